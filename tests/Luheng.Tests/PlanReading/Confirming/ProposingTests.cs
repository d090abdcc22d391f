using Luheng.Packs;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Registry;
using Luheng.Tests.Packs;

namespace Luheng.Tests.PlanReading.Confirming;

/// <summary>What an officer is shown of a plan before anything was decided.</summary>
public class ProposingTests
{
    static PlanReview Review(string aims)
    {
        var result = Reading.Of($"某市“十五五”工业绿色发展规划\n（2026—2030年）\n一、主要目标\n到2030年，绿色转型取得成效。\n{aims}\n");
        var region = SubjectId.Region("990000");
        return PlanReview.Of(new("r1", "hash", "plan.txt", 100, region, "li", "李", DateTimeOffset.UnixEpoch, PlanFrame.Suggest(result.Text, region)), result, [], RealPacks.Rules);
    }

    const string Table = "专栏1 主要指标\n指标 | 单位 | 2025年 | 2030年 | 属性\n工业固体废物综合利用率 | % | 61 | 70 | 预期性\n国家级绿色工厂 | 家 | 32 | 60 | 预期性\n";

    [Fact]
    public void A_row_with_its_base_agrees_with_the_sentence_that_states_the_same_level()
    {
        const string Sentences = "建成国家级绿色工厂60家。\n一般工业固体废物综合利用率不低于70%。\n";
        Assert.Empty(Review(Sentences + Table).Conflicts);
        Assert.Empty(PlanConflicts.In([.. Review(Sentences + Table).Finds.Select(f => f.Found)]));
        Assert.Equal(2, Review(Sentences.Replace("60家", "50家", StringComparison.Ordinal) + Table).Conflicts.Count);
    }

    [Fact]
    public void A_range_has_both_its_ends_and_its_lower_one_is_checked_against_the_upper()
    {
        var promise = Assert.Single(Review("规模以上工业企业清洁能源消费占比提高5—8个百分点。").Finds).Promise;
        Assert.Equal((5.0, 8.0, ""), (promise.By, promise.Upper, promise.Note));
        var frame = new PlanFrame("p", new("规划", ""), "", 2026, 2030, 2025);
        Assert.Contains(PromiseCheck.Wrong(promise with { Upper = 4 }, frame, RealPacks.Rules), w => w.Zh.Contains("区间", StringComparison.Ordinal));
        Assert.DoesNotContain(PromiseCheck.Wrong(promise, frame, RealPacks.Rules), w => w.Zh.Contains("区间", StringComparison.Ordinal));
    }

    [Fact]
    public void A_range_is_published_by_its_lower_end_and_the_note_says_so()
    {
        var reading = new SmallReading();
        reading.Decide(SmallReading.Li, SmallReading.Waste, DecisionKind.Correct, promise: reading.At(SmallReading.Waste).Promise with { Upper = 60 });
        var target = Assert.Single(reading.Pack().Plan!.Targets);
        Assert.Equal(57, target.Aim!.Value.Amount);
        Assert.Contains("区间 57—60", target.Note.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("吨钢综合能耗控制在535千克标准煤以内。", "千克标准煤/吨")]
    [InlineData("规模以上工业万元增加值用水量降至18立方米以下。", "立方米/万元")]
    public void A_unit_that_leaves_out_what_the_name_says_is_proposed_whole_and_asked_for(string words, string unit)
    {
        var find = Assert.Single(Review(words).Finds);
        var question = Assert.Single(find.Found.Ask);
        Assert.Equal(("Unit", unit, unit), (question.Field, Assert.Single(question.Answers), find.Promise.Unit));
        Assert.Empty(PromiseCheck.Wrong(find.Promise.Answered(question, unit), PlanFrame.Suggest(Review(words).Text, SubjectId.Region("990000")), RealPacks.Rules));
    }

    [Fact]
    public void A_plan_without_years_is_asked_for_them()
    {
        var wrong = new PlanFrame("p", new("规划", ""), "", 0, 0, 0).Wrong().Select(w => w.Zh).ToList();
        Assert.Equal(2, wrong.Count);
        Assert.All(wrong, w => Assert.StartsWith("请填", w, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_that_say_the_same_the_one_with_the_base_is_published()
    {
        var reading = new SmallReading();
        reading.Decide(SmallReading.Li, SmallReading.Waste, DecisionKind.Accept);
        reading.Decide(SmallReading.Li, SmallReading.Other, DecisionKind.Correct, promise: reading.At(SmallReading.Waste).Promise with { Base = 50, By = 7, ChangeUnit = "百分点" });
        var pack = reading.Pack();
        Assert.Single(pack.Repeats);
        Assert.Equal(50, Assert.Single(pack.Plan!.Targets).Base!.Value.Amount);
    }
}
