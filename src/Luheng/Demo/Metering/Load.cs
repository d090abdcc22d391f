using Luheng.Chance;
using Luheng.Observations;

namespace Luheng.Demo;

/// <summary>What passes through a boundary meter of an enterprise: the month it files, spread over its quarters of an hour.</summary>
/// <param name="Item">The item of the return.</param>
/// <param name="Times">From the item's unit to the meter's.</param>
/// <param name="Differs">How far the meter and the return are apart on purpose; 1 where only a little chance parts them.</param>
sealed record Load(Firm Firm, Filer Filer, string Item, double Times, Shifts Shifts, double Rough, double Differs)
{
    const ulong Luck = 0x1E5F_0012;

    double? busiest;

    /// <summary>The most of an hour in the busiest month of the story, in the meter's unit: what cables and pipes were laid out for.</summary>
    public double Busiest => busiest ??= Month(Enumerable.Range(DemoMetering.FirstMonth, Months.Count - DemoMetering.FirstMonth + 1).MaxBy(Whole)).Max() * 4;

    int Who => Firm.Index * 32 + Slot;

    /// <summary>Loads of an enterprise have luck of their own.</summary>
    public required int Slot { get; init; }

    /// <summary>The amount of each quarter of a month, in the meter's unit.</summary>
    public double[] Month(int month)
    {
        var whole = Whole(month);
        var quarters = Workday.Month(Months.At(month), Shifts, Who, Rough);
        for (var i = 0; i < quarters.Length; i++) quarters[i] *= whole;
        return quarters;
    }

    /// <summary>A month's amount: what should have been filed, within about one per cent.</summary>
    public double Whole(int month)
    {
        var filed = new List<Observation>();
        Returns.Add(Firm, month, month, filed);
        var value = filed.First(o => o.Subject == Filer.Id && o.Item == Item).Value;
        return value * Times * Differs * (1 + 0.005 * Dice.For(Luck, Who, month).Bell());
    }
}
