using System.Collections.Concurrent;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Every enterprise in the order of the frame, which rows are its own, and an item of all of them over a period.</summary>
/// <remarks>A figure here is the one that asking for the enterprise gives: its own months where it files itself, else those of its sites; where the columns do not settle it, because it filed for longer than a month at once, the enterprise is asked.</remarks>
public sealed class FirmRows
{
    readonly ConcurrentDictionary<(string, Period), Lazy<HashSet<int>>> longer = new();
    readonly Dictionary<SubjectId, int> index;
    readonly int[] firmOfRow;
    readonly World world;

    public FirmRows(World world)
    {
        this.world = world;
        Firms = [.. world.Frame.Rows.Where(s => s.Id.Kind == SubjectKind.Enterprise)];
        index = Firms.Select((s, i) => (s.Id, i)).ToDictionary(f => f.Id, f => f.i);
        firmOfRow = [.. world.Frame.Rows.Select(r => IndexOf(r.Id.Enterprise))];
    }

    public IReadOnlyList<Subject> Firms { get; }

    /// <summary>Rows of the frame.</summary>
    public int Count => firmOfRow.Length;

    /// <summary>The enterprise that a row of the frame belongs to; −1 where it is not registered.</summary>
    public int FirmOf(int row) => firmOfRow[row];

    public int IndexOf(SubjectId enterprise) => index.GetValueOrDefault(enterprise, -1);

    /// <summary>Who filed the item, or something it is made of, for longer than a month that ended within a period, so that the columns alone do not say.</summary>
    public IReadOnlySet<int> OfLongerPeriods(string item, Period period) =>
        longer.GetOrAdd((item, period), _ => new(() => [.. world.Columns.AnnualFilers(item, period).Select(FirmOf).Where(f => f >= 0)])).Value;

    /// <summary>Sums the months (or takes the last one, or their mean), and asks whom the months do not settle.</summary>
    public FirmColumn Over(Item item, Period period)
    {
        var column = FirmColumn.Missing(item, period, Firms.Count);
        Parallel.ForEach(ByMonths(column), firm =>
        {
            var answer = Asker.Ask(world, item.Id, Firms[firm].Id, period);
            (column.Values[firm], column.Months[firm]) = (answer.Value, answer.Missing ? (byte)0 : (byte)Math.Round(Math.Min(1, answer.Coverage.Share) * period.MonthCount));
        });
        return column;
    }

    /// <summary>Gives whoever must be asked.</summary>
    List<int> ByMonths(FirmColumn column)
    {
        var (item, period) = (column.Item, column.Period);
        var months = period.MonthsWithin().ToArray();
        var years = months.Select(m => m.Year).Distinct().ToDictionary(y => y, y => world.Columns.Of(item.Id, y));
        var own = new bool[Firms.Count];
        for (var row = 0; row < Count; row++)
        {
            var (firm, kind) = (FirmOf(row), world.Frame.Rows[row].Id.Kind);
            var isOwn = kind == SubjectKind.Enterprise;
            if (firm < 0 || (!isOwn && (own[firm] || kind != SubjectKind.Site || !item.Additive))) continue;
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
        return item.OverTime switch { Packs.OverTime.Last or Packs.OverTime.Held => (last, double.IsNaN(last) ? 0 : count), Packs.OverTime.Mean => (sum / count, count), _ => (sum, count) };
    }
}
