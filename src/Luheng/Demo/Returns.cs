using Luheng.Chance;
using Luheng.Observations;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>What an enterprise files for a month. The same question always has the same answer, so any month can be made again.</summary>
sealed class Returns
{
    const ulong Luck = 0x1E5F_0002;
    const ulong StockLuck = 0x1E5F_0003;
    const int Slots = 8;

    public static readonly Source Filed = new(SourceKind.Filed, LegalBasis.Demo, "演示数据");

    /// <summary>Adds the figures of a month, dated with the month it is filed for.</summary>
    public static void Add(Firm firm, int month, int filedFor, List<Observation> into)
    {
        Span<double> drivers = stackalloc double[7];
        Span<double> noise = stackalloc double[Slots];
        var period = Months.At(filedFor);
        var dice = Dice.For(Luck, firm.Index, month);
        for (var i = 0; i < Slots; i++) noise[i] = dice.Bell();
        Drive(firm, month, noise, drivers);
        foreach (var filer in firm.Filers)
            foreach (var line in firm.Lines)
            {
                var value = line.Round(line.PerDriver * drivers[(int)line.Driver] * filer.Share * (1 + line.Noise * noise[line.Slot]));
                into.Add(new(filer.Id, line.Item, period, value, "", Filed, 0));
                if (line.Stock is null) continue;
                var (before, after) = (StockAt(firm, line, filer, month - 1), StockAt(firm, line, filer, month));
                into.Add(new(filer.Id, line.Purchased!, period, Math.Max(0, line.Round(value + after - before)), "", Filed, 0));
                into.Add(new(filer.Id, line.Stock, period, after, "", Filed, 0));
            }
    }

    /// <summary>The measured coefficients of a year, filed once for all of it.</summary>
    public static void AddCoefficients(Firm firm, int year, List<Observation> into)
    {
        foreach (var measured in firm.Measures)
            foreach (var filer in firm.Filers)
                into.Add(new(filer.Id, measured.Item, Period.Calendar(year), measured.Value, "", Filed, 0));
    }

    /// <summary>One item of a month as it should have been filed.</summary>
    public static Observation Right(Firm firm, int month, string item)
    {
        var all = new List<Observation>();
        Add(firm, month, month, all);
        return all.First(o => o.Item == item);
    }

    static void Drive(Firm firm, int month, ReadOnlySpan<double> noise, Span<double> drivers)
    {
        var years = Months.Years(month);
        // Products grow with the city's and the trade's pace; value added of the province grows by about 6.4 % a year.
        var trend = Math.Pow(1.064 + firm.Growth, years) * (month >= firm.Line.From ? firm.Line.Times : 1);
        var activity = trend * Months.Shape(month, firm.Trade.Season, firm.Trade.Products is not "") * (1 + 0.045 * noise[6]);
        var saved = Math.Pow(1 + firm.Pace, years);
        drivers[(int)Driver.Output] = firm.Output * activity;
        drivers[(int)Driver.CurrentOutput] = firm.Output * activity * (1.02 - 0.012 * years);
        // A tenth of the energy is used whether or not anything is made.
        drivers[(int)Driver.Energy] = firm.Energy * saved * (0.1 * trend + 0.9 * activity);
        drivers[(int)Driver.Production] = firm.Energy * activity;
        drivers[(int)Driver.Water] = firm.Water * activity * Math.Pow(0.957, years);
        drivers[(int)Driver.Waste] = firm.Output * activity;
        drivers[(int)Driver.WasteUsed] = firm.Output * activity * (1 + 0.02 * years);
    }

    /// <summary>About a third of a month's consumption, more or less.</summary>
    static double StockAt(Firm firm, Line line, Filer filer, int month)
    {
        var dice = Dice.For(StockLuck + (ulong)line.Slot, firm.Index, month);
        return line.Round(line.PerDriver * firm.Energy * filer.Share * 0.33 * (1 + 0.2 * dice.Bell()));
    }
}
