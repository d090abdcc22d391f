using System.Text;

namespace Luheng.Monitoring.Hj212;

/// <summary>What is known of a monitor since the start: when it was last heard, over which connection, what its clock says.</summary>
public sealed class Heard
{
    readonly Dictionary<int, Dictionary<string, Field>> fields = [];

    internal Heard(PollutantMonitor monitor)
    {
        Monitor = monitor;
        Password = monitor.Password is { } password ? Encoding.UTF8.GetBytes(password) : null;
    }

    public PollutantMonitor Monitor { get; private set; }
    public DateTimeOffset? LastAt { get; internal set; }
    public long Packets { get; internal set; }

    /// <summary>What its clock is ahead of ours (QN against the time of arrival); null before it sent a time.</summary>
    public TimeSpan? Drift { get; internal set; }

    /// <summary>The system code (ST) it last sent data under.</summary>
    public string System { get; internal set; } = "";

    /// <summary>0: 2005, 1: 2017, 2: 2025.</summary>
    public int Version { get; internal set; } = 1;
    public Link? Link { get; internal set; }

    public bool IsConnected => Link is { IsOpen: true };

    internal byte[]? Password { get; private set; }

    /// <summary>What was begun and waits for its other parts.</summary>
    internal Joining? Joining { get; set; }

    internal bool WasSet { get; set; }
    internal int Meters { get; set; }

    /// <summary>The fields that this monitor sent so far under a command, by name.</summary>
    internal Dictionary<string, Field> Fields(int cn) =>
        fields.TryGetValue(cn, out var known) ? known : fields[cn] = new(StringComparer.Ordinal);

    internal void Now(PollutantMonitor monitor)
    {
        Password = monitor.Password is { } password ? Encoding.UTF8.GetBytes(password) : null;
        if (Monitor == monitor) return;
        Monitor = monitor;
        ForgetFields();
    }

    internal void ForgetFields()
    {
        fields.Clear();
        Meters = 0;
    }
}

/// <summary>What a field of a CP is.</summary>
enum FieldUse : byte { Value, Flag, SampleTime, Ignored, Text }

/// <summary>A field of a monitor's CP: what it is, and the meter its values go to.</summary>
/// <param name="Limit">What an hourly mean must not exceed; NaN where none is known.</param>
readonly record struct Field(FieldUse Use, int Meter, string Code, double Limit);

/// <summary>A message of several parts (分包) of which some came: its time, and the last project of the last part where that may have been cut.</summary>
sealed record Joining(int Cn, int Parts, int Next, byte[] Time, byte[] Tail, long Since);
