using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>The monthly figures of enterprises and sites as columns: one per item and year, a row's twelve months side by side. Missing is NaN.</summary>
public sealed class Frame
{
    readonly Dictionary<SubjectId, int> rowOf;
    readonly int[] owners;
    readonly SubjectKind[] kinds;
    readonly Dictionary<(string Item, int Year), Column> columns = [];
    readonly HashSet<string> items = [];

    public Frame(IReadOnlyList<Subject> rows)
    {
        Rows = rows;
        rowOf = rows.Select((s, i) => (s.Id, i)).ToDictionary(r => r.Id, r => r.i);
        kinds = [.. rows.Select(r => r.Id.Kind)];
        owners = [.. rows.Select(r => r.Id.Kind == SubjectKind.Enterprise ? -1 : RowOf(r.Id.Enterprise))];
    }

    /// <summary>The same rows with the same columns; a column is copied when it is first written, so that the other frame stays as it is.</summary>
    public Frame(Frame before)
    {
        (Rows, rowOf, owners, kinds) = (before.Rows, before.rowOf, before.owners, before.kinds);
        foreach (var (key, column) in before.columns) columns[key] = column;
        items.UnionWith(before.items);
    }

    public IReadOnlyList<Subject> Rows { get; }

    /// <summary>Cells in a column: rows × 12.</summary>
    public int Cells => Rows.Count * 12;

    public IEnumerable<int> Years => columns.Keys.Select(k => k.Year).Distinct().Order();

    public bool Has(string item) => items.Contains(item);

    public IEnumerable<string> Items => columns.Keys.Select(k => k.Item).Distinct();

    public int RowOf(SubjectId subject) => rowOf.GetValueOrDefault(subject, -1);

    /// <summary>The row of the enterprise that a site or process belongs to, which stands before it; -1 for an enterprise.</summary>
    public int OwnerOf(int row) => owners[row];

    /// <summary>Whether a row is an enterprise, a site or a process.</summary>
    public SubjectKind RowKind(int row) => kinds[row];

    /// <summary>The column, or null when nobody filed the item in that year.</summary>
    public double[]? Values(string item, int year) => columns.GetValueOrDefault((item, year))?.Values;

    public double Value(string item, int row, Period month) =>
        row >= 0 && Values(item, month.Year) is { } values ? values[row * 12 + month.Last.Month - 1] : double.NaN;

    /// <summary>How a month's figure came here; null where there is none.</summary>
    public SourceKind? KindOf(string item, int row, Period month) =>
        row >= 0 && columns.GetValueOrDefault((item, month.Year)) is { } column && row * 12 + month.Last.Month - 1 is var cell && !double.IsNaN(column.Values[cell]) ? (SourceKind)column.Kinds[cell] : null;

    /// <summary>Looks at every cell of a year that has a figure, and at how it came here; a cell is row × 12 + month − 1.</summary>
    public void Each(string item, int year, Action<int, SourceKind> look) => columns.GetValueOrDefault((item, year))?.Each(look);

    public bool HasDemo(string item, int year) => columns.GetValueOrDefault((item, year)) is { Demo: true };

    /// <summary>Every column as it stands.</summary>
    internal IEnumerable<(string Item, int Year, double[] Values, byte[] Kinds, bool Demo)> All => columns.Select(c => (c.Key.Item, c.Key.Year, c.Value.Values, c.Value.Kinds, c.Value.Demo));

    /// <summary>Takes a column as it was kept; it is unpacked when it is first asked for.</summary>
    internal void Restore(string item, int year, PackedColumn packed, bool demo)
    {
        columns[(item, year)] = new(this, packed) { Demo = demo };
        items.Add(item);
    }

    /// <summary>Sets a month; of two kinds of source the preferred one stays, and the one that gave way is returned. A withdrawal empties the month of its own kind of source and is returned.</summary>
    public Observation? Set(Observation observation, int row)
    {
        var column = ColumnFor(observation.Item, observation.Period.Year);
        var cell = row * 12 + observation.Period.Last.Month - 1;
        var (before, kind) = (column.Values[cell], (SourceKind)column.Kinds[cell]);
        if (double.IsNaN(observation.Value))
        {
            if (kind == observation.Source.Kind) column.Values[cell] = double.NaN;
            return observation;
        }
        if (!double.IsNaN(before) && kind < observation.Source.Kind) return observation;
        column.Values[cell] = observation.Value;
        column.Kinds[cell] = (byte)observation.Source.Kind;
        column.Demo |= observation.Source.Basis == LegalBasis.Demo;
        return double.IsNaN(before) || kind == observation.Source.Kind ? null : observation with { Value = before, Source = Source.Usual(kind), Row = 0 };
    }

    /// <summary>Figures come a series at a time, so the last column asked for is mostly the next.</summary>
    Column ColumnFor(string item, int year)
    {
        if (last.Column is { } same && last.Year == year && ReferenceEquals(last.Item, item)) return same;
        if (!columns.TryGetValue((item, year), out var column))
        {
            columns[(item, year)] = column = new(this);
            items.Add(item);
        }
        else if (column.Owner != this) columns[(item, year)] = column = new(this, column);
        last = (item, year, column);
        return column;
    }

    (string? Item, int Year, Column? Column) last;

    sealed class Column
    {
        readonly Lazy<(double[] Values, byte[] Kinds)> cells;
        readonly PackedColumn? packed;

        public Column(Frame owner, PackedColumn packed) => (Owner, this.packed, cells) = (owner, packed, new(packed.Unpack));

        Column(Frame owner, (double[], byte[]) ready) => (Owner, cells) = (owner, new(ready));

        public Column(Frame owner) : this(owner, (new double[owner.Cells], new byte[owner.Cells])) => Array.Fill(Values, double.NaN);

        public Column(Frame owner, Column before) : this(owner, ((double[])before.Values.Clone(), (byte[])before.Kinds.Clone())) => Demo = before.Demo;

        /// <summary>The frame that may write it.</summary>
        public Frame Owner { get; }

        public double[] Values => cells.Value.Values;
        public byte[] Kinds => cells.Value.Kinds;

        public void Each(Action<int, SourceKind> look)
        {
            if (packed is not null && !cells.IsValueCreated) packed.Each(look);
            else
                for (var (cell, values, kinds) = (0, Values, Kinds); cell < values.Length; cell++)
                    if (!double.IsNaN(values[cell])) look(cell, (SourceKind)kinds[cell]);
        }
        public bool Demo { get; set; }
    }
}
