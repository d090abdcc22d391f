using Luheng.Monitoring.Faults;
using Luheng.Packs;

namespace Luheng.Monitoring;

/// <summary>The limits of data quality, lateness, monthly figures and the duty to connect, as the packs state them; shares as fractions.</summary>
public sealed class TrustRules(Catalogue catalogue)
{
    public const string Quality = "monitoring-quality";
    public const string Late = "monitoring-late";
    public const string Score = "monitoring-score";
    public const string Month = "monitoring-month";
    public const string Obligation = "monitoring-obligation";

    public double CompletenessAtLeast { get; } = Of(catalogue, Quality, "completeness_at_least");
    public double DayMonthDifferAtMost { get; } = Of(catalogue, Quality, "day_month_differ_at_most");
    public double ClockMinutesAtMost { get; } = Of(catalogue, Quality, "clock_minutes_at_most");

    public double HoursWithoutReading { get; } = Of(catalogue, Late, "hours_without_reading");
    public double ContinuityAtLeast { get; } = Of(catalogue, Late, "continuity_at_least");
    public double PoorBelow { get; } = Of(catalogue, Late, "completeness_poor_below");

    public double PointsCompleteness { get; } = Of(catalogue, Score, "points_completeness");
    public double PointsDayMonth { get; } = Of(catalogue, Score, "points_day_month");
    public double PointsClock { get; } = Of(catalogue, Score, "points_clock");
    public double PointsFaults { get; } = Of(catalogue, Score, "points_faults");

    public double CoverageAtLeast { get; } = Of(catalogue, Month, "coverage_at_least");
    public double SubstitutedAtMost { get; } = Of(catalogue, Month, "substituted_at_most");
    public double ShortGapHours { get; } = Of(catalogue, Month, "short_gap_hours");
    public int WeeksForProfile { get; } = (int)Of(catalogue, Month, "weeks_for_profile");
    public double FiledDiffersBeyond { get; } = Of(catalogue, Month, "filed_differs_beyond");

    public double AnySectorTce { get; } = Of(catalogue, Obligation, "any_sector_tce");
    public double ChemicalsTce { get; } = Of(catalogue, Obligation, "chemicals_tce");

    /// <summary>Two-digit divisions of GB/T 4754 that count as chemicals.</summary>
    public IReadOnlyList<string> Chemicals { get; } = [.. catalogue.Rules[Obligation].Numbers.Where(n => n.Key.StartsWith("sector_", StringComparison.Ordinal) && n.Value > 0).Select(n => n.Key["sector_".Length..])];

    public FaultRules Faults { get; } = FaultRules.Of(catalogue);

    static double Of(Catalogue catalogue, string rule, string name) =>
        catalogue.Rules.TryGetValue(rule, out var found) && found.Numbers.TryGetValue(name, out var number) ? number : throw new FormatException($"rule {rule} has no '{name}'");
}
