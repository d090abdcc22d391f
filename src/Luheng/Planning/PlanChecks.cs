using Luheng.Formulas;
using Luheng.Packs;

namespace Luheng.Planning;

/// <summary>How a piece of a plan's own arithmetic comes out. Stated and Holds are null where the plan states no number.</summary>
public sealed record CheckResult(Check Check, double? Stated, double Computed, double? Difference, bool? Holds, IReadOnlyList<RowInput> Inputs, string Unit);

/// <summary>Recomputes the arithmetic inside the plans from their own rows.</summary>
public static class PlanChecks
{
    /// <summary>A difference this small is the arithmetic of doubles, not of the plan.</summary>
    const double Negligible = 1e-9;

    /// <summary>The checks of a plan, and those of other plans that name it.</summary>
    public static IReadOnlyList<CheckResult> Of(Catalogue catalogue, Plan plan)
    {
        var rows = new PlanRows(catalogue);
        return [.. catalogue.Plans.Values.SelectMany(p => p.Checks).Where(c => c.Plans.Contains(plan.Id))
            .OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => Run(c, rows))];
    }

    internal static CheckResult Run(Check check, PlanRows rows)
    {
        var inputs = new List<RowInput>();
        var computed = rows.Evaluate(check.Formula, inputs)?.In(check.Unit).Amount ?? double.NaN;
        // A figure stated as a plain 0 is meant in the check's own unit.
        double? stated = check.Stated is null ? null : rows.Evaluate(check.Stated, inputs) is { } found
            ? found.Amount == 0 ? 0 : found.Unit.Measures(check.Unit) ? found.In(check.Unit).Amount : found.Amount
            : double.NaN;
        var difference = computed - stated;
        var allowed = (check.Tolerance is { } tolerance ? tolerance.Amount * (tolerance.Unit.Measures(check.Unit) ? tolerance.Unit.To(check.Unit) : 1) : 0) + Negligible;
        return new(check, stated, computed, difference, difference is { } d ? Math.Abs(d) <= allowed : null, inputs, check.Unit.Symbol);
    }
}
