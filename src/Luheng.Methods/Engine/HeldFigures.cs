using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Conditions such as a capacity or the grade of a feed: what was last filed holds until another is filed, of whatever length of period.</summary>
static class HeldFigures
{
    /// <summary>The period of the figure that holds on a day; of two that begin together the longer one.</summary>
    public static Period? LastBy(World world, string item, SubjectId subject, DateOnly day)
    {
        Period? last = null;
        if (world.Frame.RowOf(subject) is >= 0 and var row)
            foreach (var year in world.Frame.Years.Where(y => y <= day.Year).OrderDescending())
            {
                for (var month = year == day.Year ? day.Month : 12; last is null && month > 0; month--)
                    if (!double.IsNaN(world.Frame.Value(item, row, Period.Month(year, month)))) last = Period.Month(year, month);
                if (last is not null) break;
            }
        foreach (var fact in world.Facts.Of(subject, item))
            if (fact.Period.First <= day && (last is not { } known || fact.Period.First >= known.First)) last = fact.Period;
        return last;
    }

    /// <summary>What holds in each month of a year, for every row; null where nobody filed it by then.</summary>
    public static double[]? Column(World world, string item, int year)
    {
        var filed = new Dictionary<int, List<(DateOnly From, double Value)>>();
        void Add(int row, DateOnly from, double value)
        {
            if (!filed.TryGetValue(row, out var list)) filed[row] = list = [];
            list.Add((from, value));
        }
        foreach (var earlier in world.Frame.Years.Where(y => y <= year))
            if (world.Frame.Values(item, earlier) is { } values)
                for (var cell = 0; cell < values.Length; cell++)
                    if (!double.IsNaN(values[cell])) Add(cell / 12, new(earlier, cell % 12 + 1, 1), values[cell]);
        foreach (var (subject, fact) in world.Facts.OfItem(item))
            if (world.Frame.RowOf(subject) is >= 0 and var row) Add(row, fact.Period.First, world.Facts.At(subject, item, fact.Period).First().Value);
        if (filed.Count == 0) return null;
        var held = new double[world.Frame.Cells];
        Array.Fill(held, double.NaN);
        foreach (var (row, all) in filed)
        {
            var inOrder = all.OrderBy(f => f.From).ToList();
            for (var month = 1; month <= 12; month++)
                if (inOrder.FindLastIndex(f => f.From <= Period.Month(year, month).Last) is >= 0 and var at) held[row * 12 + month - 1] = inOrder[at].Value;
        }
        return held;
    }
}
