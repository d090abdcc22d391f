using Luheng.Packs;
using Luheng.PlanReading.Confirming;
using static Luheng.Tests.PlanReading.Confirming.SmallReading;

namespace Luheng.Tests.PlanReading.Confirming;

public class DecidingTests
{
    readonly SmallReading reading = new();

    [Fact]
    public void What_is_accepted_corrected_and_rejected_stands_with_who_and_when()
    {
        reading.Decide(Li, Energy, DecisionKind.Accept);
        reading.Decide(Wang, Waste, DecisionKind.Correct, promise: reading.At(Waste).Promise with { Scope = "大宗工业固废" });
        reading.Decide(Li, Doubtful, DecisionKind.Reject, why: "识别有误");

        Assert.Equal([FindState.Accepted, FindState.Corrected, FindState.Rejected, FindState.Open, FindState.Open, FindState.Open], reading.Review.Finds.Select(f => f.State));
        Assert.Equal("大宗工业固废", reading.At(Waste).Promise.Scope);
        Assert.Equal(("王", "识别有误"), (reading.At(Waste).By!.ByName, reading.At(Doubtful).By!.Why));
        Assert.Equal([("李", 2), ("王", 1)], reading.Review.People.Select(p => (p.Name, p.Count)));
    }

    [Fact]
    public void Undoing_brings_back_what_stood_before_and_loses_no_history()
    {
        reading.Decide(Li, Energy, DecisionKind.Accept);
        reading.Decide(Li, Energy, DecisionKind.Correct, promise: reading.At(Energy).Promise with { By = -15 });
        reading.Decide(Wang, Energy, DecisionKind.Undo);
        Assert.Equal((FindState.Accepted, -14.0), (reading.At(Energy).State, reading.At(Energy).Promise.By));
        reading.Decide(Wang, Energy, DecisionKind.Undo);
        Assert.Equal(FindState.Open, reading.At(Energy).State);
        Assert.Equal([DecisionKind.Accept, DecisionKind.Correct, DecisionKind.Undo, DecisionKind.Undo], reading.At(Energy).History.Select(d => d.Kind));
        Assert.NotNull(reading.Decide(Wang, Energy, DecisionKind.Undo).Wrong);
    }

    [Fact]
    public void Of_two_people_the_second_loses_nothing_and_either_opinion_can_be_taken()
    {
        reading.Decide(Li, Energy, DecisionKind.Accept, seen: 0);
        var late = reading.Decide(Wang, Energy, DecisionKind.Correct, seen: 0, promise: reading.At(Energy).Promise with { By = -13 });

        Assert.True(late.Clash);
        Assert.Equal(-14, reading.At(Energy).Promise.By);
        var held = Assert.Single(reading.At(Energy).Held);
        Assert.Equal(("王", -13.0), (held.ByName, held.Promise!.By));

        reading.Decide(Li, Energy, DecisionKind.Take, of: held.Number);
        Assert.Equal(-13, reading.At(Energy).Promise.By);
        Assert.Empty(reading.At(Energy).Held);
        reading.Decide(Li, Energy, DecisionKind.Undo);
        Assert.Equal(-14, reading.At(Energy).Promise.By);
        Assert.Single(reading.At(Energy).Held);
        reading.Decide(Li, Energy, DecisionKind.Drop, of: held.Number);
        Assert.Empty(reading.At(Energy).Held);
        Assert.NotNull(reading.Decide(Wang, Energy, DecisionKind.Drop, of: held.Number).Wrong);
    }

    [Fact]
    public void Two_people_who_decide_the_same_do_not_clash()
    {
        reading.Decide(Li, Energy, DecisionKind.Accept, seen: 0);
        Assert.False(reading.Decide(Wang, Energy, DecisionKind.Accept, seen: 0).Clash);
        Assert.Single(reading.At(Energy).History);
    }

    [Fact]
    public async Task Many_at_once_lose_no_decision()
    {
        var gate = new Lock(); // the ledger in memory is written by one at a time; reading goes on meanwhile
        await Task.WhenAll(Finds.Select((find, i) => Task.Run(() =>
        {
            lock (gate) reading.Decide(i % 2 == 0 ? Li : Wang, find, DecisionKind.Accept, seen: 0);
        })));
        Assert.Equal(Finds.Count, reading.Review.Decisions.Select(d => d.Number).Distinct().Count());
    }

    [Fact]
    public void What_was_accepted_with_one_press_is_taken_back_with_one()
    {
        var sure = reading.Review.Sure(0.9, reading.Catalogue);
        Assert.Equal(["target-1", "target-4", "task-6"], sure.Select(f => f.Found.Id)); // what asks and what is contradicted waits for somebody
        reading.Book.Decide(Id, [.. sure.Select(f => new DecisionDraft(f.Found.Id, DecisionKind.Accept, f.Version) { Promise = f.Promise })], Li, reading.Catalogue, "test");
        Assert.Equal(3, reading.Review.Count(FindState.Accepted));
        Assert.NotNull(reading.Book.UndoLast(Id, Wang, reading.Catalogue).Wrong);
        reading.Book.UndoLast(Id, Li, reading.Catalogue);
        Assert.Equal(6, reading.Review.Count(FindState.Open));
    }

    [Fact]
    public void A_target_stated_twice_with_other_numbers_is_a_conflict_until_one_is_rejected()
    {
        Assert.Equal(["target-2", "target-5"], reading.Review.Conflicts.Keys.Order());
        reading.Decide(Li, Other, DecisionKind.Reject, why: "重复");
        Assert.Empty(reading.Review.Conflicts);
    }

    [Fact]
    public void An_answer_says_percent_or_points_and_nothing_is_guessed_without_it()
    {
        Assert.Null(reading.At(Doubtful).Promise.Measure);
        Assert.True(reading.At(Doubtful).Asks);
        var points = reading.At(Doubtful).Promise.Answered(Doubtful.Ask[0], "百分点");
        Assert.Equal((TargetKind.Points, "百分点"), (points.Measure, points.ChangeUnit));
        Assert.Equal(TargetKind.Change, reading.At(Doubtful).Promise.Answered(Doubtful.Ask[0], "%").Measure);
    }

    [Fact]
    public void A_place_that_was_added_can_be_taken_back_again()
    {
        var added = Energy with { Id = "add-3-1" };
        reading.Book.Decide(Id, [new(added.Id, DecisionKind.Add, 0) { Added = added, Promise = reading.At(Energy).Promise }], Li, reading.Catalogue, "test");
        Assert.Equal(7, reading.Review.Finds.Count);
        reading.Decide(Li, added, DecisionKind.Undo);
        Assert.Equal(6, reading.Review.Finds.Count);
    }

    [Fact]
    public void What_cannot_run_is_told_with_what_would_be_right()
    {
        var promise = reading.At(Waste).Promise;
        string[] Said(Promise wrong) => [.. PromiseCheck.Wrong(wrong, reading.Review.Upload.Frame, reading.Catalogue).Select(w => w.Zh)];
        Assert.Empty(Said(promise));
        Assert.Equal(["没有指标“nothing”"], Said(promise with { Indicator = "nothing" }));
        Assert.Equal(["选一个指标，或说明为什么没有指标"], Said(promise with { Indicator = null }));
        Assert.Equal(["单位“斤”不在单位表中"], Said(promise with { Unit = "斤" }));
        Assert.Equal(["单位是 家，而指标以 % 计"], Said(promise with { Unit = "家" }));
        Assert.Equal(["没有变化的数值，如 -18 %"], Said(promise with { Measure = TargetKind.Change, Level = null }));
        Assert.Equal(["任务没有期限：写日期、季度或年份"], Said(reading.At(Deed).Promise with { Year = null }));
        Assert.Equal(["期限 2031-12-31 在规划期 2021–2025 之外"], Said(reading.At(Deed).Promise with { Year = 2031 }));
    }

    [Fact]
    public void What_the_text_does_not_say_of_energy_and_prices_stays_open()
    {
        Assert.Equal((EnergyBasis.Unknown, "unknown"), (reading.At(Energy).Promise.Basis, reading.At(Energy).Promise.PriceBase));
        Assert.Equal((EnergyBasis.None, null), (reading.At(Waste).Promise.Basis, reading.At(Waste).Promise.PriceBase));
        // The same sentence spoke of 二氧化碳当量 and of prices, but not for this figure.
        var beside = Promise.Of(Waste with { Basis = "calorific", PriceYear = 2020 }, reading.Catalogue);
        Assert.Equal((EnergyBasis.None, null), (beside.Basis, beside.PriceBase));
    }
}
