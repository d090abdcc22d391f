using Luheng.Allocating;
using Luheng.Cases;
using Luheng.Judging.Allocating;
using Luheng.Registry;
using Luheng.Tests.Demo;

namespace Luheng.Tests.Allocating;

/// <summary>A breakdown in the ledger: versions, who may not, what others read of it.</summary>
public class BreakdownWalkTests(DemoFixture demo)
{
    static readonly Hand Officer = new("a", "甲", "test"), Leader = new("b", "乙", "test"), City = new("c", "丙", "test");

    (Breakdowns Book, CaseBook Cases, MemoryLedger Ledger, string Id) Drafted(AllocationMethod method = AllocationMethod.Mix)
    {
        var (ledger, plan) = (new MemoryLedger(), demo.Catalogue.Plans["demo-14fyp"]);
        var cases = new CaseBook(ledger, new([BreakdownProcedure.Procedure, OfferProcedure.Procedure], _ => true), TimeProvider.System);
        var book = new Breakdowns(ledger, cases, TimeProvider.System);
        var target = plan.Targets.Single(t => t.Id == "energy-intensity");
        var cascade = Cascade.Run(demo.World, plan, target, new(SubjectId.Region("990000"), ChildLevel.Cities, method, new(2025, 11, 20)));
        var opened = book.Draft(Officer, plan, target, cascade.Question.Of, cascade.Top, "rules", demo: true);
        Assert.Null(opened.Wrong);
        return (book, cases, ledger, opened.Case!.Id);
    }

    [Fact]
    public void What_is_drafted_can_be_counted_again_from_what_is_kept()
    {
        var (book, _, _, id) = Drafted();
        var kept = book.Find(id)!;
        Assert.Equal(kept.InHand, kept.Counted().InHand, 1e-9);
        Assert.InRange(kept.InHand, 0, 0.5);
        Assert.Empty(BaseRevision.Between(kept, kept.Tree()));
        Assert.Single(BaseRevision.Between(kept, kept.Tree() with { Branches = [.. kept.Tree().Branches.Select((b, i) => i == 3 ? b with { Amount = b.Amount * 1.02 } : b)] }));
    }

    [Fact]
    public void Nothing_is_in_force_before_a_second_person_issues_it()
    {
        var (book, cases, ledger, id) = Drafted();
        var plan = demo.Catalogue.Plans["demo-14fyp"];
        Assert.NotNull(book.Propose(book.Find(id)!, Officer).Wrong);
        Assert.Null(book.Send(book.Find(id)!, Officer).Wrong);
        Assert.NotNull(book.Answer(OfferProcedure.IdOf(id, "990100"), City, -12, null).Wrong);
        Assert.Null(book.Answer(OfferProcedure.IdOf(id, "990100"), City, -12, "新项目").Wrong);
        Assert.Equal(-12, OfferProcedure.FigureOf(cases.Find(OfferProcedure.IdOf(id, "990100"))!, OfferProcedure.Counter));
        Assert.Equal(HindranceKind.NoReason, book.Propose(book.Find(id)!, Officer).Hindrance?.Kind); // twenty silent, one with a figure of its own
        Assert.Null(book.Propose(book.Find(id)!, Officer, "期满").Wrong);
        Assert.Empty(IssuedTargets.Of(ledger, plan));
        Assert.NotNull(book.Issue(book.Find(id)!, Officer, "期满").Wrong);
        Assert.Equal(HindranceKind.NoReason, book.Issue(book.Find(id)!, Leader).Hindrance?.Kind);
        Assert.Null(book.Issue(book.Find(id)!, Leader, "同意").Wrong);
        Assert.Equal(-12, OfferProcedure.FigureOf(OfferProcedure.AnswerOf(cases.Find(OfferProcedure.IdOf(id, "990100"))!)!));
        var issued = IssuedTargets.Of(ledger, plan);
        Assert.Equal(21, issued.Count);
        var city = IssuedTargets.For(plan.Targets.Single(t => t.Id == "energy-intensity"), issued[0]);
        Assert.Equal((issued[0].Value, "990100"), (city.Aim!.Value.Amount, city.Region));
    }

    [Fact]
    public void Every_version_stays_and_a_revision_that_changes_nothing_is_none()
    {
        var (book, _, _, id) = Drafted();
        var first = book.Find(id)!.Children[0];
        Assert.NotNull(book.Revise(book.Find(id)!, Officer, new Dictionary<string, double> { [first.Subject] = first.Figure }, null).Wrong);
        Assert.NotNull(book.Revise(book.Find(id)!, Officer, new Dictionary<string, double> { ["123456"] = -10 }, null).Wrong);
        Assert.Null(book.Revise(book.Find(id)!, Officer, new Dictionary<string, double> { [first.Subject] = first.Figure - 1 }, null).Wrong);
        Assert.Equal([1, 2], book.Versions(id).Select(v => v.Of.Version));
        Assert.True(book.Find(id)!.InHand > book.Versions(id)[0].Of.InHand);
    }

    [Theory]
    [InlineData(-99)]
    [InlineData(-1)]
    [InlineData(-100)]
    public void A_figure_beyond_its_bounds_is_refused_with_what_was_found_and_what_they_are(double figure)
    {
        var (book, _, _, id) = Drafted();
        var (first, second) = (book.Find(id)!.Children[0], book.Find(id)!.Children[1]);
        var wrong = book.Revise(book.Find(id)!, Officer, new Dictionary<string, double> { [first.Subject] = figure, [second.Subject] = figure }, null).Wrong!;
        Assert.Contains(FormattableString.Invariant($"{first.Subject}: {figure}"), wrong, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"between {second.Low:0.####} and {second.High:0.####}"), wrong, StringComparison.Ordinal);
        Assert.Equal(1, book.Find(id)!.Version);
    }

    [Fact]
    public void Those_who_agreed_to_the_same_figure_are_not_asked_again()
    {
        var (book, cases, _, id) = Drafted();
        book.Send(book.Find(id)!, Officer);
        var (one, other) = (book.Find(id)!.Children[0], book.Find(id)!.Children[1]);
        book.Answer(OfferProcedure.IdOf(id, one.Subject), City, null, null);
        book.Answer(OfferProcedure.IdOf(id, other.Subject), City, null, null);
        Assert.Null(book.Revise(book.Find(id)!, Officer, new Dictionary<string, double> { [other.Subject] = other.Figure - 1 }, "调整").Wrong);
        book.Send(book.Find(id)!, Officer);
        Assert.Equal(OfferState.Agreed, cases.Find(OfferProcedure.IdOf(id, one.Subject))!.In<OfferState>());
        Assert.Equal(OfferState.Asked, cases.Find(OfferProcedure.IdOf(id, other.Subject))!.In<OfferState>());
    }
}
