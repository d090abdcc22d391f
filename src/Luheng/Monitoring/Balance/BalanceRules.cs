using System.Globalization;
using Luheng.Packs;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>The thresholds of the packs that balances are judged by, as shares.</summary>
public sealed record BalanceRules(double RemainderAtMost, double CoverageAtLeast, double AccuracyUnlessSaid, Rule From)
{
    public static BalanceRules In(Catalogue catalogue) => catalogue.Rules["balance"] is var rule
        ? new(rule.Numbers["remainder_at_most"], rule.Numbers["coverage_at_least"], rule.Numbers["accuracy_unless_said"], rule) : throw new InvalidOperationException();

    /// <summary>The relative error that a meter's class of accuracy allows: 0.5S is half a per cent.</summary>
    public double AccuracyOf(Meter meter) =>
        double.TryParse(meter.Accuracy.TrimEnd('S', 's', '级', '%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100
            ? percent / 100 : AccuracyUnlessSaid;
}
