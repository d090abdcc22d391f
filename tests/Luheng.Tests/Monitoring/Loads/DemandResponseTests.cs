using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class DemandResponseTests
{
    static DateTimeOffset Time(int day, int hour) => new(2025, 10, day, hour, 0, 0, China.Offset);

    /// <summary>Called on Thursday the 30th from 14 to 16 o'clock, announced the afternoon before.</summary>
    static readonly Call Thursday = new("c1", Time(30, 14), Time(30, 16), Time(29, 15), 500, "", [Mill]);
    static readonly Commitment Furnace = new(Mill, "电炉", 400, "eaf");

    static Plant Smelter(Func<DateTimeOffset, double?> kw, params Call[] more)
    {
        var plant = new Plant().With([LoadDocuments.Write(Furnace), LoadDocuments.Write(Thursday), .. more.Select(LoadDocuments.Write)]);
        return plant.Fill(plant.Meter("eaf", interval: 900), October.First, October.Last, t => kw(t) / 4);
    }

    static double? Usual(DateTimeOffset t) => t is { Day: 30, Hour: 14 or 15 } ? 650 : 1000;

    static Delivery Of(Plant plant) => Assert.Single(DemandResponse.Of(plant.Station, plant.Population, Thursday));

    [Fact]
    public void What_was_delivered_is_the_baseline_of_comparable_days_less_what_was_drawn()
    {
        var delivery = Of(Smelter(Usual));
        Assert.Equal([350.0, 350, 350, 350, 350, 350, 350, 350], delivery.Delivered);
        Assert.Equal((350.0, 0.875, true, 0.0), (delivery.Mean, delivery.Share, delivery.Settled, delivery.RiseBefore));
        // The notice came on the 29th: the days before it count, without the weekend.
        Assert.Equal([28, 27, 24, 23, 22], delivery.Baseline.Days.Select(d => d.Day));
    }

    [Fact]
    public void Days_off_days_of_other_calls_and_days_with_holes_are_no_baseline()
    {
        var other = Thursday with { Id = "c0", From = Time(27, 9), To = Time(27, 10), Notice = Time(27, 8) };
        var delivery = Of(Smelter(t => t is { Day: 24, Hour: 15 } ? null : Usual(t), other));
        Assert.Equal([28, 23, 22, 21, 20], delivery.Baseline.Days.Select(d => d.Day));
        Assert.Equal([(27, "当日有响应事件"), (24, "数据不完整")], delivery.Baseline.Passed.Select(p => (p.Day.Day, p.Why.Zh)));
    }

    [Fact]
    public void A_day_raised_on_purpose_is_left_out_and_said_so()
    {
        var delivery = Of(Smelter(t => t.Day is 27 or 28 && t.Hour is >= 13 and < 17 ? 1600 : Usual(t)));
        Assert.Equal([24, 23, 22, 21, 20], delivery.Baseline.Days.Select(d => d.Day));
        Assert.Equal([28, 27], delivery.Baseline.Passed.Select(p => p.Day.Day));
        Assert.Equal(350, delivery.Mean);
    }

    [Fact]
    public void A_load_raised_between_notice_and_call_is_shown()
    {
        var delivery = Of(Smelter(t => t is { Day: 30, Hour: 12 or 13 } ? 1420 : Usual(t)));
        Assert.Equal(2 * 0.42 / 14, delivery.RiseBefore, 9);
    }

    [Fact]
    public void A_call_whose_data_are_missing_is_not_settled_and_nothing_pretends()
    {
        var delivery = Of(Smelter(t => t is { Day: 30, Hour: 14 } ? null : Usual(t)));
        Assert.Equal((false, "响应时段数据不完整", 4), (delivery.Settled, delivery.Why!.Zh, delivery.Measured));
        Assert.True(double.IsNaN(delivery.Delivered.First()));
    }

    [Fact]
    public void Too_few_days_give_no_baseline()
    {
        var delivery = Of(Smelter(t => t.Day < 28 ? null : Usual(t)));
        Assert.Equal("可比日不足，没有基线", delivery.Why!.Zh);
        Assert.True(double.IsNaN(delivery.Mean));
    }

    [Fact]
    public void A_call_not_over_and_a_call_declined_are_not_settled()
    {
        Assert.Equal("事件尚未结束", Of(Smelter(Usual).At(2025, 10, 30, 15)).Why!.Zh);
        var plant = Smelter(Usual).With(LoadDocuments.Write(new CallAnswer("c1", Mill, false, "设备检修", Time(29, 16))));
        Assert.Equal(("企业未参加", "设备检修"), (Of(plant).Why!.Zh, Of(plant).Answer!.Reason));
    }

    [Fact]
    public void A_call_for_a_region_reaches_who_lies_in_it_on_the_day()
    {
        var plant = Smelter(Usual).Registered(Mill, new Luheng.Registry.Placement(null, new(2025, 10, 15), "510104", "3120"), new(new(2025, 10, 16), null, "510107", "3120"));
        var regional = Thursday with { Participants = [], Region = "510107" };
        Assert.True(DemandResponse.IsFor(regional, Mill, plant.Population));
        Assert.False(DemandResponse.IsFor(regional with { Region = "510104" }, Mill, plant.Population));
        Assert.False(DemandResponse.IsFor(regional, Works, plant.Population));
    }
}
