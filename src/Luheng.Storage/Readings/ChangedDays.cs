namespace Luheng.Readings;

/// <summary>Sets of meters' days within a stretch of 32 days, as bytes: runs of equal steps, so that every meter of a day, or every day of a meter, is one run.</summary>
static class ChangedDays
{
    public const int BucketBits = 5;
    const int InBucket = (1 << BucketBits) - 1;

    public static int BucketOf(int day) => day >> BucketBits;

    public static long Code(int meter, int day) => (long)meter << BucketBits | (long)(day & InBucket);

    public static (int Meter, int Day) Of(int bucket, long code) => ((int)(code >> BucketBits), bucket << BucketBits | (int)(code & InBucket));

    /// <param name="codes">In ascending order.</param>
    public static byte[] Write(IReadOnlyList<long> codes)
    {
        var sink = new ByteSink();
        var last = 0L;
        for (int i = 0, end; i < codes.Count; i = end)
        {
            sink.Number((ulong)(codes[i] - last));
            end = i + 1;
            var step = end < codes.Count ? codes[end] - codes[i] : 0;
            while (end < codes.Count && codes[end] - codes[end - 1] == step) end++;
            sink.Number((ulong)(end - i));
            if (end - i > 1) sink.Number((ulong)step);
            last = codes[end - 1];
        }
        return sink.Written.ToArray();
    }

    public static List<long> Read(byte[] bytes)
    {
        var codes = new List<long>();
        var source = new ByteSource(bytes);
        var code = 0L;
        while (!source.AtEnd)
        {
            code += (long)source.Number();
            var count = source.Number();
            codes.Add(code);
            var step = count > 1 ? (long)source.Number() : 0;
            for (var i = 1ul; i < count; i++) codes.Add(code += step);
        }
        return codes;
    }

    /// <summary>What stands in a stretch's rows once some days changed anew: they leave the rows in which they were.</summary>
    /// <param name="fresh">By mark, in ascending order each.</param>
    public static IEnumerable<ChangeRow> Merge(int bucket, IReadOnlyList<ChangeRow> rows, IReadOnlyDictionary<long, List<long>> fresh)
    {
        var all = fresh.Values.SelectMany(codes => codes).ToHashSet();
        foreach (var row in rows)
        {
            var before = Read(row.Days);
            var left = before.Where(code => !all.Contains(code)).ToList();
            if (fresh.TryGetValue(row.Seq, out var joins)) left = [.. left.Concat(joins).Order()];
            if (left.Count != before.Count || joins is not null) yield return new(bucket, row.Seq, left.Count == 0 ? [] : Write(left));
        }
        foreach (var (seq, codes) in fresh)
            if (!rows.Any(r => r.Seq == seq)) yield return new(bucket, seq, Write(codes));
    }
}
