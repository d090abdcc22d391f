using Luheng.Deliveries;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>Takes in registers of metering points (计量器具台账) and of changed devices (换表), by sheet or row by row.</summary>
public sealed class MeterRegister : ISheetIntake
{
    readonly Catalogue catalogue;
    readonly MeteredCarriers carriers;
    readonly Dictionary<string, Meter> before;
    readonly Dictionary<string, Meter> after;
    readonly List<MeterRow> rows = [];
    readonly List<SwapRow> swaps = [];
    readonly List<(Meter Meter, int Sheet)> given = [];
    readonly List<SheetProblem> problems = [];
    readonly HashSet<string> refused = new(StringComparer.Ordinal);
    int read;
    int rejected;

    public MeterRegister(Catalogue catalogue, ILedger ledger)
        : this(catalogue, ledger.Documents(MeterBook.Kind).Select(d => MeterBook.Read(d.Body)))
    {
    }

    public MeterRegister(Catalogue catalogue, IEnumerable<Meter> known)
    {
        this.catalogue = catalogue;
        carriers = new(catalogue);
        before = known.ToDictionary(m => m.Id, StringComparer.Ordinal);
        after = new(before, StringComparer.Ordinal);
    }

    public string Accepted => "a register of meters (meter, credit_code, carrier, kind, unit), changed meters (meter, at, last_of_old, first_of_new)";

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    /// <summary>The meters as they stand after the import, refused rows left out; final once settled.</summary>
    public IReadOnlyDictionary<string, Meter> Meters => after;

    /// <summary>Whose meters the rows are.</summary>
    public IEnumerable<SubjectId> Owners => rows.Select(r => r.Owner).Distinct();

    /// <summary>Whether a row of the import about a meter was refused.</summary>
    public bool Refused(string id) => refused.Contains(id);

    public SheetTally Tally => new(read, Count(RowState.New) + Count(RowState.Corrected), Count(RowState.Unchanged), Count(RowState.Corrected), rejected + Count(RowState.Rejected));

    public IReadOnlyCollection<Document> Documents =>
        [.. after.Values.Where(m => !m.Equals(before.GetValueOrDefault(m.Id))).OrderBy(m => m.Id, StringComparer.Ordinal).Select(MeterBook.Write)];

    public Action<SheetRow>? Open(SheetHead head)
    {
        if (MeterFields.Columns(head.Headings, out var ofSwaps) is not { } columns) return null;
        return row =>
        {
            if (columns.Values.All(c => c >= row.Cells.Count || row.Cells[c] is "")) return;
            string Cell(MeterField field) => columns.TryGetValue(field, out var c) && c < row.Cells.Count ? row.Cells[c] : "";
            var at = new RowPlace(head.Sheet, row.Number, columns);
            if (ofSwaps) AddSwap(Cell, at);
            else Add(Cell, at);
        };
    }

    /// <summary>Registers a meter that a file brings along, unless it is registered; it is not counted as a row.</summary>
    /// <param name="sheet">The sheet that its problems name.</param>
    internal void Give(Meter meter, int sheet) => given.Add((meter, sheet));

    /// <summary>Reads a row; what is wrong with it by itself is told, and the row left out.</summary>
    internal void Add(Func<MeterField, string> cell, RowPlace at)
    {
        read++;
        var cells = new MeterCells(cell, at, Tell);
        var id = cells.Id();
        var owner = cells.Subject(MeterField.Owner, "the owner");
        var kind = cells.Kind();
        var (carrier, unit) = Measured(cells, kind);
        var (from, to) = (cells.Time(MeterField.From), cells.Time(MeterField.To, end: true));
        if (to <= from) cells.Wrong(MeterField.To, "bad-time", "it ends before it begins");
        var rollover = cells.Number(MeterField.Rollover, positive: true);
        if (rollover is not null && kind != MeterKind.Counter && cells.Stands) cells.Wrong(MeterField.Rollover, "not-a-counter", "only a counter (累计量) rolls over");
        SubjectId? counterparty = cells.Text(MeterField.Counterparty) is "" ? null : cells.Subject(MeterField.Counterparty, "the other side");
        var row = new MeterRow(id, at)
        {
            Owner = owner,
            Carrier = carrier,
            Kind = kind,
            Unit = unit,
            Multiplier = cells.Number(MeterField.Multiplier, positive: true),
            From = from,
            To = to,
            Level = cells.Level(),
            Flow = cells.Direction(),
            Others = Others(cells, rollover, counterparty),
        };
        if (cells.Stands) rows.Add(row);
        else
        {
            rejected++;
            refused.Add(id);
        }
    }

    void AddSwap(Func<MeterField, string> cell, RowPlace at)
    {
        read++;
        var cells = new MeterCells(cell, at, Tell);
        var (id, time) = (cells.Id(), cells.Time(MeterField.At));
        if (time is null && cells.Text(MeterField.At) is "") cells.Wrong(MeterField.At, "bad-time", "when the device was changed is missing");
        var (last, first) = (cells.Number(MeterField.LastOfOld), cells.Number(MeterField.FirstOfNew));
        foreach (var (field, number) in ((MeterField, double?)[])[(MeterField.LastOfOld, last), (MeterField.FirstOfNew, first)])
            if (number is null && cells.Text(field) is "") cells.Wrong(field, "not-a-number", "the figure of the meter is missing");
        if (cells.Stands) swaps.Add(new(id, new(time!.Value, last!.Value, first!.Value), at));
        else rejected++;
    }

    (string Carrier, string Unit) Measured(MeterCells cells, MeterKind kind)
    {
        var (said, written) = (cells.Text(MeterField.Carrier), cells.Text(MeterField.Unit));
        var carrier = said is "" ? null : carriers.Find(said);
        if (said is "") cells.Wrong(MeterField.Carrier, "missing-carrier", "what it measures is missing: an energy carrier, fresh-water, waste-water, a product or a pollutant's code");
        else if (carrier is null) cells.Wrong(MeterField.Carrier, "unknown-carrier", $"'{said}' is not an energy carrier, a medium, water, a product or a pollutant's code{carriers.Near(said)}");
        if (written is "") cells.Wrong(MeterField.Unit, "missing-unit", "the unit of its figures after the multiplier is missing");
        else if (!catalogue.Units.TryUnit(written, out var unit)) cells.Wrong(MeterField.Unit, "unknown-unit", catalogue.Units.Unknown(written));
        else if (carrier is not null && cells.Stands && carriers.Wrong(carrier, kind, unit) is { } wrong) cells.Wrong(MeterField.Unit, "unit-of-another-kind", wrong);
        return (carrier ?? "", written);
    }

    /// <summary>What the optional columns set, each only where the file has it.</summary>
    static Func<Meter, Meter> Others(MeterCells cells, double? rollover, SubjectId? counterparty)
    {
        var (parent, name, place, accuracy) = (cells.Text(MeterField.Parent), cells.Text(MeterField.Name), cells.Text(MeterField.Place), cells.Text(MeterField.Accuracy));
        var (interval, stamp, due) = (cells.Interval(), cells.Names(), cells.Day(MeterField.CalibrationDue));
        var (capacity, low, high) = (cells.Number(MeterField.Capacity, positive: true), cells.Number(MeterField.Low), cells.Number(MeterField.High));
        if (low > high) cells.Wrong(MeterField.High, "range", "the highest is below the lowest");
        var has = Enum.GetValues<MeterField>().Where(cells.Has).ToHashSet();
        return known => known with
        {
            Parent = !has.Contains(MeterField.Parent) ? known.Parent : parent is "" ? null : parent,
            Name = has.Contains(MeterField.Name) ? name : known.Name,
            Place = has.Contains(MeterField.Place) ? place : known.Place,
            Accuracy = has.Contains(MeterField.Accuracy) ? accuracy : known.Accuracy,
            Interval = has.Contains(MeterField.Interval) ? interval : known.Interval,
            Stamp = has.Contains(MeterField.Stamp) ? stamp : known.Stamp,
            CalibrationDue = has.Contains(MeterField.CalibrationDue) ? due : known.CalibrationDue,
            Rollover = has.Contains(MeterField.Rollover) ? rollover : known.Rollover,
            Counterparty = has.Contains(MeterField.Counterparty) ? counterparty : known.Counterparty,
            Capacity = has.Contains(MeterField.Capacity) ? capacity : known.Capacity,
            Low = has.Contains(MeterField.Low) ? low : known.Low,
            High = has.Contains(MeterField.High) ? high : known.High,
        };
    }

    public void Settle(Population population)
    {
        foreach (var (meter, sheet) in given)
            if (population.Unknown(meter.Owner) is null) after.TryAdd(meter.Id, meter);
            else if (refused.Add(meter.Id) && problems.All(p => p.Sheet != sheet)) problems.Add(new(sheet, 0, 0, meter.Owner.Text, "not-registered", "the enterprise that the file is for is not registered; give its registry row (credit_code, name, region, industry) in the same import or before"));
        new MeterJoin(population, rows, swaps, before, after, refused, carriers, Tell).Run();
    }

    int Count(RowState state) => rows.Count(r => r.State == state) + swaps.Count(s => s.State == state);

    void Tell(RowPlace at, MeterField field, string found, string rule, string hint) => problems.Add(new(at.Sheet, at.Row, at.Column(field), found, rule, hint));
}
