using Luheng.Portal.Shell;
using Luheng.Readings;

namespace Luheng.Portal.Monitoring;

/// <summary>Addresses and names of meters on pages.</summary>
static class MeterLinks
{
    public static string Of(Meter meter) => Of(meter.Id);

    public static string Of(string id) => $"/meters/{string.Join('/', id.Split('/').Select(Uri.EscapeDataString))}";

    public static string Name(Meter meter) => meter.Name is "" ? meter.Id : meter.Name.Replace("（演示数据）", "", StringComparison.Ordinal);

    /// <summary>The id without the code of its enterprise, where the page already says whose it is.</summary>
    public static string Short(Meter meter) => meter.Id.StartsWith(meter.Owner.Enterprise.Text + "-", StringComparison.Ordinal) ? meter.Id[(meter.Owner.Enterprise.Text.Length + 1)..] : meter.Id;

    /// <summary>The name of what a meter measures, as the packs have it.</summary>
    public static string Carrier(Reader reader, string carrier)
    {
        foreach (var set in reader.Desk.World.Catalogue.Sets.Values)
            if (set.Members.FirstOrDefault(m => m.Id == carrier) is { } member) return reader[member.Name];
        return carrier switch
        {
            "waste-water" => reader[new("废水", "Waste water")],
            _ => reader.Desk.World.Catalogue.Pollutants.Find(carrier)?.Name ?? carrier,
        };
    }
}
