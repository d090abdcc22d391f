using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>The stretches while readings are added to them, in the order of time.</summary>
sealed class Tally
{
    readonly long[] edges;
    readonly Cell[] cells;
    readonly long dueFrom, dueTo;
    int at;

    public Tally(Meter meter, long[] edges, long now)
    {
        this.edges = edges;
        cells = new Cell[Math.Max(0, edges.Length - 1)];
        dueFrom = meter.From is { } since ? Instant.Of(since) : long.MinValue;
        dueTo = meter.To is { } until ? Math.Min(now, Instant.Of(until)) : now;
        foreach (ref var cell in cells.AsSpan()) (cell.Low, cell.High) = (double.PositiveInfinity, double.NegativeInfinity);
    }

    public long From => edges[0];
    public long To => edges[^1];

    /// <summary>Spreads an amount evenly over a stretch of time; one without length goes to the stretch that ends there.</summary>
    /// <param name="covered">Whether readings stand close enough for the time to count as measured.</param>
    public void Spread(long start, long end, double amount, int rank, bool covered)
    {
        if (end < From || start > To || cells.Length == 0) return;
        if (end == start)
        {
            if (start == From) return;
            Seek(start - 1);
            Know(ref cells[at], amount, 0, rank);
            return;
        }
        for (var (from, to) = (Math.Max(start, From), Math.Min(end, To)); from < to;)
        {
            Seek(from);
            var until = Math.Min(to, edges[at + 1]);
            Know(ref cells[at], from == start && until == end ? amount : amount * (until - from) / (end - start), until - from, rank);
            if (covered)
            {
                Cover(ref cells[at], from, until);
                Bound(ref cells[at], amount * Instant.Hour / (end - start));
            }
            from = until;
        }
    }

    /// <summary>A value that runs in a straight line from one to another.</summary>
    public void Run(long start, long end, double first, double last, int rank)
    {
        if (end <= From || start >= To) return;
        var slope = end > start ? (last - first) / (end - start) : 0;
        for (var (from, to) = (Math.Max(start, From), Math.Min(end, To)); from < to;)
        {
            Seek(from);
            var until = Math.Min(to, edges[at + 1]);
            var middle = first + slope * ((from - start + (until - start)) / 2.0);
            Know(ref cells[at], middle * (until - from) / Instant.Hour, until - from, rank);
            Cover(ref cells[at], from, until);
            from = until;
        }
    }

    /// <summary>Counts a reading in the stretch that holds its time, a quality that counts for nothing being kept for a stretch of which nothing is known.</summary>
    public void Note(long time, ReadingQuality quality)
    {
        if (quality == ReadingQuality.Void || time < From || time >= To) return;
        Seek(time);
        cells[at].Count++;
        if (!RollUp.Counts(quality)) cells[at].Idle = quality;
    }

    /// <summary>Widens the least and greatest of the stretch that holds a time.</summary>
    public void Bound(long time, double value)
    {
        if (time < From || time >= To) return;
        Seek(time);
        Bound(ref cells[at], value);
    }

    /// <param name="mean">Whether the mean is of values; else it is the amount per hour.</param>
    /// <param name="amounts">Whether amounts mean anything.</param>
    public Bucket[] Buckets(bool mean, bool amounts)
    {
        var buckets = new Bucket[cells.Length];
        for (var i = 0; i < buckets.Length; i++)
        {
            ref var cell = ref cells[i];
            var due = Math.Max(0, Math.Min(edges[i + 1], dueTo) - Math.Max(edges[i], dueFrom));
            buckets[i] = new(edges[i], edges[i + 1],
                cell.Known && amounts ? cell.Amount : double.NaN,
                cell.Length > 0 ? cell.Amount * Instant.Hour / cell.Length : double.NaN,
                double.IsFinite(cell.Low) ? cell.Low : double.NaN,
                double.IsFinite(cell.High) ? cell.High : double.NaN,
                due > 0 ? Math.Min(1, (double)cell.Covered / due) : double.NaN,
                cell.Known ? Quality.OfRank(cell.Rank) : cell.Idle ?? ReadingQuality.Void,
                cell.Count);
        }
        return buckets;
    }

    void Seek(long time)
    {
        while (at > 0 && time < edges[at]) at--;
        while (at < cells.Length - 1 && time >= edges[at + 1]) at++;
    }

    static void Know(ref Cell cell, double amount, long length, int rank)
    {
        cell.Known = true;
        cell.Amount += amount;
        cell.Length += length;
        cell.Rank = Math.Max(cell.Rank, rank);
    }

    void Cover(ref Cell cell, long from, long to) => cell.Covered += Math.Max(0, Math.Min(to, dueTo) - Math.Max(from, dueFrom));

    static void Bound(ref Cell cell, double value)
    {
        cell.Low = Math.Min(cell.Low, value);
        cell.High = Math.Max(cell.High, value);
    }

    struct Cell
    {
        public double Amount, Low, High;
        public long Length, Covered;
        public int Rank, Count;
        public bool Known;
        public ReadingQuality? Idle;
    }
}

/// <summary>How much a figure is worth that rests on readings: the qualities that count, from the best to the worst.</summary>
static class Quality
{
    static ReadOnlySpan<byte> Ranks => [0, 2, 3, 4, 1];
    static readonly ReadingQuality[] ByRank = [ReadingQuality.Good, ReadingQuality.Manual, ReadingQuality.Suspect, ReadingQuality.Estimated, ReadingQuality.Substituted];

    public static int Rank(ReadingQuality quality) => Ranks[(int)quality];

    public static ReadingQuality OfRank(int rank) => ByRank[rank];

    public static readonly int Doubted = Rank(ReadingQuality.Suspect), Guessed = Rank(ReadingQuality.Estimated);
}

/// <summary>Collects what happened to a meter within a range.</summary>
readonly struct Notes(ICollection<MeterEvent>? events, long from, long to)
{
    public void Add(MeterEventKind kind, long before, long after, double valueBefore, double valueAfter)
    {
        if (events is not null && after > from && before < to) events.Add(new(kind, before, after, valueBefore, valueAfter));
    }
}
