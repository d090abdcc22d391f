namespace Luheng.Demo;

/// <summary>What moves a figure of a return.</summary>
enum Driver : byte { Output, CurrentOutput, Energy, Production, Water, Waste, WasteUsed }

/// <summary>One figure of a monthly return: an item, what moves it and by how much.</summary>
/// <param name="PerDriver">Units of the item per 万元, tce or m³ of what moves it.</param>
/// <param name="Slot">Figures of one slot share their noise, so that what belongs together stays together.</param>
sealed record Line(string Item, Driver Driver, double PerDriver, int Slot, double Noise, double Scale)
{
    /// <summary>Where stock is kept, the items of purchase and stock; purchase is consumption and the change of stock.</summary>
    public string? Purchased { get; init; }
    public string? Stock { get; init; }

    public int Count => Stock is null ? 1 : 3;

    public double Round(double value) => Math.Round(value * Scale) / Scale;
}
