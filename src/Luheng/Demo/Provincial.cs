namespace Luheng.Demo;

/// <summary>Official figures that only the province publishes: 2020 to 2024 by year, and where 2025 would end.</summary>
static class Provincial
{
    public static readonly double[] SixEnergy = [80.0, 79.0, 77.8, 76.5, 75.1, 73.9];
    public static readonly double[] SixValueAdded = [37.5, 37.0, 36.2, 35.6, 35.0, 34.4];
    public static readonly double[] WasteUsed = [51.5, 53.3, 55.0, 56.8, 58.6, 60.3];
    static readonly double[] GreenFactories = [120, 152, 198, 253, 308, 360];

    public static readonly IReadOnlyList<(string Item, double[] Values, int Decimals)> All =
    [
        ("industry.six_share_energy", SixEnergy, 1),
        ("industry.six_share_value_added", SixValueAdded, 1),
        ("benchmark.capacity_share", [12.0, 15.2, 19.0, 22.9, 26.4, 30.3], 1),
        ("waste.bulk_utilisation_rate", [47.0, 48.9, 50.7, 52.6, 54.5, 56.3], 1),
        ("waste.use_ratio.phosphogypsum", [96.4, 97.8, 99.1, 100.2, 101.0, 101.7], 1),
        ("list.green-factory.count", GreenFactories, 0),
        ("list.green-park.count", [15, 18, 22, 26, 30, 33.4], 0),
        ("list.green-supply-chain.count", [8, 13, 19, 26, 33, 40.2], 0),
        ("list.green-product.count", [60, 84, 117, 151, 190, 224], 0),
    ];

    public static double Factories(int year, int month) => At(GreenFactories, year, month);

    /// <summary>A year's figure, or the way towards it by the month.</summary>
    public static double At(double[] values, int year, int month)
    {
        var (before, at) = (values[Math.Max(0, year - Official.Base - 1)], values[year - Official.Base]);
        return before + (at - before) * month / 12;
    }
}
