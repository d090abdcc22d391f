using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Time;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class TariffTests
{
    static Tariff Demo => new Plant().Catalogue.Tariffs["demo-two-part"];

    static Contract Agreed(double kw = 1000) => new(Mill, "主供", new(2025, 1, 1), null, ChargeBasis.Demand, kw, null, "demo-two-part");

    static LoadMonth Load(Plant plant, params Contract[] contracts) => LoadMonth.Of(LoadCurve.Of(plant.Station, Mill, October), contracts);

    [Fact]
    public void The_demo_tariff_says_that_it_is_one_and_has_every_minute_in_one_band()
    {
        Assert.True(Demo.Demo);
        Assert.Contains("演示数据", Demo.Name.Zh, StringComparison.Ordinal);
        Assert.Equal(Confidence.Design, Demo.Confidence);
        Assert.Empty(Demo.Wrong());
    }

    [Fact]
    public void Hours_that_overlap_or_leave_a_gap_are_named()
    {
        var tariff = Demo with { Hours = [new(TariffBand.Peak, [1], DayKind.Every, [new(0, 800)]), new(TariffBand.Flat, [1], DayKind.Every, [new(700, 1300)])] };
        Assert.Contains("tariff 'demo-two-part': month 1, working days, 11:40-13:20 is in peak and flat", tariff.Wrong());
        Assert.Contains("tariff 'demo-two-part': month 1, days off, 21:40-24:00 is in no band", tariff.Wrong());
        Assert.Contains("tariff 'demo-two-part': month 2, working days, 00:00-24:00 is in no band", tariff.Wrong());
    }

    [Fact]
    public void A_month_is_billed_by_band_and_the_demand_by_the_highest_quarter_hour()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("grid", interval: 900), October.First, October.Last, t => t is { Day: 9, Hour: 10, Minute: 15 } ? 300 : 200);
        var load = Load(plant, Agreed());
        Assert.Equal((1200.0, new DateTimeOffset(2025, 10, 9, 10, 15, 0, China.Offset), 1.2), (load.Peak, Instant.At(load.PeakAt), load.Used));
        var bill = Bill.Of(load, Demo, plant.Catalogue.Calendar);
        double Kwh(TariffBand band) => bill.Lines.Single(l => l.Band == band).Kwh;
        // October has no sharp hours: peak 8 h, flat 8 h, valley 8 h of each day.
        Assert.Equal((31 * 8 * 800 + 100, 31 * 8 * 800, 31 * 8 * 800), (Kwh(TariffBand.Peak), Kwh(TariffBand.Flat), Kwh(TariffBand.Valley)));
        Assert.Equal((31 * 8 * 800 + 100) * 0.8 + 31 * 8 * 800 * 0.5 + 31 * 8 * 800 * 0.25, bill.EnergyCost, 6);
        Assert.Equal((1200 * 30.0, 0.0, 0.0), (bill.Fixed, bill.MissingHours, bill.Unbilled));
        Assert.Equal((31 * 8 * 800 + 100) * 0.1 * 0.55, bill.Saving(0.1), 6);
        Assert.Equal(BalanceFindings.OverContract, Assert.Single(BalanceFindings.In(plant.With(LoadDocuments.Write(Agreed())).Station, Mill, October)).Kind);
    }

    [Fact]
    public void What_is_missing_is_not_billed_but_said()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("grid", interval: 900), October.First, October.Last, t => t.Day == 4 && t.Hour < 6 ? null : 200);
        var bill = Bill.Of(Load(plant), Demo, plant.Catalogue.Calendar);
        Assert.Equal((6.0, 738 * 800.0), (bill.MissingHours, bill.Kwh));
        Assert.True(double.IsNaN(bill.Fixed) && double.IsNaN(bill.Total));
    }

    [Fact]
    public void A_quarter_hour_that_one_of_two_lines_misses_has_no_demand()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("one", interval: 900), October, 100).Fill(plant.Meter("two", interval: 900), October.First, October.Last, t => t.Day == 4 ? null : 100);
        var curve = LoadCurve.Of(plant.Station, Mill, October);
        Assert.Equal((24.0, 800.0, true), (curve.MissingHours, curve.Kw[0], double.IsNaN(curve.Kw[3 * 96 + 5])));
        Assert.Equal(100, curve.Kwh[3 * 96 + 5]);
    }

    [Fact]
    public void The_future_is_not_missing()
    {
        var plant = new Plant().At(2025, 10, 11);
        plant.Fill(plant.Meter("grid", interval: 900), October.First, new(2025, 10, 10), _ => 200);
        Assert.Equal((960, 0.0, 1.0), (LoadCurve.Of(plant.Station, Mill, October).Past, Load(plant).Curve.MissingHours, Load(plant).Factor));
    }

    [Fact]
    public void Days_off_and_working_days_may_have_hours_of_their_own()
    {
        var tariff = Demo with { Hours = [new(TariffBand.Peak, [.. Enumerable.Range(1, 12)], DayKind.Workday, [new(0, 1440)]), new(TariffBand.Valley, [.. Enumerable.Range(1, 12)], DayKind.DayOff, [new(0, 1440)])] };
        var plant = new Plant();
        plant.Fill(plant.Meter("grid"), October, 1);
        var bill = Bill.Of(Load(plant), tariff, plant.Catalogue.Calendar);
        // October 2025: the 1st to the 8th off, Saturday the 11th worked, 18 working days in all.
        Assert.Equal((18 * 24.0, 13 * 24.0, true), (bill.Lines[0].Kwh, bill.Lines[1].Kwh, bill.HolidaysKnown));
    }

    [Fact]
    public void The_bands_of_any_tariff_hold_all_that_was_measured()
    {
        var worlds = from cuts in Gen.Choose(1, 1439).ArrayOf(4) from bands in Gen.Choose(0, 4).ArrayOf(5) from holes in Gen.Choose(0, 743).ArrayOf(6) from seed in Gen.Choose(0, 9999) select (cuts, bands, holes, seed);
        Prop.ForAll(worlds.ToArbitrary(), w =>
        {
            int[] edges = [0, .. w.cuts.Order().Distinct(), 1440];
            var hours = edges.Zip(edges.Skip(1), (from, to) => new Stretch(from, to)).Select((s, i) => new TariffHours((TariffBand)w.bands[i], [.. Enumerable.Range(1, 12)], DayKind.Every, [s])).ToList();
            var tariff = Demo with { Prices = Enum.GetValues<TariffBand>().ToDictionary(b => b, _ => 1.0), Hours = hours };
            var plant = new Plant();
            var random = new Random(w.seed);
            var meter = plant.Meter("grid");
            plant.Fill(meter, October.First, October.Last, t => w.holes.Contains((t.Day - 1) * 24 + t.Hour) ? null : random.Next(1000) / 4.0);
            var bill = Bill.Of(Load(plant), tariff, plant.Catalogue.Calendar);
            Assert.Empty(tariff.Wrong());
            Assert.Equal(plant.Amounts.Of(meter, October).Amount, bill.Kwh);
            Assert.Equal(bill.EnergyCost, bill.Kwh);
            Assert.Equal(w.holes.Distinct().Count(), bill.MissingHours);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }
}
