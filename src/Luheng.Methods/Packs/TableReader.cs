using System.Globalization;
using System.Text;
using CsvHelper;
using Luheng.Registry;

namespace Luheng.Packs;

/// <summary>Reads the tables that packs carry as CSV: regions, zones, industry classes, pollutants' codes and printed levels of benchmarks.</summary>
static class TableReader
{
    public static (Regions, Industries, PollutantCodes, IReadOnlyList<BenchmarkRow>) Read(PackFiles files, PackReading reading)
    {
        List<Region> regions = [];
        List<Zone> zones = [];
        List<ZonePart> parts = [];
        List<Industry> industries = [];
        List<PollutantCode> pollutants = [];
        List<BenchmarkRow> levels = [];
        foreach (var (path, bytes) in files.All.Where(f => f.Path.EndsWith(".csv", StringComparison.Ordinal)))
        {
            switch (Path.GetFileName(path))
            {
                case "regions.csv":
                    foreach (var (row, at) in Rows(path, bytes))
                        if (Enum.TryParse<RegionLevel>(row("level"), true, out var level)) regions.Add(new(row("code"), level, row("name"), row("parent")));
                        else reading.Report(at, $"'{row("level")}' is not a level", "country, province, city or county");
                    break;
                case "zones.csv":
                    foreach (var (row, at) in Rows(path, bytes))
                    {
                        if (zones.All(z => z.Id != row("zone"))) zones.Add(new(row("zone"), row("zh"), row("en"), row("kind")));
                        if (row("code") is not "") parts.Add(new(row("zone"), row("code"), Day(row("from"), at, reading), Day(row("to"), at, reading)));
                    }
                    break;
                case "industries.csv":
                    foreach (var (row, _) in Rows(path, bytes))
                        industries.Add(new(row("code"), row("section"), row("name"), row("six_high_energy").Equals("true", StringComparison.OrdinalIgnoreCase)));
                    break;
                case "hj212-codes.csv":
                    foreach (var (row, at) in Rows(path, bytes)) pollutants.Add(Pollutant(row, at, reading));
                    break;
                case "benchmarks.csv":
                    foreach (var (row, at) in Rows(path, bytes))
                        if (BenchmarkRows.Read(row, at, reading) is { } level)
                        {
                            if (levels.Exists(l => l.Id == level.Id)) reading.Report(at, $"row {level.Id} stands twice", "each id once");
                            levels.Add(level);
                        }
                    break;
                default:
                    reading.Report(new Place(path, 1), "a table that nothing reads", "regions.csv, zones.csv, industries.csv, hj212-codes.csv or benchmarks.csv");
                    break;
            }
        }
        foreach (var twice in regions.GroupBy(r => r.Code).Where(g => g.Count() > 1))
            reading.Report(new Place("regions.csv", 1), $"region {twice.Key} stands twice", "each code once");
        var known = regions.Select(r => r.Code).ToHashSet();
        foreach (var orphan in regions.Where(r => r.Parent is not "" && !known.Contains(r.Parent)))
            reading.Report(new Place("regions.csv", 1), $"region {orphan.Code} belongs to {orphan.Parent}, which is not in the table", "a code of the table");
        foreach (var part in parts.Where(p => !known.Contains(p.Region)))
            reading.Report(new Place("zones.csv", 1), $"zone {part.Zone} has {part.Region}, which is not in the table of regions", "a code of the table");
        return (new(regions.DistinctBy(r => r.Code), zones, parts), new(industries.DistinctBy(i => i.Code)), new(pollutants), levels);
    }

    static PollutantCode Pollutant(Func<string, string> row, Place at, PackReading reading)
    {
        foreach (var column in (string[])["unit", "emission_unit"])
            if (row(column) is not "" and var unit && !reading.Units.TryUnit(unit, out _)) reading.Report(at, reading.Units.Unknown(unit), "a unit of the unit table");
        if (row("code") is "" || row("unit") is "") reading.Report(at, "a code or its unit is missing", "code,name,old_code,unit,emission_unit,group,table");
        return new(row("code"), row("name"), row("old_code"), row("unit"), row("emission_unit"), row("group"), row("table"));
    }

    static IEnumerable<(Func<string, string> Row, Place At)> Rows(string path, byte[] bytes)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes), Encoding.UTF8), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            yield return (name => csv.TryGetField<string>(name, out var value) ? value?.Trim() ?? "" : "", new(path, csv.Parser.RawRow));
    }

    static DateOnly? Day(string text, Place at, PackReading reading)
    {
        if (text is "") return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        reading.Report(at, $"'{text}' is not a date like 2024-01-01", "yyyy-MM-dd");
        return null;
    }
}
