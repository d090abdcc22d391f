using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Judging.Allocating;

/// <summary>A target that was issued to a city or county (下达的目标): what progress and warnings hold it to.</summary>
/// <param name="Target">The plan's target it is part of.</param>
/// <param name="Value">The figure in the unit: a change in %, a rate in %, or an amount.</param>
/// <param name="Breakdown">The breakdown it was issued with.</param>
public sealed record IssuedTarget(SubjectId Subject, string Plan, string Target, double Value, string Unit, string Breakdown, int Version, DateOnly? IssuedOn)
{
    /// <summary>The year by whose end it is counted, where that is not the plan's own base year; else 0.</summary>
    public int From { get; init; }

    /// <summary>The energy to be saved (节能量) in each of its years, in tce; NaN where it is no saving of energy.</summary>
    public double SavingEachYear { get; init; } = double.NaN;
}

/// <summary>The targets in force of the subjects below a plan's own region.</summary>
public static class IssuedTargets
{
    const string EnergyUnit = "tce";

    /// <summary>All that are issued of a plan as known by a time (null: now), each subject and target once: the one issued last.</summary>
    public static IReadOnlyList<IssuedTarget> Of(ILedger ledger, Plan plan, DateTimeOffset? knownBy = null) => Of(ledger.Documents(Breakdown.Kind, knownBy).Select(d => Breakdown.Read(d.Body)), plan);

    /// <summary>Those that a year is assessed by: issued by its end. What is issued later does not move a year that is over.</summary>
    public static IReadOnlyList<IssuedTarget> InForce(ILedger ledger, Plan plan, int year) =>
        Of(ledger.Documents(Breakdown.Kind).Select(d => Breakdown.Read(d.Body)).Where(b => b.IssuedOn is not { } on || on.Year <= year), plan);

    public static IReadOnlyList<IssuedTarget> Of(IEnumerable<Breakdown> breakdowns, Plan plan) =>
    [
        .. breakdowns.Where(b => b.Plan == plan.Id && b.State == BreakdownState.Issued)
            .SelectMany(b => b.Children.Select(c => new IssuedTarget(c.Id, b.Plan, b.Target, c.Figure, b.Unit, b.Id, b.Version, b.IssuedOn) { From = b.Shape is TreeShape.Intensity or TreeShape.Saving ? b.From : 0, SavingEachYear = b.Shape == TreeShape.Saving && b.Unit == EnergyUnit && b.Years > 0 ? c.Figure / b.Years : double.NaN }))
            .GroupBy(i => (i.Subject, i.Target)).Select(g => g.OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Breakdown, StringComparer.Ordinal).First())
            .OrderBy(i => i.Target, StringComparer.Ordinal).ThenBy(i => i.Subject),
    ];

    /// <summary>All that are issued of any plan of the packs, as known by a time (null: now).</summary>
    public static IReadOnlyList<IssuedTarget> All(ILedger ledger, Catalogue catalogue, DateTimeOffset? knownBy = null) =>
        All([.. ledger.Documents(Breakdown.Kind, knownBy).Select(d => Breakdown.Read(d.Body))], catalogue);

    public static IReadOnlyList<IssuedTarget> All(IReadOnlyCollection<Breakdown> breakdowns, Catalogue catalogue) =>
        breakdowns.Count == 0 ? [] : [.. catalogue.Plans.Values.SelectMany(plan => Of(breakdowns, plan))];

    /// <summary>Which breakdowns in which versions they come from: what is made of them is made anew when it changes.</summary>
    public static string StampOf(IReadOnlyList<IssuedTarget> issued) => string.Join(' ', issued.Select(i => $"{i.Breakdown}/{i.Version}").Distinct());

    /// <summary>The target that a subject is held to: its own where one was issued to it, else the plan's.</summary>
    public static Target Own(this IReadOnlyList<IssuedTarget> issued, Plan plan, Target target, SubjectId subject) => issued.To(plan, target, subject) is { Subject.IsGroup: true } own ? For(target, own) : target;

    /// <summary>What was issued to a subject of a plan's target, to an enterprise as a saving; null where nothing was.</summary>
    public static IssuedTarget? To(this IReadOnlyList<IssuedTarget> issued, Plan plan, Target target, SubjectId subject) =>
        issued.FirstOrDefault(i => i.Subject == subject && i.Plan == plan.Id && i.Target == target.Id);

    /// <summary>The whole reduction that was issued to a subject, 0.15 for −15 %; NaN where it is held to the plan's.</summary>
    public static double Reduction(this IReadOnlyList<IssuedTarget> issued, Plan plan, Target target, SubjectId subject) =>
        issued.To(plan, target, subject) is { Subject.IsGroup: true } own ? Math.Abs(own.Value) / 100 : double.NaN;

    /// <summary>The year by whose end that reduction is counted; null where it is the plan's own base year, or nothing was issued.</summary>
    public static int? Since(this IReadOnlyList<IssuedTarget> issued, Plan plan, Target target, SubjectId subject) =>
        issued.To(plan, target, subject) is { Subject.IsGroup: true, From: > 0 and var from } ? from : null;

    /// <summary>The saving that was issued to an enterprise for each year, in tce; NaN where none was.</summary>
    public static double Saving(this IReadOnlyList<IssuedTarget> issued, Plan plan, SubjectId enterprise) =>
        issued.FirstOrDefault(i => i.Subject == enterprise && i.Plan == plan.Id && !double.IsNaN(i.SavingEachYear))?.SavingEachYear ?? double.NaN;

    /// <summary>The plan's target as it is for a subject it was issued to: the same words, the subject's own figure over its own years.</summary>
    public static Target For(Target target, IssuedTarget issued)
    {
        var unit = target.Aim!.Value.Unit;
        var aim = new Quantities.Quantity(issued.Value, unit);
        target = target with { Source = new($"《目标分解方案第 {issued.Version} 版（{issued.IssuedOn?.ToString("yyyy-MM-dd ", System.Globalization.CultureInfo.InvariantCulture)}下达）》", $"依据 {target.Source}"), BaseYear = issued.From > 0 ? issued.From : target.BaseYear };
        return target.Kind is TargetKind.Change or TargetKind.Points ? target with { By = aim, Base = null, Reach = null, Region = issued.Subject.Text } : target with { Base = null, Reach = aim, Region = issued.Subject.Text };
    }
}
