using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Grading;

public sealed class LeverUseTests : IDisposable
{
    static readonly DateOnly From = new(2025, 12, 2), Today = new(2025, 11, 20);
    static readonly SubjectId[] Firms = [GradeBed.Firm(1), GradeBed.Firm(2), GradeBed.Firm(3), GradeBed.Firm(4)];

    readonly MemoryLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    LeverBook Book => new(ledger, RealPacks.Rules);

    static PublishedList InForce()
    {
        var list = new GradeList("l-1", "990000", "2024", GradeBed.Scheme, Today, default, "", "",
            [.. new[] { "A", "D", GradeScheme.NotGraded, GradeScheme.NoNorm }.Select((level, i) => new ListedGrade(Firms[i], $"企业{i}", "东市", level, "", "", ""))]);
        var (state, with) = (nameof(GradeListState.InForce), new Dictionary<string, string> { [GradePublishing.FromKey] = "2025-11-10" });
        return new(list, new("l-1", GradeList.Kind, SubjectId.Region("990000"), "名单", state, [new("l-1", 1, GradePublishing.Force, state, "li", "李处", default, null, null, with)], null, null));
    }

    [Fact]
    public void A_means_is_for_those_whose_grade_it_names_and_never_for_who_is_not_graded()
    {
        var (list, step) = (InForce().List, RealPacks.Rules.Levers["step-tariff"]);
        Assert.Equal([Firms[1]], LeverBook.Meant(list, step).Select(m => m.Grade.Subject));
        Assert.Equal([Firms[1], Firms[2]], LeverBook.Meant(list, step with { Restrains = ["C", "D", GradeScheme.NotGraded] }).Select(m => m.Grade.Subject)); // unless the pack says so
    }

    [Fact]
    public void An_order_has_no_effect_until_a_second_person_confirms_it_with_a_reason()
    {
        Assert.NotNull(Book.Use(InForce(), "staggered-production", From, "wang", ""));
        Assert.Null(Book.Use(InForce(), "staggered-production", From, "wang", "", "错峰安排"));
        Assert.All(Book.All(), u => Assert.False(u.Holds(From)));
        Assert.Contains("另一人", Book.Confirm("staggered-production", Today, "同意", "wang", "")!.Zh, StringComparison.Ordinal);
        Assert.Contains("理由", Book.Confirm("staggered-production", Today, " ", "li", "")!.Zh, StringComparison.Ordinal);
        Assert.Null(Book.Confirm("staggered-production", Today, "同意", "li", ""));
        Assert.All(Book.All(), u => Assert.True(u.Holds(From) && !u.Holds(Today) && u.ConfirmedBy is "li"));
        Assert.NotNull(Book.Confirm("staggered-production", Today, "同意", "li", "")); // nothing waits any more
    }

    [Fact]
    public void An_order_that_is_confirmed_late_holds_from_that_day_on()
    {
        Book.Use(InForce(), "staggered-production", From, "wang", "", "错峰安排");
        Book.Confirm("staggered-production", new(2025, 12, 10), "同意", "li", "");
        Assert.All(Book.All(), u => Assert.Equal(new(2025, 12, 10), u.From));
    }

    [Fact]
    public void A_recommendation_or_referral_needs_no_second_person()
    {
        foreach (var lever in (string[])["credit", "step-tariff"]) Assert.Null(Book.Use(InForce(), lever, From, "wang", ""));
        Assert.All(Book.All(), u => Assert.True(u.Holds(From)));
    }

    [Fact]
    public void A_means_that_has_not_started_is_taken_back_at_once_and_never_takes_effect()
    {
        Book.Use(InForce(), "step-tariff", From, "wang", "");
        var use = Book.All().Single();
        Assert.Equal("撤销要写明理由", Book.Revoke(use.Id, Today, "", "wang", "")!.Zh);
        Assert.Null(Book.Revoke(use.Id, Today, "名单有误", "wang", ""));
        var taken = Book.All().Single();
        Assert.True(taken.NeverHeld);
        Assert.All(Enumerable.Range(0, 400), d => Assert.False(taken.Holds(Today.AddDays(d))));
    }
}
