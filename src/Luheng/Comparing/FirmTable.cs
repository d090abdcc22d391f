using System.Collections.Concurrent;
using Luheng.Engine;
using Luheng.Formulas;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Comparing;

/// <summary>Every enterprise, and any item of all of them over any period, made from the columns and kept.</summary>
/// <remarks>A figure here is the one that asking for the enterprise gives: where the columns do not settle it, because it filed for longer than a month at once, the enterprise is asked.</remarks>
public sealed class FirmTable
{
    /// <summary>As many columns are kept; the oldest give way.</summary>
    const int Kept = 240;

    readonly ConcurrentDictionary<(string, Period), Lazy<FirmColumn>> columns = new();
    readonly ConcurrentQueue<(string, Period)> made = new();
    readonly ConcurrentDictionary<(string, Period), Lazy<HashSet<int>>> longer = new();
    readonly Dictionary<SubjectId, int> index;

    public FirmTable(World world)
    {
        World = world;
        Firms = [.. world.Frame.Rows.Where(s => s.Id.Kind == SubjectKind.Enterprise)];
        index = Firms.Select((s, i) => (s.Id, i)).ToDictionary(f => f.Id, f => f.i);
        FirmOfRow = [.. world.Frame.Rows.Select(r => IndexOf(r.Id.Enterprise))];
    }

    public World World { get; }
    public IReadOnlyList<Subject> Firms { get; }

    /// <summary>The enterprise that a row of the frame belongs to; −1 where it is not registered.</summary>
    internal int[] FirmOfRow { get; }

    /// <summary>Who filed the item, or something it is made of, for longer than a month that ended within a period, so that the columns alone do not say.</summary>
    internal HashSet<int> OfLongerPeriods(string item, Period period) => longer.GetOrAdd((item, period), _ => new(() => [.. World.Columns.AnnualFilers(item, period).Select(row => FirmOfRow[row]).Where(f => f >= 0)])).Value;

    public int IndexOf(SubjectId enterprise) => index.GetValueOrDefault(enterprise, -1);

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
        var column = new FirmColumn(item, period, new double[Firms.Count], new byte[Firms.Count]);
        Array.Fill(column.Values, double.NaN);
        if (item is { Additive: false, Formula: { } formula })
        {
            ByFormula(column, formula.Tree);
            return column;
        }
        Parallel.ForEach(ByMonths(column), firm =>
        {
            var answer = Asker.Ask(World, item.Id, Firms[firm].Id, period);
            (column.Values[firm], column.Months[firm]) = (answer.Value, answer.Missing ? (byte)0 : (byte)Math.Round(Math.Min(1, answer.Coverage.Share) * period.MonthCount));
        });
        return column;
    }

    /// <summary>Sums the months (or takes the last one, or their mean). Gives whoever must be asked.</summary>
    List<int> ByMonths(FirmColumn column)
    {
        var (item, period) = (column.Item, column.Period);
        var months = period.MonthsWithin().ToArray();
        var years = months.Select(m => m.Year).Distinct().ToDictionary(y => y, y => World.Columns.Of(item.Id, y));
        var own = new bool[Firms.Count];
        for (var row = 0; row < FirmOfRow.Length; row++)
        {
            var firm = FirmOfRow[row];
            var isOwn = World.Frame.Rows[row].Id.Kind == SubjectKind.Enterprise;
            if (firm < 0 || (!isOwn && (own[firm] || World.Frame.Rows[row].Id.Kind != SubjectKind.Site || !item.Additive))) continue;
            var (value, count) = OverTime(item, row, months, years);
            if (count == 0) continue;
            own[firm] |= isOwn;
            column.Values[firm] = double.IsNaN(column.Values[firm]) ? value : column.Values[firm] + value;
            column.Months[firm] = Math.Max(column.Months[firm], (byte)count);
        }
        return [.. OfLongerPeriods(item.Id, period).Where(f => months.Length > 1 || double.IsNaN(column.Values[f]))];
    }

    static (double Value, int Count) OverTime(Item item, int row, Period[] months, Dictionary<int, double[]?> years)
    {
        var (sum, count, last) = (0.0, 0, double.NaN);
        foreach (var month in months)
        {
            last = years[month.Year] is { } values ? values[row * 12 + month.Last.Month - 1] : double.NaN;
            if (!double.IsNaN(last)) (sum, count) = (sum + last, count + 1);
        }
        return item.OverTime switch { Packs.OverTime.Last => (last, double.IsNaN(last) ? 0 : count), Packs.OverTime.Mean => (sum / count, count), _ => (sum, count) };
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
            if (!byRegion.TryGetValue(region, out var value)) byRegion[region] = value = factor.On(period.First, World.Population.Regions.Upwards(region))?.Value ?? double.NaN;
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
