using Luheng.Engine;
using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.PlanReading.Confirming;
using Luheng.Registry;
using Luheng.Testing;
using Luheng.Tests.Packs;
using static Luheng.Tests.PlanReading.Confirming.SmallReading;

namespace Luheng.Tests.PlanReading.Confirming;

public class PublishingTests
{
    readonly SmallReading reading = new();

    PublishedPlan Publish(string? why = null)
    {
        var (plan, wrong) = reading.Book.Publish(reading.Review, reading.Pack(), reading.Catalogue, Li, why);
        Assert.Null(wrong);
        reading.Catalogue = PublishedPlans.InForce(reading.Ledger, RealPacks.Rules).Catalogue;
        return plan!;
    }

    void Confirm()
    {
        foreach (var find in new[] { Energy, Waste, Factories, Deed }) reading.Decide(Li, find, DecisionKind.Accept);
        reading.Decide(Li, Other, DecisionKind.Reject, why: "重复");
    }

    [Fact]
    public void What_is_confirmed_becomes_a_plan_with_rows_clauses_words_and_names_that_other_plans_use()
    {
        Confirm();
        Publish();
        var plan = reading.Catalogue.Plans["plan-990000-2021-2025"];
        Assert.Equal(["energy-intensity", "bulk-solid-waste-utilisation", "green-factories"], plan.Targets.Select(t => t.Id));
        Assert.Equal(["R001", "R002", "R003"], plan.Targets.Select(t => t.Row));
        Assert.All(plan.Targets, t => Assert.Equal((Confidence.Confirmed, "二", "示例规划"), (t.Confidence, t.Source.Clause, t.Source.Document)));
        Assert.Equal("规模以上工业单位增加值能耗较2020年下降14%", plan.Targets[0].Words);
        Assert.Contains("李确认", plan.Targets[0].Note.Zh, StringComparison.Ordinal);
        Assert.Equal((EnergyBasis.Unknown, "unknown"), (plan.Targets[0].Basis, plan.Targets[0].PriceBase));
        Assert.Equal(("省经济和信息化厅", new DateOnly(2022, 12, 31)), (plan.Tasks[0].Owner, plan.Tasks[0].Due));
    }

    [Fact]
    public void It_stands_beside_the_plan_above_and_its_examples_hold()
    {
        Confirm();
        Publish();
        var plan = reading.Catalogue.Plans["plan-990000-2021-2025"];
        var pair = PlanAlign.Of(plan, reading.Catalogue.Plans["national-14fyp"]).First(p => p.TargetId == "energy-intensity");
        Assert.Equal(Verdict.Stronger, pair.Verdict);
        var examples = reading.Catalogue.Tests.Where(t => t.Place.File.Contains("plan-990000", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        Assert.All(PackTests.Run(reading.Catalogue with { Tests = examples }), r => Assert.Null(r.Wrong));
    }

    [Fact]
    public void The_rules_change_their_hash_but_not_that_of_what_enterprises_are_computed_by()
    {
        Confirm();
        Publish();
        Assert.NotEqual(RealPacks.Rules.Hash, reading.Catalogue.Hash);
        Assert.Equal(RealPacks.Rules.Hash, reading.Catalogue.RulesHash);
        Assert.Equal(reading.Catalogue.Plans.Keys.Order(), PackLoader.Load(PackFiles.FromZip(reading.Catalogue.Content)).Plans.Keys.Order());
    }

    [Fact]
    public void The_next_version_keeps_the_rows_and_says_what_changed()
    {
        Confirm();
        Publish();
        Assert.NotNull(reading.Book.Publish(reading.Review, reading.Pack(), reading.Catalogue, Li, null).Wrong); // nothing differs
        reading.Decide(Wang, Waste, DecisionKind.Correct, promise: reading.At(Waste).Promise with { Level = 58 });
        reading.Decide(Wang, Factories, DecisionKind.Undo);
        reading.Decide(Wang, Doubtful, DecisionKind.Accept, promise: reading.At(Doubtful).Promise.Answered(Doubtful.Ask[0], "百分点") with { WhyNoIndicator = new("没有统计", "no statistic") });
        var second = Publish("更正");
        Assert.Equal(2, second.Version);
        var plan = reading.Catalogue.Plans[second.Id];
        Assert.Equal(["R001", "R002", "R005"], plan.Targets.Select(t => t.Row));
        Assert.Equal(3, second.Changes.Count);
        Assert.Contains(second.Changes, c => c.Zh.StartsWith("改目标：大宗工业固废综合利用率", StringComparison.Ordinal) && c.Zh.Contains("57 %", StringComparison.Ordinal) && c.Zh.Contains("58 %", StringComparison.Ordinal));
        Assert.Equal([2, 1], PublishedPlans.Versions(reading.Ledger, second.Id).Select(v => v.Version));
    }

    [Fact]
    public void A_target_that_is_stated_twice_alike_is_published_once()
    {
        Confirm();
        reading.Decide(Li, Other, DecisionKind.Correct, promise: reading.At(Waste).Promise);
        var pack = reading.Pack();
        Assert.Single(pack.Repeats);
        Assert.Equal(3, pack.Plan!.Targets.Count);
    }

    [Fact]
    public void Words_with_quotes_and_signs_of_yaml_stay_what_they_are()
    {
        const string Odd = "“产消\"平衡\"”: {a: [1]} # 100%\\";
        reading.Decide(Li, Waste, DecisionKind.Correct, promise: reading.At(Waste).Promise with { Name = new(Odd, Odd), Note = Odd, Scope = Odd });
        var target = reading.Pack().Plan!.Targets.Single();
        Assert.Equal((Odd, Odd), (target.Name.Zh, target.Scope.Zh));
    }

    [Fact]
    public void Whoever_confirms_teaches_the_next_reading()
    {
        reading.Decide(Li, Doubtful, DecisionKind.Correct, promise: reading.At(Doubtful).Promise.Answered(Doubtful.Ask[0], "百分点") with { Indicator = "waste.bulk_utilisation_rate" });
        Publish();
        Assert.Equal("waste.bulk_utilisation_rate", LearntPhrase.All(reading.Ledger)["固废综合利用率"]);
    }

    [Fact]
    public void A_published_plan_that_no_longer_fits_is_left_out_and_told_and_the_others_stay()
    {
        Confirm();
        Publish();
        var published = PublishedPlans.Find(reading.Ledger, "plan-990000-2021-2025")!;
        var broken = published with { Id = "broken", Files = published.Files.ToDictionary(f => f.Key.Replace("plan-990000-2021-2025", "broken", StringComparison.Ordinal), f => f.Value.Replace("id: plan-990000-2021-2025", "id: broken", StringComparison.Ordinal).Replace("energy.per_value_added", "gone.from_the_packs", StringComparison.Ordinal)) };
        reading.Ledger.Commit(new("test", "test", [], []) { Documents = [broken.Write()] });
        var (catalogue, leftOut) = PublishedPlans.InForce(reading.Ledger, RealPacks.Rules);
        Assert.Contains("plan-990000-2021-2025", catalogue.Plans.Keys);
        Assert.DoesNotContain("broken", catalogue.Plans.Keys);
        Assert.Contains(leftOut, p => p.Found.Contains("gone.from_the_packs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_of_a_park_is_looked_at_for_the_park()
    {
        var park = SubjectId.Park("P1");
        reading.Ledger.Commit(new("test", "test", [], []) { Documents = [(reading.Review.Upload with { Whose = park }).Write()] });
        reading.Book.Refresh();
        reading.Decide(Li, Waste, DecisionKind.Accept);
        var plan = reading.Pack().Plan!;
        Assert.Equal(park, plan.Subject);
        var eight = "MA000001";
        var body = "91990101" + eight + CreditCode.BodyCheck(eight);
        var member = new Subject(SubjectId.Parse(body + CreditCode.Check(body)), "园区企业", [new(new(2020, 1, 1), null, "990101", "3011", "P1")]);
        var world = World.Of(RealPacks.Rules, [member], [new(park, "waste.bulk_utilisation_rate", Luheng.Time.Period.Calendar(2024), 58, "", new(Luheng.Observations.SourceKind.Official, Luheng.Observations.LegalBasis.Public, "园区公报"), 0)]);
        Assert.Equal(TargetStatus.OnTrack, PlanBoard.Of(world, plan, new(2025, 6, 30)).Targets.Single().Status);
    }

    [Fact]
    public void A_world_takes_a_new_plan_without_being_read_again_and_is_read_again_when_a_result_is_gone()
    {
        var before = World.Of(RealPacks.Rules, [], []);
        reading.Decide(Li, Waste, DecisionKind.Correct, promise: reading.At(Waste).Promise with { Kind = Luheng.PlanReading.FindKind.Outcome, Year = 2023 });
        reading.Decide(Li, Energy, DecisionKind.Accept);
        Publish();
        var now = before.Under(reading.Catalogue)!;
        Assert.Equal(57, Asker.Ask(now, "waste.bulk_utilisation_rate", SubjectId.Region("990000"), Luheng.Time.Period.Calendar(2023)).Value, 1e-9);
        Assert.Same(before.Frame, now.Frame);
        Assert.Null(now.Under(RealPacks.Rules));
    }
}
