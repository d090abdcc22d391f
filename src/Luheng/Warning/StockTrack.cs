using Luheng.Judging;
using Luheng.Packs;
using Luheng.Statistics;

namespace Luheng.Warning;

/// <summary>A standing that is to reach a level: a share, a rate, a count. What is due moves evenly from the base to the aim; without a base the level itself is due.</summary>
/// <remarks>Shown in the target's own measure: of what is to be added (新增), or of points, what came since the base.</remarks>
sealed class StockTrack : Track
{
    readonly OfficialSeries series;
    readonly double start, aim;
    readonly string unit;

    /// <summary>Whether the target is of what came since the base, and how much of the target's unit one of the standing's is.</summary>
    readonly bool sinceBase;
    readonly double scale = 1;

    public StockTrack(Plan plan, Target target, OfficialSeries series, Forecasting forecasting) : base(plan, target, forecasting)
    {
        this.series = series;
        var own = series.Item.Unit;
        sinceBase = target.Kind is TargetKind.Points or TargetKind.NewCount;
        unit = target.Kind == TargetKind.Points ? target.Aim!.Value.Unit.Symbol : own.Symbol;
        if (target.Kind == TargetKind.Points) scale = own.InBase * 100;
        start = target.Base is { } stated && stated.Unit.Measures(own) ? stated.In(own).Amount : series.ToDate(BaseYear, 12);
        aim = target.Kind switch
        {
            TargetKind.Points => start + target.Aim!.Value.Amount / scale,
            TargetKind.NewCount => start + target.Aim!.Value.In(own).Amount,
            _ => target.Aim!.Value.Unit.Measures(own) ? target.Aim.Value.In(own).Amount : double.NaN,
        };
    }

    public override int LastMonth(int year) => series.LastMonth(year);

    bool HasWay => double.IsFinite(start) && start != aim && Years > 0;

    /// <summary>A standing in the target's own measure.</summary>
    double Shown(double standing) => sinceBase ? (standing - start) * scale : standing;

    bool LowerIsBetter => HasWay ? aim < start : Target.LowerIsBetter;

    double Due(int year, int month) => HasWay ? start + (aim - start) * Math.Min(1, (year - BaseYear - 1 + month / 12.0) / Years) : aim;

    public override TrackMonth At(int year, int month, int until = 12)
    {
        var (value, due) = (series.ToDate(year, month), Due(year, month));
        if (double.IsNaN(value)) return Not(year, month, unit, $"{month} 月的数没有公布", $"no figure was published for month {month}");
        if (double.IsNaN(due)) return Not(year, month, unit, "目标与统计的单位或基期不能对应", "the target's unit or base does not fit the statistics");
        var completion = HasWay ? (value - start) / (due - start) : LowerIsBetter ? due / value : value / due;
        if (!double.IsFinite(completion)) return Not(year, month, unit, "分母为零，不能计算", "a denominator is zero");
        var (over, under) = LowerIsBetter && !HasWay ? (due, value) : (value, due);
        var part = Quotient.Parts(completion, 2, read => HasWay ? (read(value) - read(start)) / (read(due) - read(start)) : read(over) / read(under));
        return new(year, month, Shown(value), Shown(due), completion, month / 12.0, double.NaN, unit, Outlook(year, month, until, value))
        {
            How = sinceBase ? new("官方统计的数 − 基期数", "the official figure − that of the base year") : new("官方统计的数", "the official figure"),
            DueSays = DueSays(year, month),
            CompletionSays = Same(HasWay ? $"= ({part(value)} − {part(start)}) ÷ ({part(due)} − {part(start)})" : $"= {part(over)} ÷ {part(under)}"),
            Parts = sinceBase ? [new(series.Item.Name, value, series.Item.Unit.Symbol), new(new($"{BaseYear} 年基期数", $"the base of {BaseYear}"), start, series.Item.Unit.Symbol)] : [],
        };
    }

    public override Said DueSays(int year, int month) => HasWay
        ? new(Inv($"自 {BaseYear} 年的 {start:0.##} 均匀走到 {LastYear} 年的 {aim:0.##}，到这时走过 {Math.Min(1, (year - BaseYear - 1 + month / 12.0) / Years) * 100:0.#} %{(sinceBase ? Inv($"，再减基期的 {start:0.##}") : "")}"), Inv($"evenly from {start:0.##} in {BaseYear} to {aim:0.##} in {LastYear}, {Math.Min(1, (year - BaseYear - 1 + month / 12.0) / Years) * 100:0.#} % of the way by then{(sinceBase ? Inv($", less the {start:0.##} of the base year") : "")}"))
        : new(Inv($"没有基数，目标值 {aim:0.##} 即为应达"), Inv($"without a base the target {aim:0.##} itself is due"));

    Outlook? Outlook(int year, int month, int until, double value)
    {
        var (steps, due) = (until - month, Due(year, until));
        if (steps == 0) return new(Shown(value), 0, Shown(due), Missed(value, 0, due), new("已公布", "published"), 0, 0) { EndSays = new("已公布的年末数", "the year’s end as published") };
        var forecast = Forecasting.Of(series.Points(year, month), series.Season, steps);
        if (!forecast.IsKnown) return null;
        return new(Shown(forecast.Values[^1]), forecast.Widths[^1] * scale, Shown(due), Missed(forecast.Values[^1], forecast.Widths[^1], due), Forecasting.Say(forecast.Method), forecast.Points.Tested, forecast.Points.Covered)
        {
            EndSays = new(Inv($"= 由已公布的各期外推 {steps} 期（{Forecasting.Say(forecast.Method).Zh}）得 {forecast.Values[^1]:#,0.####}{(sinceBase ? Inv($" − 基期 {start:#,0.####}") : "")}；最近一期 {value:#,0.####}"), Inv($"= {forecast.Values[^1]:#,0.####}, carried {steps} periods on from those published ({Forecasting.Say(forecast.Method).En}){(sinceBase ? Inv($", − the base {start:#,0.####}") : "")}; the latest is {value:#,0.####}")),
            Needed = new((due - value) / steps * scale, unit, double.NaN, steps, new($"{series.Item.Name.Zh}每月变动", $"{series.Item.Name.En}, change a month")) { IsChange = true, AtMost = LowerIsBetter, EachSays = Same(Inv($"= ({due:#,0.####} − {value:#,0.####}) ÷ {steps}{(scale == 1 ? "" : Inv($" × {scale:0.####}"))}")) },
        };
    }

    double Missed(double end, double width, double due) =>
        Normal.Above(due, end, width, Forecasting.Settings(series.Season).Nominal) is var above && LowerIsBetter ? above : width > 0 ? 1 - above : end < due ? 1 : 0;
}
