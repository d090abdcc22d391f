namespace Luheng.Demo;

/// <summary>Brings what was drawn to what the demo's statistics say, so that the sum of enterprises is a little less than the official figure.</summary>
static class Calibration
{
    /// <summary>Industrial water of 2020 in m³ per 万元 of value added.</summary>
    public const double WaterIntensity = 30;

    public static void Run(List<Firm> firms, double scale)
    {
        foreach (var ofCity in firms.GroupBy(f => f.City))
        {
            // 万tce of 2024, in months, as far as enterprises file it.
            var whole = Official.Energy2024(ofCity.Key) * 1e4 / 12 * ofCity.Key.Covered * scale;
            var flagships = ofCity.Where(f => f.Index < Cities.Flagships.Count).ToList();
            foreach (var firm in flagships) Resize(firm, whole * Cities.Flagships[firm.Index].Share / firm.Energy);
            var rest = ofCity.Except(flagships).ToList();
            var times = (whole - flagships.Sum(f => f.Energy)) / rest.Sum(f => f.Energy);
            foreach (var firm in rest) Resize(firm, times);
        }
        var water = Cities.All.Sum(c => Official.Level(c, Official.Measure.Water, 2024, 12)) * 1e8 * scale / 12 * 0.91 / firms.Sum(f => f.Water);
        foreach (var firm in firms) firm.Water *= water;

        foreach (var trade in firms.GroupBy(f => f.Trade))
            foreach (var made in trade.Key.Makes) Centre([.. trade], made);

        var owner = firms.First(f => f.Name == Cities.NewLineOwner);
        owner.Line = (Months.Count - 8, 1 + Cities.NewLineEnergy * 1e4 * scale / 8 / owner.Energy);
    }

    /// <summary>However far the works of a trade lie apart, all of them together have its unit consumption.</summary>
    static void Centre(List<Firm> firms, Made made)
    {
        var output = $"output.{made.Product}";
        double Per(Firm firm) => firm.Lines.First(l => l.Item == output).PerDriver;
        var times = firms.Sum(f => f.Energy) * made.Share / made.UnitEnergy * 1000 / firms.Sum(f => f.Energy * Per(f));
        foreach (var firm in firms)
        {
            var own = Per(firm);
            firm.Lines = [.. firm.Lines.Select(l => l.Item == output || l.Item == $"electricity.product.{made.Product}" || (l.PerDriver == own && l.Item.StartsWith("line.output.", StringComparison.Ordinal)) ? l with { PerDriver = l.PerDriver * times } : l)];
        }
    }

    static void Resize(Firm firm, double times)
    {
        firm.Output *= times;
        firm.Energy *= times;
        firm.Water *= times;
    }
}
