using System.Text.Json;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring.Hj212;

/// <summary>The register of pollutant monitors (污染源自动监控设备) as known at one time.</summary>
public sealed class MonitorBook
{
    /// <summary>The kind of document that a monitor is kept as.</summary>
    public const string Kind = "monitor";

    readonly Dictionary<string, PollutantMonitor> byMn;

    public MonitorBook(IEnumerable<PollutantMonitor> monitors)
    {
        Monitors = [.. monitors.OrderBy(m => m.Owner).ThenBy(m => m.Mn, StringComparer.Ordinal)];
        byMn = Monitors.ToDictionary(m => m.Mn, StringComparer.Ordinal);
    }

    public IReadOnlyList<PollutantMonitor> Monitors { get; }

    public static MonitorBook Read(ILedger ledger, DateTimeOffset? knownBy = null) =>
        new(ledger.Documents(Kind, knownBy).Select(d => Read(d.Body)));

    public static Document Write(PollutantMonitor monitor) => new(Kind, monitor.Mn, JsonSerializer.Serialize(monitor, MeterBook.Form));

    public static PollutantMonitor Read(string body) =>
        JsonSerializer.Deserialize<PollutantMonitor>(body, MeterBook.Form) ?? throw new JsonException("the document is null");

    public PollutantMonitor? Find(string mn) => byMn.GetValueOrDefault(mn);

    public IEnumerable<PollutantMonitor> Of(SubjectId enterprise) => Monitors.Where(m => m.Owner.Enterprise == enterprise.Enterprise);
}
