using System.Globalization;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging.Warning;

/// <summary>The ladder of an enterprise's warning, in words with the figures in them.</summary>
sealed class FirmSays(World world, WarningScheme scheme, Ratio ratio, SubjectId of, Period period, PlanPace? pace, FirmSums sums)
{
    const string Kind = "warn";

    readonly Item item = world.Catalogue.Items[scheme.Item!];
    readonly string months = period.ToString();

    public Judgement NotJudged(bool longer)
    {
        var why = longer ? new Said("按季或按年合并填报，没有逐月数", "it files for longer than a month at once, so its months are not known")
            : sums.Missing is { } gap ? Gap(gap)
            : sums.NothingUnder ? new($"{world.Catalogue.Items[ratio.Under].Name.Zh}为零或为负，不能作分母", $"{world.Catalogue.Items[ratio.Under].Name.En} is zero or negative and cannot be divided by")
            : new("上年同期能耗为零，没有可比的基数", "energy of the same months last year is zero: there is no base to compare with");
        return new(of, period, Kind, "not-judged", null, "%", null, [new($"{scheme.Id}/{item.Id}", why, null, null, "%", null, scheme.Source, scheme.CutOffs) { Ask = Ask(item.Id) }]);
    }

    static Said Gap((int Year, int Month) gap) =>
        new($"缺 {gap.Year} 年 {gap.Month} 月的能耗或可比产值，累计数不完整，不作判定", $"energy or output of {gap.Year}-{gap.Month:00} is missing, so the sum to date is not whole and nothing is judged");

    public Judgement Judged(int raw, int shown, int before)
    {
        var path = sums.UnitBefore * (1 + (pace?.Rate ?? 0));
        var deviation = sums.UnitNow / path - 1;
        var (level, own) = (scheme.At(shown), scheme.At(WarningLadder.Severity(scheme, new(deviation))));
        List<JudgedBy> because = [Deviation(own, deviation, path), .. Watched()];
        if (shown > raw) because.Add(new($"{scheme.Id}/hold", Held(level, scheme.At(raw)), false, scheme.HoldMonths, "个月", null, scheme.Source, scheme.CutOffs));
        if (before >= 0 && before != shown) because.Add(new($"{scheme.Id}/changed", new($"上月为{scheme.At(before).Name.Zh}", $"the month before it was {scheme.At(before).Name.En}"), null, null, "", null, null, scheme.Confidence));
        return new(of, period, Kind, level.Code, deviation * 100, "%", WarningLadder.Margin(level, deviation) * 100, because);
    }

    JudgedBy Deviation(WarningLevel own, double deviation, double path)
    {
        var (now, before, due) = (sums.UnitNow * ratio.Scale, sums.UnitBefore * ratio.Scale, path * ratio.Scale);
        var rate = pace is null ? new Said("没有在期规划，按上年同期", "no plan is in force: last year's figure")
            : new(Inv($"上年同期 {before:0.####} × 规划年均 {pace.Rate * 100:+0.##;-0.##}%（{pace.Plan.Name.Zh}，企业指标未分解，暂按地区年均，设计）"), Inv($"{before:0.####} of last year at the plan's {pace.Rate * 100:+0.##;-0.##} % a year; no target was broken down to enterprises yet, a design"));
        var limit = WarningLadder.Begins(scheme, own);
        return new($"{scheme.Id}/{item.Id}",
            new(Inv($"{item.Name.Zh} {now:0.####} {item.Unit.Symbol}，路径 {due:0.####}（{rate.Zh}），偏离 {deviation * 100:+0.##;-0.##;0}%：{own.Name.Zh}"),
                Inv($"{item.Name.En} {now:0.####} {item.Unit.Symbol}, path {due:0.####} ({rate.En}), {deviation * 100:+0.##;-0.##;0} % off: {own.Name.En}")),
            own.Severity == 0, deviation * 100, "%", double.IsNaN(limit) ? WarningLadder.Begins(scheme, scheme.At(1)) * 100 : limit * 100, scheme.Source, scheme.CutOffs)
        {
            Ask = Ask(item.Id),
            Lift = own.Severity == 0 ? null : new(Inv($"累计单耗降到 {due * (1 + limit):0.####} {item.Unit.Symbol} 以下即轻一级"), Inv($"a figure to date below {due * (1 + limit):0.####} {item.Unit.Symbol} would be one level milder")),
        };
    }

    IEnumerable<JudgedBy> Watched()
    {
        for (var i = 0; i < scheme.Watch.Count; i++)
        {
            var (watch, growth) = (scheme.Watch[i], sums.Growth[i]);
            var name = world.Catalogue.Items[watch.Item].Name;
            yield return double.IsNaN(growth)
                ? new($"{scheme.Id}/{watch.Item}", new($"{name.Zh}没有完整的两年同期数", $"{name.En}: the same months of two years are not all there"), null, null, "%", watch.Above * 100, scheme.Source, scheme.CutOffs) { Ask = Ask(watch.Item) }
                : new($"{scheme.Id}/{watch.Item}", new(Inv($"{name.Zh}同比 {growth * 100:+0.##;-0.##;0}%，警戒 {watch.Above * 100:0.##}%"), Inv($"{name.En} {growth * 100:+0.##;-0.##;0} % on the year, watched from {watch.Above * 100:0.##} %")),
                    !(growth > watch.Above), growth * 100, "%", watch.Above * 100, scheme.Source, scheme.CutOffs)
                { Ask = Ask(watch.Item) };
        }
    }

    Said Held(WarningLevel level, WarningLevel raw) =>
        new(Inv($"本月数为{raw.Name.Zh}，未连续 {scheme.HoldMonths} 个月较轻，也未越过分界 {scheme.HoldMargin * 100:0.##}%，保持{level.Name.Zh}"),
            Inv($"this month alone is {raw.Name.En}; not yet {scheme.HoldMonths} milder months in a row nor {scheme.HoldMargin * 100:0.##} % clear, so {level.Name.En} is held"));

    string Ask(string id) => $"item={id}&of={of}&in={months}";

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
