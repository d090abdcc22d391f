using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>One item of every enterprise over a period, in the item's own unit.</summary>
/// <param name="Values">By enterprise, in the table's order; missing is NaN.</param>
/// <param name="Months">How many of the period's months went in.</param>
public sealed record FirmColumn(Item Item, Period Period, double[] Values, byte[] Months)
{
    /// <summary>One in which nobody has anything yet.</summary>
    public static FirmColumn Missing(Item item, Period period, int firms)
    {
        var column = new FirmColumn(item, period, new double[firms], new byte[firms]);
        Array.Fill(column.Values, double.NaN);
        return column;
    }

    public bool IsWhole(int firm) => Months[firm] >= Period.MonthCount;
}
