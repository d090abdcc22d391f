using Luheng.Findings;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Tests.Monitoring.Hj212;

public class AlarmTests
{
    static readonly long First = Instant.Of(new(2016, 7, 30, 0, 0, 0, China.Offset));

    /// <summary>Hourly means from 30 July on, one for each value; NaN: none was sent.</summary>
    static async Task<(HostBed Bed, IReadOnlyList<Finding> Found)> Hours(IEnumerable<(double Value, string Flag)> hours, EmissionLimit? limit = null)
    {
        var bed = new HostBed();
        if (limit is not null) bed.Limit(limit);
        var time = First;
        foreach (var (value, flag) in hours)
        {
            if (!double.IsNaN(value)) await bed.Send(2061, FormattableString.Invariant($"DataTime={LocalTime.Text(time)};w01018-Avg={value},w01018-Flag={flag}"));
            time += Instant.Hour;
        }
        bed.Station.Refresh();
        var means = Assert.Single(HourlyMeans.Of(bed.Station.Book, MonitorBook.Read(bed.Ledger))[HostBed.Mn]);
        return (bed, [.. new PollutantAlarms(bed.Station).Of(means, First, First + 100 * Instant.Hour, time)]);
    }

    static EmissionLimit Fifty => new(HostBed.Mn, "w01018", 50, "mg/L", "GB 18918-2002 表 1 一级 A");

    static IEnumerable<(double, string)> Usual(int hours) => Enumerable.Range(0, hours).Select(i => (40 + i % 7 * 0.5, "N"));

    [Fact]
    public async Task Hours_above_the_limit_are_one_finding_with_the_highest_of_them()
    {
        var (_, found) = await Hours([.. Usual(5), (55, "N"), (62.5, "N"), .. Usual(5)], Fifty);
        var over = Assert.Single(found);
        Assert.Equal((PollutantAlarms.OverLimit, FindingLevel.Severe, HostBed.Works), (over.Kind, over.Level, over.Subject));
        Assert.True(MeterSpan.TryParse(over.Evidence, out var span));
        Assert.Equal((First + 5 * Instant.Hour, First + 7 * Instant.Hour), (span.From, span.To));
        Assert.Contains("62.5", span.Detail, StringComparison.Ordinal);
        Assert.Contains("GB 18918-2002", span.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_limit_or_with_one_in_another_unit_nothing_is_above_it()
    {
        Assert.Empty((await Hours([.. Usual(5), (5500, "N")])).Found);
        Assert.Empty((await Hours([.. Usual(5), (5500, "N")], Fifty with { Unit = "μg/L" })).Found);
        Assert.Empty((await Hours([.. Usual(5), (55, "N")], Fifty with { From = new(2017, 1, 1) })).Found);
    }

    [Theory]
    [InlineData("T", PollutantAlarms.OverRange), InlineData("B", PollutantAlarms.Lost), InlineData("D", PollutantAlarms.Fault)]
    public async Task A_flag_is_a_finding_of_its_own_and_not_above_the_limit(string flag, string kind) =>
        Assert.Equal(kind, Assert.Single((await Hours([.. Usual(3), (80, flag), (81, flag), .. Usual(3)], Fifty)).Found).Kind);

    [Theory]
    [InlineData("M"), InlineData("C"), InlineData("S"), InlineData("F")]
    public async Task Maintenance_and_the_like_raise_nothing(string flag) =>
        Assert.Empty((await Hours([.. Usual(3), (80, flag), .. Usual(3)], Fifty)).Found);

    [Fact]
    public async Task A_day_of_one_value_is_stuck_and_a_day_of_zero_is_zero()
    {
        Assert.Equal(PollutantAlarms.Stuck, Assert.Single((await Hours([.. Usual(3), .. Enumerable.Repeat((41.3, "N"), 24), .. Usual(3)])).Found).Kind);
        Assert.Equal(PollutantAlarms.Zero, Assert.Single((await Hours([.. Usual(3), .. Enumerable.Repeat((0.0, "N"), 24), .. Usual(3)])).Found).Kind);
        Assert.Empty((await Hours([.. Usual(3), .. Enumerable.Repeat((41.3, "N"), 23), .. Usual(3)])).Found);
        Assert.Empty((await Hours([.. Enumerable.Repeat((41.3, "N"), 15), (double.NaN, ""), .. Enumerable.Repeat((41.3, "N"), 15), .. Usual(1)])).Found);
    }

    [Fact]
    public async Task Who_stops_sending_is_silent_since_the_end_of_the_last_hour()
    {
        var (_, found) = await Hours([.. Usual(3), .. Enumerable.Repeat((double.NaN, ""), 4)]);
        var silent = Assert.Single(found);
        Assert.True(MeterSpan.TryParse(silent.Evidence, out var span));
        Assert.Equal((PollutantAlarms.Silent, First + 3 * Instant.Hour), (silent.Kind, span.From));
    }

    [Fact]
    public async Task An_hour_above_the_limit_is_told_at_once_after_its_commit()
    {
        var bed = new HostBed();
        bed.Limit(Fifty);
        List<OverLimit> told = [];
        bed.Inlet.Alarm = told.Add;
        await bed.Send(2061, "DataTime=20160801070000;w01018-Avg=49,w01018-Flag=N");
        await bed.Send(2061, "DataTime=20160801080000;w01018-Avg=51,w01018-Flag=N;w21003-Avg=999,w21003-Flag=N");
        await bed.Send(2061, "DataTime=20160801090000;w01018-Avg=51,w01018-Flag=M");
        Assert.Equal(("w01018", 51, 50), told.Select(t => (t.Code, t.Value, t.Limit)).Single());
    }

    [Fact]
    public async Task Where_a_converted_mean_is_sent_it_alone_is_held_against_the_limit()
    {
        var bed = new HostBed();
        bed.Limit(new(HostBed.Mn, "a21026", 35, "mg/m³", "许可证"));
        List<OverLimit> told = [];
        bed.Inlet.Alarm = told.Add;
        await bed.Send(2061, "DataTime=20160801070000;a21026-Avg=20,a21026-ZsAvg=30,a21026-Flag=N");
        await bed.Send(2061, "DataTime=20160801080000;a21026-Avg=40,a21026-ZsAvg=30,a21026-Flag=N");
        await bed.Send(2061, "DataTime=20160801090000;a21026-Avg=20,a21026-ZsAvg=36,a21026-Flag=N");
        Assert.Equal(36, Assert.Single(told).Value);
    }

    [Fact]
    public async Task A_run_keeps_the_findings_and_a_second_one_finds_nothing_new()
    {
        var (bed, _) = await Hours([.. Usual(5), (55, "N"), .. Usual(5)], Fifty);
        var stage = new PollutantStage(bed.Station);
        Assert.True(stage.Run(bed.Ledger, bed.Station.Catalogue, null!, TestContext.Current.CancellationToken).Changed);
        Assert.Contains(bed.Ledger.Findings(HostBed.Works.Text), f => f.Kind == PollutantAlarms.OverLimit);
        Assert.False(stage.Run(bed.Ledger, bed.Station.Catalogue, null!, TestContext.Current.CancellationToken).Changed);
    }

    [Fact]
    public async Task The_board_counts_what_arrived_and_what_holds()
    {
        var (bed, _) = await Hours([.. Usual(40), (double.NaN, ""), (45, "M"), .. Usual(14)], Fifty);
        bed.Clock.Now = Instant.At(First + 56 * Instant.Hour);
        var pollutant = Assert.Single(Assert.Single(PollutantBoard.Of(bed.Station, bed.Inlet).Monitors).Pollutants);
        Assert.Equal((HourState.Within, 50.0), (pollutant.State, pollutant.Limit!.Limit));
        Assert.Equal((8, 8, 8), (pollutant.Due, pollutant.Arrived, pollutant.Valid));
        bed.Clock.Now = Instant.At(First + 47 * Instant.Hour);
        pollutant = Assert.Single(Assert.Single(PollutantBoard.Of(bed.Station, null).Monitors).Pollutants);
        Assert.Equal((47, 46, 45), (pollutant.Due, pollutant.Arrived, pollutant.Valid));
    }
}
