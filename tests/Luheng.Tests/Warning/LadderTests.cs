using FsCheck;
using FsCheck.Fluent;
using Luheng.Judging.Warning;
using Luheng.Packs;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Warning;

/// <summary>Which level a figure stands on, and how long it is held.</summary>
public class LadderTests
{
    static WarningScheme Scheme(string id) => Rules.Warnings[id];

    [Theory]
    [InlineData("ndrc", 1.00, "三级", 0)]
    [InlineData("ndrc", 0.95, "二级", 1)]
    [InlineData("ndrc", 0.20, "一级", 2)]
    [InlineData("zhejiang-city-2010", 1.00, "0级", 0)]
    [InlineData("zhejiang-city-2010", 0.99, "一级", 1)]
    [InlineData("zhejiang-city-2010", 0.60, "二级", 2)]
    [InlineData("zhejiang-city-2010", 0.51, "二级", 2)]
    [InlineData("zhejiang-city-2010", 0.50, "三级", 3)]
    [InlineData("nanjian-2010", 0.60, "Ⅰ级", 1)]
    [InlineData("nanjian-2010", 0.10, "Ⅱ级", 2)]
    [InlineData("nanjian-2010", -0.01, "Ⅲ级", 3)]
    [InlineData("anhui", 0.80, "一级", 2)]
    [InlineData("enterprise", 0.03, "green", 0)]
    [InlineData("enterprise", 0.20, "red", 3)]
    public void A_figure_stands_where_the_published_scheme_puts_it(string scheme, double figure, string code, int severity)
    {
        var level = Scheme(scheme).At(WarningLadder.Severity(Scheme(scheme), new(figure)));
        Assert.Equal((code, severity), (level.Code, level.Severity));
    }

    [Fact]
    public void One_name_means_the_worst_here_and_the_mildest_there() =>
        Assert.True(Scheme("ndrc").Find("一级")!.Severity > Scheme("ndrc").Find("三级")!.Severity && Scheme("zhejiang-city-2010").Find("一级")!.Severity < Scheme("zhejiang-city-2010").Find("三级")!.Severity);

    [Fact]
    public void Cut_offs_that_nobody_published_are_marked_as_a_design()
    {
        Assert.All((string[])["ndrc", "anhui", "four-colours", "enterprise"], id => Assert.Equal(Confidence.Design, Scheme(id).CutOffs));
        Assert.All((string[])["zhejiang-city-2010", "nanjian-2010"], id => Assert.Equal(Confidence.Confirmed, Scheme(id).CutOffs));
    }

    [Theory]
    [InlineData(0.49, 0)]
    [InlineData(0.50, 1)]
    [InlineData(0.80, 2)]
    [InlineData(1.00, 2)]
    public void A_likely_miss_warns_though_the_figure_is_good(double chance, int severity) => Assert.Equal(severity, WarningLadder.Severity(Scheme("four-colours"), new(1.05, chance)));

    [Fact]
    public void A_figure_that_is_missing_has_no_level() => Assert.Equal(-1, WarningLadder.Severity(Scheme("ndrc"), new(double.NaN)));

    static int[] Hold(WarningScheme scheme, params double[] figures)
    {
        var shown = new int[figures.Length];
        int[] raw = [.. figures.Select(f => WarningLadder.Severity(scheme, new(f)))], eased = [.. figures.Select(f => WarningLadder.Severity(scheme, new WarningFigure(f).Worse(scheme, scheme.HoldMargin)))];
        WarningLadder.Hold(raw, eased, scheme.HoldMonths, shown);
        return shown;
    }

    [Fact]
    public void Noise_about_a_cut_off_does_not_flip_a_level() => Assert.Equal([1, 1, 1, 1, 1], Hold(Scheme("four-colours"), 0.995, 1.005, 0.995, 1.005, 0.995));

    [Fact]
    public void A_level_is_left_after_two_milder_months() => Assert.Equal([1, 1, 0], Hold(Scheme("four-colours"), 0.99, 1.01, 1.01));

    [Fact]
    public void A_level_is_left_at_once_by_a_margin() => Assert.Equal([1, 0], Hold(Scheme("four-colours"), 0.99, 1.03));

    [Fact]
    public void A_worse_figure_counts_at_once() => Assert.Equal([0, 3], Hold(Scheme("four-colours"), 1.1, 0.1));

    [Fact]
    public void A_month_without_a_figure_changes_nothing() => Assert.Equal([2, 2, 2], Hold(Scheme("four-colours"), 0.8, double.NaN, 0.8));

    static readonly Gen<double[]> Figures = Gen.ListOf(Gen.Choose(-50, 250).Select(n => n / 100.0), 10).Select(l => l.ToArray());

    [Fact]
    public void A_worse_figure_in_any_month_never_gives_a_milder_level()
    {
        var cases = from figures in Figures from worse in Gen.ListOf(Gen.Choose(0, 100).Select(n => n / 100.0), 10) from id in Gen.Elements(Rules.Warnings.Keys.ToArray()) select (figures, worse, id);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var scheme = Scheme(c.id);
            double[] bad = [.. c.figures.Zip(c.worse, (f, w) => scheme.HigherIsBetter ? f - w : f + w)];
            return Hold(scheme, c.figures).Zip(Hold(scheme, bad), (good, worse) => worse >= good).All(held => held);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_level_shown_is_never_milder_than_the_figure_of_its_month() =>
        Prop.ForAll(Figures.ToArbitrary(), figures => Hold(Scheme("four-colours"), figures).Zip(figures, (shown, f) => shown >= WarningLadder.Severity(Scheme("four-colours"), new(f))).All(held => held)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_margin_is_the_distance_to_the_nearer_end()
    {
        Assert.Equal(0.04, WarningLadder.Margin(Scheme("four-colours").Find("yellow")!, 0.96), 1e-12);
        Assert.Equal(0.2, WarningLadder.Margin(Scheme("four-colours").Find("green")!, 1.2), 1e-12);
        Assert.Equal(0, WarningLadder.Margin(Scheme("four-colours").Find("yellow")!, 1.2));
    }

    [Fact]
    public void A_path_follows_the_years_before_and_is_even_without_them()
    {
        Assert.Equal(5 / 12.0, SeasonalPath.Of([])[5], 1e-12);
        var path = SeasonalPath.Of([[double.NaN, 10, 18, 26, 34, 42, 50, 60, 70, 80, 90, 100], [double.NaN, 20, 28, 36, 44, 52, 60, 70, 80, 90, 95, 100]]);
        Assert.Equal((0.15, 1.0, 2), (Math.Round(path[2], 12), path[12], path.Years));
        Assert.Equal(0.075, path[1], 1e-12);
        Assert.Equal(path.Shares.Order(), path.Shares);
    }

    [Fact]
    public void A_year_that_is_not_whole_teaches_no_path() =>
        Assert.Equal(0, SeasonalPath.Of([[double.NaN, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, double.NaN], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]).Years);

    [Fact]
    public void Minus_fourteen_per_cent_in_five_years_is_minus_three_a_year() =>
        Assert.Equal(-0.0297, PlanPace.Of(Rules, Rules.Plans["demo-14fyp"], "energy.comprehensive")!.Rate, 0.00005);
}
