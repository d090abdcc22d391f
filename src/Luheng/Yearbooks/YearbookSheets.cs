using Luheng.Deliveries;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Yearbooks;

/// <summary>Takes a published table in through the door for files: its figures become official observations of regions and sectors.</summary>
/// <param name="may">Whether whoever imports may file figures of a subject; null where nobody asks.</param>
/// <param name="why">The reason given; without one nothing that is in doubt is stored.</param>
public sealed class YearbookSheets(ILedger ledger, Catalogue catalogue, PublishedTable table, YearbookMapping mapping, Func<SubjectId, bool>? may = null, string? why = null) : ISheetIntake
{
    readonly List<SheetProblem> problems = [];
    int sheet;

    public string Accepted => "a published table by a mapping";

    /// <summary>Every figure, once settled: what it would be stored as, and what is in effect now.</summary>
    public IReadOnlyList<YearbookCell> Cells { get; private set; } = [];

    /// <summary>The problems as the table's reader knows their places.</summary>
    public IReadOnlyList<YearbookProblem> Wrongs { get; private set; } = [];

    /// <summary>What can only be right for a reason, such as a cumulative figure below an earlier one of its year.</summary>
    public IReadOnlyList<YearbookProblem> Doubts { get; private set; } = [];

    /// <summary>Whether the table says another basis or other prices than the mapping, and so needs a mapping of its own.</summary>
    public bool Contradicted => mapping.Contradicted(table).Count > 0;

    public SheetTally Tally { get; private set; }

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    public IReadOnlyCollection<Document> Documents => [];

    public IReadOnlyCollection<Observation> Observations =>
        [.. Cells.Where(c => c.State is CellState.New or CellState.Corrected).Select(c => new Observation(c.Subject, c.Item.Id, c.Period, c.Value, mapping.Scope, Source, c.Row))];

    Source Source => new(SourceKind.Official, mapping.Legal, $"{mapping.Document}{(table.Title is "" ? "" : $"：{table.Title}")}");

    public Action<SheetRow>? Open(SheetHead head) => null;

    public bool TakesWhole(string path, int sheet)
    {
        this.sheet = sheet;
        return true;
    }

    public void Settle(Population population)
    {
        var (cells, wrongs) = YearbookCells.Read(table, mapping, catalogue, population);
        var inEffect = new Dictionary<ObservationKey, double>();
        var subjects = cells.Select(c => c.Subject).ToHashSet();
        if (subjects.Count > 0)
            foreach (var (observation, _) in ledger.Observations(null, subjects)) inEffect[observation.Key] = observation.Value;
        Cells = [.. cells.Select(c => Compared(c, inEffect.GetValueOrDefault(new(c.Subject, c.Item.Id, c.Period, mapping.Scope, SourceKind.Official), double.NaN)))];
        wrongs = [.. wrongs, .. Cells.Where(c => may?.Invoke(c.Subject) == false).DistinctBy(c => c.Subject).Select(c => new YearbookProblem(c.Place, c.Row, 0, c.Subject.Text, "not-yours", new($"{population.NameOf(c.Subject)} 不在您的职责范围内", $"{population.NameOf(c.Subject)} is not yours to file")))];
        Wrongs = wrongs;
        Doubts = FallingFigures.Among(Cells, inEffect.Where(e => e.Key.Scope == mapping.Scope && e.Key.Kind == SourceKind.Official), population);
        problems.AddRange((string.IsNullOrWhiteSpace(why) ? wrongs.Concat(Doubts) : wrongs).Select(w => new SheetProblem(sheet, w.Row, w.Column, w.Found, w.Rule, w.Hint.En) { Zh = w.Hint.Zh }));
        int Count(CellState state) => Cells.Count(c => c.State == state);
        Tally = new(Cells.Count - Count(CellState.Missing) + wrongs.Count, Count(CellState.New) + Count(CellState.Corrected), Count(CellState.Unchanged), Count(CellState.Corrected), wrongs.Count);
    }

    static YearbookCell Compared(YearbookCell cell, double before) => cell.State == CellState.Missing ? cell with { Before = before }
        : cell with { Before = before, State = double.IsNaN(before) ? CellState.New : Same(cell.Value, before) ? CellState.Unchanged : CellState.Corrected };

    /// <summary>Equal to the digits that survive a change of unit.</summary>
    static bool Same(double a, double b) => a == b || Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b));
}
