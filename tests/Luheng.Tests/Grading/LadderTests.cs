using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using static Luheng.Tests.Grading.GradeBed;

namespace Luheng.Tests.Grading;

public class LadderTests
{
    static readonly Luheng.Registry.SubjectId One = Firm(1);

    [Theory]
    [InlineData(90, "A")]
    [InlineData(100, "A")]
    [InlineData(101, "B")]
    [InlineData(117, "B")]
    [InlineData(118, "C")]
    [InlineData(120, "C")]
    [InlineData(121, "D")]
    public void One_line_goes_by_its_benchmark_baseline_and_norm(double value, string level) => Assert.Equal(level, LevelOf(Facts(One, Line(One, value))));

    [Fact]
    public void More_is_better_where_the_line_says_so()
    {
        LineStanding Rate(double value) => Line(One, value) with { HigherIsBetter = true, Advanced = 80, Baseline = 70, Limit = 60 };
        Assert.Equal(["A", "B", "C", "D"], ((double[])[80, 75, 65, 50]).Select(v => LevelOf(Facts(One, Rate(v)))));
    }

    [Fact]
    public void A_negative_limit_as_of_a_converter_is_no_obstacle()
    {
        LineStanding Converter(double value) => Line(One, value) with { Advanced = -30, Baseline = -20, Limit = -15 };
        Assert.Equal(["A", "B", "C", "D"], ((double[])[-31, -25, -16, -5]).Select(v => LevelOf(Facts(One, Converter(v)))));
    }

    [Fact]
    public void Supervision_in_force_caps_the_grade_and_what_is_closed_or_withdrawn_does_not()
    {
        string With(SupervisionRecord paper) => LevelOf(Facts(One, Line(One, 90)) with { Records = [paper] });
        Assert.Equal("D", With(Paper(One, "rectify", due: "2025-03-31")));
        Assert.Equal("B", With(Paper(One, "rectify", due: "2025-04-01")));
        Assert.Equal("A", With(Paper(One, "rectify", due: "2025-03-31", closed: "2025-03-20")));
        Assert.Equal("A", With(Paper(One, "rectify", due: "2025-03-31", withdrawn: "2025-03-20")));
        Assert.Equal("D", With(Paper(One, "result", SupervisionFact.EliminatedEquipment)));
        Assert.Equal("D", With(Paper(One, "result", SupervisionFact.Falsification, closed: "2024-12-01")));
        Assert.Equal("A", With(Paper(One, "advice")));
    }

    [Fact]
    public void No_firm_with_a_line_over_its_norm_is_graded_A()
    {
        var facts = Facts(One, Line(One, 90, 0.9, "a"), Line(One, 130, 0.1, "b"));
        Assert.Equal("B", LevelOf(facts));
        Assert.Equal("A", LevelOf(facts with { Lines = [facts.Lines[0], Line(One, 119, 0.1, "b")] }));
    }

    [Fact]
    public void Missing_data_is_not_graded_and_capped_and_never_silently_B()
    {
        foreach (var facts in (GradeFacts[])[Facts(One), Facts(One, Line(One, 90)) with { Months = 11 }, Facts(One, Line(One, double.NaN, level: "not-judged"))])
        {
            var ladder = Grade(facts);
            Assert.Equal(GradeScheme.NotGraded, ladder.Level);
            Assert.Contains(ladder.Judgement.Because, b => b.Rule == "missing" && b.Says.Zh.Contains("不高于 C", StringComparison.Ordinal));
        }
        Assert.Equal("C", LevelOf(Facts(One, Line(One, 90, 1, "a"), Line(One, double.NaN, 0, "b", "not-judged"))));
        Assert.Equal("B", LevelOf(Facts(One, Line(One, 90)) with { Monitoring = null }));
        Assert.Equal("B", LevelOf(Facts(One, Line(One, 90) with { Advanced = null })));
        Assert.Equal("C", LevelOf(Facts(One, Line(One, 90) with { Advanced = null, Baseline = null })));
    }

    [Fact]
    public void Who_makes_what_no_norm_is_published_of_is_told_apart_from_who_did_not_report()
    {
        var normless = Line(One, double.NaN, 0, "steel", "not-judged") with { NoNorm = true, Why = new("粗钢没有收录的标杆、基准或限额", "") };
        foreach (var facts in (GradeFacts[])[Facts(One, normless), Facts(One) with { WithoutNorm = true }])
        {
            var ladder = Grade(facts);
            Assert.Equal((GradeScheme.NoNorm, "lines-judged", null), (ladder.Level, ladder.Decides, ladder.Lift));
            Assert.Contains(ladder.Judgement.Because, b => b.Rule == "no-norm" && b.Says.Zh.Contains("补报不能改变", StringComparison.Ordinal));
            Assert.Contains("没有收录的标杆", ladder.Judgement.Because.Single(b => b.Rule == "lines-judged").Says.Zh, StringComparison.Ordinal);
        }
        Assert.Equal(GradeScheme.NotGraded, LevelOf(Facts(One) with { WithoutNorm = true, Months = 9 })); // months are missing, and those can be filed
        Assert.Equal(GradeScheme.NotGraded, LevelOf(Facts(One, normless, Line(One, double.NaN, 0, "b", "not-judged"))));
        Assert.Equal("D", LevelOf(Facts(One, normless) with { Records = [Paper(One, "rectify", due: "2025-01-01")] }));
    }

    [Fact]
    public void A_line_without_a_norm_does_not_hold_down_the_grade_of_the_others()
    {
        var steel = Line(One, double.NaN, 0, "steel", "not-judged") with { NoNorm = true, Product = new("粗钢", "Steel"), Why = new("粗钢没有收录的标杆、基准或限额", "") };
        var ladder = Grade(Facts(One, Line(One, 90), steel));
        Assert.Equal("A", ladder.Level);
        Assert.Contains("粗钢没有收录的标杆、基准或限额，不计", ladder.Judgement.Because.Single(b => b.Rule == "all-lines-judged").Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_industries_without_a_norm_make_a_firm_without_output_one_that_lacks_a_norm() =>
        Assert.Equal([true, false, false], ((string[])["1351", "3011", ""]).Select(Scheme.WithoutNorm));

    [Fact]
    public void Withholding_data_is_no_way_out_of_a_D()
        => Assert.Equal("D", LevelOf(Facts(One) with { Records = [Paper(One, "rectify", due: "2025-01-01")] }));

    [Fact]
    public void Only_key_users_are_graded()
    {
        Assert.Equal(GradeScheme.NotKey, LevelOf(Facts(One, Line(One, 90)) with { Energy = 9_999 }));
        Assert.Equal("A", LevelOf(Facts(One, Line(One, 90)) with { Energy = 6_000, Records = [Paper(One, "designation")] }));
        Assert.Equal(GradeScheme.NotKey, LevelOf(Facts(One, Line(One, 90)) with { Energy = 4_999, Records = [Paper(One, "designation")] }));
        Assert.Equal(GradeScheme.NotGraded, LevelOf(Facts(One) with { Energy = double.NaN, Months = 0 }));
    }

    [Fact]
    public void The_platforms_own_result_comes_before_the_meters_here()
    {
        var facts = Facts(One, Line(One, 90)) with { Records = [Paper(One, "monitoring", value: 0.8)] };
        Assert.Equal("B", LevelOf(facts));
        Assert.Equal("A", LevelOf(facts with { Records = [Paper(One, "monitoring", value: 0.9)] }));
    }

    [Fact]
    public void The_ladder_says_what_would_lift_it()
    {
        var near = Grade(Facts(One, Line(One, 103.2)));
        Assert.Equal("水泥熟料单位产品能耗再降 3.2 kgce/t（3.1 %） → A", near.Lift!.Zh.Replace("3.20", "3.2", StringComparison.Ordinal));
        Assert.Equal(("advanced-share", 103.2, 100.0), (near.Decides, near.Judgement.Value!.Value, near.Judgement.Because.First(b => b.Rule == "advanced-share").Limit!.Value));
        Assert.Equal(3.2, near.Judgement.Margin!.Value, 9);
        var overdue = Grade(Facts(One, Line(One, 118)) with { Records = [Paper(One, "rectify", due: "2025-01-01")] });
        Assert.Equal("完成限期整改并通过复查 → C", overdue.Lift!.Zh);
    }

    [Fact]
    public void Making_the_change_lifts_the_grade_as_far_as_was_said()
    {
        for (var value = 101.0; value < 140; value += 1.7)
        {
            var facts = Facts(One, Line(One, value, 0.5, "a"), Line(One, value + 3, 0.3, "b"), Line(One, 90, 0.2, "c"));
            var (ladder, level) = (Grade(facts), LevelOf(facts));
            for (var step = 0; ladder.LiftsTo is not "" && step < 5; step++)
            {
                var rules = ladder.Judgement.Because.Where(b => b.Held == false && Scheme.Rule(b.Rule) is { } r && Scheme.IndexOf(r.Gives) == Scheme.IndexOf(level)).Select(b => Scheme.Rule(b.Rule)!).ToList();
                foreach (var gap in rules.SelectMany(r => GradeLift.Smallest(Columns(facts), r, 0)))
                    facts = facts with { Lines = [.. facts.Lines.Select(l => l.Benchmark == gap.Line.Benchmark && l.Value > gap.To ? l with { Value = gap.To } : l)] };
                Assert.Equal(ladder.LiftsTo, LevelOf(facts));
                (ladder, level) = (Grade(facts), LevelOf(facts));
            }
            Assert.Equal("A", level);
        }
    }

    [Fact]
    public void The_lift_names_the_grade_it_gives_where_norm_and_baseline_are_one_number()
    {
        var ladder = Grade(Facts(One, Line(One, 121) with { Limit = 117 }));
        Assert.Equal(("D", "B"), (ladder.Level, ladder.LiftsTo));
        Assert.StartsWith("水泥熟料单位产品能耗再降 4 kgce/t（3.3 %） → B", ladder.Lift!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_the_only_order_lifts_past_what_an_open_one_allows()
    {
        var ladder = Grade(Facts(One, Line(One, 90)) with { Records = [Paper(One, "rectify", due: "2025-01-01")] });
        Assert.Equal(("D", "A"), (ladder.Level, ladder.LiftsTo));
    }

    [Fact]
    public void A_change_that_would_not_lift_is_not_named_and_the_reason_is()
    {
        var falsified = Grade(Facts(One, Line(One, 90)) with { Records = [Paper(One, "result", SupervisionFact.Falsification)] }); // it counts for the whole year
        Assert.Equal(("D", null, ""), (falsified.Level, falsified.Lift, falsified.LiftsTo));
        Assert.Contains("弄虚作假", falsified.Unlifted.Zh, StringComparison.Ordinal);
        var unprinted = Grade(Facts(One, Line(One, 90) with { Advanced = null }));
        Assert.Equal(("B", null), (unprinted.Level, unprinted.Lift));
        Assert.Contains("现行版本没有公布标杆水平", unprinted.Unlifted.Zh, StringComparison.Ordinal);
        Assert.Equal("已是最高等级", Grade(Facts(One, Line(One, 90))).Unlifted.Zh);
    }

    [Fact]
    public void What_rests_on_data_to_be_filed_names_no_grade_that_nobody_can_know()
    {
        var ladder = Grade(Facts(One));
        Assert.Equal("", ladder.LiftsTo);
        Assert.Contains("按数据定级", ladder.Lift!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grade_near_a_boundary_is_marked_and_one_far_from_it_is_not()
    {
        Assert.Equal("B", Grade(Facts(One, Line(One, 99))).Doubtful);
        Assert.Equal("A", Grade(Facts(One, Line(One, 101.9))).Doubtful);
        Assert.Equal("", Grade(Facts(One, Line(One, 108))).Doubtful);
        Assert.Equal("B/D", Grade(Facts(One, Line(One, 118.5))).Doubtful);
    }

    [Fact]
    public void Every_rung_has_its_clause_and_says_that_statistics_are_left_out()
    {
        var because = Grade(Facts(One, Line(One, 103))).Judgement.Because;
        Assert.All(because, b => Assert.NotNull(b.Source));
        Assert.Contains(because, b => b.Says.Zh.Contains("以统计为法定依据的数据不读入", StringComparison.Ordinal));
        Assert.Equal(Scheme.Rules.Select(r => r.Id), because.Select(b => b.Rule).Where(r => Scheme.Rule(r) is not null));
        Assert.Contains("\"level\": \"B\"", JudgementJson.Write([Grade(Facts(One, Line(One, 103))).Judgement]), StringComparison.Ordinal);
    }

    static readonly Citation Levels = new("发改产业〔2023〕723号", "附表"), Norm = new("GB 16780-2021", "表1");

    static LineStanding Cited(double value, double share = 1, string benchmark = "clinker") => Line(One, value, share, benchmark) with { AdvancedBy = Levels, BaselineBy = Levels, LimitBy = Norm };

    [Fact]
    public void A_rung_cites_the_document_of_the_value_that_it_compares_with()
    {
        var because = Grade(Facts(One, Cited(103))).Judgement.Because.ToDictionary(b => b.Rule);
        Assert.Equal<Citation?>([Levels, Levels, Norm, Norm], ((string[])["advanced-share", "baseline-share", "limit-share", "worst-line"]).Select(r => because[r].Source));
    }

    [Fact]
    public void Where_lines_are_compared_with_marks_of_several_documents_each_mark_names_its_own()
    {
        var other = new Citation("GB 21341-2022", "表1");
        var because = Grade(Facts(One, Cited(103, 0.5, "a"), Cited(104, 0.5, "b") with { LimitBy = other })).Judgement.Because.ToDictionary(b => b.Rule);
        Assert.Equal((Levels, Scheme.Rule("limit-share")!.Source), (because["advanced-share"].Source, because["limit-share"].Source));
        Assert.Contains("120 kgce/t［GB 16780-2021 表1］", because["limit-share"].Says.Zh, StringComparison.Ordinal);
        Assert.Contains("120 kgce/t［GB 21341-2022 表1］", because["limit-share"].Says.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100.05, "（0.05 %）")]
    [InlineData(100.004, "（0.004 %）")]
    [InlineData(103.2, "（3.1 %）")]
    public void A_small_change_is_told_with_as_many_digits_as_it_takes(double value, string says) => Assert.Contains(says, Grade(Facts(One, Line(One, value))).Lift!.Zh, StringComparison.Ordinal);

    [Fact]
    public void What_lifts_it_alone_and_what_the_boundary_means_are_told_apart()
    {
        var ladder = Grade(Facts(One, Line(One, 119) with { Limit = 118 }));
        Assert.Equal(("D", "B"), (ladder.Level, ladder.Doubtful));
        Assert.StartsWith("水泥熟料单位产品能耗再降 1.00 kgce/t（0.8 %） → C；各产品线都好 2 % 时，“用能的大部分在限额以内”", ladder.Lift!.Zh.Replace("再降 1 kgce", "再降 1.00 kgce", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("一并通过 → B", ladder.Lift.Zh, StringComparison.Ordinal);
        Assert.Equal("C", ladder.LiftsTo);
        Assert.EndsWith("一并通过 → B", ladder.Judgement.Because.Single(b => b.Rule == "uncertainty").Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_that_was_filed_as_zero_is_said_and_not_asked_for_again()
    {
        var none = Line(One, double.NaN, level: "not-judged") with { NoOutput = true, Why = new("产量填报为 0，单耗不成立", "") };
        var rung = Grade(Facts(One, none)).Judgement.Because.Single(b => b.Rule == "lines-judged");
        Assert.Contains("水泥熟料 产量填报为 0", rung.Says.Zh, StringComparison.Ordinal);
        Assert.Null(rung.Lift);
        Assert.NotNull(Grade(Facts(One)).Judgement.Because.Single(b => b.Rule == "lines-judged").Lift);
    }

    [Fact]
    public void The_energy_of_a_key_user_is_asked_as_everywhere_else() =>
        Assert.Equal($"item=energy.comprehensive&of={One}&in=2024", Grade(Facts(One, Line(One, 99))).Judgement.Because.Single(b => b.Rule == "who").Ask);

    [Fact]
    public void Who_rises_under_other_cut_offs_is_told_by_the_new_rule()
    {
        var columns = Columns(Facts(One, Line(One, 95, 0.7, "a"), Line(One, 103, 0.3, "b")));
        var tried = Luheng.Grading.GradeSchemes.With(Scheme, name => name == "advanced-share.cut" ? "60" : null).Scheme;
        var moves = GradeMoves.Between(columns, Scheme, columns.Grade(Scheme), tried);
        var says = moves.Why(Assert.Single(moves.Moves))!.Says.Zh;
        Assert.Contains("要求 60 %", says, StringComparison.Ordinal);
        Assert.DoesNotContain("至多", says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_firm_that_was_connected_after_the_year_has_no_rate_and_is_not_told_to_connect()
    {
        var ladder = Grade(Facts(One, Line(One, 95)) with { Monitoring = new(double.NaN, "自 2025-08-01 才接入") });
        var rung = ladder.Judgement.Because.Single(b => b.Rule == "monitoring-completeness");
        Assert.Equal(("B", null, null, null), (ladder.Level, rung.Held, rung.Value, rung.Lift));
        Assert.Contains("没有数据（自 2025-08-01 才接入）", rung.Says.Zh, StringComparison.Ordinal);
        Assert.Null(ladder.Lift);
        Assert.Contains("接入", Grade(Facts(One, Line(One, 95)) with { Monitoring = null }).Lift!.Zh, StringComparison.Ordinal);
    }
}
