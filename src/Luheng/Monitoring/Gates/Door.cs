using System.Buffers;
using System.Collections.Concurrent;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Brings bodies and files of readings into the store, piece by piece.</summary>
public sealed class Door(Station station, DoorLimits? limits = null)
{
    static readonly ConcurrentBag<Intake> Idle = [];

    readonly DoorLimits limits = limits ?? DoorLimits.Default;

    /// <summary>Takes a body in; completes when all that was taken is committed.</summary>
    /// <param name="sender">Whose key it came with; null for a file of this house.</param>
    /// <exception cref="ReadingFormatException">It is not of its form; where a form is stored whole or not at all, nothing was.</exception>
    /// <exception cref="BodyTooLargeException">Unpacked it is larger than is taken.</exception>
    /// <exception cref="TooManyReadingsException">It must be stored whole and is too much for that.</exception>
    /// <exception cref="ReadingsBusyException">Sent again later, nothing is stored twice.</exception>
    /// <exception cref="ReadingsRefusedException">The store cannot write.</exception>
    public async Task<Receipt> Take(Stream body, ReadingForm form, Sender? sender, string by, CancellationToken cancel)
    {
        if (!Idle.TryTake(out var intake)) intake = new();
        var buffer = ArrayPool<byte>.Shared.Rent(ReadingForm.PieceBytes);
        try
        {
            intake.Begin(station.Gates, sender, by, station.Clock.GetUtcNow(), limits);
            var receipt = await Take(body, form, intake, buffer, cancel);
            Idle.Add(intake); // only now: where something went wrong, the store might still be reading its batch
            return receipt;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    async Task<Receipt> Take(Stream body, ReadingForm form, Intake intake, byte[] buffer, CancellationToken cancel)
    {
        var (filled, total, last) = (0, 0L, false);
        var taken = new Counts();
        while (!last)
        {
            while (filled < buffer.Length && !last)
            {
                var count = await Unpacked(body, buffer.AsMemory(filled), total, cancel);
                filled += count;
                total += count;
                last = count == 0;
                if (total > limits.BodyBytes)
                    throw new BodyTooLargeException($"the body is larger than {limits.BodyBytes:#,0} bytes when unpacked{(taken.All > 0 ? $"; its first {taken.All:#,0} readings were stored" : "")}; send it in parts");
            }
            var used = form.Read(buffer.AsSpan(0, filled), last, intake);
            if (used == 0 && filled == buffer.Length) throw new InvalidOperationException($"{form.GetType().Name} read nothing of a full piece");
            filled -= used;
            buffer.AsSpan(used, filled).CopyTo(buffer);
            if (last || (!form.Whole && intake.Batch.Count >= limits.Together)) await Store(intake, taken);
        }
        return Receipt(intake, taken);
    }

    static async ValueTask<int> Unpacked(Stream body, Memory<byte> into, long before, CancellationToken cancel)
    {
        try
        {
            return await body.ReadAsync(into, cancel);
        }
        catch (InvalidDataException e)
        {
            throw new ReadingFormatException($"the body cannot be unpacked after {before:#,0} bytes: {e.Message}");
        }
    }

    /// <summary>Once handed to the store readings are not called back: whether they were stored would be anyone's guess.</summary>
    async Task Store(Intake intake, Counts into)
    {
        foreach (var batch in intake.Full) into.Add(await station.Readings.Append(batch, CancellationToken.None));
        if (intake.Batch.Count > 0) into.Add(await station.Readings.Append(intake.Batch, CancellationToken.None));
        intake.Empty();
    }

    static Receipt Receipt(Intake intake, Counts taken)
    {
        if (taken.All != intake.Taken) throw new InvalidOperationException($"{intake.Taken} readings went to the store, which counts {taken.Accepted} accepted and {taken.Unchanged} unchanged");
        return new(intake.Read, taken.Accepted, taken.Unchanged, taken.Corrected, intake.Rejected, [.. intake.Refusals], intake.Rejected - intake.Refusals.Count);
    }

    sealed class Counts
    {
        public long Accepted { get; private set; }
        public long Unchanged { get; private set; }
        public long Corrected { get; private set; }
        public long All => Accepted + Unchanged;

        public void Add(Taken taken)
        {
            Accepted += taken.Accepted;
            Unchanged += taken.Unchanged;
            Corrected += taken.Corrected;
        }
    }
}
