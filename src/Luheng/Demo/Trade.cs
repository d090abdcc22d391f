using System.Globalization;

namespace Luheng.Demo;

/// <summary>What an industry is like here: how many there are, how large, what it burns, makes, draws and throws away.</summary>
/// <param name="Classes">A class of GB/T 4754, or a prefix of which any class is taken.</param>
/// <param name="Words">What may stand for the trade in a name, split by |.</param>
/// <param name="Weight">How many enterprises, relative to the others.</param>
/// <param name="Size">Output of the middle enterprise in 万元 a month.</param>
/// <param name="Intensity">Net energy in tce per 万元 of output.</param>
/// <param name="Energy">Shares of net energy: carrier:share[?chance]; - recovered, > made by conversion, ~ used as raw material.</param>
sealed record Trade(string Classes, string Words, double Weight, double Size, double Intensity, string Energy)
{
    /// <summary>product:unit energy in kgce/share of the energy[@kWh of electricity].</summary>
    public string Products { get; init; } = "";

    /// <summary>waste:t per 万元 of output/share used[+share from stock].</summary>
    public string Waste { get; init; } = "other-solid-waste:.004/.9";

    /// <summary>Fresh water in m³ per 万元 of output.</summary>
    public double Water { get; init; } = 4;

    /// <summary>Reused water as a share of all use.</summary>
    public double Reuse { get; init; } = 0.55;
    public Season Season { get; init; } = Season.Steady;

    /// <summary>Growth of output beside the city's, a year.</summary>
    public double Growth { get; init; } = 0.008;

    /// <summary>Value added per output value.</summary>
    public double ValueAdded { get; init; } = 0.26;

    public bool Heavy => Division is "25" or "26" or "30" or "31" or "32" or "44";
    public string Division => Classes[..2];
    public IReadOnlyList<Use> Uses { get; } = [.. Parts(Energy).Select(Use.Read)];
    public IEnumerable<Made> Makes => Parts(Products).Select(Made.Read);
    public IEnumerable<Wasted> Wastes => Parts(Waste).Select(Wasted.Read);

    static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>What happens to a carrier at an enterprise.</summary>
enum UseKind { Consumed, Recovered, Made, RawMaterial }

/// <summary>A carrier's part in the net energy of a trade, and the chance that an enterprise has it.</summary>
sealed record Use(UseKind Kind, string Carrier, double Share, double Chance)
{
    public static Use Read(string text)
    {
        var kind = text[0] switch { '-' => UseKind.Recovered, '>' => UseKind.Made, '~' => UseKind.RawMaterial, _ => UseKind.Consumed };
        var parts = text.TrimStart('-', '>', '~').Split(':', '?');
        return new(kind, parts[0], Trade.Number(parts[1]), parts.Length > 2 ? Trade.Number(parts[2]) : 1);
    }

    /// <summary>How it counts towards the net energy of the statistics.</summary>
    public double Net => Kind switch { UseKind.Consumed => Share, UseKind.RawMaterial => 0, _ => -Share };
}

/// <summary>A product, its unit energy in kgce, the share of the energy that goes into it, and electricity in kWh where it is filed.</summary>
sealed record Made(string Product, double UnitEnergy, double Share, double Electricity)
{
    public static Made Read(string text)
    {
        var parts = text.Split(':', '/', '@');
        return new(parts[0], Trade.Number(parts[1]), Trade.Number(parts[2]), parts.Length > 3 ? Trade.Number(parts[3]) : 0);
    }
}

/// <summary>A waste in t per 万元 of output, the share of it that is used, and what is used from stock besides.</summary>
sealed record Wasted(string Waste, double Generated, double Used, double FromStock)
{
    public static Wasted Read(string text)
    {
        var parts = text.Split(':', '/', '+');
        return new(parts[0], Trade.Number(parts[1]), Trade.Number(parts[2]), parts.Length > 3 ? Trade.Number(parts[3]) : 0);
    }
}
