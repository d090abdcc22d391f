using System.Runtime.CompilerServices;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>What the parsers fill: readings that may go to the store, and refusals. Used by one request at a time, then again by another.</summary>
public sealed class Intake
{
    const int LongestId = 256; // 64 characters in UTF-8

    readonly List<ReadingBatch> full = [];
    readonly List<Refusal> refusals = [];
    readonly byte[] lastId = new byte[LongestId];
    Gatehouse gates = new(MeterBook.Empty, []);
    Sender? sender;
    TimeText times;
    long latest;
    int lastLength, lastMeter;

    public DoorLimits Limits { get; private set; } = DoorLimits.Default;

    /// <summary>The readings since the last emptying.</summary>
    public ReadingBatch Batch { get; private set; } = new();

    /// <summary>Batches that were filled up before it, where all had to be held.</summary>
    public IReadOnlyList<ReadingBatch> Full => full;

    /// <summary>Readings that were well-formed and permitted.</summary>
    public long Taken { get; private set; }
    public long Rejected { get; private set; }
    public long Read => Taken + Rejected;
    public IReadOnlyList<Refusal> Refusals => refusals;

    /// <summary>Begins anew.</summary>
    /// <param name="from">Whose key it came with; null for a file of this house, which may write every meter.</param>
    /// <param name="now">The time here, by which a time in the future is known.</param>
    public void Begin(Gatehouse known, Sender? from, string by, DateTimeOffset now, DoorLimits? limits = null)
    {
        (gates, sender, Limits) = (known, from, limits ?? DoorLimits.Default);
        latest = (now + Limits.Ahead).ToUnixTimeMilliseconds();
        (Taken, Rejected, lastLength, lastMeter) = (0, 0, 0, 0);
        refusals.Clear();
        full.Clear();
        Batch.Clear();
        Batch.By = by;
    }

    /// <summary>Forgets the readings that the store has now.</summary>
    public void Empty()
    {
        var by = Batch.By;
        full.Clear();
        Batch.Clear();
        Batch.By = by;
    }

    /// <summary>Puts a batch that is big enough aside, for a body that is stored whole or not at all.</summary>
    internal void HoldOn()
    {
        if (Taken > Limits.WholeReadings) throw new TooManyReadingsException($"more than {Limits.WholeReadings:#,0} readings in one body of this form; send several");
        if (Batch.Count < Limits.Together) return;
        full.Add(Batch);
        Batch = new() { By = Batch.By };
    }

    /// <summary>Puts a reading whose parts are text into the batch, if all is right with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTake(ReadOnlySpan<byte> meter, ReadOnlySpan<byte> time, double value, ReadOnlySpan<byte> quality)
    {
        var flag = ReadingQuality.Good;
        if (!TryMeter(meter, out var number) || times.Read(time, out var at) != TimeFault.None || at > latest || at < Limits.NotBefore
            || (quality.Length > 0 && !QualityWord.TryRead(quality, out flag))) return false;
        Batch.Add(number, at, value, flag);
        Taken++;
        return true;
    }

    /// <summary>The number of a meter that the sender may write; looks first at the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryMeter(ReadOnlySpan<byte> id, out int number)
    {
        number = lastMeter;
        return (id.Length == lastLength && lastLength > 0 && id.SequenceEqual(lastId.AsSpan(0, lastLength))) || TryOther(id, out number);
    }

    bool TryOther(ReadOnlySpan<byte> id, out int number)
    {
        if (id.Length > LongestId || !gates.Meters.TryFind(id, out number) || !(sender?.May(number) ?? true))
        {
            number = 0;
            return false;
        }
        id.CopyTo(lastId);
        (lastLength, lastMeter) = (id.Length, number);
        return true;
    }

    internal bool Plausible(long time) => time >= Limits.NotBefore && time <= latest;

    /// <summary>Counts readings that were filled into the batch as a run.</summary>
    internal void CountTaken(int count) => Taken += count;

    /// <summary>Counts a refusal; its text is made only while there is room for it.</summary>
    internal void Refuse(long line, Func<string> reason)
    {
        Rejected++;
        if (refusals.Count < Limits.Reasons) refusals.Add(new(line, reason()));
    }

    /// <summary>Refuses a reading, with everything that is wrong with its parts.</summary>
    /// <param name="known">What is wrong with each of the four, where their texts do not show it.</param>
    internal void Refuse(long line, byte[] meter, byte[] time, byte[] value, byte[] quality, string?[]? known = null, IEnumerable<string>? others = null)
    {
        known ??= new string?[4];
        Refuse(line, () => string.Join("; ", ((string?[])[.. others ?? [], known[0] ?? MeterFault(meter), known[1] ?? WrongTime(time), known[2] ?? ReadingFaults.Value(value), known[3] ?? ReadingFaults.Quality(quality)])
            .Where(w => w is not null)));
    }

    internal string? MeterFault(ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty) return ReadingFaults.NoMeter;
        if (!gates.Meters.TryFind(id, out var number)) return ReadingFaults.UnknownMeter(id);
        return sender?.May(number) ?? true ? null : ReadingFaults.ForeignMeter(id);
    }

    string? WrongTime(ReadOnlySpan<byte> text)
    {
        var fault = times.Read(text, out var time);
        return fault != TimeFault.None ? ReadingFaults.Time(fault, text) : BoundsFault(time);
    }

    /// <summary>What is wrong with a time that was read; null where nothing is.</summary>
    internal string? BoundsFault(long time) => ReadingFaults.Bounds(time, Limits, latest);
}
