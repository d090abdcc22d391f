using Luheng.Judging;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Lists;

/// <summary>Leaders: conditions held against what is known, and the way from recommendation to the list.</summary>
public sealed class SelectionTests : IDisposable
{
    static readonly ListDefinition Leaders = ListBed.List("energy-leader");
    static readonly Period Year = Period.Calendar(2024);

    readonly ListBed bed = new();

    public void Dispose() => bed.Dispose();

    static Judgement Judge(double tce, params string[] lines) => new EntryRules(Leaders, RealPacks.Rules, (_, _) => tce, _ => lines.Length == 0 ? null
        : [.. lines.Select(l => new LineStanding(default, "b", new("水泥", "Cement"), l, 90, "kgce/t", 100, 117, null, 1, null, Confidence.Confirmed))]).Judge(default, Year);

    static bool? Held(Judgement judged, string id) => judged.Because.Single(b => b.Rule == $"energy-leader/{id}").Held;

    [Fact]
    public void What_is_not_known_stays_to_be_checked_and_the_text_that_is_missing_says_so()
    {
        var judged = Judge(12_000);
        Assert.Equal((EntryRules.Open, true, null, null), (judged.Level, Held(judged, "consumption"), Held(judged, "benchmark"), Held(judged, "further")));
        Assert.Contains("未收录", judged.Because.Single(b => b.Rule == "energy-leader/further").Says.Zh, StringComparison.Ordinal);
        Assert.Null(Held(Judge(double.NaN), "consumption"));
    }

    [Theory]
    [InlineData(10_000, false)] // more than, not at least
    [InlineData(10_000.5, true)]
    public void The_leaders_threshold_is_more_than_ten_thousand(double tce, bool held) => Assert.Equal(held, Held(Judge(tce), "consumption"));

    [Fact]
    public void A_key_user_needs_ten_thousand_and_more() =>
        Assert.Equal(EntryRules.Fulfilled, new EntryRules(ListBed.List("key-user"), RealPacks.Rules, (_, _) => 10_000, _ => null).Judge(default, Year).Level);

    [Fact]
    public void Every_line_must_stand_at_the_benchmark_level()
    {
        Assert.True(Held(Judge(12_000, "advanced", "advanced"), "benchmark"));
        Assert.False(Held(Judge(12_000, "advanced", "between"), "benchmark"));
        Assert.Null(Held(Judge(12_000, "not-judged"), "benchmark"));
        Assert.Equal(EntryRules.Failed, Judge(12_000, "between").Level);
    }

    [Fact]
    public void A_condition_on_level_one_of_the_norm_is_judged_where_the_norm_prints_one()
    {
        JudgedBy Condition(double? printed, params int?[] levels) => new EntryRules(Leaders, RealPacks.Rules, (_, _) => 12_000, _ => [.. levels.Select(l => new LineStanding(default, "b", new("水泥", "Cement"), "advanced", 90, "kgce/t", 100, 117, null, 1, null, Confidence.Confirmed) { Level1 = printed, NormLevel = l })])
            .Judge(default, Year).Because.Single(b => Leaders.Conditions.Any(c => c.Line == "level-1" && b.Rule == $"energy-leader/{c.Id}"));
        Assert.True(Condition(95, 1, 1).Held);
        Assert.False(Condition(80, 1, 2).Held);
        Assert.Null(Condition(null, 3).Held);
        Assert.Contains("没有这一级", Condition(null, 3).Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void One_who_does_not_fulfil_a_condition_is_not_taken_up()
    {
        var subject = bed.Population.Find(bed.Firm(1, "甲钢铁有限公司"))!;
        Assert.Contains("不符合", Assert.Single(bed.Selections.Begin(Leaders, subject, SelectionProcedure.Recommend, Judge(5_000), "推荐", ListBed.City).Wrong).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void From_recommendation_through_publicity_and_an_objection_to_the_list_and_off_it_again()
    {
        var firm = bed.Firm(1, "甲钢铁有限公司");
        var id = Told(bed.Selections.Begin(Leaders, bed.Population.Find(firm)!, SelectionProcedure.Recommend, Judge(12_000), "能效领先", ListBed.City)).Id;
        Assert.NotEmpty(bed.Selections.Begin(Leaders, bed.Population.Find(firm)!, SelectionProcedure.Recommend, Judge(12_000), "再报", ListBed.City).Wrong);
        Move(id, SelectionProcedure.CityPass, ListBed.City, "材料齐全");
        Assert.NotEmpty(bed.Selections.Take(id, SelectionProcedure.Verify, "复核", null, null, null, ListBed.City, null).Wrong); // a second person
        Move(id, SelectionProcedure.Verify, ListBed.Province, "复核无误");
        Assert.Equal(new DateOnly(2025, 11, 10), Move(id, SelectionProcedure.Publicise, ListBed.Province, null, document: "公示〔2025〕1号").Due); // five working days after Monday the 3rd
        Assert.Contains("公示到", Assert.Single(bed.Selections.Take(id, SelectionProcedure.Select, "入选", new(2025, 11, 11), "公告", null, ListBed.Province, null).Wrong).Zh, StringComparison.Ordinal);
        Move(id, SelectionProcedure.Raise, ListBed.City, "有人举报数据不实");
        Assert.Empty(bed.Book.All);
        Move(id, SelectionProcedure.Dismiss, ListBed.Province, "核查属实无误");
        bed.Clock.Now = new(2025, 11, 17, 1, 0, 0, TimeSpan.Zero);
        Move(id, SelectionProcedure.Select, ListBed.Province, "公示无异议", new(2025, 11, 17), "公告〔2025〕2号");
        var entry = Assert.Single(bed.Book.About(firm));
        Assert.Equal(("energy-leader", new DateOnly(2025, 11, 17), new DateOnly(2026, 11, 17), id), (entry.List, entry.From, entry.To, entry.Origin));
        Move(id, SelectionProcedure.Remove, ListBed.Province, "查实弄虚作假", new(2025, 12, 1), "决定〔2025〕3号", "falsified");
        Assert.Equal((new DateOnly(2025, 12, 1), "falsified", "查实弄虚作假"), (bed.Book.About(firm).Single().To, bed.Book.About(firm).Single().Ground, bed.Book.About(firm).Single().LeftWhy));
        Assert.Empty(bed.Cases.Broken);
    }

    Luheng.Cases.Case Move(string id, string move, ListHand hand, string? why, DateOnly? day = null, string? document = null, string? ground = null)
    {
        bed.Pass();
        return Told(bed.Selections.Take(id, move, why, day, document, ground, hand, null));
    }

    static Luheng.Cases.Case Told(SelectionResult result)
    {
        Assert.Empty(result.Wrong);
        return result.Case!;
    }
}
