using System.Collections.Concurrent;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Any item as a column of a year: filed ones from the frame, indicators computed once and kept.</summary>
public sealed class Columns(World world)
{
    readonly ConcurrentDictionary<(string Item, int Year), Lazy<double[]?>> computed = new();
    readonly ConcurrentDictionary<(string Factor, int Year), Lazy<FactorColumn>> factors = new();
    IReadOnlyList<(string Item, int Year)> settled = [];
    readonly ConcurrentDictionary<string, Lazy<bool[]>> filers = new();
    readonly ConcurrentDictionary<string, Lazy<bool[]>> filersBySite = new();
    readonly ConcurrentDictionary<string, HashSet<int>> annual = new();
    readonly ConcurrentDictionary<(string Item, Period Within), HashSet<int>> annualWithin = new();

    /// <summary>Months of which only meters speak, where something is not filed yet.</summary>
    internal MeteredOnly MeteredOnly { get; } = new(world);

    /// <summary>The column, or null where the item has no column: nobody filed it, or it is answered one subject at a time.</summary>
    public double[]? Of(string item, int year) => world.Catalogue.Items[item] is { Formula: { } formula } indicator
        ? computed.GetOrAdd((item, year), _ => new(() => Compute(indicator, formula.Tree, year))).Value
        : world.Catalogue.Items[item].OverTime == OverTime.Held ? computed.GetOrAdd((item, year), _ => new(() => HeldFigures.Column(world, item, year))).Value
        : world.Frame.Values(item, year);

    internal FactorColumn Factor(string id, int year) =>
        factors.GetOrAdd((id, year), _ => new(() => FactorColumns.Of(world, world.Catalogue.Factors[id], year))).Value;

    /// <summary>Which rows ever had a figure for the item: those from whom one is expected.</summary>
    public bool[] Filers(string item) => filers.GetOrAdd(item, _ => new(() =>
    {
        var any = new bool[world.Frame.Rows.Count];
        foreach (var year in world.Frame.Years)
            if (world.Catalogue.Items[item].Formula is null) world.Frame.Each(item, year, (cell, _) => any[cell / 12] = true);
            else if (Of(item, year) is { } values)
                for (var cell = 0; cell < values.Length; cell++)
                    if (!double.IsNaN(values[cell])) any[cell / 12] = true;
        foreach (var (subject, _) in world.Facts.OfItem(item))
            if (world.Frame.RowOf(subject) is >= 0 and var row) any[row] = true;
        return any;
    })).Value;

    /// <summary>The answers of <see cref="Filers"/> so far; those of a computed item rest on all its years.</summary>
    internal IEnumerable<(string Item, bool[] Rows)> FilersFound => filers.Where(f => f.Value.IsValueCreated).Select(f => (f.Key, f.Value.Value));

    internal void RestoreFilers(string item, bool[] rows) => filers[item] = new(rows);

    /// <summary>Says that what was computed until now is what a start needs first: an image takes it along, and nothing that is asked for later.</summary>
    public void Settle() => settled = [.. computed.Keys];

    /// <summary>The columns that were settled on; null where one was asked for and there is none.</summary>
    internal IEnumerable<(string Item, int Year, double[]? Values)> Settled => settled.Select(c => (c.Item, c.Year, Of(c.Item, c.Year)));

    /// <summary>Takes a column as it was computed before (null: there is none); it is unpacked when it is first asked for.</summary>
    internal void Restore(string item, int year, PackedColumn? packed) => computed[(item, year)] = new(() => packed?.Unpack().Values);

    /// <summary>Which rows are enterprises of which a site ever had a figure for the item.</summary>
    public bool[] FilersBySite(string item) => filersBySite.GetOrAdd(item, _ => new(() =>
    {
        var (filed, enterprises) = (Filers(item), new bool[world.Frame.Rows.Count]);
        for (var row = 0; row < filed.Length; row++)
            if (filed[row] && world.Frame.OwnerOf(row) is >= 0 and var owner) enterprises[owner] = true;
        return enterprises;
    })).Value;

    /// <summary>Rows that filed the item, or something it is made of, for longer than a month at once. A coefficient is no amount.</summary>
    public IReadOnlySet<int> AnnualFilers(string item) => annual.GetOrAdd(item, _ =>
    {
        var definition = world.Catalogue.Items[item];
        var made = definition.Formula is { } formula ? CycleFinder.Uses(formula.Tree).Distinct().SelectMany(AnnualFilers)
            : !definition.Additive ? []
            : world.Facts.OfItem(item).Where(f => f.Fact.Period.MonthCount > 1).Select(f => world.Frame.RowOf(f.Subject)).Where(row => row >= 0);
        return [.. made];
    });

    /// <summary>Of these, the rows that filed for a longer period that ended within one: only such a figure can be, or be the end of, what is asked for there.</summary>
    public IReadOnlySet<int> AnnualFilers(string item, Period within) => annualWithin.GetOrAdd((item, within), _ =>
    {
        var definition = world.Catalogue.Items[item];
        var made = definition.Formula is { } formula ? CycleFinder.Uses(formula.Tree).Distinct().SelectMany(used => AnnualFilers(used, within))
            : !definition.Additive ? []
            : world.Facts.OfItem(item).Where(f => f.Fact.Period.MonthCount > 1 && within.Contains(f.Fact.Period.Last)).Select(f => world.Frame.RowOf(f.Subject)).Where(row => row >= 0);
        return [.. made];
    });

    double[]? Compute(Item item, Formulas.Node tree, int year)
    {
        if (!item.Of.Any(k => k is Registry.SubjectKind.Enterprise or Registry.SubjectKind.Site or Registry.SubjectKind.Process)) return null;
        if (ColumnProgram.Compile(tree, world, year) is not { } program) return null;
        var values = GC.AllocateUninitializedArray<double>(world.Frame.Cells); // Every cell is written below.
        var scale = tree.Unit.To(item.Unit);
        Parallel.For(0, (values.Length + ColumnProgram.Block - 1) / ColumnProgram.Block, block =>
        {
            var at = block * ColumnProgram.Block;
            var into = values.AsSpan(at, Math.Min(ColumnProgram.Block, values.Length - at));
            program.Run(at, into);
            if (scale != 1) System.Numerics.Tensors.TensorPrimitives.Multiply(into, scale, into);
        });
        foreach (var cell in MeteredOnly.Of(item.Id, year).Keys) values[cell] = double.NaN;
        return values;
    }
}
