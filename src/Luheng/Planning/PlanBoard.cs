using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Planning;

/// <summary>Puts a plan's targets beside what was published and computed.</summary>
public static class PlanBoard
{
    public static PlanProgress Of(World world, Plan plan, DateOnly asOf) =>
        new(plan, asOf, [.. plan.Targets.Select(t => Progress(world, plan, t, asOf, world.Population.Regions.Find(t.Region) is { } region ? SubjectId.Region(region.Code) : plan.Subject))]);

    /// <summary>One target for any region, such as a city held to its province's aim.</summary>
    public static TargetProgress Progress(World world, Plan plan, Target target, DateOnly asOf, SubjectId region)
    {
        if (target.Aim is not { } aim) return Nothing(target, target.WhyNoIndicator?.Zh ?? "规划没有给出数值，只能由证据说明");
        var (year, baseYear) = (target.Year ?? plan.To, target.BaseYear ?? plan.BaseYear);
        var actual = ActualFigure.Find(world, plan, target, region, asOf, baseYear, year);
        if (actual is null)
            return Nothing(target, target.WhyNoIndicator?.Zh ?? (ActualFigure.Withheld(world, plan, target, region, asOf) ? "由企业数合计，会透露个别企业或不在本账号的范围内，不向本账号提供"
                : $"截至 {asOf:yyyy-MM-dd}，{(world.Purpose.Firms ? "没有公布、填报或可计算的数值" : "没有公布的数值")}"));
        return Judge(world, target, aim.Amount, actual, plan, baseYear, year);

        TargetProgress Nothing(Target t, string why) => new(t, double.NaN, t.Aim?.Unit.Symbol ?? "", t.Aim?.Amount ?? double.NaN, double.NaN, double.NaN, TargetStatus.NoData, why);
    }

    static TargetProgress Judge(World world, Target target, double aim, ActualFigure actual, Plan plan, int baseYear, int year)
    {
        var unit = target.Aim!.Value.Unit;
        var value = actual.Value;
        var met = Meets(target, value, aim, actual.Comparator);
        var start = new DateOnly(Math.Max(baseYear + 1, plan.From), 1, 1);
        var time = Math.Clamp((double)(actual.Period.Last.DayNumber - start.DayNumber + 1) / (new DateOnly(year, 12, 31).DayNumber - start.DayNumber + 1), 0, 1);
        var progress = Done(target, value, aim);
        var ended = actual.Period.Last >= new DateOnly(year, 12, 31);
        var status = met && (ended || IsCumulative(target)) ? TargetStatus.Met
            : ended ? TargetStatus.Missed
            : Running(world.Catalogue, target, met, progress, time);
        return new(target, value, unit.Symbol, aim, progress, time, status, actual.Why)
        {
            Period = actual.Period,
            Exactness = actual.Comparator is "" ? "=" : actual.Comparator,
            Source = actual.Source,
            Because = actual.Because,
            Trend = actual.Trend,
        };
    }

    /// <summary>What has been added up or brought down stays done; a level must still hold at the end.</summary>
    static bool IsCumulative(Target target) => target.Kind is TargetKind.Change or TargetKind.Points or TargetKind.Count or TargetKind.NewCount or TargetKind.Amount;

    static bool Meets(Target target, double value, double aim, string saidOfActual)
    {
        if (target.Kind is TargetKind.Change or TargetKind.Points)
        {
            var (size, wanted) = (value * Math.Sign(aim), Math.Abs(aim));
            return size >= wanted - 1e-9 && !(target.Comparator == ">" && size <= wanted && saidOfActual is not ">");
        }
        // 0.57 of 1 is 56.99999999999999 %: what differs by less than arithmetic does is equal.
        var equal = Math.Abs(value - aim) <= 1e-9 * Math.Max(1, Math.Abs(aim));
        return target.Comparator switch
        {
            "<" => value < aim && !equal,
            ">" => value > aim && !equal,
            "<=" => value <= aim || equal,
            ">=" => value >= aim || equal,
            _ => equal || (target.LowerIsBetter ? value < aim : value > aim),
        };
    }

    /// <summary>Share of the way from base to aim; without a base, how near the level is.</summary>
    static double Done(Target target, double value, double aim)
    {
        if (Start(target) is { } start) return (value - start) / (aim - start);
        if (target.LowerIsBetter && !IsOwnWay(target)) return value == 0 ? double.NaN : aim / value;
        return aim == 0 ? double.NaN : value / aim;
    }

    /// <summary>The formula by which <see cref="TargetProgress.Progress"/> of a target was counted.</summary>
    public static Said Formula(Target target) => Start(target) is not null ? new("（实际 − 基数）÷（目标 − 基数）", "(actual − base) ÷ (aim − base)")
        : IsOwnWay(target) ? new("实际变化 ÷ 目标变化", "actual change ÷ change aimed at")
        : target.LowerIsBetter ? new("目标 ÷ 实际（规划没有写基数）", "aim ÷ actual (the plan states no base)") : new("实际 ÷ 目标（规划没有写基数）", "actual ÷ aim (the plan states no base)");

    /// <summary>A change or an addition starts from nothing.</summary>
    static bool IsOwnWay(Target target) => target.Kind is TargetKind.Change or TargetKind.Points or TargetKind.NewCount;

    /// <summary>The base in the unit of the aim; null where there is none to start from.</summary>
    static double? Start(Target target) => !IsOwnWay(target) && target is { Base: { } from, Aim: { } aim } && from.Unit.Measures(aim.Unit) && from.In(aim.Unit).Amount is var start && start != aim.Amount ? start : null;

    static TargetStatus Running(Catalogue catalogue, Target target, bool met, double progress, double time)
    {
        if (met) return TargetStatus.OnTrack;
        var rule = catalogue.Rules.GetValueOrDefault("plan-status")?.Numbers;
        var (onTrack, watch) = (rule?.GetValueOrDefault("on_track_at_least", 1) ?? 1, rule?.GetValueOrDefault("watch_at_least", 1) ?? 1);
        // Held against each other as they are written, in tenths of a per cent: 80.0 % done of 80.0 % of the time is on track.
        var (done, passed) = (Math.Round(progress, 3), Math.Round(time, 3));
        var pace = IsPaced(target) ? passed <= 0 ? double.NaN : done / passed : progress;
        return double.IsNaN(pace) ? TargetStatus.NoData : pace >= onTrack ? TargetStatus.OnTrack : pace >= watch ? TargetStatus.Watch : TargetStatus.Behind;
    }

    /// <summary>Whether a target that is not due is rated by its progress against its time; a level without a base by how near it is.</summary>
    public static bool IsPaced(Target target) => IsCumulative(target) || target.Base is not null;
}
