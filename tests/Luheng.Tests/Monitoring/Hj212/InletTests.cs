using System.Text;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;

namespace Luheng.Tests.Monitoring.Hj212;

public class InletTests
{
    const string Rtd = "DataTime=20160801085857;w01018-Rtd=45.1,w01018-Flag=N;w21003-Rtd=1.20,w21003-Flag=T";

    [Fact]
    public async Task An_upload_is_kept_and_answered_with_its_own_code_password_and_number()
    {
        var bed = new HostBed();
        var answer = Assert.Single(await bed.Send(2011, Rtd));
        Assert.Equal($"QN=20160801085857223;ST=91;CN=9014;PW=123456;MN={HostBed.Mn};Flag=4;CP=&&&&", answer.Data);
        Assert.Equal([("20160801085857", 45.1, ReadingQuality.Good)], bed.Of($"{HostBed.Mn}/w01018/2011-Rtd"));
        Assert.Equal([("20160801085857", 1.2, ReadingQuality.OverRange)], bed.Of($"{HostBed.Mn}/w21003/2011-Rtd"));
    }

    [Fact]
    public async Task The_answer_goes_out_after_the_commit_and_not_before()
    {
        var bed = new HostBed();
        bed.Take(Packet.Frame(Encoding.UTF8.GetBytes($"QN=20160801085857223;ST=32;CN=2011;PW=123456;MN={HostBed.Mn};Flag=5;CP=&&{Rtd}&&")));
        Assert.Empty(bed.Back());
        Assert.Equal(0, bed.Readings.Size().Readings);
        await bed.Inlet.Commit(TestContext.Current.CancellationToken);
        Assert.Single(bed.Back());
        Assert.Equal(2, bed.Readings.Size().Readings);
    }

    [Theory]
    [InlineData("Flag=5", "Flag=4")]
    [InlineData("Flag=9", "Flag=8")]
    [InlineData("Flag=1", "Flag=0")]
    public async Task The_answer_has_the_version_of_what_it_answers(string sent, string answered)
    {
        var answer = Assert.Single(await new HostBed().Send(2011, Rtd, $"ST=32;PW=123456;MN={HostBed.Mn};{sent}"));
        Assert.Contains(answered + ";", answer.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Flag=4")]
    [InlineData("Flag=0")]
    [InlineData("PNUM=1;PNO=1")]
    public async Task Who_wants_no_answer_gets_none_and_is_kept_all_the_same(string flag)
    {
        var bed = new HostBed();
        Assert.Empty(await bed.Send(2011, Rtd, $"ST=32;PW=123456;MN={HostBed.Mn};{flag}"));
        Assert.Equal(2, bed.Readings.Size().Readings);
    }

    [Fact]
    public async Task A_packet_sent_again_is_answered_again_and_kept_once()
    {
        var bed = new HostBed();
        for (var i = 0; i < 3; i++) Assert.Single(await bed.Send(2011, Rtd));
        Assert.Equal(2, bed.Readings.Size().Readings);
        Assert.Equal(0, bed.Readings.Size().Revisions);
    }

    [Theory]
    [InlineData("ST=32;PW=654321;MN=010000A8900016F000169DC0;Flag=5", RefusalKind.Password)]
    [InlineData("ST=32;PW=123456;MN=010000A8900016F000169DC1;Flag=5", RefusalKind.UnknownMn)]
    [InlineData("ST=32;PW=123456;Flag=5", RefusalKind.NoMn)]
    public async Task A_stranger_is_not_answered_and_counted(string header, RefusalKind why)
    {
        var bed = new HostBed();
        Assert.Empty(await bed.Send(2011, Rtd, header));
        Assert.Equal((0L, 1L), (bed.Readings.Size().Readings, bed.Inlet.Refusals.Of(why)));
        Assert.DoesNotContain("654321", string.Join(' ', bed.Inlet.Refusals.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_monitor_registered_while_the_host_runs_is_known_a_second_later()
    {
        var bed = new HostBed();
        const string header = "ST=32;PW=1;MN=M2;Flag=5";
        Assert.Empty(await bed.Send(2011, Rtd, header));
        bed.Register(new("M2", HostBed.Works, "1"));
        bed.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Single(await bed.Send(2011, Rtd, header));
    }

    [Fact]
    public async Task What_is_no_number_is_missing_and_not_zero_and_the_rest_is_kept()
    {
        var bed = new HostBed();
        Assert.Single(await bed.Send(2011, "DataTime=20160801085857;w01018-Rtd=--,w01018-Flag=N;w21003-Rtd=,w21003-Flag=D;w01001-Rtd=7.1,w01001-Flag=N;w01010-Rtd=NaN"));
        Assert.Equal(["010000A8900016F000169DC0/w01001/2011-Rtd"], bed.Readings.Numbers().Keys);
        Assert.Equal(3, bed.Inlet.Refusals.Of(RefusalKind.NoNumber));
    }

    [Theory]
    [InlineData("DataTime=20210230250000;w01018-Rtd=1")]
    [InlineData("w01018-Rtd=1")]
    [InlineData("DataTime=2016080108585;w01018-Rtd=1")]
    public async Task Without_a_real_time_nothing_is_kept_or_answered(string cp)
    {
        var bed = new HostBed();
        Assert.Empty(await bed.Send(2011, cp));
        Assert.Equal((0L, 1L), (bed.Readings.Size().Readings, bed.Inlet.Refusals.Of(RefusalKind.Time)));
    }

    [Fact]
    public async Task The_flag_may_stand_first_and_a_sample_has_its_own_time()
    {
        var bed = new HostBed();
        await bed.Send(2011, "DataTime=20160801085857;l01001-Flag=M,l01001-Rtd=119.9;w01018-SampleTime=20160801080003,w01018-Rtd=4653.8,w01018-Flag=N");
        Assert.Equal([("20160801085857", 119.9, ReadingQuality.Maintenance)], bed.Of($"{HostBed.Mn}/l01001/2011-Rtd"));
        Assert.Equal([("20160801080003", 4653.8, ReadingQuality.Good)], bed.Of($"{HostBed.Mn}/w01018/2011-Rtd"));
    }

    [Theory]
    [InlineData("N", ReadingQuality.Good), InlineData("F", ReadingQuality.Stopped), InlineData("M", ReadingQuality.Maintenance), InlineData("S", ReadingQuality.Manual)]
    [InlineData("D", ReadingQuality.Fault), InlineData("C", ReadingQuality.Calibration), InlineData("T", ReadingQuality.OverRange), InlineData("B", ReadingQuality.Lost), InlineData("Z", ReadingQuality.Suspect)]
    public async Task Each_data_flag_has_its_quality(string flag, ReadingQuality quality)
    {
        var bed = new HostBed();
        await bed.Send(2061, $"DataTime=20160801080000;w01018-Avg=1,w01018-Flag={flag}");
        Assert.Equal(quality, Assert.Single(bed.Of($"{HostBed.Mn}/w01018/2061-Avg")).Quality);
    }

    [Fact]
    public async Task A_meter_seen_first_is_registered_with_the_unit_of_the_code_tables()
    {
        var bed = new HostBed();
        await bed.Send(2061, "DataTime=20160801080000;w01018-Cou=5,w01018-Avg=1,w01018-Flag=N;x99999-Avg=3;011-Avg=2;SB1-RS=1");
        var (mean, amount) = (bed.Meter($"{HostBed.Mn}/w01018/2061-Avg"), bed.Meter($"{HostBed.Mn}/w01018/2061-Cou"));
        Assert.Equal((MeterKind.Gauge, "mg/L", "w01018", 3600, HostBed.Works), (mean.Kind, mean.Unit, mean.Carrier, mean.Interval, mean.Owner));
        Assert.Equal((MeterKind.Amount, "kg", Stamp.Start), (amount.Kind, amount.Unit, amount.Stamp));
        Assert.Equal("1", bed.Meter($"{HostBed.Mn}/x99999/2061-Avg").Unit);
        Assert.Equal(("w01018", "mg/L"), (bed.Meter($"{HostBed.Mn}/011/2061-Avg").Carrier, bed.Meter($"{HostBed.Mn}/011/2061-Avg").Unit));
        Assert.Equal(MeterKind.Gauge, bed.Meter($"{HostBed.Mn}/SB1/2061-RS").Kind);
        Assert.Equal(2, bed.Ledger.Batches().Count);
    }

    [Fact]
    public async Task A_monitor_of_2005_may_stamp_the_end_of_its_hours()
    {
        var bed = new HostBed(new(HostBed.Mn, HostBed.Works, "123456") { Stamp = Stamp.End });
        await bed.Send(2061, "DataTime=20160801090000;011-Cou=5", $"ST=32;PW=123456;MN={HostBed.Mn}");
        Assert.Equal(Stamp.End, bed.Meter($"{HostBed.Mn}/011/2061-Cou").Stamp);
    }

    [Fact]
    public async Task A_monitor_cannot_fill_the_register()
    {
        var bed = new HostBed();
        for (var i = 0; i < 20; i++) await bed.Send(2011, "DataTime=20160801085857;" + string.Join(';', Enumerable.Range(i * 50, 50).Select(n => $"p{n}-Rtd=1")));
        Assert.Equal(400, bed.Readings.Numbers().Count);
        Assert.Equal(600, bed.Inlet.Refusals.Of(RefusalKind.TooManyFields));
    }

    [Fact]
    public async Task Noise_and_site_information_are_kept_where_they_are_numbers_and_texts_are_counted()
    {
        var bed = new HostBed();
        await bed.Send(2051, "DataTime=20160801084000;Leq-Data=50.0;LMx-Data=54.0");
        await bed.Send(3020, "DataTime=20160801084000;PolId=w01018;i12001-Info=1;i12003-Info =0;i11001-Info=//清洗管路//");
        Assert.Equal("dB", bed.Meter($"{HostBed.Mn}/Leq/2051-Data").Unit);
        Assert.Equal([("20160801084000", 1.0, ReadingQuality.Good)], bed.Of($"{HostBed.Mn}/w01018/3020-i12001"));
        Assert.Equal(1, bed.Inlet.Refusals.Of(RefusalKind.Text));
    }

    [Theory]
    [InlineData(2081, "DataTime=20160801085857;RestartTime=20160801085624", 9014)]
    [InlineData(1013, "PolId=w01018", 9013)]
    [InlineData(1012, "PolId=w01018;SystemTime=20160801085857", 9014)]
    [InlineData(3019, "DataTime=20160801085857;PolId=w01018;w01018-SN=010000A8900016F000169DC1", 9014)]
    [InlineData(9021, "", null)]
    [InlineData(7021, "a=b", null)]
    [InlineData(1062, "RtdInterval=30", null)]
    [InlineData(9014, "", null)]
    public async Task Statements_are_answered_and_strange_commands_are_not(int cn, string cp, int? answer)
    {
        var bed = new HostBed();
        Assert.Equal(answer, (await bed.Send(cn, cp)).SingleOrDefault()?.Cn);
        Assert.Empty(bed.Readings.Numbers());
    }

    [Fact]
    public async Task Bytes_that_are_no_packet_get_no_answer()
    {
        var bed = new HostBed();
        Assert.Empty(await bed.Send("##0009QN=1;CP=&0000\r\n"u8.ToArray()));
        Assert.Equal(1, bed.Inlet.Refusals.Of(RefusalKind.Damage));
    }

    [Fact]
    public async Task A_store_that_refuses_gets_no_packet_answered()
    {
        var bed = new HostBed();
        var full = new Full(bed);
        await Assert.ThrowsAsync<ReadingsRefusedException>(async () => await full.Send(Rtd));
        Assert.Empty(bed.Back());
        Assert.Single(await bed.Send(2011, Rtd));
    }

    /// <summary>Cancels the commit as a full disk would refuse it.</summary>
    sealed class Full(HostBed bed)
    {
        public async Task Send(string cp)
        {
            using var watching = bed.Readings.Watch((_, _) => throw new ReadingsRefusedException("the disk is full"));
            await bed.Send(2011, cp);
        }
    }
}
