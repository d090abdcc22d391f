using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Tests.Cases;

/// <summary>Cases over the ledger's own file.</summary>
public sealed class CaseStorageTests : IDisposable
{
    static readonly SubjectId City = SubjectId.Parse("990100");
    readonly string folder = Directory.CreateTempSubdirectory("luheng-steps").FullName;
    readonly WalkClock clock = new();

    static CaseRules Rules => new(OnPaper.All, day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    [Fact]
    public void A_step_and_what_belongs_to_it_are_kept_together_or_not_at_all()
    {
        using (var ledger = SqliteLedger.Open(folder, clock))
        {
            var book = new CaseBook(ledger, Rules, clock);
            Assert.Null(Ask(book, "c-1").Wrong);
            var paper = new Document("paper", "p-1", "{}");
            var stale = Batch with { Documents = [paper], Expects = [new("paper", "p-0", 99)] };
            Assert.Equal(HindranceKind.MovedOn, book.Take("c-1", Say(Inquiry.Answer, "乙"), stale).Hindrance!.Kind);
            Assert.Null(ledger.Find("paper", "p-1"));
            Assert.Single(book.Find("c-1")!.Steps);
            Assert.Null(book.Take("c-1", Say(Inquiry.Answer, "乙"), Batch with { Documents = [paper] }).Wrong);
            Assert.NotNull(ledger.Find("paper", "p-1"));
        }
        using var again = SqliteLedger.Open(folder, clock);
        Assert.Equal(nameof(InquiryState.Answered), new CaseBook(again, Rules, clock).Find("c-1")!.State);
        Assert.Empty(again.Verify());
    }

    [Fact]
    public void What_another_program_wrote_is_seen_and_an_undo_takes_it_away()
    {
        using var here = SqliteLedger.Open(folder, clock);
        using var there = SqliteLedger.Open(folder, clock);
        var (mine, theirs) = (new CaseBook(here, Rules, clock), new CaseBook(there, Rules, clock));
        var batch = Ask(theirs, "c-1").Batch!.Value;
        mine.Refresh();
        Assert.NotNull(mine.Find("c-1"));
        Assert.Null(there.Undo(batch, "test"));
        mine.Refresh();
        Assert.Null(mine.Find("c-1"));
    }

    [Fact]
    public void Many_steps_are_read_and_a_look_for_news_finds_none_where_there_is_none()
    {
        using var ledger = SqliteLedger.Open(folder, clock);
        var book = new CaseBook(ledger, Rules, clock);
        Ask(book, "c-1");
        Assert.Null(book.Take("c-1", Say(Inquiry.Answer, "乙"), Batch).Wrong);
        var two = book.Find("c-1")!.Steps;
        ledger.Commit(Batch with { Documents = [.. Enumerable.Range(0, 2_000).SelectMany(i => two.Select(s => (s with { Case = $"x-{i:00000}" }).Write()))] });
        var many = new CaseBook(ledger, Rules, clock);
        Assert.Equal(4_002, many.All.Sum(c => c.Steps.Count));
        Assert.Null(many.Take("x-00007", Say(Inquiry.Close, "甲"), Batch).Wrong);
        many.ChangedSince(0, out var mark);
        many.Refresh();
        Assert.Empty(many.ChangedSince(mark, out _));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static BatchDraft Batch => new("一步", "test", [], []);

    static StepDraft Say(string move, string by) => new(move, by, by, "因为");

    static StepResult Ask(CaseBook book, string id) => book.Open(id, Inquiry.Id, City, "问", Say(Inquiry.Ask, "甲"), Batch);
}
