using System.Globalization;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Benchmarks;

/// <summary>A wide return: a row per enterprise, the credit code and the month in front, then one column per item. With faults, every hundredth row has a bad cell.</summary>
sealed class WideTable(Catalogue catalogue, int firms, int columns, bool faults = false)
{
    const string Month = "2024-03";
    const int FaultEvery = 100;
    static readonly string[] BadCells = ["abc", "-5", "1.2.3", "#REF!"];

    public string[] Headings { get; } = ["credit_code", "period", .. Items(catalogue).Take(columns - 2)];

    /// <summary>Rows of text and numbers, as a person would have filled them in.</summary>
    public IEnumerable<object[]> Rows()
    {
        var random = new Random(18_044);
        for (var firm = 0; firm < firms; firm++)
        {
            var row = new object[Headings.Length];
            (row[0], row[1]) = (Firms.Code(firm), Month);
            for (var c = 2; c < row.Length; c++) row[c] = Math.Round(random.NextDouble() * 1000, 2);
            if (faults && firm % FaultEvery == 0) row[2 + random.Next(row.Length - 2)] = BadCells[firm / FaultEvery % BadCells.Length];
            yield return row;
        }
    }

    /// <summary>The registry of the same enterprises, as CSV lines.</summary>
    public static IEnumerable<string> Registry(Catalogue catalogue, int firms)
    {
        var counties = catalogue.Regions.All.Where(r => r.Level == RegionLevel.County).Select(r => r.Code).ToList();
        var classes = catalogue.Industries.Divisions.Select(d => d.Code).Where(c => string.CompareOrdinal(c, "13") >= 0 && string.CompareOrdinal(c, "46") <= 0).ToList();
        yield return "credit_code,name,region,industry";
        for (var firm = 0; firm < firms; firm++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Firms.Code(firm)},示例企业{firm},{counties[firm % counties.Count]},{classes[firm % classes.Count]}");
    }

    /// <summary>Items that an enterprise files each month and that need nothing else beside them: amounts of carriers with a published coefficient first.</summary>
    static IEnumerable<string> Items(Catalogue catalogue) => catalogue.Items.Values
        .Where(i => !i.IsIndicator && i.Additive && i.Minimum == 0 && i.Maximum is null && i.OverTime == OverTime.Sum && i.Of.Contains(SubjectKind.Enterprise))
        .Where(i => i.Set != "carrier" || catalogue.FactorOf($"coefficient.{i.Member}.calorific")?.On(new(2024, 3, 1), [])?.Value is not null)
        .OrderBy(i => i.Family == "energy.consumed[carrier]" ? 0 : 1).ThenBy(i => i.Id, StringComparer.Ordinal).Select(i => i.Id);
}
