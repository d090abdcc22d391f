using Luheng.Judging;
using Luheng.Packs;
using Luheng.Statistics;

namespace Luheng.Warning;

/// <summary>An amount of a year, such as total energy: what may be used, or must be made, by a month is the year's amount times w(m).</summary>
sealed class AmountTrack : Track
{
    readonly OfficialSeries series;
    readonly double start, aim;
    readonly string unit;

    public AmountTrack(Plan plan, Target target, OfficialSeries series, Forecasting forecasting, int profileYears) : base(plan, target, forecasting)
    {
        this.series = series;
        var own = series.Item.Unit;
        unit = own.Symbol;
        start = target.Base is { } stated && stated.Unit.Measures(own) ? stated.In(own).Amount : series.ToDate(BaseYear, 12);
        aim = target.Aim!.Value.Unit.Measures(own) ? target.Aim.Value.In(own).Amount : double.NaN;
        var last = Enumerable.Range(BaseYear, Years + 1).LastOrDefault(y => series.LastMonth(y) > 0, LastYear);
        Learn(last, profileYears, y => series.ToDate(y));
    }

    public override int LastMonth(int year) => series.LastMonth(year);

    /// <summary>The year's amount; between base and aim in equal steps. Without a base only the last year has one.</summary>
    double OfYear(int year) => year >= LastYear ? aim : double.IsNaN(start) ? double.NaN : start + (aim - start) * (year - BaseYear) / Years;

    public override TrackMonth At(int year, int month, int until = 12)
    {
        var (value, due) = (series.ToDate(year, month), OfYear(year) * Path[month]);
        if (series.Fell(year, month)) return Not(year, month, unit, FellSays(month).Zh, FellSays(month).En);
        if (double.IsNaN(value)) return Not(year, month, unit, $"{month} 月累计数没有公布", $"no figure to date was published for month {month}");
        if (double.IsNaN(due)) return Not(year, month, unit, "规划没有本年的数，也没有基数可以推算", "the plan has no figure for this year and no base to work one out from");
        var completion = Target.LowerIsBetter ? due / value : value / due;
        if (!double.IsFinite(completion)) return Not(year, month, unit, "分母为零，不能计算", "a denominator is zero");
        var (over, under) = Target.LowerIsBetter ? (due, value) : (value, due);
        var part = Quotient.Parts(completion, 2, read => read(over) / read(under));
        return new(year, month, value, due, completion, Path[month], value / series.ToDate(year - 1, month) - 1, unit, Outlook(year, month, until, value))
        {
            How = new("官方统计的本年累计数", "the official figure of the year to date"),
            DueSays = DueSays(year, month),
            WeightSays = WeightSays(month),
            CompletionSays = Same($"= {part(over)} ÷ {part(under)}"),
        };
    }

    public override Said DueSays(int year, int month) => With(WeightSays(month), Inv($"= {OfYear(year):#,0.##} {unit} × w, w = {Path[month] * 100:0.##} %"));

    Outlook? Outlook(int year, int month, int until, double value)
    {
        var (steps, due) = (until - month, OfYear(year) * Path[until]);
        if (steps == 0) return new(value, 0, due, Missed(value, 0, due), new("已公布", "published"), 0, 0) { EndSays = new("已公布的全年数", "the year as published") };
        var forecast = Forecasting.Of(series.Points(year, month), series.Season, steps);
        if (!forecast.IsKnown) return null;
        var (end, width) = (value + forecast.Sum(steps), forecast.SumWidths[^1]);
        var (more, same) = (forecast.Sum(steps), series.ToDate(year - 1, until) - series.ToDate(year - 1, month));
        return new(end, width, due, Missed(end, width, due), Forecasting.Say(forecast.Method), forecast.Sums.Tested, forecast.Sums.Covered)
        {
            EndSays = new(Inv($"= 已公布的累计 {value:#,0.##} + 其余 {steps} 个月的预测 {more:#,0.##}（{Forecasting.Say(forecast.Method).Zh}）"), Inv($"= {value:#,0.##} published to date + {more:#,0.##} forecast for the other {steps} months ({Forecasting.Say(forecast.Method).En})")),
            Needed = new((due - value) / steps, unit, (due - value) / same - 1, steps, series.Item.Name)
            {
                AtMost = Target.LowerIsBetter,
                EachSays = Same(Inv($"= ({due:#,0.##} − {value:#,0.##}) ÷ {steps}")),
                AgainstSays = AgainstSays((due - value) / steps, steps, same),
            },
        };
    }

    double Missed(double end, double width, double due) =>
        Normal.Above(due, end, width, Forecasting.Settings(series.Season).Nominal) is var above && Target.LowerIsBetter ? above : width > 0 ? 1 - above : end < due ? 1 : 0;
}
