namespace Luheng.Readings;

/// <summary>What one group of the journal brought: batches and orders to take back, each with its own time of recording in microseconds.</summary>
readonly record struct JournalEntry(long At, ReadingBatch? Batch, VoidOrder? Void);

/// <summary>A group of the journal as bytes: readings in the order of arrival, times by their second differences, decimal values by their differences as whole numbers.</summary>
static class JournalCode
{
    const byte Readings = 1, Taken = 2, Plain = 255;

    public static void Write(ByteSink sink, long since, ReadingBatch batch, IReadOnlyList<Range> accepted)
    {
        sink.Byte(Readings);
        sink.Number((ulong)since);
        sink.Text(batch.By);
        var count = 0;
        foreach (var part in accepted) count += part.End.Value - part.Start.Value;
        sink.Number((ulong)count);
        var run = new Run();
        foreach (var part in accepted)
            for (int i = part.Start.Value, end; i < part.End.Value; i = end)
            {
                var meter = batch.Meters[i];
                for (end = i + 1; end < part.End.Value && batch.Meters[end] == meter; end++) { }
                run.Write(sink, meter, batch.Times[i..end], batch.Values[i..end], batch.Qualities[i..end]);
            }
    }

    public static void Write(ByteSink sink, long since, VoidOrder order)
    {
        sink.Byte(Taken);
        sink.Number((ulong)since);
        sink.Number((ulong)order.Meter);
        sink.Signed(order.From);
        sink.Signed(order.To);
        sink.Text(order.Reason);
        sink.Text(order.By);
    }

    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static IReadOnlyList<JournalEntry> Read(byte[] payload, long recordedAt)
    {
        var source = ByteSource.Sealed(payload);
        var entries = new List<JournalEntry>();
        while (!source.AtEnd)
        {
            var kind = source.Byte();
            var at = recordedAt + (long)source.Number();
            entries.Add(kind switch
            {
                Readings => new(at, ReadBatch(ref source), null),
                Taken => new(at, null, new((int)source.Number(), source.Signed(), source.Signed(), source.Text(), source.Text())),
                _ => throw new InvalidDataException($"an entry of kind {kind}"),
            });
        }
        return entries;
    }

    static ReadingBatch ReadBatch(ref ByteSource source)
    {
        var batch = new ReadingBatch { By = source.Text() };
        var count = source.Count(int.MaxValue);
        var run = new Run();
        while (batch.Count < count) run.Read(ref source, batch, count - batch.Count);
        return batch;
    }

    /// <summary>Writes and reads runs of one meter; remembers of the last run what the next one probably repeats.</summary>
    struct Run
    {
        int meter, scale;
        long time, step;

        public void Write(ByteSink sink, int of, ReadOnlySpan<long> times, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities)
        {
            sink.Signed(of - meter);
            meter = of;
            var allGood = !qualities.ContainsAnyExcept(ReadingQuality.Good);
            sink.Number((ulong)times.Length << 1 | (allGood ? 0ul : 1));
            foreach (var next in times)
            {
                sink.Signed(unchecked(next - time - step));
                (step, time) = (unchecked(next - time), next);
            }
            if (!allGood)
                foreach (var quality in qualities) sink.Byte((byte)quality);
            var fits = Decimals.ScaleOf(values, scale);
            sink.Byte(fits < 0 ? Plain : (byte)fits);
            if (fits >= 0) scale = fits;
            var last = 0L;
            foreach (var value in values)
            {
                if (fits < 0)
                {
                    sink.Bits(value);
                    continue;
                }
                var whole = Decimals.Whole(value, fits);
                sink.Signed(whole - last);
                last = whole;
            }
        }

        public void Read(ref ByteSource source, ReadingBatch into, int most)
        {
            meter = checked(meter + (int)source.Signed());
            var head = source.Number();
            var count = head >> 1 is var said && said > 0 && said <= (ulong)most ? (int)said : throw new InvalidDataException($"a run of {said} readings where {most} are left");
            into.AddRun(meter, count, out var times, out var values, out var qualities);
            foreach (ref var next in times)
            {
                step = unchecked(step + source.Signed());
                next = time = unchecked(time + step);
            }
            if ((head & 1) != 0)
                foreach (ref var quality in qualities) quality = (ReadingQuality)source.Byte();
            var fits = source.Byte();
            var last = 0L;
            foreach (ref var value in values)
            {
                if (fits == Plain) value = source.Bits();
                else value = Decimals.Number(last += source.Signed(), fits);
            }
        }
    }
}
