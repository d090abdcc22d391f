using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>Every product line of every enterprise in a period against the levels in force on its last day (能效对标), made from the columns at once.</summary>
public sealed class BenchmarkTable
{
    /// <summary>The rule that says how figures are taken and compared.</summary>
    public const string RuleId = "benchmark";

    readonly ILookup<SubjectId, BenchmarkLine> byFirm;
    readonly FirmColumns firms;

    BenchmarkTable(World world, Period period, FirmColumns firms, IReadOnlyList<BenchmarkLine> lines)
    {
        (World, Period, this.firms, Lines) = (world, period, firms, lines);
        byFirm = lines.ToLookup(l => l.Firm.Id);
    }

    public World World { get; }
    public Period Period { get; }
    public IReadOnlyList<Subject> Firms => firms.Firms;

    /// <summary>Every line that output was filed for, judged or not.</summary>
    public IReadOnlyList<BenchmarkLine> Lines { get; }

    /// <summary>What grading takes.</summary>
    public IEnumerable<LineStanding> Standings => Lines.Select(l => l.Standing);

    public IEnumerable<BenchmarkLine> LinesOf(SubjectId firm) => byFirm[firm.Enterprise];

    /// <summary>A number of the rule; a pack without it is a fault of the packs.</summary>
    public static double Number(Catalogue catalogue, string name) => catalogue.Rules.GetValueOrDefault(RuleId)?.Numbers.TryGetValue(name, out var number) == true ? number : double.NaN;

    public static BenchmarkTable Of(World world, Period period)
    {
        var firms = new FirmColumns(world);
        var judge = new LineJudge(firms, world.Catalogue, period);
        var coverage = Number(world.Catalogue, "coverage_at_least");
        var found = new LineFinder(world, firms, period, judge, double.IsNaN(coverage) ? 1 : coverage).Find();
        var lines = Peers.Place(LineExtras.Add(world, firms, period, found), Number(world.Catalogue, "peers_at_least"));
        return new(world, period, firms, [.. lines.OrderBy(l => firms.IndexOf(l.Firm.Id))]);
    }

    /// <summary>Every enterprise's judgement, in the order of their ids.</summary>
    public IEnumerable<Judgement> Judgements => Firms.Select(f => Of(f.Id));

    /// <summary>An enterprise's judgement over all its lines.</summary>
    public Judgement Of(SubjectId firm) => FirmJudge.Judge(firm.Enterprise, Period, [.. byFirm[firm.Enterprise]]);

    public bool Knows(SubjectId firm) => firms.IndexOf(firm.Enterprise) >= 0;
}
