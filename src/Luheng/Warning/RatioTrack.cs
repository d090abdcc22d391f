using Luheng.Engine;
using Luheng.Judging;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Statistics;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>A change of an intensity: energy, carbon or water over value added at constant prices. The year's change to date counts for the share of the year that has passed.</summary>
/// <remarks>Numerator and denominator are forecast each by itself; the interval comes from errors that both made at the same origin, so what moves both cancels.</remarks>
sealed class RatioTrack : Track
{
    const string Percent = "%";

    readonly OfficialSeries over, under;
    readonly Func<int, double> past;
    readonly double aim;

    RatioTrack(Plan plan, Target target, OfficialSeries over, OfficialSeries under, Func<int, double> past, Forecasting forecasting, int profileYears, int year) : base(plan, target, forecasting)
    {
        (this.over, this.under, this.past, aim) = (over, under, past, PlanPace.Share(target));
        Learn(year, profileYears, y => over.ToDate(y));
    }

    public static RatioTrack? Read(World world, Plan plan, Target target, Ratio ratio, SubjectId region, DateOnly asOf, Forecasting forecasting)
    {
        var (over, under) = (OfficialSeries.Of(world, ratio.Over, region, asOf), OfficialSeries.Of(world, ratio.Under, region, asOf));
        if (over.IsEmpty || under.IsEmpty) return null;
        var (known, baseYear) = (new Dictionary<int, double>(), target.BaseYear ?? plan.BaseYear);
        return new(plan, target, over, under, year => known.TryGetValue(year, out var change) ? change : known[year] = Past(year), forecasting, ProfileYears(world), asOf.Year);

        // The whole years before: the published change first, as on the plan's board, else the change of the levels.
        double Past(int year)
        {
            if (year == baseYear) return 0;
            var id = $"{target.Indicator}.change";
            if (world.Catalogue.Items.TryGetValue(id, out var item) && Asker.Ask(world, id, region, Period.Years(baseYear + 1, year)) is { Missing: false } published) return published.Value * item.Unit.InBase;
            return over.ToDate(year, 12) / under.ToDate(year, 12) / (over.ToDate(baseYear, 12) / under.ToDate(baseYear, 12)) - 1;
        }
    }

    public override int LastMonth(int year) => Math.Min(over.LastMonth(year), under.LastMonth(year));

    public override TrackMonth At(int year, int month, int until = 12)
    {
        var (now, of, before, ofBefore) = (over.ToDate(year, month), under.ToDate(year, month), over.ToDate(year - 1, month), under.ToDate(year - 1, month));
        if (over.Fell(year, month) || under.Fell(year, month)) return Not(year, month, Percent, FellSays(month).Zh, FellSays(month).En);
        if (double.IsNaN(now + of)) return Not(year, month, Percent, $"{month} 月累计数没有公布", $"no figure to date was published for month {month}");
        if (double.IsNaN(before + ofBefore)) return Not(year, month, Percent, "上年同期数没有公布", "the same months of last year were not published");
        if (of <= 0 || ofBefore <= 0 || before <= 0) return Not(year, month, Percent, "分母为零或为负（可能已修订），不能计算", "a denominator is zero or negative, perhaps by a revision");
        if (double.IsNaN(past(year - 1))) return Not(year, month, Percent, $"{BaseYear} 年以来的变化不全", $"the change since {BaseYear} is not whole");
        var (onYear, weight, done) = (now / of / (before / ofBefore) - 1, Path[month], past(year - 1));
        var (actual, due) = ((1 + done) * (1 + onYear * weight) - 1, Due(year, weight));
        var part = Quotient.Parts(actual / due, 2, read => read(actual * 100) / read(due * 100));
        return new(year, month, actual * 100, due * 100, actual / due, weight, onYear, Percent, Outlook(year, month, until, done))
        {
            How = new("(1 + 上年末累计变化) × (1 + 本年累计同比 × 季节路径权重 w) − 1；本年累计同比 = (分子 ÷ 分母) ÷ (上年同期分子 ÷ 分母) − 1", "(1 + change by the end of last year) × (1 + change on the year to date × weight of the seasonal path w) − 1; the change on the year to date is that of numerator over denominator"),
            DueSays = DueSays(year, month),
            WeightSays = WeightSays(month),
            CompletionSays = Same($"= {part(actual * 100)} % ÷ {part(due * 100)} %"),
            Parts =
            [
                new(new($"上年末累计变化（{BaseYear + 1}—{year - 1} 年）", $"change by the end of last year ({BaseYear + 1} to {year - 1})"), done * 100, Percent),
                new(new("本年累计同比", "change on the year to date"), onYear * 100, Percent) { Says = Same(Inv($"= ({now:#,0.####} ÷ {of:#,0.####}) ÷ ({before:#,0.####} ÷ {ofBefore:#,0.####}) − 1")) }, new(new("季节路径权重 w", "weight of the seasonal path w"), weight * 100, Percent) { Says = WeightSays(month) },
                ToDate(over, year, now), ToDate(under, year, of), ToDate(over, year - 1, before), ToDate(under, year - 1, ofBefore),
            ],
        };

        TrackPart ToDate(OfficialSeries series, int from, double value) => new(new($"{series.Item.Name.Zh}，{from} 年 1—{month} 月", $"{series.Item.Name.En}, {from}, months 1 to {month}"), value, series.Item.Unit.Symbol) { Figure = (series.Item.Id, Period.YearToDate(from, month)) };
    }

    public override Said DueSays(int year, int month) => With(WeightSays(month), Inv($"= (1 {(aim < 0 ? '−' : '+')} {Math.Abs(aim) * 100:0.##} %)^(({year - BaseYear - 1} + w) ÷ {Years}) − 1, w = {Path[month] * 100:0.##} %"));

    /// <summary>−14 % in five years is −2.97 % a year: what is due after some years and a part of the next.</summary>
    double Due(int year, double weight) => Math.Pow(1 + aim, Math.Min(1, (year - BaseYear - 1 + weight) / Years)) - 1;

    Outlook? Outlook(int year, int month, int until, double done)
    {
        var (now, of, steps) = (over.ToDate(year, month), under.ToDate(year, month), until - month);
        var lastYear = over.ToDate(year - 1, until) / under.ToDate(year - 1, until);
        var due = Due(year, Path[until]);
        double Change(double amount, double value) => (1 + done) * (1 + (amount / value / lastYear - 1) * Path[until]) - 1;
        if (double.IsNaN(lastYear)) return null;
        if (steps == 0) return new(Change(now, of) * 100, 0, due * 100, Missed(Change(now, of), 0, due), new("全年已公布", "the year is published"), 0, 0) { EndSays = EndSays(0, 0) };

        var (amount, value) = (Forecasting.Of(over.Points(year, month), over.Season, steps), Forecasting.Of(under.Points(year, month), under.Season, steps));
        if (!amount.IsKnown || !value.IsKnown) return null;
        var (more, with) = (amount.Sum(steps), value.Sum(steps));
        var end = Change(now + more, of + with);
        var errors = Pairs(amount, value, (a, v) => Change(now + more * (1 + a), of + with * (1 + v)) - end);
        var band = Band.Of(errors, steps, Forecasting.Settings(over.Season));
        if (double.IsNaN(band.Width)) return null;
        var allowed = lastYear * (1 + ((1 + due) / (1 + done) - 1) / Path[until]) * (of + with) - now;
        var same = over.ToDate(year - 1, until) - over.ToDate(year - 1, month);
        return new(end * 100, band.Width * 100, due * 100, Missed(end, band.Width, due), Forecasting.Say(amount.Method), band.Tested.Tested, band.Tested.Covered)
        {
            EndSays = EndSays(more, with),
            Needed = new(allowed / steps, over.Item.Unit.Symbol, allowed / same - 1, steps, over.Item.Name)
            {
                AtMost = aim < 0,
                AgainstSays = AgainstSays(allowed / steps, steps, same),
                EachSays = new(Inv($"=（上年 {Fine(over.ToDate(year - 1, until))} ÷ {Fine(under.ToDate(year - 1, until))} ×（1 +（(1 {Plus(due)}) ÷ (1 {Plus(done)}) − 1）÷ w {Path[until] * 100:0.##} %）×（{Fine(of)} + {Fine(with)}）− {Fine(now)}）÷ {steps}：使年末正好达到应达的{over.Item.Name.Zh}，减去已用的，除以余下的月数"),
                    Inv($"= (last year’s {Fine(over.ToDate(year - 1, until))} ÷ {Fine(under.ToDate(year - 1, until))} × (1 + ((1 {Plus(due)}) ÷ (1 {Plus(done)}) − 1) ÷ w {Path[until] * 100:0.##} %) × ({Fine(of)} + {Fine(with)}) − {Fine(now)}) ÷ {steps}: the amount that just reaches what is due, less what was used, over the months left")),
            },
        };

        Said EndSays(double more, double with) => new(Inv($"= (1 {Plus(done)}) × (1 + (({Fine(now)} + {Fine(more)}) ÷ ({Fine(of)} + {Fine(with)}) ÷ ({Fine(over.ToDate(year - 1, until))} ÷ {Fine(under.ToDate(year - 1, until))}) − 1) × w {Path[until] * 100:0.##} %) − 1；依次为上年末累计变化，{over.Item.Name.Zh}和{under.Item.Name.Zh}的已公布累计 + 其余 {steps} 个月的预测，上年的两数"),
            Inv($"= (1 {Plus(done)}) × (1 + (({Fine(now)} + {Fine(more)}) ÷ ({Fine(of)} + {Fine(with)}) ÷ ({Fine(over.ToDate(year - 1, until))} ÷ {Fine(under.ToDate(year - 1, until))}) − 1) × w {Path[until] * 100:0.##} %) − 1; in turn the change by the end of last year, {over.Item.Name.En} and {under.Item.Name.En} to date + the forecast of the other {steps} months, and both of last year"));
    }

    /// <summary>With the digits that the year's end needs to come out the same.</summary>
    static string Fine(double value) => Math.Abs(value) >= 1000 ? Inv($"{value:#,0.##}") : Inv($"{value:#,0.######}");

    static string Plus(double share) => Inv($"{(share < 0 ? '−' : '+')} {Math.Abs(share) * 100:0.######} %");

    double Missed(double end, double width, double due) =>
        Normal.Above(due, end, width, Forecasting.Settings(over.Season).Nominal) is var above && aim < 0 ? above : width > 0 ? 1 - above : end < due ? 1 : 0;

    /// <summary>What the errors that both made at one origin, as shares of what was forecast, would do to the year now.</summary>
    static double[] Pairs(Forecast amount, Forecast value, Func<double, double, double> change)
    {
        var length = Math.Min(amount.SumErrors.Length, value.SumErrors.Length);
        var errors = new double[length];
        for (var back = 1; back <= length; back++)
            errors[^back] = change(amount.SumErrors[^back] / amount.SumForecasts[^back], value.SumErrors[^back] / value.SumForecasts[^back]);
        return errors;
    }
}
