using Luheng.Engine;
using Luheng.Lists;
using Luheng.Planning;
using Luheng.Registry;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Lists;

/// <summary>Entries and exits over time, their statistics, and the numbers that plans count.</summary>
public sealed class RegisterTests : IDisposable
{
    const string Factories = "list.green-factory.count";

    readonly ListBed bed = new();

    public void Dispose() => bed.Dispose();

    World World => Luheng.Engine.World.Read(bed.Ledger, RealPacks.Rules);

    Answer Count(string region, Period period) => Asker.Ask(World, Factories, SubjectId.Region(region), period);

    [Fact]
    public void A_member_enters_leaves_and_comes_back_as_a_second_stay()
    {
        var firm = bed.Firm(1, "甲钢铁有限公司");
        Assert.Empty(bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限公司", new(2022, 3, 1), firm, "990000"), ListBed.Province));
        Assert.Contains("已在名单上", Assert.Single(bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限责任公司", new(2023, 3, 1), firm, "990000"), ListBed.Province)).Zh, StringComparison.Ordinal);
        Assert.Empty(bed.Changes.Leave(bed.Book.All.Single(), new(2024, 6, 1), "incident", "通知", "安全事故", ListBed.Province));
        Assert.Empty(bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限公司", new(2025, 6, 1), firm, "990000"), ListBed.Province));
        var stays = bed.Book.About(firm).ToList();
        Assert.Equal(2, stays.Count);
        Assert.Equal((1, 0, 1), (ListCounts.Standing(stays, new(2024, 5, 31)), ListCounts.Standing(stays, new(2024, 6, 1)), ListCounts.Standing(stays, new(2025, 6, 1))));
        Assert.Equal([(2022, 1, 0, 1), (2023, 0, 0, 1), (2024, 0, 1, 0), (2025, 1, 0, 1)], ListCounts.Years(stays, new(2025, 11, 20)).Select(y => (y.Year, y.Entered, y.Left, y.Standing)));
    }

    [Fact]
    public void Everything_wrong_with_an_entry_or_an_exit_is_said_at_once()
    {
        Assert.Equal(4, bed.Changes.Enter(new("green-factory", "x", "甲"), ListBed.Province).Count);
        Assert.Empty(bed.Book.All);
        Assert.Empty(bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限公司", new(2025, 3, 1), region: "990000"), ListBed.Province));
        Assert.Equal(4, bed.Changes.Leave(bed.Book.All.Single(), new(2024, 3, 1), "because", "", "", ListBed.Province).Count);
    }

    [Fact]
    public void Where_nothing_was_published_the_register_is_the_number()
    {
        var firm = bed.Firm(1, "甲钢铁有限公司");
        bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限公司", new(2024, 3, 1), firm), ListBed.Province);
        var answer = Count("990000", Period.YearToDate(2025, 11));
        Assert.Equal(1, answer.Value);
        Assert.Contains("名单登记", answer.Because.Origin!.Source.Document, StringComparison.Ordinal);
        Assert.Equal(1, Count(SmallProvince.East[..4] + "00", Period.YearToDate(2025, 11)).Value);
    }

    [Fact]
    public void A_published_number_stands_and_is_carried_on_by_who_came_and_left_since()
    {
        bed.Official("990000", Factories, "2025-01..2025-10", 351);
        var (one, two) = (bed.Firm(1, "甲钢铁有限公司"), bed.Firm(2, "乙水泥有限公司"));
        bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限公司", new(2024, 3, 1), one), ListBed.Province);
        Assert.True(Count("990000", Period.YearToDate(2025, 11)).Missing); // nothing new since what was published
        Assert.Equal(351, Count("990000", Period.YearToDate(2025, 10)).Value);
        bed.Changes.Enter(ListBed.Entry("green-factory", "乙水泥有限公司", new(2025, 11, 12), two), ListBed.Province);
        Assert.Equal(352, Count("990000", Period.YearToDate(2025, 11)).Value);
        Assert.Contains("公布 351，此后列入 1、退出 0", Count("990000", Period.YearToDate(2025, 11)).Because.Origin!.Source.Document, StringComparison.Ordinal);
        bed.Changes.Leave(bed.Book.About(one).Single(), new(2025, 11, 15), "gone", "通知", "停产", ListBed.Province);
        Assert.Equal(351, Count("990000", Period.YearToDate(2025, 11)).Value);
        Assert.Equal(351, Count("990000", Period.YearToDate(2025, 10)).Value);
    }

    [Fact]
    public void A_plan_that_counts_members_moves_when_one_enters_and_moves_back_when_the_entry_is_taken_back()
    {
        bed.Official("990000", Factories, "2025-01..2025-10", 319);
        var firm = bed.Firm(1, "甲钢铁有限公司");
        var plan = RealPacks.Rules.Plans["demo-14fyp"];
        TargetProgress Progress() => PlanBoard.Progress(World, plan, plan.Targets.Single(t => t.Id == "green-factories"), new(2025, 11, 20), SubjectId.Region("990000"));
        Assert.Equal((199, TargetStatus.OnTrack), (Progress().Actual, Progress().Status));
        bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限公司", new(2025, 11, 10), firm), ListBed.Province);
        Assert.Equal((200, TargetStatus.Met), (Progress().Actual, Progress().Status));
        var opened = PlanQuestions.Ask(World, "plan:demo-14fyp/green-factories", null, null, new(2025, 11, 20));
        Assert.Equal((200, 320, 120), (opened.Value, opened.Inputs[0].Value, opened.Inputs.Single(i => i.Name.Zh.EndsWith("（基数）", StringComparison.Ordinal)).Value)); // it opens at what it is the difference of
        var batch = bed.Ledger.Batches().Last(b => b.Title.StartsWith("列入", StringComparison.Ordinal));
        bed.Ledger.Undo(batch.Id, "tester");
        bed.Book.Recount();
        Assert.Equal(199, Progress().Actual);
    }

    [Fact]
    public void The_stage_writes_nothing_where_nothing_changed()
    {
        bed.Changes.Enter(ListBed.Entry("green-factory", "甲钢铁有限公司", new(2024, 3, 1), bed.Firm(1, "甲钢铁有限公司")), ListBed.Province);
        var batches = bed.Ledger.Batches().Count;
        for (var i = 0; i < 3; i++) bed.Book.Recount();
        Assert.Equal(batches, bed.Ledger.Batches().Count);
    }

    [Fact]
    public void Statistics_by_city_and_sector_come_from_the_enterprise_that_was_matched()
    {
        var (east, west) = (bed.Firm(1, "甲钢铁有限公司"), bed.Firm(2, "乙水泥有限公司", SmallProvince.West));
        foreach (var (firm, name) in new[] { (east, "甲钢铁有限公司"), (west, "乙水泥有限公司") }) bed.Changes.Enter(ListBed.Entry("key-user", name, new(2025, 3, 1), firm), ListBed.Province);
        bed.Changes.Enter(ListBed.Entry("key-user", "外省某公司", new(2025, 3, 1), region: "110000"), ListBed.Province);
        var cities = ListCounts.ByRegion(bed.Book.Of("key-user"), bed.Population, "990000", new(2025, 11, 20));
        Assert.Equal([("110000", 1), (SmallProvince.East[..4] + "00", 1), (SmallProvince.West[..4] + "00", 1)], cities.Select(c => (c.Code, c.Standing)).OrderBy(c => c.Code, StringComparer.Ordinal));
        Assert.Equal([("30", 2), ("", 1)], ListCounts.BySector(bed.Book.Of("key-user"), bed.Population, new(2025, 11, 20)).Select(s => (s.Code, s.Standing)));
    }

    [Fact]
    public void A_grading_that_is_revoked_takes_its_members_off_the_lists_and_the_one_before_holds_again()
    {
        var (one, two) = (bed.Firm(1, "甲钢铁有限公司"), bed.Firm(2, "乙水泥有限公司"));
        void Commit(IReadOnlyList<ListEntry> entries) => bed.Book.Commit(entries, new("分级", "tester", [], []) { From = "test" });
        Commit(GradeEntries.Of(bed.Book, [(one, "甲钢铁有限公司", "B")], new(2024, 7, 1), "2023 名单", ListBed.Province, bed.Clock.GetUtcNow()));
        Commit(GradeEntries.Of(bed.Book, [(one, "甲钢铁有限公司", "D"), (two, "乙水泥有限公司", "C")], new(2025, 7, 1), "2024 名单", ListBed.Province, bed.Clock.GetUtcNow()));
        Commit(GradeEntries.Revoked(bed.Book, [one, two], [(one, "甲钢铁有限公司", "B")], new(2025, 9, 1), "撤销名单", "名单有误", "2023 名单", ListBed.Province, bed.Clock.GetUtcNow()));
        string On(SubjectId firm, DateOnly day) => string.Join(' ', bed.Book.About(firm).Where(e => e.Stands(day)).Select(e => e.List));
        Assert.Equal(("grade-d", "grade-b", "grade-c", ""), (On(one, new(2025, 8, 31)), On(one, new(2025, 9, 1)), On(two, new(2025, 8, 31)), On(two, new(2025, 9, 1))));
        Assert.All(bed.Book.About(one).Concat(bed.Book.About(two)).Where(e => e.To == new DateOnly(2025, 9, 1)), e => Assert.Equal(("revoked", "撤销名单", "名单有误"), (e.Ground, e.LeftBy, e.LeftWhy)));
        Assert.Contains(ListBed.List("grade-c").Leaving, g => g.Id == "revoked");
    }

    [Fact]
    public void A_published_grading_fills_the_lists_of_grades_and_the_next_one_moves_whoever_moved()
    {
        var (one, two) = (bed.Firm(1, "甲钢铁有限公司"), bed.Firm(2, "乙水泥有限公司"));
        void Publish(DateOnly from, string first, string second) => bed.Book.Commit(GradeEntries.Of(bed.Book, [(one, "甲钢铁有限公司", first), (two, "乙水泥有限公司", second)], from, "分级公告", ListBed.Province, bed.Clock.GetUtcNow()), new("分级", "tester", [], []) { From = "test" });
        Publish(new(2024, 7, 1), "B", "C");
        Publish(new(2025, 7, 1), "A", "C");
        string On(SubjectId firm, DateOnly day) => string.Join(' ', bed.Book.About(firm).Where(e => e.Stands(day)).Select(e => e.List));
        Assert.Equal(("grade-b", "grade-a", "grade-c"), (On(one, new(2025, 6, 30)), On(one, new(2025, 7, 1)), On(two, new(2025, 7, 1))));
        Assert.Single(bed.Book.About(two));
        Assert.Equal("regraded", bed.Book.About(one).Single(e => e.List == "grade-b").Ground);
    }
}
