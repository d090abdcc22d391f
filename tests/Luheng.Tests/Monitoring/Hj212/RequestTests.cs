using Luheng.Monitoring.Hj212;
using Luheng.Time;

namespace Luheng.Tests.Monitoring.Hj212;

public class RequestTests
{
    static async Task<(HostBed Bed, Device Device)> Connected(bool setsTime = false)
    {
        var bed = new HostBed(new(HostBed.Mn, HostBed.Works, "123456") { SetsTime = setsTime });
        var device = new Device(HostBed.Mn, "123456", "32", bed.Clock, (cn, from, to) =>
            Enumerable.Range(0, (int)((to - from) / Instant.Hour) + 1).Select(i => (from + i * Instant.Hour, (IReadOnlyList<Measured>)[new("w01018", [("Avg", 40 + i)])])));
        await Play(bed, device, device.Upload(CommandCode.RealTime, Instant.Of(bed.Clock.Now), [new("w01018", [("Rtd", 45.1)])]));
        return (bed, device);
    }

    /// <summary>Lets host and device talk until neither has more to say.</summary>
    static async Task Play(HostBed bed, Device device, IEnumerable<Packet> first)
    {
        for (var queue = new Queue<Packet>(first); queue.TryDequeue(out var packet);)
            foreach (var back in await bed.Send(packet))
                foreach (var answer in device.Answer(back)) queue.Enqueue(answer);
    }

    [Theory]
    [InlineData(1000, "OverTime=5;ReCount=3"), InlineData(1011, "PolId=w01018"), InlineData(1012, "PolId=w01018;SystemTime=20160801090000")]
    [InlineData(1061, ""), InlineData(1062, "RtdInterval=60"), InlineData(1063, ""), InlineData(1064, "MinInterval=5"), InlineData(1072, "NewPW=654321")]
    [InlineData(2011, ""), InlineData(2012, ""), InlineData(2021, ""), InlineData(2022, ""), InlineData(2041, "BeginTime=20160801000000,EndTime=20160801000000")]
    [InlineData(2061, "BeginTime=20160801000000;EndTime=20160801020000"), InlineData(3019, "PolId=w01018"), InlineData(3020, "PolId=w01018;InfoId=i13004")]
    [InlineData(3011, "PolId=w01018"), InlineData(3012, "PolId=w01018"), InlineData(3015, ""), InlineData(3021, "PolId=w01018;InfoId=i13004;i13004-Info=168.0")]
    public async Task A_request_is_answered_executed_and_done(int cn, string cp)
    {
        var (bed, device) = await Connected();
        var asked = bed.Inlet.Ask(HostBed.Mn, cn, cp);
        await Play(bed, device, bed.Back().SelectMany(device.Answer));
        Assert.Equal(AskState.Done, asked.State);
        Assert.True(asked.Ended.IsCompleted);
        Assert.Equal(0, bed.Inlet.Requests.Open);
    }

    [Fact]
    public async Task A_password_that_was_changed_at_the_device_is_changed_in_the_register()
    {
        var (bed, device) = await Connected();
        bed.Inlet.Ask(HostBed.Mn, CommandCode.SetPassword, "NewPW=654321");
        await Play(bed, device, bed.Back().SelectMany(device.Answer));
        Assert.Equal("654321", MonitorBook.Read(bed.Ledger).Find(HostBed.Mn)!.Password);
        Assert.Single(await bed.Send(2011, "DataTime=20160801085857;w01018-Rtd=1", $"ST=32;PW=654321;MN={HostBed.Mn};Flag=5"));
        Assert.Empty(await bed.Send(2011, "DataTime=20160801085857;w01018-Rtd=1"));
    }

    [Fact]
    public async Task Past_hours_come_as_data_and_are_kept()
    {
        var (bed, device) = await Connected();
        var asked = bed.Inlet.Ask(HostBed.Mn, CommandCode.Hour, "BeginTime=20160801000000;EndTime=20160801020000");
        await Play(bed, device, bed.Back().SelectMany(device.Answer));
        Assert.Equal(3, asked.Uploads.Count);
        Assert.Equal([40, 41, 42], bed.Of($"{HostBed.Mn}/w01018/2061-Avg").Select(r => r.Value));
    }

    [Fact]
    public async Task Without_an_answer_a_request_is_sent_three_times_more_and_then_given_up()
    {
        var (bed, _) = await Connected();
        var asked = bed.Inlet.Ask(HostBed.Mn, 1061, "");
        List<Packet> sent = [.. bed.Back()];
        for (var second = 0; second < 60; second++)
        {
            bed.Clock.Now += TimeSpan.FromSeconds(1);
            bed.Inlet.Tick();
            sent.AddRange(bed.Back());
        }
        Assert.Equal(4, sent.Count);
        Assert.Single(sent.Distinct());
        Assert.Equal(AskState.NoAnswer, asked.State);
    }

    [Fact]
    public async Task Accepted_but_never_executed_times_out()
    {
        var (bed, device) = await Connected();
        var asked = bed.Inlet.Ask(HostBed.Mn, 1061, "");
        await bed.Send(device.Answer(Assert.Single(bed.Back()))[0]);
        Assert.Equal((AskState.Executing, 1), (asked.State, asked.QnRtn));
        bed.Clock.Now += TimeSpan.FromSeconds(10);
        bed.Inlet.Tick();
        Assert.Equal(AskState.TimedOut, asked.State);
    }

    [Fact]
    public async Task A_refusal_ends_a_request()
    {
        var (bed, _) = await Connected();
        var asked = bed.Inlet.Ask(HostBed.Mn, 3011, "PolId=w01018");
        await bed.Send(new Packet(Assert.Single(bed.Back()).Qn, "91", 9011, "123456", HostBed.Mn, 4, "QnRtn=2"));
        Assert.Equal((AskState.Refused, 2), (asked.State, asked.QnRtn));
    }

    [Fact]
    public async Task A_clock_that_differs_by_more_than_a_minute_is_set_once_where_that_is_wished()
    {
        var (bed, device) = await Connected(setsTime: true);
        Assert.Equal(TimeSpan.Zero, device.Ahead);
        device.Ahead = TimeSpan.FromMinutes(7);
        await Play(bed, device, device.Upload(CommandCode.RealTime, Instant.Of(bed.Clock.Now), [new("w01018", [("Rtd", 45.1)])]));
        Assert.InRange(device.Ahead, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
        Assert.Equal(7, Assert.Single(bed.Inlet.Heard).Drift!.Value.TotalMinutes);
    }

    [Fact]
    public async Task A_clock_is_left_alone_where_nothing_is_said()
    {
        var (bed, device) = await Connected();
        device.Ahead = TimeSpan.FromMinutes(7);
        await Play(bed, device, device.Upload(CommandCode.RealTime, Instant.Of(bed.Clock.Now), [new("w01018", [("Rtd", 45.1)])]));
        Assert.Equal(TimeSpan.FromMinutes(7), device.Ahead);
    }

    [Fact]
    public void Who_was_never_heard_cannot_be_asked() =>
        Assert.Throws<InvalidOperationException>(() => new HostBed().Inlet.Ask(HostBed.Mn, 1061, ""));

    [Theory]
    [InlineData("999999", HostBed.Mn, 3), InlineData("123456", "other", 4)]
    public void A_device_refuses_what_is_not_meant_for_it(string password, string mn, int said)
    {
        var device = new Device(HostBed.Mn, "123456", "32", TimeProvider.System);
        Assert.Equal($"QnRtn={said}", Assert.Single(device.Answer(new("20160801085857223", "32", 1061, password, mn, 5, ""))).Cp);
    }
}
