using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Time;

namespace Luheng.PlanReading.Confirming;

/// <summary>Whether a promise can stand in a running plan; says everything that is missing or does not fit, and what would.</summary>
public static class PromiseCheck
{
    public static IReadOnlyList<Said> Wrong(Promise promise, PlanFrame frame, Catalogue catalogue)
    {
        var wrong = new List<Said>();
        if (promise.Name.Zh is "") wrong.Add(new("没有名称", "it has no name"));
        if (promise.Year is { } year && year is < 1900 or > 2200) wrong.Add(new($"{promise.Year} 不是年份", $"{promise.Year} is not a year"));
        if (promise is { Upper: not null, Level: null, By: null }) wrong.Add(new("区间只有上限，没有下限", "the range has an upper end and no lower one"));
        else if (promise.Upper <= (promise.Level ?? Math.Abs(promise.By ?? 0))) wrong.Add(new($"区间的上限 {promise.Upper} 应大于下限", $"the upper end {promise.Upper} of the range should be greater than the lower"));
        switch (promise.Kind)
        {
            case FindKind.Target: Target(promise, catalogue, wrong); break;
            case FindKind.Task: Task(promise, frame, wrong); break;
            default: Stated(promise, catalogue, wrong); break;
        }
        return wrong;
    }

    static void Target(Promise promise, Catalogue catalogue, List<Said> wrong)
    {
        var item = promise.Indicator is { } id ? catalogue.Items.GetValueOrDefault(id) : null;
        if (promise.Indicator is not null && item is null) wrong.Add(new($"没有指标“{promise.Indicator}”", $"'{promise.Indicator}' is not an indicator"));
        if (promise is { Indicator: null, WhyNoIndicator: null }) wrong.Add(new("选一个指标，或说明为什么没有指标", "choose an indicator, or say why there is none"));
        switch (promise.Measure)
        {
            case null:
                wrong.Add(new("要说明目标的类型：水平、变化率、百分点、新增数……", "say what kind of target it is: a level, a change, points, an increase…"));
                break;
            case TargetKind.Change or TargetKind.Points or TargetKind.NewCount:
                var (unit, named) = promise.Measure switch { TargetKind.Change => ("%", "%"), TargetKind.Points => ("百分点", "百分点"), _ => (null, item?.Unit.Symbol) };
                if (promise.By is null) wrong.Add(new($"没有变化的数值，如 -18 {named}", $"there is no change, such as -18 {named}"));
                else Fits(promise.ChangeUnit, unit, item?.Unit, catalogue, wrong);
                break;
            case TargetKind.Milestone:
                if (promise.Year is null) wrong.Add(new("没有年份", "there is no year"));
                break;
            case TargetKind.Qualitative: break;
            default:
                if (promise.Level is null) wrong.Add(new("没有目标值", "there is no figure aimed at"));
                break;
        }
        if (promise.Level is not null || promise.Base is not null) Fits(promise.Unit, null, item?.Unit, catalogue, wrong);
    }

    static void Task(Promise promise, PlanFrame frame, List<Said> wrong)
    {
        if (promise is { Due: null, Quarter: null, Year: null }) wrong.Add(new("任务没有期限：写日期、季度或年份", "the task has no day: a date, a quarter or a year"));
        if (promise.Quarter is { } quarter && !(Period.TryParse(quarter, out var period) && period.Kind == PeriodKind.Quarter)) wrong.Add(new($"“{quarter}”不是季度，如 2025-Q1", $"'{quarter}' is not a quarter, such as 2025-Q1"));
        else if (PackText.Due(promise) is { } due && frame.From > 0 && (due.Year < frame.From || due.Year > frame.To)) wrong.Add(new($"期限 {due:yyyy-MM-dd} 在规划期 {frame.From}–{frame.To} 之外", $"{due:yyyy-MM-dd} is outside the plan's years {frame.From}–{frame.To}"));
    }

    static void Stated(Promise promise, Catalogue catalogue, List<Said> wrong)
    {
        if (promise.Indicator is { } id && !catalogue.Items.ContainsKey(id)) wrong.Add(new($"没有指标“{id}”", $"'{id}' is not an indicator"));
        if (promise.Kind == FindKind.Programme) return; // its figure is a name
        if (promise.By is not null && promise.Level is null) Fits(promise.ChangeUnit, null, null, catalogue, wrong);
        else if (promise.Level is not null) Fits(promise.Unit, null, null, catalogue, wrong);
        else if (promise.Kind is FindKind.Outcome or FindKind.Threshold) wrong.Add(new("没有数值", "there is no figure"));
    }

    /// <summary>A unit that nobody defined, or of another dimension than what is measured, could never be compared.</summary>
    static void Fits(string unit, string? asked, Unit? measured, Catalogue catalogue, List<Said> wrong)
    {
        if (!catalogue.Units.TryUnit(unit is "" ? "1" : unit, out var found))
        {
            wrong.Add(new($"单位“{unit}”不在单位表中", catalogue.Units.Unknown(unit)));
            return;
        }
        if (asked is not null && catalogue.Units.TryUnit(asked, out var should) && !found.Measures(should)) wrong.Add(new($"单位是 {unit}，应是 {asked}", $"it is in {unit}, and should be in {asked}"));
        else if (asked is null && measured is not null && !found.Measures(measured)) wrong.Add(new($"单位是 {(unit is "" ? "1" : unit)}，而指标以 {measured} 计", $"it is in {(unit is "" ? "1" : unit)}, but the indicator is measured in {measured}"));
    }
}
