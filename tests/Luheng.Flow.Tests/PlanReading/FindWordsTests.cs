using Luheng.Packs;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.PlanReading;

namespace Luheng.Flow.Tests.PlanReading;

public sealed class FindWordsTests
{
    [Theory]
    [InlineData(">=", -30, TargetKind.Change, "%", "下降 30 % 以上", "down 30 % or more")]
    [InlineData("=", -14, TargetKind.Change, "%", "下降 14 %", "down 14 %")]
    [InlineData("≈", 3, TargetKind.Points, "百分点", "提高约 3 百分点", "up about 3 百分点")]
    [InlineData(">=", 200, TargetKind.NewCount, "家", "新增 200 家 以上", "new: 200 家 or more")]
    public void A_change_is_said_by_its_size_in_the_words_of_officers(string comparator, double by, TargetKind measure, string unit, string zh, string en)
    {
        var promise = new Promise(FindKind.Target, new("单位工业增加值能耗", "energy")) { Comparator = comparator, By = by, ChangeUnit = unit, Measure = measure };
        Assert.Equal((zh, en), (ReadingView.Says(promise, false), ReadingView.Says(promise, true)));
    }

    [Theory]
    [InlineData(">=", "不低于 57 %")]
    [InlineData("<=", "不超过 57 %")]
    [InlineData("<", "低于 57 %")]
    [InlineData("=", "57 %")]
    public void A_level_is_said_with_its_bound_in_words(string comparator, string zh) =>
        Assert.Equal(zh, ReadingView.Says(new Promise(FindKind.Target, new("综合利用率", "rate")) { Comparator = comparator, Level = 57, Unit = "%", Measure = TargetKind.Level }, false));

    [Fact]
    public void A_range_is_said_with_both_its_ends()
    {
        var level = new Promise(FindKind.Target, new("占比", "share")) { Level = 15, Upper = 18, Unit = "%", Measure = TargetKind.Level };
        Assert.Equal("15—18 %", ReadingView.Says(level, false));
        Assert.Equal("提高 5—8 个百分点", ReadingView.Says(level with { Level = null, By = 5, Upper = 8, ChangeUnit = "百分点", Measure = TargetKind.Points }, false));
    }
}
