using System.Globalization;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Yearbooks;

/// <summary>Cumulative figures that are lower than an earlier one of the same year, in the table or beside what is stored already.</summary>
static class FallingFigures
{
    public const string Rule = "cumulative-falls";

    public static IReadOnlyList<YearbookProblem> Among(IReadOnlyList<YearbookCell> cells, IEnumerable<KeyValuePair<ObservationKey, double>> stored, Population population)
    {
        var would = cells.Where(c => !double.IsNaN(c.Value) && IsCumulative(c.Period)).DistinctBy(c => (c.Subject, c.Item.Id, c.Period)).ToList();
        var news = would.Select(c => (c.Subject, c.Item.Id, c.Period)).ToHashSet();
        var known = stored.Where(s => IsCumulative(s.Key.Period) && !news.Contains((s.Key.Subject, s.Key.Item, s.Key.Period))).Select(s => new Point(s.Key.Subject, s.Key.Item, s.Key.Period, s.Value, null)).ToLookup(p => (p.Subject, p.Item, p.Period.Year));
        return [.. from series in would.GroupBy(c => (c.Subject, c.Item.Id, c.Period.Year))
            let points = series.Select(c => new Point(c.Subject, c.Item.Id, c.Period, c.Value, c)).Concat(known[series.Key]).OrderBy(p => p.Period.Last).ToList()
            from pair in points.Zip(points.Skip(1))
            let cell = pair.Second.Cell ?? pair.First.Cell
            where cell is not null && (pair.First.Changes || pair.Second.Changes) && cell.Item.Falls(cell.Subject.Kind, pair.First.Value, pair.Second.Value)
            select new YearbookProblem(cell.Place, cell.Row, 0, cell.Text, Rule, Says(cell, pair.First, pair.Second, population))];
    }

    /// <summary>January to a month, as it is published: January itself and the whole year too.</summary>
    static bool IsCumulative(Period period) => period == Period.YearToDate(period.Year, period.Last.Month);

    static Said Says(YearbookCell cell, Point before, Point after, Population population)
    {
        var (name, unit) = (population.NameOf(cell.Subject), cell.Item.Unit);
        return new(string.Create(CultureInfo.InvariantCulture, $"{name}的{cell.Item.Name.Zh}：{Month(after)}累计 {after.Value:#,0.##} 小于{Month(before)}累计 {before.Value:#,0.##} {unit}（{(before.Cell is { } at ? at.Place : "已存的数")}）；请核对，确属下调的写明原因再存"),
            string.Create(CultureInfo.InvariantCulture, $"{name} {cell.Item.Name.En}: {after.Value:#,0.##} {unit} for {after.Period} is below {before.Value:#,0.##} {unit} for {before.Period} ({(before.Cell is { } place ? place.Place : "stored")}); look again, or say why it was revised downwards"));
    }

    static string Month(Point point) => string.Create(CultureInfo.InvariantCulture, $"{point.Period.Year} 年 1–{point.Period.Last.Month} 月");

    /// <param name="Cell">The cell of the table; null where it is stored already.</param>
    sealed record Point(SubjectId Subject, string Item, Period Period, double Value, YearbookCell? Cell)
    {
        public bool Changes => Cell is { State: CellState.New or CellState.Corrected };
    }
}
