using System.Buffers;
using System.Text;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Monitoring.Hj212;

/// <summary>A registered monitor, a host, a connection: one line per act.</summary>
sealed class HostBed
{
    public const string Mn = "010000A8900016F000169DC0";
    public static readonly SubjectId Works = SubjectId.Parse(Returns.ReturnsBed.Works);

    readonly FrameReader reader = new();

    public HostBed(PollutantMonitor? monitor = null)
    {
        Readings = new(Clock);
        Station = new(Ledger, Readings, RealPacks.Rules, Clock);
        Register(monitor ?? new(Mn, Works, "123456"));
        Inlet = new(Station);
    }

    public MovingClock Clock { get; } = new();
    public MemoryLedger Ledger { get; } = new();
    public MemoryReadings Readings { get; }
    public Station Station { get; }
    public Inlet Inlet { get; }
    public Link Link { get; } = new("test", () => { });

    public void Register(PollutantMonitor monitor) => Ledger.Commit(new("monitors", "test", [], []) { Documents = [MonitorBook.Write(monitor)] });

    public void Limit(EmissionLimit limit) => Ledger.Commit(new("limits", "test", [], []) { Documents = [LimitBook.Write(limit)] });

    /// <summary>Sends bytes, commits, and gives what came back.</summary>
    public async Task<IReadOnlyList<Packet>> Send(byte[] bytes)
    {
        Take(bytes);
        await Inlet.Commit(TestContext.Current.CancellationToken);
        return Back();
    }

    public Task<IReadOnlyList<Packet>> Send(string data) => Send(Packet.Frame(Encoding.UTF8.GetBytes(data)));

    public Task<IReadOnlyList<Packet>> Send(Packet packet) => Send(packet.Write());

    /// <summary>An upload with the header of the registered monitor.</summary>
    public Task<IReadOnlyList<Packet>> Send(int cn, string cp, string header = "ST=32;PW=123456;MN=" + Mn + ";Flag=5") =>
        Send($"QN=20160801085857223;CN={cn};{header};CP=&&{cp}&&");

    public void Take(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        while (reader.Read(ref buffer, out var data) is var read and not FrameRead.More)
            if (read == FrameRead.Packet) Inlet.Take(data, Link);
            else Inlet.Damaged(Link, reader.Damage);
    }

    public IReadOnlyList<Packet> Back()
    {
        var bytes = new ArrayBufferWriter<byte>();
        Link.Drain(bytes);
        var buffer = new ReadOnlySequence<byte>(bytes.WrittenMemory);
        List<Packet> packets = [];
        var host = new FrameReader();
        while (host.Read(ref buffer, out var data) == FrameRead.Packet) packets.Add(Packet.Of(PacketView.Read(data)));
        return packets;
    }

    /// <summary>The readings of a meter as time, value and quality.</summary>
    public IReadOnlyList<(string Time, double Value, ReadingQuality Quality)> Of(string meter)
    {
        var series = new Series();
        if (Readings.Numbers().TryGetValue(meter, out var number)) Readings.Read(number, long.MinValue, long.MaxValue, series);
        return [.. Enumerable.Range(0, series.Count).Select(i => (LocalTime.Text(series.Times[i]), series.Values[i], series.Qualities[i]))];
    }

    public Meter Meter(string id)
    {
        Station.Refresh();
        return Station.Book.Find(id) ?? throw new KeyNotFoundException(id);
    }

    public sealed class MovingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2016, 8, 1, 8, 58, 58, China.Offset);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
