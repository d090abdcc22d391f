using Luheng.Engine;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Warning;

/// <summary>A target followed month by month against its seasonal path, for one region.</summary>
abstract class Track(Plan plan, Target target, Forecasting forecasting)
{
    protected Forecasting Forecasting { get; } = forecasting;
    protected Target Target { get; } = target;
    protected int BaseYear { get; } = target.BaseYear ?? plan.BaseYear;
    protected int LastYear { get; } = target.Year ?? plan.To;

    /// <summary>The years over which the target runs.</summary>
    protected int Years => LastYear - BaseYear;

    public SeasonalPath Path { get; private set; } = SeasonalPath.Even;

    IReadOnlyList<(int Year, double[] ToDate)> learnt = [];

    /// <summary>Takes the path from what whole years before had come to by each month.</summary>
    protected void Learn(int before, int years, Func<int, double[]> toDate)
    {
        (int Year, double[] ToDate)[] all = [.. Enumerable.Range(before - years, years).Select(y => (y, toDate(y)))];
        (Path, learnt) = (SeasonalPath.Of(all.Select(y => y.ToDate)), [.. all.Where(y => SeasonalPath.IsWhole(y.ToDate))]);
    }

    /// <summary>How w came about, in numbers.</summary>
    protected Said WeightSays(int month)
    {
        if (month == 12) return new("w：全年为 100 %", "w: the whole year is 100 %");
        if (Path.Years == 0) return new($"w = {month} ÷ 12：往年没有可学的逐月数", $"w = {month} ÷ 12: no year before has monthly figures to learn from");
        var shares = learnt.Where(y => double.IsFinite(y.ToDate[month - 1])).Select(y => (y.Year, Share: y.ToDate[month - 1] / y.ToDate[11])).ToList();
        if (shares.Count == 0 || Math.Abs(shares.Average(s => s.Share) - Path[month]) > 1e-9) return new("w：往年没有单独公布这个月，取相邻月份的", "w: years before have no figure of this month by itself; as its neighbours");
        var each = string.Join(", ", shares.Select(s => Inv($"{s.Year}: {s.Share * 100:0.##} %")));
        return new($"w = 往年 1—{month} 月累计占全年份额的平均（{each.Replace(": ", " 年 ", StringComparison.Ordinal).Replace(", ", "、", StringComparison.Ordinal)}）", $"w = the mean share of the year that months 1 to {month} were in years before ({each})");
    }

    /// <summary>The last month of a year that can be looked at; 0 for none.</summary>
    public abstract int LastMonth(int year);

    /// <summary>The target in a month, with how the year would end as was to be seen then.</summary>
    /// <param name="until">Up to which month of the year the outlook looks; 12 for its end.</param>
    public abstract TrackMonth At(int year, int month, int until = 12);

    /// <summary>How what is due by a month follows from the target, in numbers.</summary>
    public abstract Said DueSays(int year, int month);

    /// <summary>Follows a target by the official figures of a region; null, with the reason, where they do not allow it.</summary>
    public static (Track? Track, Said Why) Of(World world, Plan plan, Target target, SubjectId region, DateOnly asOf, Forecasting forecasting)
    {
        if (target.Aim is null || target.Indicator is not { } id) return (null, target.WhyNoIndicator ?? new("规划没有给出数值", "the plan states no figure"));
        var item = world.Catalogue.Items[id];
        if (target.Kind == TargetKind.Change)
            return Ratio.Of(item) is { } ratio && RatioTrack.Read(world, plan, target, ratio, region, asOf, forecasting) is { } change ? (change, Said.Nothing)
                : (null, new("没有逐月公布的分子、分母", "numerator and denominator are not published month by month"));
        var series = OfficialSeries.Of(world, id, region, asOf);
        if (series.IsEmpty) return (null, new("没有逐月公布的数", "nothing is published month by month"));
        if (series.IsStock) return (new StockTrack(plan, target, series, forecasting), Said.Nothing);
        return target.Kind is TargetKind.Points or TargetKind.Milestone or TargetKind.Qualitative
            ? (null, new("不是逐月累计的量", "no amount that adds up by the month"))
            : (new AmountTrack(plan, target, series, forecasting, ProfileYears(world)), Said.Nothing);
    }

    protected static int ProfileYears(World world) => (int)world.Catalogue.Rules["seasonal-path"].Numbers["profile_years"];

    /// <summary>A formula and how its w came about.</summary>
    protected static Said With(Said weight, string formula) => new($"{formula}；{weight.Zh}", $"{formula}; {weight.En}");

    /// <summary>How an amount a month compares with the same months of last year.</summary>
    protected static Said AgainstSays(double each, int steps, double same) => new(Inv($"= {each:#,0.##} × {steps} 个月 ÷ 上年同期 {same:#,0.##} − 1"), Inv($"= {each:#,0.##} × {steps} months ÷ {same:#,0.##} in the same months of last year − 1"));

    protected static Said Same(string formula) => new(formula, formula);

    protected static string Inv(FormattableString text) => FormattableString.Invariant(text);

    protected static Said FellSays(int month) => new($"{month} 月累计数小于本年较早的累计数，两数必有一错，没有采用", $"the figure to date of month {month} is below an earlier one of the year: one of them is wrong, and it is not used");

    protected static TrackMonth Not(int year, int month, string unit, string zh, string en) => new(year, month, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, unit, null) { WhyNot = new(zh, en) };
}
