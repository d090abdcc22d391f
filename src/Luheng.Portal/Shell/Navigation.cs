using Luheng.Packs;

namespace Luheng.Portal.Shell;

/// <summary>An entry of the navigation.</summary>
public sealed record NavigationEntry(string Address, Said Name);

/// <summary>The navigation, by job. Only pages that exist stand in it.</summary>
public static class Navigation
{
    public static readonly IReadOnlyList<IReadOnlyList<NavigationEntry>> Groups =
    [
        [new("/", Words.PlanProgress), new("/data", Words.DataStatus)],
        [new("/arrival", Words.Arrival), new("/obligation", Words.Obligation), new("/meters", Words.MeterBook), new("/balance", Words.Balance), new("/loads", Words.Loads), new("/pollutants", Words.Pollutants)],
        [new("/enterprises", Words.Enterprises), new("/sectors", Words.Sectors)],
        [new("/indicators", Words.Indicators), new("/packs", Words.RulesAndStandards), new("/factors", Words.Factors), new("/open", Words.OpenDataTitle), new("/api", Words.ApiTitle)],
    ];
}
