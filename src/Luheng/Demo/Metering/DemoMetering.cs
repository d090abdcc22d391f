using Luheng.Chance;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>The metering points of the demo's connected enterprises and what they read, agreeing with what is filed but for a few. All of it is 演示数据.</summary>
/// <remarks>Not all who must be connected are; two were connected late, some lose their link or fall silent, and a few meters go wrong.</remarks>
public sealed class DemoMetering
{
    const ulong Luck = 0x1E5F_0015;

    /// <summary>August 2025, the first month with readings.</summary>
    internal const int FirstMonth = 33;

    /// <summary>Boundaries of the plan's duty to connect, in tce a year; the invented province draws its connected enterprises by them.</summary>
    const double AnySector = 10_000;
    const double Chemicals = 5_000;

    /// <summary>Enterprises whose inner meters send too; of the others only the boundary of electricity and gas does.</summary>
    const int MostInFull = 110;

    /// <summary>Divisions whose largest enterprises are monitored for pollutants: paper, refining, chemicals, cement and glass, steel, non-ferrous metals, power.</summary>
    static readonly string[] Monitored = ["22", "25", "26", "30", "31", "32", "44"];

    readonly List<Gateway> gateways = [];
    readonly List<Outfall> outfalls = [];

    internal DemoMetering(List<Firm> firms)
    {
        var due = firms.Where(f => f.Opens < FirstMonth && f.Closes == Months.Count && f.Energy * 12 >= (f.Trade.Division == "26" ? Chemicals : AnySector))
            .OrderByDescending(f => f.Energy).ToList();
        var dice = new Dice(Luck);
        for (var i = 0; i < due.Count; i++)
        {
            // The largest are all connected; of the others about one in twenty is not yet.
            if (i >= 12 && dice.Happens(0.05)) continue;
            Connect(due[i], i, ref dice);
        }
        new Story(gateways).Tell();
        Monitor(due);
        foreach (var outfall in outfalls)
        {
            outfall.First = Meters.Count;
            Meters.AddRange(outfall.Meters);
        }
        foreach (var gateway in gateways)
        {
            gateway.First = Meters.Count;
            Meters.AddRange(gateway.Points.Select(p => p.Meter with { From = gateway.Since == Instant.StartOf(FirstDay) ? null : Instant.At(gateway.Since) }));
        }
    }

    /// <summary>The first day with readings.</summary>
    public static DateOnly FirstDay { get; } = Months.At(FirstMonth).First;

    public List<Meter> Meters { get; } = [];

    /// <summary>Everything that goes wrong with a meter on purpose.</summary>
    public IEnumerable<Mishap> Mishaps => gateways.SelectMany(g => g.Mishaps);

    public IEnumerable<SubjectId> Connected => gateways.Select(g => g.Owner.Enterprise).Distinct();

    public IEnumerable<DemoMonitor> Monitors => outfalls.Select(o => o.Monitor);

    /// <summary>Lets an enterprise lower its electric load at times, by a share; before the first reading is asked for.</summary>
    public void Lower(SubjectId enterprise, Func<DateTimeOffset, double> share)
    {
        foreach (var point in gateways.Where(g => g.Owner.Enterprise == enterprise).SelectMany(g => g.Points).Where(p => p.Meter.Carrier == "electricity"))
            point.TakenOff = time => share(Instant.At(time));
    }

    /// <summary>The readings of gateways that arrive in a stretch of the story's time (its beginning not included, its end is); a meter's number is its place in Meters.</summary>
    public IEnumerable<Reading> Arriving(long from, long to) => gateways.SelectMany(g => g.Arriving(from, to));

    /// <summary>The hourly means of pollutant monitors that arrive in a stretch; the monitor's number first.</summary>
    public IEnumerable<(int Monitor, Reading Reading)> Emitted(long from, long to) => outfalls.SelectMany((o, at) => o.Arriving(from, to).Select(r => (at, r)));

    /// <summary>The meters of what pollutant monitors show at the moment, sent from a time on while the story is told live.</summary>
    public IEnumerable<Meter> Showing(DateTimeOffset from) => outfalls.SelectMany(o => o.Showing(from));

    /// <summary>What a pollutant monitor shows at a moment, by code.</summary>
    public IReadOnlyList<(string Code, double Value)> Shown(int monitor, long time) => outfalls[monitor].Now(time);

    void Monitor(List<Firm> due)
    {
        foreach (var (firm, at) in Monitored.Select(d => due.FirstOrDefault(f => f.Trade.Division == d)).OfType<Firm>().Select((f, at) => (f, at)))
        {
            if (firm.Trade.Division is not "22") outfalls.Add(new(firm, 1, water: false) { Exceeds = at == 2 ? ("a21002", Instant.StartOf(new(2025, 11, 18)) + 9 * Instant.Hour, Instant.StartOf(new(2025, 11, 18)) + 14 * Instant.Hour) : null });
            if (firm.Trade.Division is "22" or "26" or "25" or "31") outfalls.Add(new(firm, 2, water: true) { Exceeds = at == 0 ? ("w01018", Instant.StartOf(new(2025, 11, 19)) + 15 * Instant.Hour, Instant.StartOf(new(2025, 11, 19)) + 19 * Instant.Hour) : null });
        }
    }

    void Connect(Firm firm, int rank, ref Dice dice)
    {
        var full = rank < MostInFull;
        var differs = rank is 7 or 31 ? 1.08 : rank is 19 or 44 ? 0.92 : 1;
        for (var f = 0; f < firm.Filers.Count; f++)
        {
            var points = new Installation(firm, firm.Filers[f], f, full, differs).Points();
            if (points.Count > 0) gateways.Add(Story.Gateway(firm.Filers[f].Id, points, rank, ref dice));
        }
    }
}
