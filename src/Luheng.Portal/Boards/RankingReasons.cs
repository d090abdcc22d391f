using System.Globalization;
using Luheng.Access;
using Luheng.Comparing;
using Luheng.Packs;
using Luheng.Portal.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>Why a cell of a pivot or a total is what it is.</summary>
static class RankingReasons
{
    const int PartsShown = 12;

    /// <summary>Null where the view has no such row.</summary>
    /// <exception cref="QuestionException">The address names no cell of the view.</exception>
    public static Reasons? Of(Reader reader, RankingQuery query)
    {
        var (desk, sight, row) = (reader.Desk, Outlook.Of(reader), reader.Query("row"));
        List<Said> wrong = [];
        if (!int.TryParse(reader.Query("column"), NumberStyles.None, CultureInfo.InvariantCulture, out var column) || column >= query.Columns) wrong.Add(Words.NotBetween.Filled("column", reader.Query("column"), 0, query.Columns - 1));
        if (row is not "" && query.By is "firm") wrong.Add(Words.NoRowsOfFirms.Filled(row));
        if (wrong.Count > 0) throw new QuestionException(wrong.Together());
        if (row is not "" && !sight.Table.Firms.Any(f => f.Placements.Any(p => query.GroupOf(desk.World.Population, p) == row))) return null;
        var places = query.Filter.Places(desk.World.Population);
        bool Means(Placement place) => places(place) && (query.By is "firm" || query.GroupOf(desk.World.Population, place) is { } group && (row is "" || group == row));
        var now = query.By is "firm" ? query.Filter.Now(desk, sight).ToHashSet() : null;
        var sums = new GroupSums(sight.Table, 1, p => now is not null || Means(p) ? 0 : -1, now is not null ? now.Contains : query.Filter.Firms(desk, sight));
        var cells = Ranking.CellsOf(query, sums)[column];
        var at = query.Over is "" ? 0 : column;
        var (item, period) = (cells.Item, cells.Periods[at]);
        var list = query.Address("/rankings", [("by", ""), ("over", ""), ("item", item.Id), ("also", ""), ("in", period.ToString()), .. row is "" ? [] : new[] { query.Only(row) }]);
        var additive = item.Additive ? cells : cells.Inputs.Count > 0 ? cells.Inputs[0] : cells;
        return new(reader[item.Name], Scope(reader, query, row), Dates.Say(period, reader.English), cells.Values[at], item.Unit.Symbol, double.IsNaN(cells.Coverage[at]) ? 1 : cells.Coverage[at],
            item.Additive ? reader[Words.SumOfFirms] : item.IsIndicator ? reader[FormulaSaid.Of(item, desk.World)] : reader[Words.NotForGroups])
        {
            Source = item.Source,
            Inputs = [.. cells.Inputs.Select(i => new ReasonLine(reader[i.Item.Name], i.Values[at], i.Item.Unit.Symbol, query.Address("/rankings/reasons", ("item", i.Item.Id), ("also", ""), ("in", i.Periods[at].ToString()), ("over", ""), ("row", row), ("column", "0")),
                new Note(reader.Say(Words.FirmsAndCoverage, Dates.Say(i.Periods[at], reader.English), i.Firms[at], Figures.Percent(i.Coverage[at])), Opening.In(i.Firms[at], reader[Words.WorkedCovered], list), Opening.In(i.Coverage[at] * 100, reader.Say(Words.CoverageSays, reader[Accounting.ReasonWords.CoverageOf("member months")], Figures.Percent(i.Coverage[at]))))))],
            Parts = Parts(reader, sight, additive, additive.Periods[at], f => now is not null ? now.Contains(f) : query.Filter.Firms(desk, sight)(f) && Means(sight.Table.Firms[f].Latest)),
            Notes = [new(reader.Say(Words.CellNote, cells.Firms[at]), Opening.In(cells.Firms[at], reader[Words.WorkedCovered], list)), .. query.By is "firm" ? Array.Empty<Note>() : [reader[Words.AsBelonged]]],
            List = list,
        };
    }

    static string Scope(Reader reader, RankingQuery query, string row)
    {
        var population = reader.Desk.World.Population;
        string[] parts =
        [
            row is "" ? reader[Words.Total] : Ranking.NameOf(reader.Desk, query, row), query.Filter.Region is "" ? "" : population.Regions.Find(query.Filter.Region)?.Name ?? query.Filter.Region,
            query.Filter.Industry is "" ? "" : population.NameOf(SubjectId.Sector(query.Filter.Industry)), query.Filter.Park, query.Filter.Text is "" ? "" : $"“{query.Filter.Text}”",
            reader.May(Act.SeeFirm, SubjectId.Region(query.By is "city" or "county" && row is not "" ? row : query.Filter.Region is "" ? reader.Whole.Local : query.Filter.Region)) ? "" : reader[Words.OfWhatYouSee],
            Behind.Find(query.Filter.Behind) is { } behind ? reader[behind.Name] : "", query.Filter.Size is "" ? "" : reader[Words.KeyFirms],
        ];
        return string.Join(" · ", parts.Where(p => p is not ""));
    }

    /// <summary>The enterprises with the largest part in it.</summary>
    static List<ReasonLine> Parts(Reader reader, Outlook sight, GroupCells cells, Period period, Func<int, bool> means)
    {
        var column = sight.Table.Of(cells.Item.Id, period);
        return [.. Enumerable.Range(0, column.Values.Length).Where(f => !double.IsNaN(column.Values[f]) && means(f)).OrderByDescending(f => Math.Abs(column.Values[f])).Take(PartsShown)
            .Select(f => new ReasonLine(sight.Table.Firms[f].Name, column.Values[f], cells.Item.Unit.Symbol, Links.Explain(cells.Item.Id, sight.Table.Firms[f].Id, period)))];
    }
}
