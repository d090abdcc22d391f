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
    public void Whoever_has_an_open_appeal_is_left_out_until_it_is_decided()
    {
        var refused = Book.Use(InForce(), "step-tariff", From, "wang", "", appealing: new HashSet<SubjectId> { Firms[1] });
        Assert.Contains("未决的申诉", refused!.Zh, StringComparison.Ordinal);
        Assert.Empty(Book.All());
        Assert.Null(Book.Use(InForce(), "credit", From, "wang", "", appealing: new HashSet<SubjectId> { Firms[1] }));
        Assert.Equal([Firms[0]], Book.All().Select(u => u.Subject));
    }

    [Fact]
    public void A_use_that_rested_on_a_grade_changed_on_appeal_has_no_basis_and_is_not_confirmed()
    {
        var list = InForce();
        Book.Use(list, "staggered-production", From, "wang", "", "错峰安排");
        var lever = RealPacks.Rules.Levers["staggered-production"];
        PublishedList Changed(string level) => list with { List = list.List.Changed(Firms[1], level, "SS2025-0001") };
        var use = Book.All().Single(u => u.Subject == Firms[1]);
        Assert.False(LeverBook.IsBaseless(use, lever, list));
        Assert.False(LeverBook.IsBaseless(use, lever, Changed("C"))); // it restrains C as it does D
        Assert.True(LeverBook.IsBaseless(use, lever, Changed("B")));
        Assert.True(LeverBook.IsBaseless(use, lever, Changed("A"))); // it favours A: that is another use
        Assert.Null(Book.Confirm("staggered-production", Today, "同意", "li", "", new HashSet<string> { use.Id }));
        Assert.True(Book.All().Single(u => u.Subject == Firms[1]).Awaits);
        Assert.Null(Book.Revoke(use.Id, Today, "申诉后等级变更", "wang", ""));
        Assert.Null(Book.Use(Changed("A"), "staggered-production", From, "wang", "", "错峰安排"));
        Assert.True(Book.All().Single(u => u.Subject == Firms[1]).Favours);
    }

    [Fact]
    public void A_use_that_rested_on_a_list_that_was_revoked_has_no_basis()
    {
        var list = InForce();
        Book.Use(list, "step-tariff", From, "wang", "");
        var revoked = list with { Case = list.Case with { State = nameof(GradeListState.Revoked), Steps = [.. list.Case.Steps, new("l-1", 2, GradePublishing.Revoke, nameof(GradeListState.Revoked), "li", "李处", default, "有误", null, new Dictionary<string, string>())] } };
        Assert.True(LeverBook.IsBaseless(Book.All().Single(), RealPacks.Rules.Levers["step-tariff"], revoked));
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
