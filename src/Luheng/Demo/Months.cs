using Luheng.Time;

namespace Luheng.Demo;

/// <summary>How a trade's year goes.</summary>
enum Season { Steady, Building, Heating, Wet, Feast }

/// <summary>The 36 months of the demo and what a calendar does to production in them.</summary>
/// <remarks>They end in October 2025, so that the plan of 2021–2025 is in its last year and not yet over: the as-of day is 2025-11-20.</remarks>
static class Months
{
    public const int Count = 36;

    /// <summary>July 2024, at whose level enterprises are drawn.</summary>
    public const int Middle = 20;

    static readonly double[][] Shapes =
    [
        [1.00, 0.98, 1.01, 1.00, 1.00, 1.01, 0.99, 0.98, 1.00, 1.00, 1.01, 1.02],
        [0.66, 0.62, 0.98, 1.12, 1.14, 1.06, 0.98, 0.98, 1.10, 1.16, 1.14, 1.06],
        [1.95, 1.80, 1.35, 0.70, 0.48, 0.45, 0.45, 0.45, 0.48, 0.62, 1.40, 1.87],
        [0.62, 0.58, 0.62, 0.76, 1.02, 1.30, 1.48, 1.46, 1.38, 1.18, 0.86, 0.74],
        [1.18, 0.98, 0.92, 0.90, 0.92, 0.92, 0.88, 0.92, 1.04, 1.08, 1.12, 1.14],
    ];

    public static Period At(int month) => Period.Month(YearOf(month), MonthOf(month));

    public static int YearOf(int month) => 2022 + (month + 10) / 12;

    public static int MonthOf(int month) => (month + 10) % 12 + 1;

    /// <summary>Years from the middle of the data, negative before it.</summary>
    public static double Years(int month) => (month - Middle) / 12.0;

    /// <summary>The season and Spring Festival, which falls on another day each year. A furnace that cannot stop feels it less.</summary>
    public static double Shape(int month, Season season, bool continuous) =>
        Shapes[(int)season][MonthOf(month) - 1] * (1 - Festival(month) * (continuous ? 0.3 : 1));

    static double Festival(int month) => (YearOf(month), MonthOf(month)) switch
    {
        (2023, 1) or (2025, 1) => 0.20,
        (2024, 2) => 0.21,
        (2023, 2) or (2025, 2) => 0.05,
        (2024, 1) => 0.02,
        _ => 0,
    };
}
