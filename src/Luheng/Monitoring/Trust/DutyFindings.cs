using System.Globalization;
using Luheng.Findings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What the day gives to notice: who must connect and has not, who is late and why, who sends too seldom, whose meters are overdue.</summary>
public static class DutyFindings
{
    public static IEnumerable<Finding> In(Station station, TrustRules rules, IReadOnlyList<Duty> duties)
    {
        var now = Instant.Of(station.Clock.GetUtcNow());
        var today = station.Clock.Today();
        var month = Period.Month(today.Year, today.Month);
        var keys = GatewaysOf(station);
        foreach (var duty in duties)
        {
            if (duty.Must && !duty.Connected)
                yield return new(duty.Enterprise.Id, Period.Calendar(duty.Year), "must-connect-not-connected", FindingLevel.Severe, $"{duty.Why}，应接入；{(duty.Meters == 0 ? "没有登记计量点" : "登记了计量点而没有任何读数")}", TrustRules.Obligation);
            else if (Late(station, rules, duty, now, keys) is { } why)
                yield return new(duty.Enterprise.Id, month, "data-late", FindingLevel.Warning, why, TrustRules.Late);
            if (duty.Connected && duty.Continuity < rules.ContinuityAtLeast)
                yield return new(duty.Enterprise.Id, month, "continuity-low", FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture,
                    $"自 {duty.Since:yyyy-MM-dd} 接入，{duty.DaysDue} 天中 {duty.Days} 天有数据（{duty.Continuity:P0}），最长中断 {duty.LongestGap} 天"), TrustRules.Late);
        }
        foreach (var meter in station.Book.Meters.Where(m => m.CalibrationDue < today))
            yield return new(meter.Owner, month, "calibration-overdue", FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"{meter.Id}：检定到期日 {meter.CalibrationDue:yyyy-MM-dd} 已过"), meter.Id);
    }

    /// <summary>The keys that gateways hold, those taken back among them.</summary>
    public static IReadOnlyList<GatewayKey> GatewaysOf(Station station) => [.. station.Ledger.Documents(GatewayKey.Kind).Select(d => GatewayKey.Read(d.Body))];

    /// <summary>Since when an enterprise is late and why, or null where it is not.</summary>
    public static string? Late(Station station, TrustRules rules, Duty duty, long now, IReadOnlyList<GatewayKey> keys) =>
        duty.Meters == 0 || (!duty.Must && !duty.Connected) ? null : Late(station, rules, duty.Enterprise.Id, duty.Latest, now, keys);

    /// <param name="latest">The newest reading of its meters; null where there is none.</param>
    public static string? Late(Station station, TrustRules rules, SubjectId enterprise, long? latest, long now, IReadOnlyList<GatewayKey> keys)
    {
        if (latest is { } newest && now - newest <= rules.HoursWithoutReading * Instant.Hour) return null;
        var own = station.Book.Of(enterprise).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var holders = keys.Where(k => k.RevokedAt is null && (k.Meters is null || k.Meters.Any(own.Contains))).Select(k => k.Name).ToList();
        var why = holders.Count == 0 ? "没有网关持有能写它的密钥" : latest is null ? $"网关 {string.Join("、", holders)} 的密钥从未为它用过" : $"网关 {string.Join("、", holders)} 没有送来新的读数";
        return latest is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"自 {Instant.At(last):yyyy-MM-dd HH:mm} 起没有读数（{(now - last) / (double)Instant.Day:0.#} 天）；{why}")
            : $"登记以来没有任何读数；{why}";
    }
}
