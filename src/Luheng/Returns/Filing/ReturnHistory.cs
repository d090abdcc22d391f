using Luheng.Engine;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>Where a figure is expected to lie, and how that was found.</summary>
/// <param name="Count">Of how many periods the median is.</param>
/// <param name="Reach">How far below and above the median, before the same period last year is held: the rule's number of spreads, and one spread.</param>
/// <param name="LastYear">The same period last year and the share by which the range goes around it; NaN where nothing was filed.</param>
public sealed record ExpectedRange(double Low, double High, double Median, int Count, (double Spreads, double Spread) Reach, (double Value, double Season) LastYear);

/// <summary>What an enterprise filed before, for setting a new return beside it.</summary>
public sealed class ReturnHistory(World world, SubjectId subject)
{
    /// <summary>The rule of a pack that says how wide the usual range is.</summary>
    public const string Rule = "return-range";

    const int Periods = 12;

    readonly int row = world.Frame.RowOf(subject);
    readonly int[] sites = [.. world.Population.SitesOf(subject).Select(s => world.Frame.RowOf(s.Id)).Where(r => r >= 0)];

    /// <summary>The figure filed for a period; the sum of its sites' where it files by site; NaN where there is none.</summary>
    public double Filed(string item, Period period)
    {
        if (period.Kind != PeriodKind.Month) return FactOf(item, period, f => f.Source.Kind is SourceKind.Filed);
        if (world.Frame.KindOf(item, row, period) == SourceKind.Filed) return world.Frame.Value(item, row, period);
        return Sum(sites.Where(s => world.Frame.KindOf(item, s, period) == SourceKind.Filed).Select(s => world.Frame.Value(item, s, period)));
    }

    /// <summary>What meters say of the period; NaN where they say nothing.</summary>
    public double Monitored(string item, Period period)
    {
        if (period.Kind == PeriodKind.Month && world.Frame.KindOf(item, row, period) == SourceKind.Monitored) return world.Frame.Value(item, row, period);
        return FactOf(item, period, f => f.Source.Kind == SourceKind.Monitored);
    }

    /// <summary>Whether any figure of an item was filed in the periods before one.</summary>
    public bool Uses(string item, in ReturnKey key, int periods)
    {
        for (var i = 1; i <= periods; i++)
            if (!double.IsNaN(Filed(item, key.PeriodBefore(i)))) return true;
        return false;
    }

    /// <summary>Null where too little was filed to expect anything.</summary>
    public ExpectedRange? Expected(string item, in ReturnKey key)
    {
        if (!world.Catalogue.Rules.TryGetValue(Rule, out var rule)) return null;
        var values = new List<double>(Periods);
        for (var i = 1; i <= Periods; i++)
            if (Filed(item, key.PeriodBefore(i)) is var value && !double.IsNaN(value)) values.Add(value);
        if (values.Count < rule.Numbers["least_months"]) return null;
        var median = Median(values);
        var spread = Math.Max(rule.Numbers["to_deviation"] * Median([.. values.Select(v => Math.Abs(v - median))]), rule.Numbers["floor"] * Math.Abs(median));
        var (low, high) = (median - rule.Numbers["spreads"] * spread, median + rule.Numbers["spreads"] * spread);
        if (Filed(item, key.Period.ShiftYears(-1)) is var last && !double.IsNaN(last))
        {
            var season = rule.Numbers["season"] * Math.Abs(last);
            (low, high) = (Math.Min(low, last - season), Math.Max(high, last + season));
        }
        return new(world.Catalogue.Items[item].Minimum is { } least ? Math.Max(least, low) : low, high, median, values.Count, (rule.Numbers["spreads"], spread), (Filed(item, key.Period.ShiftYears(-1)), rule.Numbers["season"]));
    }

    double FactOf(string item, Period period, Func<Fact, bool> like) => world.Facts.At(subject, item, period).Where(like).Select(f => (double?)f.Value).FirstOrDefault() ?? double.NaN;

    static double Sum(IEnumerable<double> values)
    {
        var (sum, any) = (0.0, false);
        foreach (var value in values) (sum, any) = (sum + value, true);
        return any ? sum : double.NaN;
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[values.Count / 2 - 1] + values[values.Count / 2]) / 2;
    }
}
