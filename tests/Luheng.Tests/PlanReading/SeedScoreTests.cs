using System.Globalization;
using Luheng.PlanReading;
using Luheng.Quantities;
using Luheng.Tests.Packs;

namespace Luheng.Tests.PlanReading;

/// <summary>The 153 labelled figures of the five plan documents beside what the reader finds, seed by seed.</summary>
public class SeedScoreTests(ITestOutputHelper output)
{
    const double Targets = 0.95, All = 0.9, Right = 0.9;

    static readonly Dictionary<string, FindKind> KindOf = new()
    {
        ["target"] = FindKind.Target,
        ["achievement"] = FindKind.Outcome,
        ["baseline/fact"] = FindKind.Fact,
        ["policy_threshold"] = FindKind.Threshold,
    };

    /// <summary>Rows whose figure the issue calls part of a programme's name, and no target.</summary>
    static readonly HashSet<string> Programmes = ["P061", "P062", "P063"];

    /// <summary>Rows whose unit in the table is a remark on the text's own: the text is what is read.</summary>
    static readonly Dictionary<string, string> TextUnit = new()
    {
        ["P017"] = "吨标煤",           // per 万元 implied
        ["P055"] = "",                // the table of the plan states none
        ["P091"] = "家",               // the plan's own slip
        ["P014"] = "大",
        ["P123"] = "大",
        ["P153"] = "大",
    };

    [Fact]
    public void The_reader_finds_the_labelled_figures_of_the_plans()
    {
        var (targets, found, rows, labelled) = (0, 0, 0, 0);
        var (proposed, wrong) = (0, 0);
        foreach (var seed in RealPacks.Table("plan_indicators.csv").GroupBy(r => r("seed_file")))
        {
            var finds = Reading.Reader.Read(seed.Key, File.ReadAllBytes(Reading.Seed(seed.Key)), TestContext.Current.CancellationToken).Finds;
            var used = new HashSet<string>();
            var (seedFound, seedTargets, seedLabelled) = (0, 0, 0);
            foreach (var row in seed)
            {
                var best = Candidates(row, finds).Select(f => (Find: f, Wrong: Wrong(row, f))).OrderBy(c => c.Wrong.Count).FirstOrDefault();
                var isTarget = row("record_type") == "target" && !Programmes.Contains(row("id"));
                if (isTarget) seedLabelled++;
                if (best.Find is not null && best.Find.Kind == FindKind.Target && isTarget) used.Add(best.Find.Id);
                if (best.Find is not null && best.Wrong.Count == 0)
                {
                    seedFound++;
                    if (isTarget) seedTargets++;
                }
                else output.WriteLine($"  missed {row("id")} {row("indicator_zh")}: {(best.Find is null ? "nothing there" : $"{string.Join(", ", best.Wrong)} in {Reading.Shown(best.Find)}")}");
            }
            var aims = finds.Where(f => f.Kind == FindKind.Target).ToList();
            var known = aims.Where(f => used.Contains(f.Id)).ToList();
            var beside = aims.Where(f => !used.Contains(f.Id) && !known.Any(k => Restates(f, k))).ToList();
            foreach (var f in beside) output.WriteLine($"  not labelled: {Reading.Shown(f)}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seed.Key}: {seedFound} of {seed.Count()} figures, {seedTargets} of {seedLabelled} targets; {aims.Count} proposed as targets, {beside.Count} that are not labelled so"));
            (found, rows, targets, labelled, proposed, wrong) = (found + seedFound, rows + seed.Count(), targets + seedTargets, labelled + seedLabelled, proposed + aims.Count, wrong + beside.Count);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all: {found} of {rows} figures, {targets} of {labelled} targets, {proposed - wrong} of {proposed} proposals right"));
        Assert.Equal(153, rows);
        Assert.InRange(targets / (double)labelled, Targets, 1);
        Assert.InRange(found / (double)rows, All, 1);
        Assert.InRange((proposed - wrong) / (double)proposed, Right, 1);
    }

    /// <summary>The finds that touch the labelled words; a row of the plan's table goes on behind its name.</summary>
    static IEnumerable<Find> Candidates(Func<string, string> row, IReadOnlyList<Find> finds)
    {
        const int RowOfTable = 45;
        var start = int.Parse(row("char_offset"), CultureInfo.InvariantCulture);
        var end = start + row("snippet").Length + (row("note").Contains("专栏1", StringComparison.Ordinal) || row("snippet").StartsWith('（') || row("id") == "P047" ? RowOfTable : 0);
        return finds.Where(f => f.Start < end && f.Start + f.Words.Length > start);
    }

    static List<string> Wrong(Func<string, string> row, Find find)
    {
        var wrong = new List<string>();
        if (Programmes.Contains(row("id"))) return find.Kind == FindKind.Programme ? [] : ["kind"];
        if (KindOf[row("record_type")] != find.Kind) wrong.Add("kind");
        var (target, change, unit) = (Number(row("target_value").Split(';')[0]), Number(row("change_value")), row("unit").Split(';')[0]);
        if (row("change_type") == "year") return find.Year == (int?)target ? wrong : [.. wrong, "year"];
        var scale = Scale(unit);
        if (target is { } aim && !Same(find.Level * Scale(find.Unit), aim * scale) && !Same(find.By * Scale(find.ChangeUnit), aim * scale)) wrong.Add("value");
        if (target is null && change is { } by && !Same(find.By, by)) wrong.Add("change");
        if (target is null && change is null && Number(row("baseline_value")) is { } stated && !Same(find.Level, stated)) wrong.Add("value");
        if (target is not null && Number(row("baseline_value")) is { } from && !Same(find.Base, from)) wrong.Add("base");
        if (Number(row("baseline_year")) is { } since && (change is not null || row("baseline_value") is not "" && target is not null) && find.BaseYear != (int)since) wrong.Add("base year");
        var year = Number(row("target_year").Replace("from ", "", StringComparison.Ordinal)) ?? (target is null && change is null ? Number(row("baseline_year")) : null);
        if (year is { } when && find.Year != (int)when) wrong.Add("year");
        if (row("change_type") == "pct_or_pp_ambiguous" && find.Ask.Count == 0) wrong.Add("not asked");
        if (!UnitAgrees(row("id"), unit, row("change_type"), find)) wrong.Add("unit");
        return wrong;
    }

    static bool UnitAgrees(string id, string unit, string change, Find find)
    {
        string[] got = [find.Unit, find.ChangeUnit];
        if (TextUnit.TryGetValue(id, out var said)) return got.Contains(said);
        if (unit is "" || change is "pp_over_target" or "years") return true;
        if (change is "rate_per_year") return got.Contains("%/年");
        return got.Any(g => g == unit || (change is "pp" && g is "百分点" or "%") || SameUnit(g, unit));
    }

    /// <summary>Whether two spellings are one unit by the unit table: 千克标准煤/吨 and kgce/t. A text may leave to the phrase what a unit is over: 吨钢综合能耗下降60千克标煤.</summary>
    static bool SameUnit(string got, string wanted)
    {
        var units = RealPacks.Units;
        return Read(got) is { } found && (Is(found, wanted) || wanted.Split('/') is [var above, _] && Is(found, above));

        Unit? Read(string text) => text is not "" && units.TryUnit(Plain(text), out var unit) ? unit : null;

        bool Is(Unit found, string other) => Read(other) is { } unit && unit.Measures(found) && unit.InBase.Equals(found.InBase);
    }

    /// <summary>A unit without the great multiples, and without the year of tce/a.</summary>
    static string Plain(string unit) => unit.TrimStart('万', '亿').Replace("/a", "", StringComparison.Ordinal);

    static double Scale(string unit)
    {
        var scale = 1.0;
        foreach (var c in unit.TakeWhile(c => c is '万' or '亿')) scale *= c == '万' ? 1e4 : 1e8;
        return scale;
    }

    /// <summary>The same aim said again, with the same figure.</summary>
    static bool Restates(Find find, Find known) =>
        (find.Level, find.By, find.Year) == (known.Level, known.By, known.Year) && (find.Indicator == known.Indicator || find.Phrase == known.Phrase) && find.Measure is not null;

    static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static bool Same(double? found, double expected) => found is { } value && Math.Abs(value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));
}
