using Luheng.Chance;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>What happens to gateways and meters between August and November 2025.</summary>
sealed class Story(List<Gateway> gateways)
{
    /// <summary>A gateway by the rank of its enterprise: a few have a fate, the others work, but for an hour now and then.</summary>
    public static Gateway Gateway(SubjectId owner, IReadOnlyList<Point> points, int rank, ref Dice dice)
    {
        var (day, hours) = (dice.Below(105), 1 + dice.Below(7));
        List<(long, long)> outages = rank % 6 == 1 ? [(At(8, 1 + day, 9), At(8, 1 + day, 9 + hours))] : [];
        return rank switch
        {
            9 => new(owner, points) { Since = At(9, 20, 0) },
            27 => new(owner, points) { Since = At(10, 13, 0) },
            14 => new(owner, points) { SilentFrom = At(11, 17, 14) },
            38 => new(owner, points) { SilentFrom = At(11, 12, 3) },
            17 => new(owner, points) { Outages = [(At(10, 22, 6), At(10, 26, 18))] },
            25 => new(owner, points) { Outages = [(At(9, 5, 0), At(9, 7, 12)), (At(11, 8, 0), At(11, 10, 8))] },
            21 => new(owner, points) { Cut = (At(11, 14, 5), At(11, 17, 5)) },
            33 => new(owner, points) { Delay = Instant.Day },
            _ => new(owner, points) { Outages = outages, Delay = rank * 37 % 840 * 1000L }, // not all at once
        };
    }

    /// <summary>Devices that are changed, and meters that go wrong.</summary>
    public void Tell()
    {
        Main(4)?.ChangeDevice(new(2025, 9, 16, 10, 0, 0, China.Offset));
        if (Main(6) is { Meter.Multipliers: [var ratio] } main) main.ChangeMultiplier(new(2025, 10, 15, 9, 0, 0, China.Offset), ratio.Factor * 1.5);

        Wrong(8, "W0", MishapKind.Stuck, At(11, 15, 8), At(11, 18, 8));
        Wrong(10, "D0", MishapKind.Scale, At(10, 9, 0), At(10, 12, 0), 10, At(10, 14, 9));
        Wrong(11, "D0", MishapKind.Scale, At(11, 13, 0), At(11, 16, 0), 10);
        Wrong(13, "W1", MishapKind.Stuck, At(9, 23, 6), At(9, 25, 20));
        Wrong(15, "P0", MishapKind.Scale, At(11, 5, 0), At(11, 6, 12), 1000);
        Wrong(16, "D0", MishapKind.Sign, At(10, 28, 0), At(10, 29, 0));
        Wrong(18, "P0", MishapKind.Spike, At(11, 11, 13), At(11, 11, 14), 25);
        Wrong(20, "E0", MishapKind.Missing, At(11, 3, 7), At(11, 4, 16));
        Wrong(22, "E0", MishapKind.ClockAhead, At(11, 10, 0), long.MaxValue, 150);
        Wrong(24, "E11", MishapKind.Stuck, At(10, 18, 0), At(10, 20, 0));
        Exchange(26, "E1", "E2", At(11, 6, 10), At(11, 9, 10));
    }

    Point? Main(int at) => at < gateways.Count ? gateways[at].Points.FirstOrDefault(p => p.Meter is { Carrier: "electricity", Parent: null }) : null;

    /// <summary>Lets a meter of a gateway go wrong; where it has none of the name, the next gateway's does.</summary>
    void Wrong(int at, string name, MishapKind kind, long from, long to, double size = 0, long? corrected = null)
    {
        foreach (var gateway in gateways.Skip(at))
            if (gateway.Mishaps.Count == 0 && Find(gateway, name) is { } point)
            {
                gateway.Mishaps.Add(new(kind, point.Meter.Id, from, to, size, null, corrected));
                return;
            }
    }

    void Exchange(int at, string one, string other, long from, long to)
    {
        foreach (var gateway in gateways.Skip(at))
            if (gateway.Mishaps.Count == 0 && Find(gateway, one) is { } a && Find(gateway, other) is { } b)
            {
                gateway.Mishaps.Add(new(MishapKind.Exchanged, a.Meter.Id, from, to, 0, b.Meter.Id));
                gateway.Mishaps.Add(new(MishapKind.Exchanged, b.Meter.Id, from, to, 0, a.Meter.Id));
                return;
            }
    }

    static Point? Find(Gateway gateway, string name) => gateway.Points.FirstOrDefault(p => p.Meter.Id.EndsWith("-" + name, StringComparison.Ordinal));

    /// <summary>An hour of 2025, in which a day may lie beyond its month.</summary>
    static long At(int month, int day, int hour) => Instant.StartOf(new DateOnly(2025, month, 1).AddDays(day - 1)) + hour * Instant.Hour;
}
