using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Planning;

/// <summary>What a target has come to: the figure in the unit of its aim, the period it covers, and where it is from.</summary>
sealed record ActualFigure(double Value, Period Period, string Comparator, string Source, string Why, Explanation Because)
{
    public IReadOnlyList<(Period Period, double Value)> Trend { get; init; } = [];

    /// <summary>A published outcome about the target comes first, then what can be asked; null when there is neither.</summary>
    public static ActualFigure? Find(World world, Plan plan, Target target, SubjectId region, DateOnly asOf, int baseYear, int year)
    {
        if (plan.Targets.Any(t => t.Id == target.Id && t.Region == region.Text) && Published(world, plan, target, asOf, baseYear, year) is { } published) return published;
        if (target.Indicator is not { } indicator) return null;
        return target.Kind switch
        {
            TargetKind.Change => Change(world, target, indicator, region, asOf, baseYear, year),
            TargetKind.Points => FromBase(world, target, indicator, region, asOf, baseYear, year, share: false),
            TargetKind.NewCount => FromBase(world, target, indicator, region, asOf, baseYear, year, share: false),
            TargetKind.Milestone or TargetKind.Qualitative => null,
            _ => Level(world, target, indicator, region, asOf, baseYear, year),
        };
    }

    /// <summary>Whether there is a figure that is kept from this reader, as a sum that would give a member away.</summary>
    public static bool Withheld(World world, Plan plan, Target target, SubjectId region, DateOnly asOf) =>
        world.Mask is not null && target.Indicator is { } indicator && Periods(target, asOf, (target.BaseYear ?? plan.BaseYear) + 1, target.Year ?? plan.To).Any(p => Mask.Withheld(Asker.Ask(world, indicator, region, p)));

    static ActualFigure? Published(World world, Plan plan, Target target, DateOnly asOf, int baseYear, int year)
    {
        foreach (var (holder, outcome) in world.Catalogue.Plans.Values.SelectMany(p => p.Outcomes.Select(o => (p, o))))
        {
            if (outcome.About != $"{plan.Id}/{target.Id}" || outcome.Value is not { } value || !value.Unit.Measures(target.Aim!.Value.Unit)) continue;
            var period = outcome.In ?? Period.Years(baseYear + 1, year);
            if (period.Last > asOf) continue;
            var amount = value.In(target.Aim.Value.Unit).Amount;
            var why = $"{outcome.Source.Document}公布：{outcome.Words}{(outcome.Comparator is "≈" ? "（约数）" : "")}";
            return new(amount, period, outcome.Comparator, $"{outcome.Source} {outcome.Row}", why, PlanQuestions.OfOutcome(world, holder, outcome));
        }
        return null;
    }

    /// <summary>A change since the base year: the published or official change, else from the levels.</summary>
    static ActualFigure? Change(World world, Target target, string indicator, SubjectId region, DateOnly asOf, int baseYear, int year)
    {
        var id = $"{indicator}.change";
        if (!world.Catalogue.Items.ContainsKey(id)) return FromBase(world, target, indicator, region, asOf, baseYear, year, share: true);
        var spans = Ends(asOf, baseYear + 1, year).Select(e => Period.Between(baseYear + 1, 1, e.Year, e.Month));
        if (Latest(world, id, region, spans) is not { } answer) return FromBase(world, target, indicator, region, asOf, baseYear, year, share: true);
        var trend = Enumerable.Range(baseYear + 1, Math.Max(0, answer.Period.Year - baseYear)).Select(y => Period.Years(baseYear + 1, y)).Append(answer.Period).Distinct()
            .Select(p => (Period: p, Answer: Asker.Ask(world, id, region, p))).Where(t => !t.Answer.Missing).Select(t => (t.Period, In(t.Answer, target))).ToList();
        return Of(world, target, answer) with { Trend = trend };
    }

    /// <summary>The change of a level between the base year and the latest figure, as a share or as a difference.</summary>
    static ActualFigure? FromBase(World world, Target target, string indicator, SubjectId region, DateOnly asOf, int baseYear, int year, bool share)
    {
        if (Latest(world, indicator, region, Periods(target, asOf, baseYear + 1, year)) is not { } now) return null;
        var then = Asker.Ask(world, indicator, region, now.Period.ShiftYears(baseYear - now.Period.Year));
        var stated = target.Base is { } from && from.Unit.Measures(now.Unit) ? from.In(now.Unit).Amount : double.NaN;
        var start = double.IsNaN(stated) ? then.Value : stated;
        if (double.IsNaN(start) || (share && start == 0)) return null;
        var unit = target.Aim!.Value.Unit;
        var value = share ? (now.Value / start - 1) / unit.InBase
            : target.Kind == TargetKind.Points ? (now.Value - start) * now.Unit.InBase * 100
            : (now.Value - start) * now.Unit.To(unit);
        var because = Explanation.Of(now, world) with
        {
            Name = new($"{now.Item.Name.Zh}（比 {baseYear} 年）", $"{now.Item.Name.En} (against {baseYear})"),
            Value = value,
            Unit = unit.Symbol,
            Formula = share ? $"{indicator}({now.Period}) / {indicator}({baseYear}) - 1" : $"{indicator}({now.Period}) - {indicator}({baseYear})",
            Inputs = then.Missing ? [Explanation.Of(now, world)] : [Explanation.Of(now, world), Explanation.Of(then, world)],
            Reasons = double.IsNaN(stated) ? [] : [$"基数 {target.Base} 为规划所载"],
        };
        return new(value, now.Period, "=", SourceOf(now), $"按 {now.Period} 与基期 {baseYear} 计算", because);
    }

    static ActualFigure? Level(World world, Target target, string indicator, SubjectId region, DateOnly asOf, int baseYear, int year)
    {
        if (Latest(world, indicator, region, Periods(target, asOf, baseYear + 1, year)) is not { } answer || !answer.Unit.Measures(target.Aim!.Value.Unit)) return null;
        var trend = Enumerable.Range(baseYear, Math.Max(0, answer.Period.Year - baseYear + 1)).Select(Period.Calendar).Append(answer.Period).Distinct()
            .Select(p => (Period: p, Answer: Asker.Ask(world, indicator, region, p))).Where(t => !t.Answer.Missing).Select(t => (t.Period, In(t.Answer, target))).ToList();
        return Of(world, target, answer) with { Trend = trend };
    }

    static ActualFigure Of(World world, Target target, Answer answer) => new(In(answer, target), answer.Period, "=", SourceOf(answer),
        answer.Because.Kind == ReasonKind.Official ? $"官方统计，至 {answer.Period}" : $"按填报与官方数据计算，至 {answer.Period}", Explanation.Of(answer, world));

    static double In(Answer answer, Target target) => answer.Value * answer.Unit.To(target.Aim!.Value.Unit);

    static string SourceOf(Answer answer) => answer.Because.Origin is { } origin ? origin.Source.ToString()
        : string.Join("; ", answer.Because.Inputs.Select(i => i.Because.Origin?.Source.ToString()).OfType<string>().Distinct().Take(3)) is { Length: > 0 } inputs ? inputs
        : answer.Because.Source?.ToString() ?? "";

    static Answer? Latest(World world, string item, SubjectId region, IEnumerable<Period> periods)
    {
        foreach (var period in periods)
            if (Asker.Ask(world, item, region, period) is { Missing: false, Mixed: false } answer) return answer;
        return null;
    }

    /// <summary>Whole years and years to date that ended by the day, the latest first. A number of members is looked at in the month that runs, too: it holds on the day.</summary>
    static IEnumerable<Period> Periods(Target target, DateOnly asOf, int from, int to)
    {
        var ended = Ends(asOf, from, to).Select(e => Period.YearToDate(e.Year, e.Month));
        return target.Kind is TargetKind.Count or TargetKind.NewCount && from <= asOf.Year && asOf.Year <= to ? ended.Prepend(Period.YearToDate(asOf.Year, asOf.Month)).Distinct() : ended;
    }

    static IEnumerable<(int Year, int Month)> Ends(DateOnly asOf, int from, int to)
    {
        for (var year = Math.Min(asOf.Year, to); year >= from; year--)
            for (var month = 12; month >= 1; month--)
                if (Period.Month(year, month).Last <= asOf) yield return (year, month);
    }
}
