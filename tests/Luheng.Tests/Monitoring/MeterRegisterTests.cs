using Luheng.Readings;
using Luheng.Time;
using static Luheng.Tests.Monitoring.MeterBed;

namespace Luheng.Tests.Monitoring;

public sealed class MeterRegisterTests : IDisposable
{
    readonly MeterBed bed = Registered();

    public void Dispose() => bed.Dispose();

    static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, China.Offset);

    [Fact]
    public void A_register_makes_a_tree_with_levels_flows_and_multipliers()
    {
        var result = bed.Meters("E0,mill,electricity,counter,kWh,,1,8000,1000000,2025-01-01,\nE1,mill,电力,累计,kWh,E0,,,,,\nE2,mill,electricity,gauge,kW,E1,,,,,\nW0,mill,fresh-water,amount,m³,,,,,,\nD0,mill,waste-water,counter,m3,,,,,,\nP0,mill,crude-steel,interval,t,,,,,,\n");
        Assert.Empty(result.Problems);
        Assert.Equal((6, 6, 0), (result.Read, result.Accepted, result.Corrected));
        var main = bed.Meter("E0");
        Assert.Equal((1_000_000.0, 8000.0, Day(2025, 1, 1)), (main.Rollover!.Value, main.FactorAt(0), main.From!.Value));
        Assert.Equal("1 2 3", string.Join(" ", new[] { "E0", "E1", "E2" }.Select(id => bed.Meter(id).Level)));
        Assert.Equal([Flow.Intake, Flow.Use, Flow.Intake, Flow.Output, Flow.Generated], new[] { "E0", "E1", "W0", "D0", "P0" }.Select(id => bed.Meter(id).Flow));
        Assert.Equal(["E1"], bed.Book.Under(main).Select(m => m.Id));
    }

    [Fact]
    public void A_sub_meter_may_stand_before_its_parent_and_the_enterprise_come_last()
    {
        using var fresh = new MeterBed();
        var meters = fresh.Write("meters.csv", $"meter,credit_code,carrier,kind,unit,parent\nB,{Mill},electricity,counter,kWh,A\nA,{Mill},electricity,counter,kWh,\n");
        var registry = fresh.Write("registry.csv", Enterprises + $"{Mill},云中钢铁（演示数据）,990102,3120\n");
        var result = fresh.Run([meters, registry]);
        Assert.Empty(result.Problems);
        Assert.Equal((3, 3), (result.Read, result.Accepted));
        Assert.Equal((2, 1), (fresh.Meter("B").Level, fresh.Ledger.Batches().Count));
    }

    [Fact]
    public void The_same_register_again_changes_nothing_and_a_changed_row_is_a_correction()
    {
        const string Rows = "E0,mill,electricity,counter,kWh,,1,8000,1000000,2025-01-01,\nE1,mill,electricity,counter,kWh,E0,2,,,,\n";
        bed.Meters(Rows);
        var again = bed.Meters(Rows);
        Assert.Equal((2, 0, 2, (long?)null), (again.Read, again.Accepted, again.Unchanged, again.Batch));
        var changed = bed.Meters(Rows.Replace("8000", "6000", StringComparison.Ordinal));
        Assert.Equal((1, 1, 1), (changed.Accepted, changed.Corrected, changed.Unchanged));
        Assert.Equal(6000, bed.Meter("E0").FactorAt(0));
    }

    [Fact]
    public void A_later_row_of_a_meter_adds_a_multiplier_from_its_day()
    {
        const string First = "E0,mill,electricity,counter,kWh,,1,100,,2025-01-01,\n";
        const string Second = "E0,mill,electricity,counter,kWh,,1,120,,2025-07-01,\n";
        Assert.Equal(2, bed.Meters(Second + First).Accepted);
        var meter = bed.Meter("E0");
        Assert.Equal((100.0, 120.0), (meter.FactorAt(Instant.Of(Day(2025, 7, 1)) - 1), meter.FactorAt(Instant.Of(Day(2025, 7, 1)))));
        Assert.Equal(Day(2025, 1, 1), meter.From);
        foreach (var again in new[] { First, Second, First + Second }) Assert.Equal(0, bed.Meters(again).Accepted);
    }

    [Fact]
    public void A_column_that_is_not_there_leaves_what_is_known()
    {
        bed.Meters("E0,mill,electricity,counter,kWh,,1,100,1000,,\n");
        bed.Csv($"meter,credit_code,carrier,kind,unit,name,accuracy,calibration_due\nE0,{Mill},electricity,counter,kWh,总进线,0.5S,2026-03-31\n");
        var meter = bed.Meter("E0");
        Assert.Equal((100.0, 1000.0, "总进线", "0.5S", new DateOnly(2026, 3, 31)), (meter.FactorAt(0), meter.Rollover!.Value, meter.Name, meter.Accuracy, meter.CalibrationDue!.Value));
    }

    [Fact]
    public void Chinese_headings_and_words_are_understood()
    {
        var result = bed.Csv($"计量点,统一社会信用代码,能源品种,类型,单位,上级,级别,倍率,翻转值,流向,采集间隔,检定有效期\nE0,{Mill},电力,累计量,千瓦时,,1级,８０００,1000000,购入,15分钟,2026年3月1日\n");
        Assert.Empty(result.Problems);
        var meter = bed.Meter("E0");
        Assert.Equal(("electricity", MeterKind.Counter, 8000.0, 900, new DateOnly(2026, 3, 1)), (meter.Carrier, meter.Kind, meter.FactorAt(0), meter.Interval, meter.CalibrationDue!.Value));
    }

    [Theory]
    [InlineData(",mill,electricity,counter,kWh,,,,,,", "missing-meter", "meter")]
    [InlineData("E 0,mill,electricity,counter,kWh,,,,,,", "meter-id", "meter")]
    [InlineData("E0,91990104MA6C8R2Q4A,electricity,counter,kWh,,,,,,", "check-digit", "credit_code")]
    [InlineData("E0,510104,electricity,counter,kWh,,,,,,", "of-kind", "credit_code")]
    [InlineData("E0,mill,electricty,counter,kWh,,,,,,", "unknown-carrier", "carrier")]
    [InlineData("E0,mill,electricity,count,kWh,,,,,,", "unknown-word", "kind")]
    [InlineData("E0,mill,electricity,,kWh,,,,,,", "missing-kind", "kind")]
    [InlineData("E0,mill,electricity,counter,kwp,,,,,,", "unknown-unit", "unit")]
    [InlineData("E0,mill,electricity,counter,kW,,,,,,", "unit-of-another-kind", "unit")]
    [InlineData("E0,mill,electricity,gauge,kWh,,,,,,", "unit-of-another-kind", "unit")]
    [InlineData("E0,mill,natural-gas,gauge,kW,,,,,,", "unit-of-another-kind", "unit")]
    [InlineData("E0,mill,fresh-water,counter,t,,,,,,", "unit-of-another-kind", "unit")]
    [InlineData("E0,mill,electricity,counter,kWh,,4,,,,", "level", "level")]
    [InlineData("E0,mill,electricity,counter,kWh,,,-1,,,", "range", "multiplier")]
    [InlineData("E0,mill,electricity,counter,kWh,,,x,,,", "not-a-number", "multiplier")]
    [InlineData("E0,mill,electricity,amount,kWh,,,,1000,,", "not-a-counter", "rollover")]
    [InlineData("E0,mill,electricity,counter,kWh,,,,,soon,", "bad-time", "from")]
    [InlineData("E0,mill,electricity,counter,kWh,,,,,2025-02-01,2025-01-01", "bad-time", "to")]
    [InlineData("E0,mill,electricity,counter,kWh,E9,,,,,", "unknown-parent", "parent")]
    [InlineData("E0,mill,electricity,counter,kWh,E0,,,,,", "parent-cycle", "parent")]
    public void A_wrong_row_is_refused_with_its_rule_and_column_and_the_good_one_is_not(string row, string rule, string column)
    {
        var result = bed.Meters("G0,mill,natural-gas,gauge,m³/h,,,,,,\n" + row + "\n", new() { Partial = true });
        var problem = Assert.Single(result.Problems);
        Assert.Equal((rule, column, 3), (problem.Rule, problem.Column, problem.Row!.Value));
        Assert.Equal((2, 1, 1), (result.Read, result.Accepted, result.Rejected));
        Assert.Equal(["G0"], bed.Book.Meters.Select(m => m.Id));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_and_nothing_is_stored()
    {
        var result = bed.Meters("E0,mill,electricty,count,kwp,,9,-1,,soon,\nE1,mill,electricity,counter,kWh,E0,,,,,\nE2,works,electricity,counter,kWh,E3,,,,,\nE3,mill,electricity,counter,kWh,,,,,,\nE3,mill,electricity,counter,kWh,,,,,,\n");
        Assert.Equal(["unknown-word", "unknown-carrier", "unknown-unit", "bad-time", "range", "level", "unknown-parent", "parent-of-another", "duplicate-row"], result.Problems.Select(p => p.Rule));
        Assert.Contains("was rejected", result.Problems[6].Hint, StringComparison.Ordinal);
        Assert.Contains("electricity", result.Problems[1].Hint, StringComparison.Ordinal);
        Assert.Equal((5, 1, 4, (long?)null), (result.Read, result.Accepted, result.Rejected, result.Batch));
        Assert.Empty(bed.Book.Meters);
    }

    [Fact]
    public void A_circle_of_parents_is_shown_whole()
    {
        var result = bed.Meters("A,mill,electricity,counter,kWh,C,,,,,\nB,mill,electricity,counter,kWh,A,,,,,\nC,mill,electricity,counter,kWh,B,,,,,\n");
        Assert.Equal(3, result.Rejected);
        Assert.Contains("A → C → B → A", result.Problems[0].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Swaps_are_taken_in_any_file_order_and_once()
    {
        var swaps = bed.Write("swaps.csv", "meter,at,last_of_old,first_of_new\nE0,2025-03-01T10:00:00+08:00,999.5,0\nE9,2025-03-01T10:00:00+08:00,1,0\nA0,2025-03-01T10:00:00+08:00,1,0\nE0,soon,,x\n");
        var meters = bed.Write("meters.csv", Head + $"E0,{Mill},electricity,counter,kWh,,,,,,\nA0,{Mill},electricity,amount,kWh,,,,,,\n");
        var result = bed.Run([swaps, meters], new() { Partial = true });
        Assert.Equal(["unknown-meter", "not-a-counter", "bad-time", "not-a-number", "not-a-number"], result.Problems.Select(p => p.Rule));
        Assert.Equal((6, 3, 3), (result.Read, result.Accepted, result.Rejected));
        Assert.Equal(new Swap(new(2025, 3, 1, 10, 0, 0, China.Offset), 999.5, 0), Assert.Single(bed.Meter("E0").Swaps));
        Assert.Equal((0, 3), (bed.Run([swaps, meters], new() { Partial = true }).Accepted, bed.Run([swaps, meters], new() { Partial = true }).Unchanged));
    }

    [Fact]
    public void An_import_of_meters_is_undone_as_a_unit_and_a_dry_run_stores_nothing()
    {
        var dry = bed.Meters("E0,mill,electricity,counter,kWh,,,,,,\n", new() { DryRun = true });
        Assert.Equal((1, (long?)null), (dry.Accepted, dry.Batch));
        var batch = bed.Meters("E0,mill,electricity,counter,kWh,,,,,,\n").Batch!.Value;
        Assert.NotNull(bed.Book.Find("E0"));
        Assert.Null(bed.Ledger.Undo(batch, "tester"));
        Assert.Null(bed.Book.Find("E0"));
    }
}
