using Luheng.Chance;

namespace Luheng.Demo;

/// <summary>By which process a works makes its product, and what else a norm asks of it. Told by the works' number alone.</summary>
static class Processes
{
    const ulong Luck = 0x1E5F_0051;

    static readonly Dictionary<string, string[]> Known = new()
    {
        ["coke-product"] = ["coke-top-charged", "coke-stamp-charged"],
        ["ammonia"] = ["ammonia-anthracite-lump", "ammonia-other-lump"],
        ["caustic-soda"] = ["caustic-30"],
        ["soda-ash"] = ["soda-ammonia-light"],
        ["paper-and-board"] = ["uncoated-paper", "tissue-wood"],
    };

    /// <summary>The process, or null where a norm knows only one. One works in nine has not said.</summary>
    public static string? Of(string product, int firm) => Known.TryGetValue(product, out var processes) && firm % 9 != 5
        ? processes[Dice.For(Luck, firm).Below(processes.Length)] : null;

    /// <summary>What is filed once a year beside the returns.</summary>
    public static IEnumerable<Measured> Conditions(Trade trade, int firm)
    {
        foreach (var made in trade.Makes)
            switch (made.Product)
            {
                case "flat-glass" when firm % 9 != 5: yield return new("line.size.flat-glass", 450 + 150 * Dice.For(Luck, firm).Below(4)); break;
                case "cement": yield return new("cement.clinker_share", 68 + Dice.For(Luck, firm).Below(15)); break;
                case "crude-oil-processing": yield return new("refinery.energy_factor", 7.6); break;
            }
    }
}
