using Luheng.Readings;
using Luheng.Tests.Packs;
using Luheng.Time;
using static Luheng.Tests.Monitoring.MeterBed;

namespace Luheng.Tests.Monitoring;

public sealed class ReadingSheetTests : IDisposable
{
    const string Wide = "date,Usage_kWh,Lagging_Current_Reactive.Power_kVarh,Leading_Current_Reactive_Power_kVarh,CO2.tCO2.,Lagging_Current_Power_Factor,Leading_Current_Power_Factor,NSM,WeekStatus,Day_of_week,Load_Type\n";
    const string PublicCode = "91990102MAUC085144";
    readonly MeterBed bed = Registered();

    public void Dispose() => bed.Dispose();

    static long At(string time) => Instant.Of(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Enterprises_meters_and_readings_come_in_together_in_any_order()
    {
        using var fresh = new MeterBed();
        var readings = fresh.Write("readings.csv", "计量点,时间,数值,数据标记\nE0,2025-11-20T00:15:00+08:00,12.5,\nE0,2025-11-19T16:30:00Z,12.75,M\n");
        var meters = fresh.Write("meters.csv", Head + $"E0,{Mill},electricity,amount,kWh,,,,,,\n");
        var registry = fresh.Write("registry.csv", Enterprises + $"{Mill},云中钢铁（演示数据）,990102,3120\n");
        var result = fresh.Run([readings, meters, registry]);
        Assert.Empty(result.Problems);
        Assert.Equal((4, 4), (result.Read, result.Accepted));
        var series = fresh.SeriesOf("E0");
        Assert.Equal([At("2025-11-20T00:15:00+08:00"), At("2025-11-20T00:30:00+08:00")], series.Times);
        Assert.Equal([12.5, 12.75], series.Values);
        Assert.Equal([ReadingQuality.Good, ReadingQuality.Maintenance], series.Qualities);
    }

    [Fact]
    public void A_resend_is_unchanged_a_differing_one_a_correction_and_a_dry_run_says_so_before()
    {
        bed.Meters("E0,mill,electricity,amount,kWh,,,,,,\n");
        const string First = "计量点,时间,数值\nE0,2025-11-20T00:15:00+08:00,1\nE0,2025-11-20T00:30:00+08:00,2\n";
        Assert.Equal(2, bed.Csv(First, new() { DryRun = true }).Accepted);
        Assert.Equal(0, bed.Readings.Size().Readings);
        bed.Csv(First);
        var dry = bed.Csv(First.Replace(",2\n", ",3\n", StringComparison.Ordinal) + "E0,2025-11-20T00:45:00+08:00,4\nE0,2025-11-20T00:45:00+08:00,4\n", new() { DryRun = true });
        Assert.Equal((4, 2, 1, 2), (dry.Read, dry.Accepted, dry.Corrected, dry.Unchanged));
        var done = bed.Csv(First.Replace(",2\n", ",3\n", StringComparison.Ordinal) + "E0,2025-11-20T00:45:00+08:00,4\nE0,2025-11-20T00:45:00+08:00,4\n");
        Assert.Equal((dry.Read, dry.Accepted, dry.Corrected, dry.Unchanged), (done.Read, done.Accepted, done.Corrected, done.Unchanged));
        Assert.Equal([1.0, 3.0, 4.0], bed.SeriesOf("E0").Values);
    }

    [Fact]
    public void A_bad_row_costs_no_good_one_and_missing_is_not_zero()
    {
        bed.Meters("E0,mill,electricity,amount,kWh,,,,,,\n");
        var result = bed.Csv("计量点,时间,数值,数据标记\nE0,2025-11-20T00:15:00+08:00,1,\nE0,2025-11-20T00:30:00+08:00,,\nE0,soon,x,Q\nE9,2025-11-20T00:30:00+08:00,1,\nE9,2025-11-20T00:45:00+08:00,1,\n,2025-11-20T00:45:00+08:00,1,\n", new() { Partial = true });
        Assert.Equal(["not-a-number", "bad-time", "not-a-number", "unknown-quality", "unknown-meter", "missing-meter"], result.Problems.Select(p => p.Rule));
        Assert.Contains("2 readings", result.Problems[4].Hint, StringComparison.Ordinal);
        Assert.Equal((6, 1, 5), (result.Read, result.Accepted, result.Rejected));
        Assert.Equal([1.0], bed.SeriesOf("E0").Values);
    }

    [Fact]
    public void A_wide_file_is_recognised_by_its_headings_and_midnight_ends_its_day()
    {
        var result = bed.Csv(Wide + "31-12-2018 23:45,3.78,3.06,0.11,0,77.72,99.96,85500,Weekday,Monday,Light_Load\n31-12-2018 00:00,3.67,,0.07,0,77.22,99.98,0,Weekday,Monday,Light_Load\n");
        Assert.Empty(result.Problems);
        Assert.Equal((11, 11), (result.Read, result.Accepted));
        Assert.Contains("公开数据", Assert.Single(bed.Ledger.Subjects(), s => s.Id.Text == PublicCode).Name, StringComparison.Ordinal);
        Assert.Equal([At("2018-12-31T23:45:00+08:00"), At("2019-01-01T00:00:00+08:00")], bed.SeriesOf($"{PublicCode}/usage").Times);
        Assert.Single(bed.SeriesOf($"{PublicCode}/reactive-lagging").Times);
        Assert.Equal((MeterKind.Gauge, "power-factor"), (bed.Meter($"{PublicCode}/power-factor-lagging").Kind, bed.Meter($"{PublicCode}/power-factor-lagging").Carrier));
    }

    [Fact]
    public void A_wide_file_may_be_for_an_enterprise_that_is_registered_and_no_other()
    {
        var file = bed.Write("steel.csv", Wide + "31-12-2018 23:45,3.78,3.06,0.11,0,77.72,99.96,85500,Weekday,Monday,Light_Load\n");
        Assert.Empty(bed.Run([file], null, Mill).Problems);
        Assert.Equal([3.78], bed.SeriesOf($"{Mill}/usage").Values);
        Assert.Equal("not-registered", bed.Run([file], null, Code("91990104MA6C8R2Q5")).Problems[0].Rule);
        Assert.DoesNotContain(bed.Ledger.Subjects(), s => s.Id.Text == PublicCode);
    }

    [Fact]
    public void The_steel_works_year_goes_in_with_one_file_and_its_daily_sums_are_the_files()
    {
        var file = Path.Combine(RealPacks.Root, "..", "shared", "data", "steel_industry_15min.csv");
        if (!File.Exists(file)) Assert.Skip("the steel works' file (UCI, CC BY 4.0) is not beside the checkout");
        using var fresh = new MeterBed();
        var result = fresh.Run([file]);
        Assert.Empty(result.Problems);
        Assert.Equal((6 * 35_040, 6 * 35_040), (result.Read, result.Accepted));
        var series = fresh.SeriesOf($"{PublicCode}/usage");
        var sums = series.Times.Zip(series.Values).GroupBy(r => Instant.DayOf(r.First - 1)).ToDictionary(g => g.Key, g => g.Sum(r => r.Second));
        var filed = File.ReadLines(file).Skip(1).Select(l => l.Split(',')).GroupBy(c => c[0][..10]).ToDictionary(g => DateOnly.ParseExact(g.Key, "dd-MM-yyyy"), g => g.Sum(c => double.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(365, sums.Count);
        Assert.All(sums, day => Assert.Equal(filed[day.Key], day.Value, 9));
    }
}
