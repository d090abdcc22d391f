using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>application/vnd.luheng.readings: runs of readings of a meter in columns (docs/reference/readings.md). Damaged anywhere, it is refused whole.</summary>
sealed class BinaryForm : ReadingForm
{
    public const string MediaType = "application/vnd.luheng.readings";

    /// <summary>Readings in a run at most, so that a run fits in a piece whatever its columns hold.</summary>
    public const int LongestRun = 10_000;

    /// <summary>The beginning of a body: LHR, and the version.</summary>
    public static ReadOnlySpan<byte> Magic => "LHR\x01"u8;

    /// <summary>The parts of a run's form: how its times and values are written, and whether qualities follow.</summary>
    public const byte TimesByDifference = 1, ValuesAsDecimals = 4, WithQualities = 16;
    const byte KnownForms = TimesByDifference | ValuesAsDecimals | WithQualities;
    internal const int MostPlaces = 15;
    internal const long MostMantissa = 1L << 53;

    long[] times = [];
    double[] values = [];
    ReadingQuality[] qualities = [];
    long before, ordinal;
    bool begun, ended;

    public override bool Whole => true;

    public override int Read(ReadOnlySpan<byte> bytes, bool last, Intake into)
    {
        var at = 0;
        if (!begun)
        {
            if (bytes.Length < Magic.Length && !last) return 0;
            if (!bytes.StartsWith(Magic)) throw new ReadingFormatException("byte 0: the body must begin with 4C 48 52 01 (LHR and the version 1)");
            (begun, at) = (true, Magic.Length);
        }
        while (at < bytes.Length)
        {
            if (ended) throw Damage(at, "nothing may follow the end mark");
            var run = new Columns(bytes[at..]);
            var fault = run.Read(this, out var id, out var count);
            if (fault is not null) throw Damage(at + run.At, fault);
            if (run.Short && bytes.Length - at < PieceBytes) break;
            if (run.Short) throw Damage(at, "a run is longer than any can be");
            if (count > 0) Take(id, count, into);
            at += run.At;
        }
        before += at;
        if (last && !ended) throw Damage(bytes.Length - at, "the body ends in the middle of a run or without the end mark 00 and the number of readings");
        return at;
    }

    ReadingFormatException Damage(int at, string what) => new($"byte {before + at}, after {ordinal} readings: {what}; nothing was stored");

    void Take(ReadOnlySpan<byte> id, int count, Intake into)
    {
        var from = ordinal;
        ordinal += count;
        if (!into.TryMeter(id, out var number))
        {
            var fault = into.MeterFault(id)!;
            for (var i = 1; i <= count; i++) into.Refuse(from + i, () => fault);
            return;
        }
        var taken = times.AsSpan(0, count);
        if (AllRight(count, into))
        {
            into.Batch.AddRun(number, count, out var t, out var v, out var q);
            taken.CopyTo(t);
            values.AsSpan(0, count).CopyTo(v);
            qualities.AsSpan(0, count).CopyTo(q);
            into.CountTaken(count);
        }
        else OneByOne(number, count, from, into);
        into.HoldOn();
    }

    bool AllRight(int count, Intake into)
    {
        for (var i = 0; i < count; i++)
            if (!into.Plausible(times[i]) || !double.IsFinite(values[i]) || qualities[i] > ReadingQuality.Lost) return false;
        return true;
    }

    void OneByOne(int number, int count, long from, Intake into)
    {
        for (var i = 0; i < count; i++)
        {
            var (time, value, quality) = (times[i], values[i], qualities[i]);
            if (into.Plausible(time) && double.IsFinite(value) && quality <= ReadingQuality.Lost)
            {
                into.Batch.Add(number, time, value, quality);
                into.CountTaken(1);
            }
            else
                into.Refuse(from + i + 1, () => string.Join("; ", ((string?[])[into.BoundsFault(time),
                    double.IsFinite(value) ? null : "value is not a finite number", quality <= ReadingQuality.Lost ? null : $"quality {(int)quality} is not known (0 to 10)"]).Where(f => f is not null)));
        }
    }

    void Room(int count)
    {
        if (times.Length >= count) return;
        (times, values, qualities) = (new long[count], new double[count], new ReadingQuality[count]);
    }

    /// <summary>Reads a run from its bytes into the columns; says when there are too few of them.</summary>
    ref struct Columns(ReadOnlySpan<byte> bytes)
    {
        readonly ReadOnlySpan<byte> bytes = bytes;
        bool overlong;

        public int At { get; private set; }
        public bool Short { get; private set; }

        /// <summary>Returns what is wrong, or null. No readings: it was the end mark.</summary>
        public string? Read(BinaryForm form, out ReadOnlySpan<byte> id, out int count)
        {
            count = 0;
            id = Some(One());
            var number = Varint();
            if (Short) return WhyShort();
            if (id.IsEmpty)
            {
                if (number != (ulong)form.ordinal) return $"the end mark counts {number} readings, but {form.ordinal} came";
                form.ended = true;
                return null;
            }
            if (number is 0 or > LongestRun) return $"a run of {number} readings; 1 to {LongestRun} would be right";
            count = (int)number;
            form.Room(count);
            var kinds = One();
            if ((kinds & ~KnownForms) != 0) return $"the form {kinds:X2} of a run is not known";
            Times(form.times.AsSpan(0, count), (kinds & TimesByDifference) != 0);
            var fault = Values(form.values.AsSpan(0, count), (kinds & ValuesAsDecimals) != 0);
            var flags = form.qualities.AsSpan(0, count);
            if ((kinds & WithQualities) == 0) flags.Clear();
            else MemoryMarshal.Cast<byte, ReadingQuality>(Some(count)).CopyTo(flags);
            return Short ? WhyShort() : fault;
        }

        readonly string? WhyShort() => overlong ? "a number of more than ten bytes" : null;

        void Times(Span<long> into, bool byDifference)
        {
            var time = Some(8) is { Length: 8 } first ? BinaryPrimitives.ReadInt64LittleEndian(first) : 0;
            var step = byDifference ? 0 : (long)Varint();
            foreach (ref var each in into)
            {
                each = time;
                time += step;
            }
            if (!byDifference) return;
            for (var i = 1; i < into.Length && !Short; i++) into[i] = time += Signed();
        }

        string? Values(Span<double> into, bool asDecimals)
        {
            if (!asDecimals)
            {
                MemoryMarshal.Cast<byte, double>(Some(into.Length * sizeof(double))).CopyTo(into); // little-endian here as there
                return null;
            }
            var places = One();
            if (places > MostPlaces) return $"{places} decimal places; 0 to {MostPlaces} would be right";
            long mantissa = 0;
            foreach (ref var each in into)
            {
                mantissa += Signed();
                if (Short) return null;
                if (mantissa is > MostMantissa or < -MostMantissa) return "a decimal of more than 2^53 units, which no double holds exactly; write the run as doubles";
                each = mantissa / FigureText.Tens[places];
            }
            return null;
        }

        byte One() => Some(1) is { Length: 1 } one ? one[0] : (byte)0;

        ReadOnlySpan<byte> Some(int count)
        {
            if (bytes.Length - At < count) Short = true;
            if (Short) return [];
            At += count;
            return bytes.Slice(At - count, count);
        }

        long Signed()
        {
            var zigzag = Varint();
            return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
        }

        /// <summary>Seven bits a byte, the lowest first, the highest bit set where more follow; bits beyond 64 are lost.</summary>
        ulong Varint()
        {
            ulong number = 0;
            for (var shift = 0; At < bytes.Length; shift += 7)
            {
                var next = bytes[At++];
                number |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80) return number;
                if (shift >= 63)
                {
                    overlong = true;
                    break;
                }
            }
            Short = true;
            return 0;
        }
    }
}
