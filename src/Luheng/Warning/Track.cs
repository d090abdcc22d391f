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

    public SeasonalPath Path { get; protected init; } = SeasonalPath.Even;

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

    protected static Said Same(string formula) => new(formula, formula);

    protected static string Inv(FormattableString text) => FormattableString.Invariant(text);

    protected static Said FellSays(int month) => new($"{month} 月累计数小于本年较早的累计数，两数必有一错，没有采用", $"the figure to date of month {month} is below an earlier one of the year: one of them is wrong, and it is not used");

    protected static TrackMonth Not(int year, int month, string unit, string zh, string en) => new(year, month, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, unit, null) { WhyNot = new(zh, en) };
}
