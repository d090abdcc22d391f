using System.Collections.Concurrent;
using Luheng.Engine;
using Luheng.Formulas;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Comparing;

/// <summary>Every enterprise, and any item of all of them over any period, made from the columns and kept.</summary>
public sealed class FirmTable(World world)
{
    /// <summary>As many columns are kept; the oldest give way.</summary>
    const int Kept = 240;

    readonly ConcurrentDictionary<(string, Period), Lazy<FirmColumn>> columns = new();
    readonly ConcurrentQueue<(string, Period)> made = new();

    public World World { get; } = world;
    public IReadOnlyList<Subject> Firms => Rows.Firms;
    internal FirmRows Rows { get; } = new(world);

    public int IndexOf(SubjectId enterprise) => Rows.IndexOf(enterprise);

    public FirmColumn Of(string item, Period period)
    {
        var column = columns.GetOrAdd((item, period), key =>
        {
            made.Enqueue(key);
            return new(() => Make(World.Catalogue.Items[item], period));
        });
        while (made.Count > Kept && made.TryDequeue(out var oldest)) columns.TryRemove(oldest, out _);
        return column.Value;
    }

    FirmColumn Make(Item item, Period period)
    {
        if (item is not { Additive: false, Formula: { } formula }) return Rows.Over(item, period);
        var column = FirmColumn.Missing(item, period, Firms.Count);
        ByFormula(column, formula.Tree);
        return column;
    }

    /// <summary>A ratio of each enterprise's sums; one of sums over different numbers of months says nothing.</summary>
    void ByFormula(FirmColumn column, Node tree)
    {
        if (!column.Item.Of.Contains(SubjectKind.Enterprise) || !Recipe.Can(tree, World.Catalogue)) return;
        var inputs = Recipe.Inputs(tree, column.Period).Distinct().Select(i => Of(i.Item, i.Period)).Where(i => i.Item.OverTime == Packs.OverTime.Sum).ToList();
        var scale = tree.Unit.To(column.Item.Unit);
        var lane = Recipe.Run(tree, column.Period, Firms.Count, (id, period) => World.Catalogue.Items.ContainsKey(id) ? Of(id, period).Values : Factors(id, period));
        for (var firm = 0; firm < lane.Length; firm++)
        {
            var (least, most) = Months(inputs, firm);
            if (double.IsNaN(lane[firm]) || (least != most && column.Period.MonthCount > 1)) continue;
            (column.Values[firm], column.Months[firm]) = (lane[firm] * scale, least);
        }
    }

    /// <summary>A published factor where each enterprise is.</summary>
    double[] Factors(string id, Period period)
    {
        var (factor, byRegion) = (World.Catalogue.Factors[id], new Dictionary<string, double>());
        return [.. Firms.Select(f =>
        {
            var region = f.On(period.Last)?.Region ?? "";
            if (!byRegion.TryGetValue(region, out var value)) byRegion[region] = value = factor.In(period, [.. World.Population.Regions.Upwards(region)])?.Value ?? double.NaN;
            return value;
        })];
    }

    static (byte Least, byte Most) Months(List<FirmColumn> inputs, int firm)
    {
        var (least, most) = (byte.MaxValue, (byte)0);
        foreach (var input in inputs)
            if (input.Months[firm] is > 0 and var months) (least, most) = (Math.Min(least, months), Math.Max(most, months));
        return most == 0 ? ((byte)0, (byte)0) : (least, most);
    }

    /// <summary>Whether an item can be had of everybody at once: filed, summed by months, or a formula over such.</summary>
    public bool Can(Item item) => !item.IsIndicator || item switch
    {
        { Additive: true } => World.Frame.Years.Any(y => World.Columns.Of(item.Id, y) is not null),
        _ => Recipe.Can(item.Formula!.Tree, World.Catalogue) && Recipe.Uses(item.Formula.Tree).All(u => Can(World.Catalogue.Items[u])),
    };
}
