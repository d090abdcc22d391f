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

        var owner = firms.First(f => f.Name == Cities.NewLineOwner);
        owner.Line = (Months.Count - 8, 1 + Cities.NewLineEnergy * 1e4 * scale / 8 / owner.Energy);
    }

    static void Resize(Firm firm, double times)
    {
        firm.Output *= times;
        firm.Energy *= times;
        firm.Water *= times;
    }
}
