using System.Security.Cryptography;
using System.Text;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

/// <summary>The host's side of HJ 212 (上位机), apart from sockets: judges packets, gathers their readings, answers once they are committed.</summary>
public sealed partial class Inlet
{
    readonly Station station;
    readonly TimeProvider clock;
    readonly TimeProvider told;
    readonly Lock gate = new();
    readonly Dictionary<string, Heard> heard = new(StringComparer.Ordinal);
    readonly FieldRegister register;
    readonly Dictionary<string, double> door;
    readonly TimeSpan clockMayDiffer;
    MonitorBook? book;
    DateTimeOffset bookReadAt;
    Round gathering = new();
    Round spare = new();

    /// <param name="clock">By which answers are waited for; that of the station unless said. What devices' own clocks are held against is always the station's.</param>
    public Inlet(Station station, TimeProvider? clock = null)
    {
        this.station = station;
        (this.clock, told) = (clock ?? station.Clock, station.Clock);
        register = new(station);
        door = new(station.Catalogue.Rules["hj212-door"].Numbers);
        clockMayDiffer = TimeSpan.FromSeconds(station.Catalogue.Rules["hj212-alarms"].Numbers["clock_seconds"]);
        var outs = station.Catalogue.Rules["hj212-time-outs"].Numbers;
        Requests = new(TimeSpan.FromSeconds(outs["mobile_seconds"]), (int)outs["resends"], this.clock);
        Refusals = new(told);
    }

    public Refusals Refusals { get; }

    public Requests Requests { get; }

    /// <summary>Packets taken in and committed since the start.</summary>
    public long Packets { get; private set; }

    /// <summary>Told of each hourly mean above its limit once it is committed, on the writer's thread.</summary>
    public Action<OverLimit>? Alarm { get; set; }

    /// <summary>A limit of the door (rule hj212-door).</summary>
    public double Limit(string name) => door[name];

    /// <summary>Readings and answers that wait for the next commit.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return gathering.Batch.Count + gathering.Packets;
        }
    }

    /// <summary>What was heard of the registered monitors since the start.</summary>
    public IReadOnlyList<Heard> Heard
    {
        get
        {
            lock (gate) return [.. heard.Values];
        }
    }

    /// <summary>Forgets the registers of monitors and limits, so that they are read anew; a host calls it after a new batch.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            book = null;
        }
    }

    /// <summary>Asks something of a device; the answer completes as it comes (6.1).</summary>
    /// <exception cref="InvalidOperationException">It is not connected, or is none that is registered.</exception>
    public Asked Ask(string mn, int cn, string cp)
    {
        lock (gate)
        {
            if (!heard.TryGetValue(mn, out var known)) throw new InvalidOperationException($"monitor {mn} has not been heard since the start");
            return Requests.Ask(known, cn, cp);
        }
    }

    /// <summary>Notes damage that a connection's reader found.</summary>
    public void Damaged(Link link, string damage) => Refusals.Add(RefusalKind.Damage, link.Address, damage);

    /// <summary>Takes in a data segment whose check value was right.</summary>
    public void Take(ReadOnlySpan<byte> data, Link link)
    {
        var view = PacketView.Read(data);
        lock (gate) Take(view, link);
    }

    void Take(in PacketView view, Link link)
    {
        if (Who(view, link) is not { } from) return;
        var now = told.GetUtcNow();
        (from.LastAt, from.Link, from.Packets) = (now, link, from.Packets + 1);
        if (!view.Untidy.IsEmpty) Refusals.Add(RefusalKind.UntidyHeader, from.Monitor.Mn, $"the header field '{Encoding.UTF8.GetString(view.Untidy)}'");
        gathering.Packets++;
        switch (CommandCode.FromDevice(view.Cn))
        {
            case CommandKind.Upload:
                Note(from, view, now);
                if (Requests.Open > 0) Requests.Came(from.Monitor.Mn, view);
                if (Upload(from, view) && view.WantsAnswer) gathering.Answer(link, Replies.Of(view, CommandCode.DataAnswer));
                break;
            case CommandKind.Notice:
                if (view.WantsAnswer) gathering.Answer(link, Replies.Of(view, CommandCode.NoticeAnswer));
                if (view.Cn == CommandCode.AskCalibration && from.Monitor.SetsTime) SetTime(from, now);
                break;
            case CommandKind.Answer:
                if (Requests.Came(from.Monitor.Mn, view) is { State: AskState.Done, Request.Cn: CommandCode.SetPassword } set) Keep(set);
                break;
            default:
                Refusals.Add(RefusalKind.Command, from.Monitor.Mn, $"CN={view.Cn}");
                break;
        }
    }

    /// <summary>The monitor that a packet is from, when it is registered and shows the right password.</summary>
    Heard? Who(in PacketView view, Link link)
    {
        if (view.Mn.IsEmpty)
        {
            Refusals.Add(RefusalKind.NoMn, link.Address, $"CN={view.Cn} without MN");
            return null;
        }
        if (Find(view.Mn) is not { } known)
        {
            Refusals.Add(RefusalKind.UnknownMn, Encoding.UTF8.GetString(view.Mn), $"from {link.Address}");
            return null;
        }
        if (known.Password is { } password && !CryptographicOperations.FixedTimeEquals(password, view.Pw)
            && (Requests.Open == 0 || Requests.NewPassword(known.Monitor.Mn) is not { } next || !Same(next, view.Pw)))
        {
            Refusals.Add(RefusalKind.Password, known.Monitor.Mn, $"from {link.Address}");
            return null;
        }
        return known;
    }

    Heard? Find(ReadOnlySpan<byte> mn)
    {
        Span<char> text = stackalloc char[64];
        if (mn.Length > text.Length || !Encoding.UTF8.TryGetChars(mn, text, out var length)) return null;
        var now = clock.GetUtcNow();
        if (book is null) Reread(now);
        var known = heard.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text[..length], out var found)) return found;
        // It may have been registered a moment ago; strangers must not make us read the register for every packet.
        if (now - bookReadAt < TimeSpan.FromSeconds(1)) return null;
        Reread(now);
        return known.TryGetValue(text[..length], out found) ? found : null;
    }

    void Reread(DateTimeOffset now)
    {
        (book, bookReadAt) = (MonitorBook.Read(station.Ledger), now);
        var before = limits;
        limits = LimitBook.Read(station.Ledger);
        if (before is not null && !before.Equals(limits)) foreach (var known in heard.Values) known.ForgetFields();
        foreach (var gone in heard.Keys.Where(mn => book.Find(mn) is null).ToList()) heard.Remove(gone);
        foreach (var monitor in book.Monitors)
            if (!heard.TryGetValue(monitor.Mn, out var known)) heard[monitor.Mn] = new(monitor);
            else known.Now(monitor);
    }

    /// <summary>Notes the clock, the system and the version of a device; sets its clock where that is wished (6.7).</summary>
    void Note(Heard from, in PacketView view, DateTimeOffset now)
    {
        if (view.Flag is not null) from.Version = view.Version;
        if (!view.St.IsEmpty && !view.St.SequenceEqual("91"u8) && !Same(from.System, view.St)) from.System = Encoding.UTF8.GetString(view.St);
        if (view.Qn.Length != 17 || !LocalTime.TryRead(view.Qn, out var sent)) return;
        from.Drift = Instant.At(sent) - now;
        if (!from.Monitor.SetsTime || from.WasSet || from.Drift.Value.Duration() <= clockMayDiffer) return;
        from.WasSet = true;
        SetTime(from, now);
    }

    void SetTime(Heard from, DateTimeOffset now) => Requests.Ask(from, CommandCode.SetTime, $"PolId=w00000;SystemTime={LocalTime.Text(Instant.Of(now))}");

    /// <summary>A device that took a new password is registered with it from now on.</summary>
    void Keep(Asked set)
    {
        station.Ledger.Commit(new($"HJ 212 {set.Monitor.Mn} 更换访问密码", "HJ 212", [], []) { Documents = [MonitorBook.Write(set.Monitor with { Password = set.Request["NewPW"] })], From = "HJ 212" });
        book = null;
    }

    static bool Same(string text, ReadOnlySpan<byte> bytes) => System.Text.Ascii.Equals(text, bytes);

    /// <summary>Sends again, gives up, and lets go of parts that waited too long. To be called every half second or so.</summary>
    public void Tick()
    {
        lock (gate)
        {
            var now = Instant.Of(clock.GetUtcNow());
            var patience = (long)(door["part_wait_seconds"] * 1000);
            foreach (var known in heard.Values)
                if (known.Joining is { } joining && now - joining.Since >= patience) Drop(known, joining);
            Requests.Tick(mn => heard.GetValueOrDefault(mn)?.Link is { IsOpen: true } link ? link : null);
        }
    }
}
