using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging.Assessing;

/// <summary>What a plan asks of a subject in a year and what came of it, for the computed lines of a score table.</summary>
/// <param name="own">The whole reduction set for a subject and target of its own (0.15 for −15 %); NaN where it is held to the plan's.</param>
/// <param name="before">The same world before figures of the year were revised; null where none were.</param>
public sealed class PlanFigures(World world, Plan plan, int year, Func<SubjectId, Target, double>? own = null, World? before = null)
{
    /// <summary>The tce to be saved in each year that were set for an enterprise; NaN where none were.</summary>
    public Func<SubjectId, double> Saving { get; init; } = _ => double.NaN;

    /// <summary>The year by whose end what was set for a subject of its own is counted; null where it is the target's.</summary>
    public Func<SubjectId, Target, int?> Since { get; init; } = (_, _) => null;

    /// <summary>What a year must be in for a target to be due in it.</summary>
    public bool Runs => year > plan.BaseYear && year <= plan.To;

    public Measured? Of(SubjectId subject, RubricItem item, AssessedMeasure measure)
    {
        if (item.Indicator == Saved && Saving(subject) is var each && !double.IsNaN(each)) return Savings(subject, measure, each);
        if (plan.Targets.FirstOrDefault(t => t.Indicator == item.Indicator && t.Kind == TargetKind.Change && t.Region == plan.Region) is not { } target)
            return Nothing($"规划没有“{NameOf(item).Zh}”的下降目标{(item.Indicator == Saved ? "，也没有下达节能量" : "")}", $"the plan has no reduction target of {NameOf(item).En}{(item.Indicator == Saved ? ", and no saving was issued" : "")}");
        if (measure == AssessedMeasure.OverPlan) return Nothing("没有下达总量计划", "no plan of the total was set");
        var (start, end) = (Since(subject, target) ?? target.BaseYear ?? plan.BaseYear, target.Year ?? plan.To);
        if (year <= start || year > end) return Nothing($"{year} 年不在目标的 {start + 1}—{end} 年内", $"{year} is not within the target's years {start + 1}–{end}");
        var set = own?.Invoke(subject, target) ?? double.NaN;
        var whole = double.IsNaN(set) ? Reduction(target, target.By is { } by ? by.Amount * by.Unit.InBase : double.NaN) : set;
        var (years, passed) = (end - start, year - start);
        var (span, due) = measure switch
        {
            AssessedMeasure.Year => (Period.Calendar(year), Falls(whole, 1.0 / years)),
            AssessedMeasure.Cumulative => (Period.Years(start + 1, year), Falls(whole, (double)passed / years)),
            _ => (Period.Years(start + 1, year), whole * passed / years),
        };
        var (actual, ask, why) = Actual(world, target, subject, span, start);
        var first = before is null ? double.NaN : Actual(before, target, subject, span, start).Value;
        var (asked, part) = (Completion.Exact(whole), measure switch { AssessedMeasure.Year => $"1 ÷ {years}", AssessedMeasure.Cumulative => $"{passed} ÷ {years}", _ => $"× {passed} ÷ {years}" });
        var formula = measure is AssessedMeasure.Year or AssessedMeasure.Cumulative ? $"= 1 − (1 − {asked})^({part})" : $"= {asked} {part}";
        return new(due, actual, ask) { DueSays = new($"{formula}；{start + 1}—{end} 年的目标：降 {asked}", $"{formula}; the target of {start + 1} to {end}: {asked} less"), Why = why, First = first == actual ? double.NaN : first };
    }

    Said NameOf(RubricItem item) => item.Indicator is { } id && world.Catalogue.Items.TryGetValue(id, out var known) ? known.Name : item.Name;

    /// <summary>Energy saved by output value (产值节能量), which enterprises receive instead of an intensity.</summary>
    const string Saved = "saving.output_value";

    /// <summary>What an enterprise saved in the year, or in all years of the plan until it, against what was set for as many years.</summary>
    Measured Savings(SubjectId enterprise, AssessedMeasure measure, double each)
    {
        var years = measure == AssessedMeasure.Year ? [year] : Enumerable.Range(plan.From, year - plan.From + 1).ToList();
        var actual = years.Sum(y => Asker.Ask(world, Saved, enterprise, Period.Calendar(y)) is var answer && IsWhole(answer) ? answer.Value : double.NaN);
        return new(each * years.Count, actual, LineJudge.AskOf(Saved, enterprise, Period.Calendar(year))) { Unit = world.Catalogue.Items[Saved].Unit.Symbol, DueSays = new(FormattableString.Invariant($"= 下达的每年 {each:#,0.##} × {years.Count} 年"), FormattableString.Invariant($"= {each:#,0.##} set for each year × {years.Count}")), Why = double.IsNaN(actual) ? new($"没有 {year} 年全年的节能量：须有两年每月的能耗与可比价产值", $"no saving is known for the whole of {year}: it needs energy and comparable output of every month of two years") : null };
    }

    /// <summary>A part of the way, compounded: 14 % in five years is 2.97 % a year.</summary>
    static double Falls(double whole, double part) => 1 - Math.Pow(1 - whole, part);

    static double Reduction(Target target, double change) => target.LowerIsBetter ? -change : change;

    static Measured Nothing(string zh, string en) => new(double.NaN, double.NaN) { Why = new(zh, en) };

    static (double Value, string Ask, Said? Why) Actual(World world, Target target, SubjectId subject, Period span, int start)
    {
        var item = $"{target.Indicator}.change";
        var known = world.Catalogue.Items.ContainsKey(item);
        var ask = LineJudge.AskOf(known ? item : target.Indicator!, subject, span);
        if (known && Asker.Ask(world, item, subject, span) is var change && IsWhole(change)) return (Reduction(target, change.Value * change.Unit.InBase), ask, null);
        var now = Asker.Ask(world, target.Indicator!, subject, Period.Calendar(span.Year));
        var then = Asker.Ask(world, target.Indicator!, subject, Period.Calendar(span.Kind == PeriodKind.Year ? span.Year - 1 : start));
        if (Apart(now, then) is not { } why) return (Reduction(target, now.Value / then.Value - 1), LineJudge.AskOf(target.Indicator!, subject, Period.Calendar(span.Year)), null);
        var soFar = known ? SoFar(world, item, subject, span) : Said.Nothing;
        return (double.NaN, ask, new(why.Zh + soFar.Zh, why.En + soFar.En));
    }

    /// <summary>Whether a figure is of all of its period and of one scope: a part is never set against a whole.</summary>
    static bool IsWhole(Answer answer) => answer is { Missing: false, Mixed: false, Coverage.Whole: true };

    /// <summary>Why two years cannot be set against each other; null where they can.</summary>
    static Said? Apart(Answer now, Answer then)
    {
        foreach (var (of, other) in new[] { (now, then), (then, now) })
        {
            var (year, with) = (of.Period.Year, other.Period.Year);
            if (of.Missing || of.Value <= 0) return new($"没有 {year} 年的全年数据", $"there is no figure of the whole of {year}");
            if (of.Mixed) return new($"{year} 年的数口径混合，不能与 {with} 年相比", $"the figure of {year} is of mixed scope and cannot be set against {with}");
            if (!of.Coverage.Whole) return new($"{year} 年的数{(OfMembers(of) ? "是已登记企业合计，" : "")}只覆盖 {Completion.Share(of.Coverage.Share)}，不能与全年数相比", $"the figure of {year} {(OfMembers(of) ? "is a sum of registered enterprises and " : "")}covers {Completion.Share(of.Coverage.Share)} only: it cannot be set against a whole year");
        }
        return OfMembers(now) == OfMembers(then) ? null : new($"{now.Period.Year} 年与 {then.Period.Year} 年一个是官方数，一个是已登记企业合计，不能相比", $"of {now.Period.Year} and {then.Period.Year} one is official and one a sum of registered enterprises: they cannot be set against each other");
    }

    /// <summary>Whether a figure rests on a sum of the enterprises registered here rather than on one of the whole.</summary>
    static bool OfMembers(Answer answer) => answer.Because.Kind == ReasonKind.Members || answer.Because.Inputs.Any(OfMembers);

    /// <summary>The change up to the last month of a year that runs, as information: no points are given for it.</summary>
    static Said SoFar(World world, string item, SubjectId subject, Period span)
    {
        for (var month = 11; month > 1; month--)
            if (Asker.Ask(world, item, subject, Period.Between(span.FirstYear, 1, span.Year, month)) is var change && IsWhole(change) && !OfMembers(change))
            {
                var (alone, percent) = (span.FirstYear == span.Year, Completion.Share(change.Value * change.Unit.InBase));
                return new($"；{(alone ? $"{span.Year} 年 1—" : $"{span.FirstYear} 年 1 月至 {span.Year} 年 ")}{month} 月变化 {percent}，仅供参考，全年数公布后计分", $"; the change of {(alone ? "" : $"{span.FirstYear} to ")}{span.Year}, up to month {month}, is {percent}: for information, points follow with the whole year");
            }
        return Said.Nothing;
    }
}
