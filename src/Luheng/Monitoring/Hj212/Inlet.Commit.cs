using System.Globalization;
using Luheng.Findings;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

public sealed partial class Inlet
{
    /// <summary>
    /// Commits what was gathered and sends the answers. One call at a time. When the store is busy it waits and tries again;
    /// when it refuses, nothing of the round is answered, so that devices send it again.
    /// </summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="ReadingsRefusedException">The store cannot write.</exception>
    public async ValueTask<bool> Commit(CancellationToken cancel = default)
    {
        Round round;
        List<Meter> made;
        lock (gate)
        {
            if (gathering.IsEmpty && register.Made.Count == 0)
            {
                Packets += gathering.Packets;
                gathering.Clear();
                return false;
            }
            (round, gathering, spare) = (gathering, spare, gathering);
            made = register.TakeMade();
        }
        try
        {
            if (made.Count > 0) Register(made);
            if (round.Batch.Count > 0) await Append(round.Batch, cancel);
            round.Send();
            Packets += round.Packets;
            foreach (var over in round.Over) Tell(over);
        }
        catch
        {
            lock (gate) register.GiveBack(made);
            throw;
        }
        finally
        {
            round.Clear();
        }
        return true;
    }

    void Tell(OverLimit over)
    {
        Alarm?.Invoke(over);
        if (station.Live.Listeners == 0) return;
        var meter = station.Book.Find(over.Meter);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(over.Monitor.Name is "" ? over.Monitor.Mn : over.Monitor.Name)} {meter?.Name ?? over.Code} {over.Value} {meter?.Unit}，超过限值 {over.Limit}");
        station.Live.Publish(new LiveAlarm(over.Monitor.Owner, meter?.Id, Instant.At(over.Time), PollutantAlarms.OverLimit, FindingLevel.Severe, text));
    }

    async ValueTask Append(ReadingBatch batch, CancellationToken cancel)
    {
        while (true)
            try
            {
                await station.Readings.Append(batch, cancel);
                return;
            }
            catch (ReadingsBusyException busy)
            {
                await Task.Delay(busy.RetryAfter, clock, cancel);
            }
    }

    void Register(List<Meter> made) =>
        station.Ledger.Commit(new($"HJ 212 首次收到的 {made.Count} 个测点", "HJ 212", [], []) { Documents = [.. made.Select(MeterBook.Write)], From = "HJ 212" });
}
