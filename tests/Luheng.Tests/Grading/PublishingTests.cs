using Luheng.Cases;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Grading;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Grading;

public sealed class PublishingTests : IDisposable
{
    readonly GradedProvince province = new();
    readonly Clock clock = new();

    public void Dispose() => province.Dispose();

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 4, 1, 9, 0, 0, TimeSpan.FromHours(8));

        public override DateTimeOffset GetUtcNow() => Now;
    }

    GradeBook Book() => new(province.Ledger, Cases(), clock, new(province.Ledger, GradeList.Kind, GradeList.Read));

    CaseBook Cases() => new(province.Ledger, new([GradePublishing.Procedure, GradeAppeal.Procedure], RealPacks.Rules.Calendar.IsWorkday), clock);

    DateTimeOffset Now => province.Ledger.Batches()[^1].RecordedAt;

    [Fact]
    public void Figures_for_statistics_alone_grade_nobody()
    {
        Assert.Equal("A", province.LevelOf(province.A));
        Assert.Equal(GradeScheme.NotGraded, province.LevelOf(province.C));
        var everything = World.Read(province.Ledger, RealPacks.Rules, purpose: Luheng.Access.Purpose.Statistics);
        Assert.Throws<ArgumentException>(() => GradeInputs.Of(everything, province.Ledger, GradedProvince.Sources, GradeBed.Scheme, Period.Calendar(2024), GradedProvince.Day));
    }

    [Fact]
    public void A_published_list_is_made_again_byte_for_byte_whatever_was_corrected_since()
    {
        var then = Now;
        var (json, list) = (province.Json(then), province.List("l-1", then));
        province.Correct(province.A, 119);
        province.Ledger.Commit(new("监察.csv", "王工", [], []) { Documents = [SupervisionBook.Write(GradeBed.Paper(province.B, "rectify", due: "2025-01-01"))] });
        Assert.Equal(["C", "D"], ((SubjectId[])[province.A, province.B]).Select(province.LevelOf));
        Assert.Equal(json, province.Json(then));
        var read = GradeList.Read(list.Write().Body);
        Assert.Equal(read.Hash, GradeList.HashOf(GradeList.Ladders(province.Columns(read.KnownBy, read.Day), read.Scheme)));
        Assert.Equal(list.Write().Body, read.Write().Body);
    }

    [Fact]
    public void A_list_that_says_as_known_when_its_papers_were_not_does_not_come_out_again()
    {
        var then = Now;
        GradeCheck Check(GradeList list) => GradeCheck.Of(list, province.Ledger, RealPacks.Rules, GradedProvince.Sources);
        Assert.True(Check(province.List("l-1", then)).Same);
        province.Ledger.Commit(new("监察.csv", "王工", [], []) { Documents = [SupervisionBook.Write(GradeBed.Paper(province.B, "rectify", due: "2025-01-01"))] });
        Assert.True(Check(province.List("l-1", then)).Same);
        var backdated = Check(province.List("l-2", Now) with { KnownBy = then });
        Assert.False(backdated.Same);
        Assert.Equal(new(province.B, "D", "C"), Assert.Single(backdated.Differs));
    }

    [Fact]
    public void Splitting_a_file_or_renaming_a_firm_changes_no_grade()
    {
        var before = province.Ladders().Select(l => (l.Judgement.Subject, l.Level)).ToList();
        using var ledger = new MemoryLedger();
        var filed = province.Ledger.Observations().Select(o => o.Observation).ToList();
        foreach (var part in filed.Chunk(7).Reverse()) ledger.Commit(new("part.csv", "王工", [.. province.Ledger.Subjects().Select(s => s with { Name = s.Name + "（新名）" })], part));
        var columns = GradeInputs.Of(World.Read(ledger, RealPacks.Rules), ledger, GradedProvince.Sources, GradeBed.Scheme, Period.Calendar(2024), GradedProvince.Day);
        Assert.Equal(before, GradeList.Ladders(columns, GradeBed.Scheme).Select(l => (l.Judgement.Subject, l.Level)));
    }

    [Fact]
    public void A_second_person_publishes_objections_have_their_days_and_then_it_is_in_force()
    {
        var book = Book();
        Assert.Null(book.Propose(province.List("l-1", Now), "wang", "王工", "年度分级", "").Wrong);
        Assert.Contains("second person", book.Publish(book.Find("l-1")!, "wang", "王工", "", RealPacks.Rules.Calendar.IsWorkday).Wrong);
        Assert.Null(book.Publish(book.Find("l-1")!, "li", "李处", "", RealPacks.Rules.Calendar.IsWorkday).Wrong);
        var noticed = book.Find("l-1")!;
        Assert.Equal((GradeListState.Noticed, new DateOnly(2025, 4, 11)), (noticed.State, noticed.NoticeUntil!.Value)); // seven working days, Qingming left out
        Assert.Contains("2025-04-11", book.Enforce(noticed, new(2025, 4, 12), "li", "李处", "").Wrong); // objections still run
        clock.Now = new(2025, 4, 14, 9, 0, 0, TimeSpan.FromHours(8));
        foreach (var day in (DateOnly[])[new(2025, 4, 11), new(2099, 1, 1), new(2026, 4, 15)])
        {
            Assert.NotNull(book.Hinders(noticed, day));
            Assert.NotNull(book.Enforce(noticed, day, "li", "李处", "").Wrong);
        }
        Assert.Null(book.Enforce(noticed, new(2025, 4, 12), "li", "李处", "").Wrong);
        Assert.Null(GradeBook.InForce(book.Lists(), new(2025, 4, 11)));
        Assert.Equal("l-1", GradeBook.InForce(book.Lists(), new(2025, 4, 12))!.List.Id);
    }

    [Fact]
    public void An_appeal_that_succeeds_is_a_later_version_and_the_earlier_one_is_still_known()
    {
        var book = Book();
        book.Propose(province.List("l-1", Now), "wang", "王工", "年度分级", "");
        Assert.NotNull(book.Appeal(book.Find("l-1")!, province.B, "firm", "厂长", "数据有误", "").Wrong); // not published yet
        book.Publish(book.Find("l-1")!, "li", "李处", "", RealPacks.Rules.Calendar.IsWorkday);
        var before = Now;
        var appeal = book.Appeal(book.Find("l-1")!, province.B, "firm", "厂长", "数据有误", "").Case!;
        Assert.NotNull(book.Appeal(book.Find("l-1")!, province.B, "firm", "厂长", "再来", "").Wrong); // one at a time
        foreach (var (move, who, why) in ((string, string, string?)[])[(Objection.Accept, "li", null), (Objection.Examine, "wang", "核查属实")])
            Assert.Null(book.Decide(Cases().Find(appeal.Id)!, move, who, who, why, "").Wrong);
        book = Book();
        Assert.NotNull(book.Decide(Cases().Find(appeal.Id)!, Objection.Change, "wang", "王工", "改", "", "B").Wrong); // whoever examined
        Assert.NotNull(book.Decide(Cases().Find(appeal.Id)!, Objection.Change, "li", "李处", "改", "", "E").Wrong); // no level
        Assert.NotNull(book.Decide(Cases().Find(appeal.Id)!, Objection.Change, "li", "李处", "改", "", "C").Wrong); // that is its level already
        Assert.Equal(nameof(ObjectionState.Examined), Cases().Find(appeal.Id)!.State);
        Assert.Null(book.Decide(Cases().Find(appeal.Id)!, Objection.Change, "li", "李处", "改", "", "B").Wrong);
        var changed = book.Find("l-1")!.List.Of(province.B)!;
        Assert.Equal(("B", "C", appeal.Id), (changed.Level, changed.Was, changed.Why));
        Assert.Equal("C", GradeList.Read(province.Ledger.Documents(GradeList.Kind, before).Single().Body).Of(province.B)!.Level);
    }

    [Fact]
    public void A_changed_grade_stands_until_something_that_it_was_graded_by_changes()
    {
        var book = Book();
        book.Propose(province.List("l-1", Now), "wang", "王工", "年度分级", "");
        book.Publish(book.Find("l-1")!, "li", "李处", "", RealPacks.Rules.Calendar.IsWorkday);
        IReadOnlyDictionary<SubjectId, ListedGrade> Standing() => new AppealedGrades(province.Ledger, Cases(), RealPacks.Rules, GradedProvince.Sources).Standing(Book().Lists(), province.Columns(), GradeBed.Scheme);
        Assert.Empty(Standing());
        var appeal = book.Appeal(book.Find("l-1")!, province.B, "firm", "厂长", "数据有误", "").Case!;
        foreach (var (move, who, level) in ((string, string, string?)[])[(Objection.Accept, "li", null), (Objection.Examine, "wang", null), (Objection.Change, "li", "B")])
            Assert.Null(Book().Decide(Cases().Find(appeal.Id)!, move, who, who, "核查属实", "", level).Wrong);
        Assert.Equal("B", Standing()[province.B].Level);
        Assert.Null(Book().Revoke(Book().Find("l-1")!, "li", "李处", "名单有误", "").Wrong);
        Assert.Equal(("B", "C"), (Standing()[province.B].Level, Standing()[province.B].Was)); // what was won is not lost with the list
        Assert.Equal("C", province.LevelOf(province.B)); // the figures alone still say so
        province.Correct(province.B, 119.9);
        Assert.Empty(Standing()); // they are others now: what was decided of the former does not go on
    }

    [Fact]
    public void The_stage_tells_who_is_D_and_runs_again_only_when_something_changed()
    {
        IReadOnlyList<Finding> Run(out bool changed, DateOnly day)
        {
            var world = new Lazy<World>(() => World.Read(province.Ledger, RealPacks.Rules));
            changed = new GradesStage(GradedProvince.Sources, day).Run(province.Ledger, RealPacks.Rules, world, TestContext.Current.CancellationToken).Changed;
            return province.Ledger.Findings();
        }
        Assert.Empty(Run(out var first, GradedProvince.Day));
        Run(out var second, GradedProvince.Day);
        Assert.Equal((true, false), (first, second));
        province.Ledger.Commit(new("监察.csv", "王工", [], []) { Documents = [SupervisionBook.Write(GradeBed.Paper(province.A, "rectify", due: "2025-04-10"))] });
        Assert.Empty(Run(out _, GradedProvince.Day));
        var overdue = Assert.Single(Run(out _, new(2025, 4, 11))); // a day later nobody wrote anything, but it is overdue
        Assert.Equal(("grade-d", FindingLevel.Severe, province.A), (overdue.Kind, overdue.Level, overdue.Subject));
        Assert.Contains("完成限期整改", overdue.Text, StringComparison.Ordinal);
        province.Ledger.Undo(province.Ledger.Batches()[^1].Id, "王工");
        Assert.Empty(Run(out var undone, new(2025, 4, 11)));
        Assert.True(undone);
    }

    [Fact]
    public void Whoever_was_not_registered_in_the_year_is_not_graded_in_it()
    {
        var gone = SubjectId.OfEnterprise(Engine.SmallProvince.Code(7));
        var filed = Enumerable.Range(1, 12).Select(m => new Observation(gone, "energy.consumed.raw-coal", Period.Month(2024, m), 5000, "", Source.Read("", false), 2));
        province.Ledger.Commit(new("2024.csv", "王工", [new(gone, "已注销", [new(null, new(2023, 7, 1), Engine.SmallProvince.East, "3011")])], [.. filed]));
        Assert.DoesNotContain(province.Columns().Firms, f => f.Subject == gone);
        Assert.DoesNotContain(province.Ladders(), l => l.Judgement.Subject == gone);
        Assert.Contains(GradeInputs.Of(World.Read(province.Ledger, RealPacks.Rules), province.Ledger, GradedProvince.Sources, GradeBed.Scheme, Period.Calendar(2023), GradedProvince.Day).Firms, f => f.Subject == gone);
    }

    [Theory]
    [InlineData("2024-06")]
    [InlineData("2024-Q2")]
    public void Only_a_year_can_be_graded(string period)
    {
        var world = World.Read(province.Ledger, RealPacks.Rules);
        var refused = Assert.Throws<QuestionException>(() => GradeInputs.Of(world, province.Ledger, GradedProvince.Sources, GradeBed.Scheme, Period.Parse(period), GradedProvince.Day));
        Assert.Contains("grades are of a year", refused.Message, StringComparison.Ordinal);
    }
}
