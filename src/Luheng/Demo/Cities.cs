namespace Luheng.Demo;

/// <summary>What the demo's statistics say of a city. All of it is invented, as the cities are.</summary>
/// <param name="Energy">Industrial energy of 2020 in 万tce, at the size of a province.</param>
/// <param name="ValueAdded">Industrial value added of 2020 in 亿元.</param>
/// <param name="Completion">How much of the energy-intensity decline due by October 2025 has come about.</param>
/// <param name="Growth">Growth of value added beside the province's, in a year.</param>
/// <param name="Covered">Share of the city's energy that registered enterprises file.</param>
sealed record City(string Code, double Energy, double ValueAdded, double Completion, double Growth, double Covered)
{
    /// <summary>The yearly change of energy per value added that leads to the completion.</summary>
    public double Pace { get; } = Math.Pow(1 - 0.14 * 29 / 30 * Completion, 0.2) - 1;

    /// <summary>How likely an enterprise here is of an energy-intensive trade, relative to the province.</summary>
    public double Weight => Energy / ValueAdded / 0.864;
}

/// <summary>A park, the county it lies in, and the divisions it was made for.</summary>
sealed record Park(string Id, string County, string Divisions);

/// <summary>An enterprise that every size of the demo has, with its share of its city's energy.</summary>
sealed record Flagship(string Name, string County, string Class, double Share);

static class Cities
{
    /// <summary>云岭市, where a new aluminium line started in March 2025 and undid the year's progress.</summary>
    public const string WithNewLine = "990100";
    public const string NewLineOwner = "云岭青峰铝业有限公司";

    /// <summary>Energy of the new line from March to October 2025, in 万tce at the size of a province.</summary>
    public const double NewLineEnergy = 38.2;

    public static readonly IReadOnlyList<City> All =
    [
        new("990100", 640, 620, 0.99, 0.002, 0.93), new("990200", 310, 560, 0.97, 0.002, 0.91), new("990300", 1150, 780, 0.98, -0.003, 0.96),
        new("990400", 260, 330, 0.84, -0.002, 0.89), new("990500", 620, 560, 1.05, -0.002, 0.94), new("990600", 840, 820, 0.94, 0.0015, 0.95),
        new("990700", 560, 520, 1.02, 0.0005, 0.93), new("990800", 230, 300, 0.97, -0.0015, 0.88), new("990900", 480, 610, 0.84, 0.0025, 0.92),
        new("991000", 520, 360, 1.04, -0.004, 0.95), new("991100", 410, 420, 0.93, 0, 0.92), new("991200", 520, 1750, 1.07, 0.0045, 0.90),
        new("991300", 430, 380, 0.97, -0.001, 0.93), new("991400", 240, 470, 1.03, 0.003, 0.89), new("991500", 690, 400, 0.93, -0.0035, 0.96),
        new("991600", 360, 620, 1.05, 0.0035, 0.91), new("991700", 330, 480, 0.96, 0.001, 0.90), new("991800", 380, 470, 0.88, 0, 0.92),
        new("991900", 340, 330, 0.98, -0.0025, 0.92), new("992000", 420, 560, 1.06, 0.002, 0.93), new("992100", 470, 460, 0.97, -0.0005, 0.94),
    ];

    public static readonly IReadOnlyList<Park> Parks =
    [
        new("云岭铝基新材料产业园", "990101", "32 33 38"), new("清河食品饮料产业园", "990201", "13 14 15 22"), new("白塔绿色建材产业园", "990502", "30"),
        new("竹溪化工园区", "990701", "26 27 28"), new("东湖高新技术产业园", "991201", "39 38 36 34 40"), new("太泽磷化工园区", "992002", "26 10"),
    ];

    public static readonly IReadOnlyList<Flagship> Flagships =
    [
        new(NewLineOwner, "990101", "3216", 0.22), new("清河大曲酒业有限公司", "990201", "1512", 0.03), new("石泉钢铁有限公司", "990302", "3120", 0.42),
        new("松坪煤业有限公司", "990402", "0610", 0.04), new("白塔水泥有限公司", "990502", "3011", 0.16), new("白塔第二水泥有限公司", "990503", "3011", 0.09),
        new("临渚炼化有限公司", "990602", "2511", 0.28), new("竹溪氮肥有限公司", "990701", "2621", 0.22), new("龙津热电有限公司", "990901", "4412", 0.2),
        new("金坪焦化有限公司", "991002", "2521", 0.18), new("南渚电石有限公司", "991102", "2613", 0.18), new("东湖供热有限公司", "991201", "4430", 0.03),
        new("北沅黄磷有限公司", "991302", "2619", 0.22), new("安和制药有限公司", "991401", "2710", 0.03), new("宁野发电有限公司", "991503", "4411", 0.36),
        new("长渚平板玻璃有限公司", "991602", "3041", 0.12), new("平皋纸业有限公司", "991702", "2221", 0.14), new("永泽氯碱有限公司", "991801", "2612", 0.2),
        new("兴麓铁合金有限公司", "991903", "3140", 0.2), new("太泽磷化工有限公司", "992002", "2622", 0.14), new("古城硅业有限公司", "992102", "3218", 0.24),
    ];
}
