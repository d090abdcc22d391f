using Luheng.Chance;

namespace Luheng.Demo;

/// <summary>Official growth rates and levels of every city, 2020 to October 2025. The province is the sum of its cities.</summary>
static class Official
{
    public const int Base = 2020;
    public const int Last = 2025;

    /// <summary>Share of a year's total that has come about by the end of each month.</summary>
    static readonly double[] SoFar = [0.078, 0.147, 0.232, 0.315, 0.400, 0.487, 0.571, 0.655, 0.741, 0.828, 0.914, 1];

    static readonly double[] ValueAddedGrowth = [0, 0.094, 0.041, 0.061, 0.068, 0.064];

    /// <summary>How the saving of five years fell on each of them.</summary>
    static readonly double[] PaceOfYear = [0, 0.83, 1.02, 0.92, 1.08, 1.03];

    /// <summary>The energy intensity of 云岭市 in 2025, January–February to January–October: the new line from March.</summary>
    static readonly double[] NewLine = [0, -0.024, -0.021, -0.014, -0.008, -0.003, 0.003, 0.008, 0.012, 0.016];

    public enum Measure { ValueAdded, Energy, Co2, Water }

    /// <summary>Growth of a measure in a year or its first months, over the same months of the year before.</summary>
    public static double Growth(City city, Measure measure, int year, int month)
    {
        var early = (12 - month) / 12.0 * 0.012 * Dice.For(0x1E5F_0004, year * 100 + (int)measure, int.Parse(city.Code, System.Globalization.CultureInfo.InvariantCulture)).Bell();
        var valueAdded = ValueAddedGrowth[year - Base] + city.Growth + (OnNewLine(city, year) ? 0.012 * Math.Max(0, month - 2) / 8 : 0);
        if (measure == Measure.ValueAdded) return valueAdded + early;
        var intensity = OnNewLine(city, year) ? NewLine[month - 1] : city.Pace * PaceOfYear[year - Base];
        var energy = (1 + valueAdded + early) * (1 + intensity) - 1;
        return measure switch
        {
            Measure.Energy => energy + early / 5,
            Measure.Co2 => (1 + energy) * 0.9862 - 1 + early / 4,
            _ => (1 + valueAdded) * (1 - 0.0468) - 1 + early,
        };
    }

    /// <summary>The level in a year or its first months, at the size of a province: 亿元, 万tce, 万tCO2 or 亿m³.</summary>
    public static double Level(City city, Measure measure, int year, int month)
    {
        if (year > Base) return Level(city, measure, year - 1, month) * (1 + Growth(city, measure, year, month));
        return SoFar[month - 1] * measure switch
        {
            Measure.ValueAdded => city.ValueAdded,
            Measure.Energy => city.Energy,
            Measure.Co2 => city.Energy * CarbonPerEnergy,
            _ => city.ValueAdded * Calibration.WaterIntensity / 1e4,
        };
    }

    /// <summary>tCO2 per tce of 2020, purchased electricity included; as the enterprises' returns come out.</summary>
    public const double CarbonPerEnergy = 3.3;

    public static double PartOfYear(int month) => SoFar[month - 1];

    public static double Energy2024(City city) => Level(city, Measure.Energy, 2024, 12);

    static bool OnNewLine(City city, int year) => year == Last && city.Code == Cities.WithNewLine;
}
