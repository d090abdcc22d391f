using System.Text.Json;
using Luheng.Records;

namespace Luheng.Monitoring.Hj212;

/// <summary>What the hourly mean of a pollutant must not exceed at a monitor (排放限值), and who says so.</summary>
/// <param name="Code">As the monitor sends it, such as w01018.</param>
/// <param name="Unit">Of the limit, such as mg/L; the same as the readings'.</param>
/// <param name="Source">The permit or standard, with its clause.</param>
public sealed record EmissionLimit(string Mn, string Code, double Limit, string Unit, string Source)
{
    /// <summary>The first and last day it holds; null is open.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    public bool Holds(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>The limits that are registered; where none is, none is shown.</summary>
public sealed class LimitBook(IEnumerable<EmissionLimit> limits) : IEquatable<LimitBook>
{
    /// <summary>The kind of document that a limit is kept as.</summary>
    public const string Kind = "emission-limit";

    readonly ILookup<(string Mn, string Code), EmissionLimit> byMonitor = limits.ToLookup(l => (l.Mn, l.Code));

    public static LimitBook Read(ILedger ledger, DateTimeOffset? knownBy = null) =>
        new(ledger.Documents(Kind, knownBy).Select(d => JsonSerializer.Deserialize<EmissionLimit>(d.Body, MeterBook.Form) ?? throw new JsonException("the document is null")));

    public static Document Write(EmissionLimit limit) =>
        new(Kind, $"{limit.Mn}/{limit.Code}/{limit.From:yyyy-MM-dd}", JsonSerializer.Serialize(limit, MeterBook.Form));

    /// <summary>The limit in force on a day, the latest that began; null where none is known.</summary>
    public EmissionLimit? Of(string mn, string code, DateOnly day) => byMonitor[(mn, code)].Where(l => l.Holds(day)).MaxBy(l => l.From ?? DateOnly.MinValue);

    /// <summary>That of hourly means, where it is in their unit: a limit in another one is not compared.</summary>
    public EmissionLimit? Of(HourlyMeans means, DateOnly day) => Of(means.Monitor.Mn, means.Code, day) is { } limit && limit.Unit == means.Meter.Unit ? limit : null;

    public bool Equals(LimitBook? other) => other is not null && All.SequenceEqual(other.All);

    public override bool Equals(object? obj) => Equals(obj as LimitBook);

    public override int GetHashCode() => byMonitor.Count;

    IEnumerable<EmissionLimit> All => byMonitor.SelectMany(g => g);
}
