using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Returns;

/// <summary>A return as a workbook has it: its figures, and where each stood.</summary>
/// <param name="Row">The first row it was read from.</param>
public sealed record BookReturn(ReturnKey Key, SortedDictionary<string, double> Values, string? Sheet, int Row)
{
    internal Dictionary<string, Spot> Spots { get; } = [];

    /// <summary>A problem of the return, at the cell where it stands.</summary>
    public ImportProblem At(ReturnProblem problem, string file) => Spots.TryGetValue(problem.Item, out var spot)
        ? new(file, spot.Sheet.Sheet, spot.Row, spot.Sheet.Column(spot.Column), null, problem.Rule, problem.Text.Zh) : new(file, Sheet, Row, null, Key.Subject.Text, problem.Rule, problem.Text.Zh);
}

/// <summary>A workbook or text file of returns, read by the same readers as an import: every return in it, and everything wrong with cells, rows and codes. Nothing is stored.</summary>
public sealed class ReturnBook
{
    readonly Catalogue catalogue;
    readonly Intake intake;

    ReturnBook(Catalogue catalogue, Intake intake, Form? only)
    {
        (this.catalogue, this.intake) = (catalogue, intake);
        Strangers();
        Returns = Gather(only);
        Problems = intake.Problems.All();
    }

    public IReadOnlyList<BookReturn> Returns { get; }
    public IReadOnlyList<ImportProblem> Problems { get; }

    /// <summary>Value cells read.</summary>
    public int Read => intake.Read;

    /// <param name="only">The form that all sheets are of; null: each sheet's is found by its items.</param>
    public static ReturnBook Open(string file, Catalogue catalogue, Population population, DateOnly today, Form? only = null, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var intake = new Intake(catalogue, population.Subjects.ToDictionary(s => s.Id), today, new ReadingLimits().Problems);
        if (WorkbookScan.Of(file) is { } active) intake.Problems.AddFile(file, active.Rule, active.Found);
        else Import.ReadFile(file, intake, new OtherSheets([], intake), new(), progress, cancel);
        return new(catalogue, intake, only);
    }

    void Strangers()
    {
        foreach (var party in intake.Parties.All)
            foreach (var at in party.Met)
                if (!party.Known) intake.Problems.Add(at, party.Id.Text, "not-registered", Only($"{party.Id} 没有登记"));
        foreach (var row in intake.Registry) intake.Problems.Add(row.At, row.Text, "registry-row", Only("名录不在此处登记；请用名录页"));
    }

    /// <summary>What is said in Chinese alone.</summary>
    static Said Only(string zh) => new(zh, zh);

    List<BookReturn> Gather(Form? only)
    {
        var returns = new Dictionary<string, BookReturn>(StringComparer.Ordinal);
        var forms = new Dictionary<int, Dictionary<string, Form>>();
        var own = only?.ItemIds(catalogue).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < intake.Figures.Count; i++)
        {
            var figure = intake.Figures[i];
            var (party, item, period) = (intake.Parties.All[figure.Subject], intake.Uses.Ids[figure.Item], intake.Periods.All[figure.Period]);
            var spot = new Spot(intake.Sheets[figure.Sheet], figure.Row, figure.Column);
            if (figure.State == FigureState.Rejected || !party.Known) continue;
            if (!forms.TryGetValue(figure.Sheet, out var sheet)) forms[figure.Sheet] = sheet = FormsOf(figure.Sheet, only);
            if (party.Id.Kind != SubjectKind.Enterprise) intake.Problems.Add(spot, party.Id.Text, "of-kind", Only("填报以企业（统一社会信用代码）为单位"));
            else if (own is not null ? !own.Contains(item) : !sheet.ContainsKey(item)) intake.Problems.Add(spot, item, "unknown-item", Only(only is null ? $"{item} 不在任何填报表中" : $"{item} 不在 {only.Id} 表中"));
            else if (ReturnKey.Of((only ?? sheet[item]).Id, party.Id.Text, period.ToString(), catalogue, out var wrong) is not { } key) intake.Problems.Add(spot, period.ToString(), "bad-period", wrong);
            else
            {
                if (!returns.TryGetValue(key.Case, out var one)) returns[key.Case] = one = new(key, new(StringComparer.Ordinal), spot.Sheet.Sheet, spot.Row);
                one.Values[item] = figure.Value;
                one.Spots[item] = spot;
            }
        }
        return [.. returns.Values];
    }

    /// <summary>Which form each item of a sheet belongs to: the form that holds most of them first, then the next for what is left.</summary>
    Dictionary<string, Form> FormsOf(int sheet, Form? only)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < intake.Figures.Count; i++)
            if (intake.Figures[i] is var figure && figure.Sheet == sheet) left.Add(intake.Uses.Ids[figure.Item]);
        var found = new Dictionary<string, Form>(StringComparer.Ordinal);
        var forms = (only is null ? catalogue.Forms.Values : [only]).Select(f => (Form: f, Items: f.ItemIds(catalogue).ToHashSet(StringComparer.Ordinal))).OrderBy(f => f.Form.Id, StringComparer.Ordinal).ToList();
        while (left.Count > 0 && forms.MaxBy(f => left.Count(f.Items.Contains)) is { Form: not null } best && left.Any(best.Items.Contains))
            foreach (var item in left.Where(best.Items.Contains).ToList())
            {
                found[item] = best.Form;
                left.Remove(item);
            }
        return found;
    }
}
