using System.Text;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;

namespace Luheng.Tests.Monitoring.Hj212;

public class PartTests
{
    const string Hour = "DataTime=20160801080000;w01018-Cou=15.3,w01018-Avg=42.5,w01018-Flag=N;w21003-Cou=0.4,w21003-Avg=1.25,w21003-Flag=N;w01001-Avg=7.1,w01001-Flag=N";

    static string Data(string cp, int parts, int part, int flag = 7) =>
        $"QN=2016080108585753{part};ST=32;CN=2061;PW=123456;MN={HostBed.Mn};Flag={flag};PNUM={parts};PNO={part};CP=&&{cp}&&";

    [Fact]
    public async Task Parts_that_repeat_the_time_are_kept_and_answered_one_by_one()
    {
        var bed = new HostBed();
        var packets = new Packet("20160801085857534", "32", 2061, "123456", HostBed.Mn, 5, Hour).Split(190);
        Assert.InRange(packets.Count, 2, 3);
        foreach (var packet in packets) Assert.Equal(packet.Qn, Assert.Single(await bed.Send(packet)).Qn);
        Assert.Equal(5, bed.Readings.Size().Readings);
        Assert.Equal(42.5, Assert.Single(bed.Of($"{HostBed.Mn}/w01018/2061-Avg")).Value);
    }

    [Fact]
    public async Task A_text_cut_anywhere_gives_the_same_readings()
    {
        var whole = new HostBed();
        await whole.Send(2061, Hour);
        for (var cut = "DataTime=20160801080000;".Length; cut < Hour.Length; cut++)
        {
            var bed = new HostBed();
            Assert.Single(await bed.Send(Data(Hour[..cut], 2, 1)));
            Assert.Single(await bed.Send(Data(Hour[cut..], 2, 2)));
            foreach (var meter in whole.Readings.Numbers().Keys) Assert.Equal(whole.Of(meter), bed.Of(meter));
            Assert.Equal(whole.Readings.Numbers().Keys.Order(), bed.Readings.Numbers().Keys.Order());
            Assert.Equal(0, bed.Readings.Size().Revisions);
        }
    }

    [Fact]
    public async Task A_part_without_flags_is_kept_whole_once_the_next_one_shows_that_nothing_was_cut()
    {
        var bed = new HostBed();
        await bed.Send(Data("DataTime=20160801080000;w01018-Avg=42.5;w21003-Avg=1.25", 2, 1));
        Assert.Equal(1, bed.Readings.Size().Readings);
        await bed.Send(Data("DataTime=20160801080000;w01001-Avg=7.1", 2, 2));
        Assert.Equal(3, bed.Readings.Size().Readings);
    }

    [Fact]
    public async Task A_part_sent_again_is_answered_again()
    {
        var bed = new HostBed();
        for (var i = 0; i < 2; i++) Assert.Single(await bed.Send(Data(Hour[..60], 3, 1)));
        for (var i = 0; i < 2; i++) Assert.Single(await bed.Send(Data(Hour[60..100], 3, 2)));
        Assert.Single(await bed.Send(Data(Hour[100..], 3, 3)));
        Assert.Equal(5, bed.Readings.Size().Readings);
    }

    [Fact]
    public async Task What_may_have_been_cut_is_dropped_and_said_when_the_rest_never_comes()
    {
        var bed = new HostBed();
        await bed.Send(Data(Hour[..60], 2, 1));
        bed.Clock.Now += TimeSpan.FromSeconds(61);
        bed.Inlet.Tick();
        Assert.Empty(await bed.Send(Data(Hour[60..], 2, 2)));
        Assert.Equal(2, bed.Inlet.Refusals.Of(RefusalKind.Part));
        Assert.DoesNotContain(bed.Readings.Numbers().Keys, m => bed.Of(m).Any(r => r.Quality != ReadingQuality.Good));
    }
}
