using System.Globalization;
using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Grading;

/// <summary>A graded firm as the list shows it.</summary>
public sealed record GradeRow(Subject Firm, string City, string Level, GradeLadder? Ladder, int Open, int Overdue)
{
    /// <summary>The grade as an appeal changed it; null where it is as it was computed.</summary>
    public ListedGrade? Appeal { get; init; }

    internal string Because => Ladder?.Judgement.Because.FirstOrDefault(b => b.Rule == Ladder.Decides)?.Says.Zh ?? "";
}

/// <summary>The grades that a reader may see, counted by level and city, and a page of their rows.</summary>
public sealed record GradeTable(string Period, IReadOnlyList<string> Levels, IReadOnlyList<GradeRow> Rows, int Total, IReadOnlyList<(string City, string Code, IReadOnlyList<int> Counts)> Cities, IReadOnlyList<int> Counts, int Doubtful, int Page, int Pages)
{
    const int PageSize = 50;

    /// <summary>Asked for those near a boundary alone.</summary>
    internal const string Near = "near", Yes = "yes";

    /// <summary>Whether everybody whom the scheme grades is counted, and not only those that this reader may see.</summary>
    public bool Everybody { get; private init; }

    internal static GradeTable? Of(Reader reader, bool whole = false)
    {
        if (GradeBoard.Asked(reader) is not { } board) return null;
        var (population, columns, scheme) = (reader.Desk.World.Population, board.Columns, board.Scheme);
        var levels = LevelsOf(scheme);
        var (wanted, text, place) = (reader.Query("level"), reader.Query("q").Trim(), reader.Query("region"));
        var seen = board.Grades.Select((_, at) => (Grade: board.Holding(at), At: at)).Where(g => GradeList.Holds(columns, scheme, g.Grade, g.At) && reader.Sees(columns.Firms[g.At].Subject))
            .Select(g => (Grade: g.Grade == GradeColumns.NotKey ? GradeColumns.NotGraded : g.Grade, g.At, Firm: population.Find(columns.Firms[g.At].Subject)!)).Where(g => g.Firm is not null)
            .Select(g => (g.Grade, g.At, g.Firm, Region: (g.Firm.On(columns.Day) ?? g.Firm.Latest).Region)).ToList();
        var counts = Counted(seen.Select(s => s.Grade), levels.Length);
        var cities = seen.GroupBy(s => s.Region[..4]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (EnterpriseList.CityOf(population, g.First().Region), g.Key + "00", (IReadOnlyList<int>)Counted(g.Select(s => s.Grade), levels.Length))).ToList();
        bool Doubtful(sbyte grade, SubjectId firm) => grade >= 0 && board.Ladder(firm)!.Doubtful is not "";
        var (doubtful, near) = (seen.Count(s => Doubtful(s.Grade, s.Firm.Id)), reader.Query(Near) is not "");
        var found = seen.Where(s => (wanted is "" || LevelOf(s.Grade) == wanted) && (!near || Doubtful(s.Grade, s.Firm.Id)) && (place is "" || population.Regions.Within(s.Region, place))
            && (text is "" || s.Firm.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || s.Firm.Id.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(s => s.Grade < 0 ? levels.Length - s.Grade : s.Grade).ThenBy(s => s.Firm.Id).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = int.TryParse(reader.Query("page"), CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pages) : 1;
        var rows = (whole ? found : found.Skip((page - 1) * PageSize).Take(PageSize)).Select(s =>
        {
            var papers = columns.Firms[s.At].Records.Where(r => columns.Kinds.GetValueOrDefault(r.Kind)?.Is == Luheng.Packs.SupervisionIs.Order).ToList();
            return new GradeRow(s.Firm, EnterpriseList.CityOf(population, s.Region), LevelOf(s.Grade), board.Ladder(s.Firm.Id), papers.Count(r => r.IsOpen(columns.Day)), papers.Count(r => r.IsOverdue(columns.Day))) { Appeal = board.Appeals.GetValueOrDefault(s.Firm.Id) };
        }).ToList();
        return new(columns.Period.ToString(), levels, rows, found.Count, cities, counts, doubtful, page, pages)
        {
            Everybody = counts.Sum() == board.Grades.Where((grade, at) => GradeList.Holds(columns, scheme, grade, at)).Count(),
        };

        string LevelOf(sbyte grade) => GradeColumns.LevelOf(scheme, grade);
    }

    static string[] LevelsOf(Luheng.Packs.GradeScheme scheme) => [.. scheme.Levels.Select(l => l.Id), Luheng.Packs.GradeScheme.NotGraded, Luheng.Packs.GradeScheme.NoNorm];

    /// <summary>The levels that a reader may ask for.</summary>
    internal static IEnumerable<string> LevelsOf(Reader reader) => GradeBoard.Of(reader) is { } board ? LevelsOf(board.Scheme) : [];

    static int[] Counted(IEnumerable<sbyte> grades, int levels)
    {
        var counts = new int[levels];
        foreach (var grade in grades) counts[grade == GradeColumns.NoNorm ? levels - 1 : grade < 0 ? levels - 2 : grade]++;
        return counts;
    }

    internal Table Export()
    {
        var table = new Table("credit_code", "name", "city", "grade", "grade_rule", "grade_margin", "unit", "boundary", "lift", "orders_open", "orders_overdue", "grade_was");
        foreach (var row in Rows)
            table.Row(row.Firm.Id.Text, row.Firm.Name, row.City, row.Level, row.Because, row.Ladder?.Judgement.Margin, row.Ladder?.Judgement.Unit, row.Ladder?.Doubtful, row.Ladder?.Lift?.Zh, row.Open, row.Overdue, row.Appeal?.Was);
        return table;
    }
}
