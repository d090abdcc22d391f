using System.Globalization;
using Luheng.Judging;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>The ladder of a region's warning, in words with the figures in them.</summary>
static class RegionSays
{
    public const string Kind = "warn";

    public static string Ask(RegionTrack track) => $"item=plan:{track.About}&of={track.Region}";

    public static Judgement Judged(RegionTrack track, WarningScheme scheme, int raw, WarningLevel level, WarningLevel? before)
    {
        var now = track.Now!;
        var byValue = scheme.Levels.Last(l => l.Severity == 0 || WarningLadder.ByValue(scheme, l, now.Completion));
        List<JudgedBy> because = [Completion(track, scheme, now, byValue), Chance(track, scheme, now)];
        if (track.Borrowed) because.Add(new($"{track.About}/borrowed", new("本地区没有分解的目标，暂按上级规划的降幅衡量", "no target was broken down to this region yet; it is held to the rate of the plan above"), null, null, "", null, track.Target.Source, Confidence.Design));
        if (level.Severity > raw) because.Add(Held(scheme, level, scheme.At(raw)));
        if (before is not null && before != level) because.Add(new($"{scheme.Id}/changed", new($"上期为{before.Name.Zh}", $"the period before it was {before.Name.En}"), null, null, "", null, null, scheme.Confidence));
        // The figure that decides is the chance where completion alone would be milder.
        var byChance = level.Severity == raw && byValue.Severity < raw;
        var (value, margin) = byChance ? (now.Outlook!.Chance, now.Outlook.Chance - level.Chance!.Value) : (now.Completion, WarningLadder.Margin(level, now.Completion));
        return new(track.Region, Period.YearToDate(now.Year, now.Month), Kind, level.Code, value * 100, "%", margin * 100, because) { About = track.About };
    }

    static JudgedBy Completion(RegionTrack track, WarningScheme scheme, TrackMonth now, WarningLevel own)
    {
        var onYear = double.IsNaN(now.OnYear) ? Said.Nothing : new(Inv($"，本年累计同比 {now.OnYear * 100:+0.##;-0.##;0}%"), Inv($", {now.OnYear * 100:+0.##;-0.##;0} % on the year to date"));
        var by = track.Target.Kind == TargetKind.Change ? new Said("按季节路径折算", "by the seasonal path ") : Said.Nothing;
        var limit = WarningLadder.Begins(scheme, own) is var begins && double.IsNaN(begins) ? WarningLadder.Begins(scheme, scheme.At(1)) : begins;
        return new($"{scheme.Id}/completion",
            new(Inv($"{track.Target.Name.Zh}：{by.Zh}已完成 {now.Actual:0.##} {now.Unit}，按路径应达 {now.Due:0.##} {now.Unit}（w = {now.Weight * 100:0.#}%）{onYear.Zh}；完成率 {now.Completion * 100:0.#}%：{own.Name.Zh}"),
                Inv($"{track.Target.Name.En}: {by.En}{now.Actual:0.##} {now.Unit} achieved, {now.Due:0.##} {now.Unit} due on the path (w = {now.Weight * 100:0.#} %){onYear.En}; completion {now.Completion * 100:0.#} %: {own.Name.En}")),
            own.Severity == 0, now.Completion * 100, "%", limit * 100, track.Target.Source, scheme.CutOffs)
        { Ask = Ask(track) };
    }

    static JudgedBy Chance(RegionTrack track, WarningScheme scheme, TrackMonth now)
    {
        var rule = $"{scheme.Id}/chance";
        if (now.Outlook is not { } outlook)
            return new(rule, new("历史太短，不作年末预测", "the series is too short for a forecast of the year's end"), null, null, "%", null, null, scheme.CutOffs);
        var level = scheme.Levels.LastOrDefault(l => l.Chance <= outlook.Chance);
        var limit = (level ?? scheme.Levels.FirstOrDefault(l => l.Chance is not null))?.Chance;
        var tested = outlook.Tested > 0 ? new Said($"，回测 {outlook.Tested} 次有 {outlook.Covered} 次在区间内", $", {outlook.Covered} of {outlook.Tested} back-tested intervals held") : Said.Nothing;
        return new(rule,
            new(Inv($"预计年末 {outlook.YearEnd:0.##} {now.Unit}（80% 区间 {outlook.Low:0.##} 至 {outlook.High:0.##}，{outlook.Method.Zh}{tested.Zh}），应达 {outlook.Aim:0.##} {now.Unit}；完不成的概率 {Percent(outlook.Chance)}{(limit is null ? "（本方案不据此定级）" : "")}"),
                Inv($"the year would end at {outlook.YearEnd:0.##} {now.Unit} (80 % interval {outlook.Low:0.##} to {outlook.High:0.##}, {outlook.Method.En}{tested.En}), {outlook.Aim:0.##} {now.Unit} is due; chance of missing {Percent(outlook.Chance)}{(limit is null ? " (this scheme does not grade by it)" : "")}")),
            limit is null ? null : level is null, outlook.Chance * 100, "%", limit * 100, null, Confidence.Design)
        { Lift = outlook.Needed is { } needed ? Lift(needed) : null };
    }

    /// <summary>What the remaining months must average.</summary>
    public static Said Lift(Needed needed) => needed.TooLate
        ? new($"剩余 {needed.Months} 个月即使{needed.Of.Zh}为零也达不到", $"even none at all in the remaining {needed.Months} months would not reach it")
        : new(Inv($"剩余 {needed.Months} 个月{needed.Of.Zh}平均每月{(needed.AtMost ? "不超过" : "不低于")} {Signed(needed)} {needed.Unit}{(double.IsNaN(needed.AgainstLastYear) ? "" : Inv($"，比上年同期 {needed.AgainstLastYear * 100:+0.##;-0.##;0}%"))}"),
            Inv($"{needed.Of.En} of the remaining {needed.Months} months to average {(needed.AtMost ? "at most" : "at least")} {Signed(needed)} {needed.Unit} a month{(double.IsNaN(needed.AgainstLastYear) ? "" : Inv($", {needed.AgainstLastYear * 100:+0.##;-0.##;0} % on the same months of last year"))}"));

    static string Signed(Needed needed) => needed.Each.ToString(needed.IsChange ? "+#,0.##;-#,0.##;0" : "#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A chance as it is written: nothing is certain that was estimated.</summary>
    public static string Percent(double chance) => chance > 0.99 ? "＞99%" : chance < 0.01 ? "＜1%" : Inv($"{chance * 100:0}%");

    static JudgedBy Held(WarningScheme scheme, WarningLevel level, WarningLevel raw) => new($"{scheme.Id}/hold",
        new(Inv($"本期数为{raw.Name.Zh}，未连续 {scheme.HoldMonths} 期较轻，也未越过分界 {scheme.HoldMargin * 100:0.##}%，保持{level.Name.Zh}"),
            Inv($"this period alone is {raw.Name.En}; not yet {scheme.HoldMonths} milder ones in a row nor {scheme.HoldMargin * 100:0.##} % clear, so {level.Name.En} is held")),
        false, scheme.HoldMonths, "", null, scheme.Source, scheme.CutOffs);

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
