using Luheng.Packs;

namespace Luheng.Monitoring.Faults;

/// <summary>The limits by which faults are told from what is natural, as the pack states them (monitoring-faults).</summary>
public sealed record FaultRules(
    double ClockSeconds, int ClockReadings,
    int StillLeastReadings, double StillLeastHours, double StillTimesUsual, int StillBeyond, double StillUsualShare, int StillOncePerDays,
    double SpikeLeastTimes, double SpikeUsualShare, double SpikeTimesUsual,
    double ScaleChance, double ScaleMeanReadings, int ScaleLeastReadings,
    double UsualShare, double TopShare, double AboveTopTimes, double StepAboveTopTimes,
    int CopyLeastReadings, double CopyLeastBits, double CopyNaturalShare,
    double SwapChance, int SwapLeastReadings)
{
    public const string Rule = "monitoring-faults";

    public static FaultRules Of(Catalogue catalogue)
    {
        var numbers = catalogue.Rules[Rule].Numbers;
        double N(string name) => numbers.TryGetValue(name, out var number) ? number : throw new FormatException($"rule {Rule} has no '{name}'");
        return new(N("clock_seconds"), (int)N("clock_readings"),
            (int)N("still_least_readings"), N("still_least_hours"), N("still_times_usual"), (int)N("still_beyond"), N("still_usual_share"), (int)N("still_once_per_days"),
            N("spike_least_times"), N("spike_usual_share"), N("spike_times_usual"),
            N("scale_chance"), N("scale_mean_readings"), (int)N("scale_least_readings"),
            N("usual_share"), N("top_share"), N("above_top_times"), N("step_above_top_times"),
            (int)N("copy_least_readings"), N("copy_least_bits"), N("copy_natural_share"),
            N("swap_chance"), (int)N("swap_least_readings"));
    }
}
