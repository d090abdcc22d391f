using Luheng.Chance;
using Luheng.Monitoring.Hj212;
using Luheng.Time;
using Measured = Luheng.Monitoring.Hj212.Measured;

namespace Luheng.App.Simulating;

/// <summary>A pollutant monitor that is played: water by its code in even numbers, air in odd ones; real-time values, minutes, hours, and what the host asks for later.</summary>
sealed class SimulatedMonitor : IDisposable
{
    const ulong Luck = 0x51B0_0011;
    const int RealTime = 2011;
    const int Minute = 2051;
    const int Hour = 2061;
    const long RealTimePace = 30_000;
    const long MinutePace = 600_000;

    static readonly (string Code, double Mean)[] Water = [("w00000", 12), ("w01001", 7.3), ("w01018", 41), ("w21003", 3.1), ("w21011", 0.3)];
    static readonly (string Code, double Mean)[] Air = [("a00000", 64), ("a19001", 9.6), ("a01012", 96), ("a34013", 6.2), ("a21026", 21), ("a21002", 36)];

    readonly int who;
    readonly (string Code, double Mean)[] codes;
    readonly SimulatedClock clock = new();

    public SimulatedMonitor(PollutantMonitor monitor, string host, int port, int seed)
    {
        foreach (var c in monitor.Mn) who = (who * 31 + c) & 0x00FF_FFFF;
        who ^= seed & 0x00FF_FFFF;
        codes = who % 2 == 0 ? Water : Air;
        var device = new Device(monitor.Mn, monitor.Password ?? "123456", who % 2 == 0 ? "32" : "31", clock, Past);
        if (who % 5 == 0) device.Ahead = TimeSpan.FromSeconds(20); // clocks in the field are never quite right
        Line = new(device, host, port);
    }

    public DeviceLine Line { get; }

    /// <summary>Sends what is due between two moments (from not included, to included); without real-time values where it is history.</summary>
    public async Task<bool> Play(long from, long to, bool history, CancellationToken cancel)
    {
        foreach (var (cn, pace) in history ? [(Hour, Instant.Hour)] : new[] { (RealTime, RealTimePace), (Minute, MinutePace), (Hour, Instant.Hour) })
            for (var time = (from / pace + 1) * pace; time <= to; time += pace)
            {
                clock.Time = time;
                var data = cn == RealTime ? time : time - pace; // a period is named by its start
                if (!await Line.Send(Line.Device.Upload(cn, data, Values(cn, data)), cancel)) return false;
            }
        clock.Time = to;
        return true;
    }

    public void Dispose() => Line.Dispose();

    IEnumerable<(long, IReadOnlyList<Measured>)> Past(int cn, long from, long to)
    {
        var pace = cn switch { Minute => MinutePace, Hour => Instant.Hour, _ => Instant.Day };
        for (var time = from; time <= to && time < from + 1000 * pace; time += pace) yield return (time, [.. Values(cn, time)]);
    }

    IEnumerable<Measured> Values(int cn, long time) => codes.Select((c, i) =>
    {
        var value = c.Mean * (1 + 0.12 * Dice.For(Luck, who + i, (int)(time / Instant.Hour)).Bell() + 0.03 * Dice.For(Luck, who + i, (int)(time / RealTimePace)).Bell());
        double Rounded(double v) => Math.Round(Math.Max(0, v), 2);
        return new Measured(c.Code, cn == RealTime ? [("Rtd", Rounded(value))] : [("Min", Rounded(value * 0.9)), ("Avg", Rounded(value)), ("Max", Rounded(value * 1.12))]);
    });

    sealed class SimulatedClock : TimeProvider
    {
        public long Time { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Time);
    }
}
