using Luheng.Engine;
using Luheng.Judging;
using Luheng.Judging.Warning;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Demo;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng.Tests.Warning;

/// <summary>Regions of the demo province against the seasonal path of their targets, and how the year would end.</summary>
public class RegionWarningTests(DemoFixture demo)
{
    static readonly DateOnly Today = new(2025, 11, 20);
    static readonly SubjectId Province = SubjectId.Region("990000");

    IReadOnlyList<RegionTrack> All => RegionWatch.All(demo.Statistics, Today, cancel: TestContext.Current.CancellationToken);

    RegionTrack Track(string target, World? world = null, DateOnly? asOf = null) => RegionWatch.Of(world ?? demo.Statistics, Province, asOf ?? Today).Single(t => t.Target.Id == target);

    RegionWarning Warning(RegionTrack track, string scheme = "four-colours") => RegionJudge.Judge(track, demo.Catalogue.Warnings[scheme], Period.Calendar(Today.Year));

    [Fact]
    public void Every_city_stands_against_every_intensity_of_the_plan()
    {
        var cities = All.Where(t => t.Borrowed).GroupBy(t => t.Region).ToList();
        Assert.Equal(21, cities.Count);
        Assert.All(cities, c => Assert.Equal(["energy-intensity", "co2-intensity", "water-intensity"], c.Select(t => t.Target.Id)));
        Assert.All(cities.SelectMany(c => c), t => Assert.Contains(Warning(t).Judgement.Because, b => b.Rule.EndsWith("/borrowed", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_city_with_the_new_line_is_red_while_there_is_still_time()
    {
        var track = All.Single(t => t.Region.Text == "990100" && t.Target.Id == "energy-intensity");
        Assert.Equal("red", Warning(track).Judgement.Level);
        Assert.True(track.Now!.OnYear > 0 && track.Now.Outlook!.Chance > 0.99);
        Assert.True(track.Now.Outlook.Needed is { AtMost: true, Months: 2, AgainstLastYear: < -0.1 });
    }

    /// <summary>2025-10: (1 + change of four years)(1 + this year's × w) − 1, over (1 − 14 %)^((4 + w)/5) − 1.</summary>
    [Fact]
    public void Completion_is_what_was_achieved_over_what_was_due()
    {
        var now = Track("energy-intensity").Now!;
        double Ratio(int year, int month) => At("energy.comprehensive", year, month) / At("value_added.price-2020", year, month);
        double At(string item, int year, int month) => Asker.Ask(demo.Statistics, item, Province, Period.YearToDate(year, month)).Value;
        var past = Asker.Ask(demo.Statistics, "energy.per_value_added.change", Province, Period.Years(2021, 2024)).Value / 100;
        var weight = Enumerable.Range(2022, 3).Average(y => At("energy.comprehensive", y, 10) / At("energy.comprehensive", y, 12));
        var onYear = Ratio(2025, 10) / Ratio(2024, 10) - 1;
        Assert.Equal(weight, now.Weight, 1e-9);
        Assert.Equal(onYear, now.OnYear, 1e-9);
        Assert.Equal(((1 + past) * (1 + onYear * weight) - 1) * 100, now.Actual, 1e-9);
        Assert.Equal((Math.Pow(0.86, (4 + weight) / 5) - 1) * 100, now.Due, 1e-9);
        Assert.Equal(now.Actual / now.Due, now.Completion, 1e-9);
    }

    /// <summary>What would bring it back does: with that much energy in November and December the year ends on its aim.</summary>
    [Fact]
    public void What_would_bring_it_back_brings_it_back()
    {
        var now = Track("energy-intensity").Now!;
        var (energy, value) = (OfficialSeries.Of(demo.Statistics, "energy.comprehensive", Province, Today), OfficialSeries.Of(demo.Statistics, "value_added.price-2020", Province, Today));
        var rest = new Forecasting(demo.Catalogue).Of(value.Points(2025, 10), value.Season, 2).Sum(2);
        var intensity = (energy.ToDate(2025, 10) + 2 * now.Outlook!.Needed!.Each) / (value.ToDate(2025, 10) + rest);
        var past = Asker.Ask(demo.Statistics, "energy.per_value_added.change", Province, Period.Years(2021, 2024)).Value / 100;
        Assert.Equal(-14, ((1 + past) * intensity / (energy.ToDate(2024, 12) / value.ToDate(2024, 12)) - 1) * 100, 1e-9);
        Assert.Equal(2 * now.Outlook.Needed.Each / (energy.ToDate(2024, 12) - energy.ToDate(2024, 10)) - 1, now.Outlook.Needed.AgainstLastYear, 1e-9);
    }

    [Fact]
    public void January_and_February_are_one_period_and_the_year_has_eleven_points()
    {
        var series = OfficialSeries.Of(demo.Statistics, "energy.comprehensive", Province, Today);
        Assert.Equal((11, false), (series.Season, series.HasJanuary));
        Assert.Equal(5 * 11 + 9, series.Points(2025, 10).Length);
        Assert.Equal(2, Track("energy-intensity").Months[0].Month);
    }

    [Fact]
    public void A_year_that_is_over_has_no_forecast_and_is_met_or_missed()
    {
        var now = Track("energy-intensity", asOf: new(2024, 12, 31)).Now!;
        Assert.Equal((12, 0.0), (now.Month, now.Outlook!.Width));
        Assert.Contains(now.Outlook.Chance, (double[])[0, 1]);
        Assert.Null(now.Outlook.Needed);
    }

    /// <summary>At every month of 2023 and 2024 the interval made then, held against what the year came to.</summary>
    [Fact]
    public void Eighty_per_cent_intervals_of_the_years_end_held_seventy_to_ninety()
    {
        var (tested, held) = (0, 0);
        foreach (var year in (int[])[2023, 2024])
            foreach (var track in RegionWatch.All(demo.Statistics, new(year, 12, 31), cancel: TestContext.Current.CancellationToken).Where(t => t.Target.Kind == TargetKind.Change))
                foreach (var month in track.Months.Where(m => m is { Month: < 12, Outlook: not null }))
                {
                    tested++;
                    if (Math.Abs(track.Now!.Outlook!.YearEnd - month.Outlook!.YearEnd) <= month.Outlook.Width) held++;
                }
        TestContext.Current.TestOutputHelper?.WriteLine($"{held} of {tested}: {(double)held / tested:0.000}");
        Assert.True(tested > 1000);
        Assert.InRange((double)held / tested, 0.7, 0.9);
    }

    World With(Func<Observation, Observation?> change) => World.Of(demo.Catalogue, [], [.. demo.Observations.Where(o => o.Subject == Province).Select(change).OfType<Observation>()]);

    static bool Is(Observation o, string item, string period) => o.Item == item && o.Period == Period.Parse(period);

    [Fact]
    public void Worse_figures_give_no_milder_level()
    {
        var (levels, chances) = (new List<int>(), new List<double>());
        for (var more = 0.9; more < 1.15; more += 0.01)
        {
            var track = Track("energy-intensity", With(o => o.Item == "energy.comprehensive" && o.Period.Year == 2025 ? o with { Value = o.Value * more } : o));
            levels.Add(Warning(track).Level!.Severity);
            chances.Add(track.Now!.Completion);
        }
        Assert.Equal(levels.Order(), levels);
        Assert.Equal(chances.OrderDescending(), chances);
        Assert.Equal((0, 3), (levels[0], levels[^1]));
    }

    [Fact]
    public void A_denominator_of_zero_is_not_judged_and_says_so()
    {
        var warning = Warning(Track("energy-intensity", With(o => Is(o, "value_added.price-2020", "2025-01..2025-10") ? o with { Value = 0 } : o)));
        Assert.Equal("not-judged", warning.Judgement.Level);
        Assert.Null(warning.Judgement.Value);
        Assert.Contains("分母", warning.Judgement.Because[0].Says.Zh);
    }

    [Fact]
    public void A_month_that_was_not_published_leaves_the_last_one_that_was()
    {
        var now = Track("energy-intensity", With(o => Is(o, "energy.comprehensive", "2025-01..2025-10") ? null : o)).Now!;
        Assert.Equal(9, now.Month);
        Assert.Equal(3, now.Outlook!.Needed!.Months);
    }

    [Fact]
    public void Last_year_missing_is_not_judged_and_says_so()
    {
        var warning = Warning(Track("energy-intensity", With(o => Is(o, "energy.comprehensive", "2024-01..2024-10") ? null : o)));
        Assert.Equal("not-judged", warning.Judgement.Level);
        Assert.Contains("上年同期", warning.Judgement.Because[0].Says.Zh);
    }

    [Fact]
    public void A_sum_that_a_later_release_lowered_is_a_missing_month_and_no_negative_one()
    {
        var world = With(o => Is(o, "energy.comprehensive", "2024-01..2024-06") ? o with { Value = o.Value * 2 } : o);
        Assert.DoesNotContain(OfficialSeries.Of(world, "energy.comprehensive", Province, Today).Points(2025, 10), v => v < 0);
        Assert.NotNull(Track("energy-intensity", world).Now!.Outlook);
    }

    [Fact]
    public void A_figure_to_date_below_an_earlier_one_of_the_running_year_is_not_used_and_said()
    {
        var world = With(o => Is(o, "energy.comprehensive", "2025-01..2025-10") ? o with { Value = o.Value / 2 } : o);
        var month = Track("energy-intensity", world).Months.Single(m => m.Month == 10);
        Assert.Contains("两数必有一错", month.WhyNot!.Zh);
    }

    [Fact]
    public void Too_short_a_history_is_judged_by_its_path_alone_and_says_so()
    {
        var track = Track("energy-intensity", With(o => o.Period.Year is 2024 or 2025 || o.Item.EndsWith("growth", StringComparison.Ordinal) ? o : null));
        Assert.Null(track.Months[0].Outlook);
        Assert.Contains(Warning(track with { Months = [track.Months[0]] }).Judgement.Because, b => b.Says.Zh.Contains("历史太短", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_figures_changes_nothing()
    {
        var shuffled = World.Of(demo.Catalogue, [], [.. demo.Observations.Where(o => o.Subject.IsGroup).OrderBy(o => HashCode.Combine(o.Item, o.Period.Last.DayNumber, o.Subject.Text))]);
        Assert.Equal(Json(All), Json(RegionWatch.All(shuffled, Today, cancel: TestContext.Current.CancellationToken)));
        string Json(IReadOnlyList<RegionTrack> tracks) => JudgementJson.Write(tracks.Select(t => Warning(t).Judgement));
    }

    [Fact]
    public void Another_scheme_gives_its_own_names_for_the_same_figure()
    {
        var track = All.Single(t => t.Region.Text == "990400" && t.Target.Id == "energy-intensity");
        Assert.Equal(("一级", "二级"), (Warning(track, "ndrc").Judgement.Level, Warning(track, "zhejiang-city-2010").Judgement.Level));
    }

    /// <summary>新创建 20 家 is of those that came since the base year: so is what was reached, what is due and how the year would end.</summary>
    [Theory, InlineData("green-parks", 15), InlineData("green-factories", 120)]
    public void What_is_to_be_added_is_followed_as_what_was_added(string id, double start)
    {
        var (track, plan) = (Track(id), demo.Catalogue.Plans["demo-14fyp"]);
        var (target, month) = (plan.Targets.Single(t => t.Id == id), track.Months.Last(m => m.WhyNot is null));
        var stock = OfficialSeries.Of(demo.Statistics, target.Indicator!, Province, Today).ToDate(2025, month.Month);
        Assert.Equal(stock - start, month.Actual, 1e-9);
        Assert.Equal(target.By!.Value.Amount, month.Outlook!.Aim, 1e-9);
        Assert.InRange(month.Outlook.YearEnd, month.Actual - month.Outlook.Width, month.Actual + month.Outlook.Width + target.By.Value.Amount / 5);
        Assert.Equal(month.Actual / month.Due, month.Completion, 1e-9);
        Assert.Equal(stock, month.Parts[0].Value);
    }

    /// <summary>98 % in orange needs a word: where the chance gave the level, or the months before hold it, the warning says so.</summary>
    [Fact]
    public void A_level_that_the_completion_does_not_give_says_what_gave_it()
    {
        var warnings = All.Select(t => Warning(t)).Where(w => w.Level is not null).ToList();
        Assert.All(warnings, w => Assert.Equal(w.Level!.Severity > WarningLadder.Severity(w.Scheme, new(w.Track.Now!.Completion)), w.ByChance || w.Held));
        Assert.Contains(warnings, w => w.ByChance && w.Track.Now!.Outlook!.Chance >= w.Level!.Chance);
    }

    [Fact]
    public void An_amount_is_held_against_the_part_of_the_year()
    {
        var plan = demo.Catalogue.Plans["demo-14fyp"];
        var unit = demo.Catalogue.Items["energy.comprehensive"].Unit;
        var target = plan.Targets[0] with { Id = "total", Kind = TargetKind.AtMost, Indicator = "energy.comprehensive", By = null, Base = null, Reach = new(1_300_000, unit), LowerIsBetter = true };
        var series = OfficialSeries.Of(demo.Statistics, "energy.comprehensive", Province, Today);
        var now = new AmountTrack(plan, target, series, new(demo.Catalogue), 3).At(2025, 10);
        Assert.Equal(1_300_000 * now.Weight, now.Due, 1e-6);
        Assert.Equal(now.Due / series.ToDate(2025, 10), now.Completion, 1e-9);
        Assert.InRange(now.Weight, 0.8, 0.86);
        Assert.Equal((1_300_000 - series.ToDate(2025, 10)) / 2, now.Outlook!.Needed!.Each, 1e-6);
        var (start, before) = (series.ToDate(2020, 12), new AmountTrack(plan, target, series, new(demo.Catalogue), 3).At(2024, 10));
        Assert.Equal((start + (1_300_000 - start) * 4 / 5) * before.Weight, before.Due, 1e-6);
    }
}
