using FsCheck;
using FsCheck.Fluent;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Tests.Cases;

public class CaseEngineTests
{
    static readonly SubjectId City = SubjectId.Parse("990100");
    static readonly Gen<int[]> Choices = Gen.ArrayOf(Gen.Choose(0, 100_000));

    static CaseRules Rules => new(OnPaper.All, day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    public static TheoryData<string> Procedures => [.. OnPaper.All.Select(p => p.Id)];

    [Theory, MemberData(nameof(Procedures))]
    public void A_random_walk_replays_to_the_same_case(string procedure) => Prop.ForAll(Choices.ToArbitrary(), choices =>
    {
        var (ledger, clock) = (new MemoryLedger(), new WalkClock());
        var walked = CaseWalk.Walk(new(ledger, Rules, clock), clock, Rules.Of(procedure), "c-1", choices);
        Assert.Equal(CaseJson.Write(walked), CaseJson.Write(Rules.Replay(walked.Steps)));
        Assert.Equal(CaseJson.Write(walked), CaseJson.Write(new CaseBook(ledger, Rules, clock).Find("c-1")));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(60));

    [Theory, MemberData(nameof(Procedures))]
    public void A_shuffled_or_cut_history_is_refused_and_the_step_is_named(string procedure) => Prop.ForAll(Choices.ToArbitrary(), choices =>
    {
        var (ledger, clock) = (new MemoryLedger(), new WalkClock());
        var steps = CaseWalk.Walk(new(ledger, Rules, clock), clock, Rules.Of(procedure), "c-1", choices).Steps.ToList();
        for (var at = 0; at + 1 < steps.Count; at++)
        {
            List<Step> swapped = [.. steps], cut = [.. steps];
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            cut.RemoveAt(at);
            foreach (var wrong in new[] { swapped, cut })
                Assert.StartsWith("c-1#", Assert.Throws<InvalidOperationException>(() => Rules.Replay(wrong)).Message, StringComparison.Ordinal);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithEndSize(40));

    [Fact]
    public void Two_at_once_make_one_step()
    {
        var (ledger, clock) = (new MemoryLedger(), new WalkClock());
        var (here, there) = (new CaseBook(ledger, Rules, clock), new CaseBook(ledger, Rules, clock));
        Assert.Null(Ask(here).Wrong);
        there.Refresh();
        Assert.Null(here.Take("c-1", Say(Inquiry.Answer, "乙"), Batch, 1).Wrong);
        var late = there.Take("c-1", Say(Inquiry.Answer, "丙"), Batch, 1);
        Assert.Equal(HindranceKind.MovedOn, late.Hindrance!.Kind);
        Assert.Equal("乙", there.Find("c-1")!.Last.By); // and it knows by now
        Assert.Equal(HindranceKind.MovedOn, here.Take("c-1", Say(Inquiry.Close, "甲"), Batch, 1).Hindrance!.Kind);
    }

    [Fact]
    public void What_is_passed_on_waits_for_one_until_it_is_taken_back_or_dealt_with()
    {
        var (book, _) = Open();
        Assert.Equal("乙", book.Take("c-1", Say(Procedure.Delegate, "甲") with { With = new Dictionary<string, string> { [Case.ToKey] = "乙" } }, Batch).Case!.PassedTo);
        Assert.Null(book.Take("c-1", Say(Procedure.TakeBack, "甲"), Batch).Case!.PassedTo);
        Assert.Equal(HindranceKind.NotPassed, book.Take("c-1", Say(Procedure.TakeBack, "甲"), Batch).Hindrance!.Kind);
        Assert.Equal("甲", book.Take("c-1", Say(Inquiry.Answer, "丙"), Batch).Case!.PassedTo); // an answer goes back to whoever asked
        Assert.Null(book.Take("c-1", Say(Inquiry.Close, "甲"), Batch).Case!.PassedTo);
        Assert.Equal(HindranceKind.WaitsForNobody, book.Take("c-1", Say(Procedure.Delegate, "甲") with { With = new Dictionary<string, string> { [Case.ToKey] = "乙" } }, Batch).Hindrance!.Kind);
    }

    [Fact]
    public void Only_whoever_submitted_takes_it_back_and_only_before_anyone_acted()
    {
        var (book, clock) = Open();
        clock.Now += TimeSpan.FromDays(3);
        Assert.Null(book.Take("c-1", Say(Inquiry.Answer, "乙"), Batch).Wrong);
        Assert.Equal(HindranceKind.NotTheMaker, book.Take("c-1", Say(Inquiry.WithdrawAnswer, "丙"), Batch).Hindrance!.Kind);
        var back = book.Take("c-1", Say(Inquiry.WithdrawAnswer, "乙"), Batch).Case!;
        Assert.Equal((nameof(InquiryState.Asked), new DateOnly(2025, 10, 3)), (back.State, back.Due!.Value)); // the clock is what it was before
        Assert.Equal(HindranceKind.ActedSince, book.Take("c-1", Say(Inquiry.Withdraw, "甲"), Batch).Hindrance!.Kind);
    }

    [Fact]
    public void A_standing_clock_runs_on_with_the_days_that_were_left()
    {
        var (book, clock) = Open();
        clock.Now += TimeSpan.FromDays(4); // Tuesday; due on Friday: three days left
        Assert.Equal((null, 3), (book.Take("c-1", Say(Procedure.Suspend, "甲"), Batch).Case is { } still ? (still.Due, still.Left) : default));
        Assert.Equal(HindranceKind.Suspended, book.Take("c-1", Say(Inquiry.Answer, "乙"), Batch).Hindrance!.Kind);
        clock.Now += TimeSpan.FromDays(20);
        var runs = book.Take("c-1", Say(Procedure.Resume, "甲"), Batch).Case!;
        Assert.Equal((new DateOnly(2025, 10, 23), false), (runs.Due!.Value, runs.Suspended));
    }

    [Fact]
    public void An_objection_and_the_suspension_of_what_it_objects_to_are_one_act()
    {
        var (book, _) = Open();
        var file = new StepDraft("file", "乙", "乙", "不同意") { With = new Dictionary<string, string> { ["against"] = "c-1" } };
        var turn = new Turn("o-1", file) { Opens = ("objection", City, "异议") };
        Assert.NotNull(book.TakeTogether([turn, new("c-1", Say(Procedure.Suspend, "乙"), Seen: 7)], Batch).Wrong);
        Assert.Null(book.Find("o-1"));
        Assert.Null(book.TakeTogether([turn, new("c-1", Say(Procedure.Suspend, "乙"), Seen: 1)], Batch).Wrong);
        Assert.True(book.Find("c-1")!.Suspended);
        Assert.Equal(nameof(OnPaper.Objection.Filed), book.Find("o-1")!.State);
    }

    [Fact]
    public void A_word_of_ones_own_can_be_corrected_beside_the_step_which_stays()
    {
        var (book, _) = Open();
        StepDraft Correct(string by, string step) => Say(Procedure.Correct, by) with { With = new Dictionary<string, string> { [Case.StepKey] = step } };
        Assert.Equal(HindranceKind.NotTheMaker, book.Take("c-1", Correct("乙", "1"), Batch).Hindrance!.Kind);
        Assert.Equal(HindranceKind.NoSuchStep, book.Take("c-1", Correct("甲", "9"), Batch).Hindrance!.Kind);
        var due = book.Find("c-1")!.Due;
        var corrected = book.Take("c-1", Correct("甲", "1"), Batch).Case!;
        Assert.Equal((nameof(InquiryState.Asked), due, 2), (corrected.State, corrected.Due, corrected.Steps.Count));
    }

    [Fact]
    public void A_batch_taken_back_takes_its_step_back_and_a_broken_history_is_set_aside_alone()
    {
        var (ledger, clock) = (new MemoryLedger(), new WalkClock());
        var book = new CaseBook(ledger, Rules, clock);
        Ask(book);
        var answered = book.Take("c-1", Say(Inquiry.Answer, "乙"), Batch).Batch!.Value;
        Assert.Single(book.Waiting(Act.OpenCase));
        Assert.Null(ledger.Undo(answered, "test"));
        book.Refresh();
        Assert.Equal((nameof(InquiryState.Asked), 1), (book.Find("c-1")!.State, book.Find("c-1")!.Steps.Count));
        Assert.Empty(book.Waiting(Act.OpenCase));
        ledger.Commit(Batch with { Documents = [(book.Find("c-1")!.Last with { Case = "c-2", Number = 3 }).Write()] });
        book.Refresh();
        Assert.Contains("c-2#0003", book.Broken["c-2"], StringComparison.Ordinal);
        Assert.NotNull(book.Find("c-1"));
    }

    static BatchDraft Batch => new("一步", "test", [], []);

    static StepDraft Say(string move, string by) => new(move, by, by, "因为");

    static StepResult Ask(CaseBook book) => book.Open("c-1", Inquiry.Id, City, "问", Say(Inquiry.Ask, "甲"), Batch);

    static (CaseBook Book, WalkClock Clock) Open()
    {
        var clock = new WalkClock();
        var book = new CaseBook(new MemoryLedger(), Rules, clock);
        Assert.Null(Ask(book).Wrong);
        return (book, clock);
    }
}
