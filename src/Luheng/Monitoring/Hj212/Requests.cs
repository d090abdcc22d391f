using System.Globalization;

namespace Luheng.Monitoring.Hj212;

/// <summary>How a request to a device stands.</summary>
public enum AskState { Sent, Executing, Done, Refused, Failed, NoAnswer, TimedOut }

/// <summary>What was asked of a device, and what came of it.</summary>
public sealed class Asked(PollutantMonitor monitor, Packet request)
{
    const int MostUploads = 500;
    readonly List<string> uploads = [];
    readonly TaskCompletionSource<Asked> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PollutantMonitor Monitor { get; } = monitor;
    public Packet Request { get; } = request;
    public AskState State { get; private set; }

    /// <summary>What the device said to the request (table 7), and of its execution (table 6).</summary>
    public int? QnRtn { get; internal set; }
    public int? ExeRtn { get; internal set; }

    /// <summary>How often it was sent again.</summary>
    public int Resends { get; internal set; }

    /// <summary>The CPs of what came in answer, at most 500.</summary>
    public IReadOnlyList<string> Uploads
    {
        get
        {
            lock (uploads) return [.. uploads];
        }
    }

    /// <summary>Completes when it is done, refused, or given up.</summary>
    public Task<Asked> Ended => done.Task;

    internal long Since { get; set; }

    internal void Came(string cp)
    {
        lock (uploads) if (uploads.Count < MostUploads) uploads.Add(cp);
    }

    internal void Become(AskState state, long now)
    {
        (State, Since) = (state, now);
        if (state is not (AskState.Sent or AskState.Executing)) done.TrySetResult(this);
    }
}

/// <summary>Requests on their way to devices (6.1, 6.2): answered, executed, sent again, given up.</summary>
public sealed class Requests
{
    readonly Dictionary<string, Asked> open = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    readonly long timeOut;
    readonly int resends;
    readonly TimeProvider clock;
    long lastCode;

    /// <param name="timeOut">How long an answer, and then the execution, may take.</param>
    public Requests(TimeSpan timeOut, int resends, TimeProvider clock) =>
        (this.timeOut, this.resends, this.clock) = ((long)timeOut.TotalMilliseconds, resends, clock);

    /// <summary>How many wait for an answer or an execution.</summary>
    public int Open
    {
        get
        {
            lock (gate) return open.Count;
        }
    }

    /// <summary>Sends a request to a device.</summary>
    /// <param name="cp">Its parameters, such as RtdInterval=30; empty where there are none.</param>
    /// <exception cref="InvalidOperationException">The device is not connected.</exception>
    internal Asked Ask(Heard heard, int cn, string cp)
    {
        if (heard.Link is not { IsOpen: true } link) throw new InvalidOperationException($"monitor {heard.Monitor.Mn} is not connected");
        var now = Now();
        lock (gate)
        {
            lastCode = Math.Max(now, lastCode + 1);
            var system = heard.Monitor.System is { Length: > 0 } said ? said : heard.System is { Length: > 0 } last ? last : "32";
            var asked = new Asked(heard.Monitor, new(LocalTime.Code(lastCode), system, cn, heard.Monitor.Password ?? "", heard.Monitor.Mn, (heard.Version << 2) | 1, cp));
            asked.Become(AskState.Sent, now);
            open[Key(heard.Monitor.Mn, asked.Request.Qn!)] = asked;
            link.Put(asked.Request.Write());
            link.Wake();
            return asked;
        }
    }

    /// <summary>The password that a device was asked to take (1072) and may show already; null when none was.</summary>
    internal string? NewPassword(string mn)
    {
        lock (gate) return open.Values.FirstOrDefault(a => a.Monitor.Mn == mn && a.Request.Cn == CommandCode.SetPassword)?.Request["NewPW"];
    }

    /// <summary>Takes in what a device sent in answer: 9011, 9012, 9013, or data with the code of a request. Gives the request that it belongs to.</summary>
    internal Asked? Came(string mn, in PacketView view)
    {
        lock (gate)
        {
            var packet = Packet.Of(view);
            // Devices of 2005 repeat the code in CP.
            if (!open.TryGetValue(Key(mn, packet.Qn ?? packet["QN"] ?? ""), out var asked) && !open.TryGetValue(Key(mn, packet["QN"] ?? ""), out asked)) asked = ByCommand(mn, packet);
            if (asked is null) return null;
            var now = Now();
            switch (packet.Cn)
            {
                case CommandCode.RequestAnswer:
                    asked.QnRtn = Number(packet["QnRtn"]);
                    if (asked.State == AskState.Sent) asked.Become(asked.QnRtn == 1 ? AskState.Executing : AskState.Refused, now);
                    break;
                case CommandCode.Result:
                    asked.ExeRtn = Number(packet["ExeRtn"]);
                    asked.Become(asked.ExeRtn == 1 ? AskState.Done : AskState.Failed, now);
                    break;
                case CommandCode.NoticeAnswer:
                    if (CommandCode.IsNotice(asked.Request.Cn)) asked.Become(AskState.Done, now);
                    break;
                default:
                    asked.Came(packet.Cp);
                    asked.Since = now;
                    break;
            }
            if (asked.State is not (AskState.Sent or AskState.Executing)) open.Remove(Key(mn, asked.Request.Qn!));
            return asked;
        }
    }

    /// <summary>Data in answer carry codes of their own when they come in parts: the request of that command is meant.</summary>
    Asked? ByCommand(string mn, Packet packet) => packet.Cn is CommandCode.RequestAnswer or CommandCode.Result or CommandCode.NoticeAnswer ? null
        : open.Values.FirstOrDefault(a => a.Monitor.Mn == mn && a.Request.Cn == packet.Cn && a.State == AskState.Executing);

    /// <summary>Sends again what was not answered in time, and gives up what was sent often enough or takes too long.</summary>
    internal void Tick(Func<string, Link?> linkOf)
    {
        lock (gate)
        {
            var now = Now();
            foreach (var (key, asked) in open.Where(o => now - o.Value.Since >= timeOut).ToList())
            {
                if (asked.State == AskState.Sent && asked.Resends < resends && linkOf(asked.Monitor.Mn) is { } link)
                {
                    (asked.Resends, asked.Since) = (asked.Resends + 1, now);
                    link.Put(asked.Request.Write());
                    link.Wake();
                    continue;
                }
                asked.Become(asked.State == AskState.Sent ? AskState.NoAnswer : AskState.TimedOut, now);
                open.Remove(key);
            }
        }
    }

    long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    static string Key(string mn, string qn) => $"{mn} {qn}";

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
