using System.Globalization;
using Luheng.Deliveries;

namespace Luheng.Returns;

/// <summary>What is imported beside returns: offers every sheet to those who take such, and joins their counts and problems to the import's.</summary>
sealed class OtherSheets(IReadOnlyList<ISheetIntake> kinds, Intake intake)
{
    /// <summary>Sheets that others took, whose problems stand among the import's.</summary>
    readonly Dictionary<int, SheetPlace> places = [];

    public string Accepted => string.Join("", kinds.Select(k => $", {k.Accepted}"));

    public SheetTally Tally => kinds.Aggregate(default(SheetTally), (sum, k) => sum + k.Tally);

    /// <summary>Offers a file whole; false when nobody wants it so.</summary>
    public bool TakesWhole(string file)
    {
        var place = new SheetPlace(intake.Sheets.Count, file, null, null);
        if (!kinds.Any(k => k.TakesWhole(file, place.Index))) return false;
        places[place.Index] = place;
        intake.Sheets.Add(place);
        return true;
    }

    /// <summary>Offers a sheet by its rows of headings; what takes its rows, or null.</summary>
    public Action<SheetRows>? Open(string file, Book book, Head head, out int firstRow)
    {
        firstRow = 0;
        for (var r = 0; r < head.Rows.Count; r++)
        {
            string[] headings = [.. head.Rows[r].Cells.Select(c => c.Kind == CellKind.Text ? c.Text! : "")];
            var sheet = new SheetHead(intake.Sheets.Count, file, headings);
            if (kinds.Select(k => k.Open(sheet)).FirstOrDefault(t => t is not null) is not { } take) continue;
            var place = intake.Open(file, book.Sheet, Enumerable.Range(0, headings.Length).Where(c => headings[c].Trim() is not "").ToDictionary(c => c, c => headings[c].Trim()));
            places[place.Index] = place;
            firstRow = head.Rows[r].Row + 1;
            return rows => take(new(rows.Row, [.. Enumerable.Range(0, Math.Max(rows.Width, 0)).Select(c => Text(rows[c]))]));
        }
        return null;
    }

    public void Settle(Registry.Population population)
    {
        foreach (var kind in kinds) kind.Settle(population);
        foreach (var problem in kinds.SelectMany(k => k.Problems))
            if (problem.Row == 0) intake.Problems.AddSheet(places[problem.Sheet], problem.Rule, new(problem.Zh, problem.Hint), problem.Found is "" ? null : problem.Found);
            else intake.Problems.Add(new(places[problem.Sheet], problem.Row, problem.Column), problem.Found, problem.Rule, new(problem.Zh, problem.Hint));
    }

    static string Text(in Cell cell) => cell.Kind != CellKind.Date || cell.Number == Math.Floor(cell.Number) ? cell.ToString().Trim()
        : DateTime.FromOADate(cell.Number).AddMilliseconds(500).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
