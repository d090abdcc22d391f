using System.Buffers;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>The stretches while readings are added to them, in the order of time.</summary>
sealed class Tally : IDisposable
{
    readonly long[] edges;
    readonly Cell[] cells;
    readonly int count;
    readonly long dueFrom, dueTo;
    int at;

    public Tally(Meter meter, long[] edges, long now)
    {
        this.edges = edges;
        count = Math.Max(0, edges.Length - 1);
        cells = ArrayPool<Cell>.Shared.Rent(count);
        dueFrom = meter.From is { } since ? Instant.Of(since) : long.MinValue;
        dueTo = meter.To is { } until ? Math.Min(now, Instant.Of(until)) : now;
        cells.AsSpan(0, count).Fill(new() { Low = double.PositiveInfinity, High = double.NegativeInfinity, Idle = ReadingQuality.Void });
    }

    public void Dispose() => ArrayPool<Cell>.Shared.Return(cells);

    public long From => edges[0];
    public long To => edges[^1];

    /// <summary>Spreads an amount evenly over a stretch of time; one without length goes to the stretch that ends there.</summary>
    /// <param name="covered">Whether readings stand close enough for the time to count as measured.</param>
    public void Spread(long start, long end, double amount, int rank, bool covered)
    {
        if (count == 0 || end < From || start > To) return;
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

    /// <summary>A register that rises in equal steps of time: the same as each step spread evenly, and all but the first reading noted.</summary>
    public void Rise(long start, long step, ReadOnlySpan<double> figures, double factor)
    {
        var end = start + (figures.Length - 1) * step;
        var perHour = factor * Instant.Hour / step;
        var (from, to) = (Math.Max(start, From), Math.Min(end, To));
        Note(end, ReadingQuality.Good);
        if (from >= to) return;
        var (first, firstRest) = Math.DivRem(from - start, step);
        var begin = At(figures, (int)first, firstRest, step);
        for (Seek(from); from < to; at = Math.Min(at + 1, count - 1))
        {
            var until = Math.Min(to, edges[at + 1]);
            ref var cell = ref cells[at];
            var (last, lastRest) = Math.DivRem(until - start, step);
            var finish = At(figures, (int)last, lastRest, step);
            var (least, greatest) = Bounds(figures[(int)first..((int)last + (lastRest > 0 ? 2 : 1))]);
            Know(ref cell, (finish - begin) * factor, until - from, 0);
            Cover(ref cell, from, until);
            Bound(ref cell, least * perHour);
            Bound(ref cell, greatest * perHour);
            cell.Count += (int)(last + (lastRest > 0 ? 1 : 0) - Math.Max(1, first + (firstRest > 0 ? 1 : 0)));
            (from, first, firstRest, begin) = (until, last, lastRest, finish);
        }
    }

    /// <summary>What a register shows some time after one of its figures.</summary>
    static double At(ReadOnlySpan<double> figures, int place, long after, long step) =>
        after == 0 ? figures[place] : figures[place] + (figures[place + 1] - figures[place]) * after / step;

    /// <summary>The least and the greatest step.</summary>
    static (double Least, double Greatest) Bounds(ReadOnlySpan<double> figures)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 1; i < figures.Length; i++)
        {
            var step = figures[i] - figures[i - 1];
            least = step < least ? step : least;
            greatest = step > greatest ? step : greatest;
        }
        return (least, greatest);
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

    /// <param name="amounts">Whether amounts mean anything.</param>
    public void Fill(Span<Bucket> buckets, bool amounts)
    {
        for (var i = 0; i < count; i++)
        {
            ref var cell = ref cells[i];
            var due = Math.Max(0, Math.Min(edges[i + 1], dueTo) - Math.Max(edges[i], dueFrom));
            buckets[i] = new(edges[i], edges[i + 1],
                cell.Known && amounts ? cell.Amount : double.NaN,
                cell.Length > 0 ? cell.Amount * Instant.Hour / cell.Length : double.NaN,
                double.IsFinite(cell.Low) ? cell.Low : double.NaN,
                double.IsFinite(cell.High) ? cell.High : double.NaN,
                due > 0 ? Math.Min(1, (double)cell.Covered / due) : double.NaN,
                cell.Known ? Quality.OfRank(cell.Rank) : cell.Idle,
                cell.Count);
        }
    }

    void Seek(long time)
    {
        while (at > 0 && time < edges[at]) at--;
        while (at < count - 1 && time >= edges[at + 1]) at++;
    }

    static void Know(ref Cell cell, double amount, long length, int rank)
    {
        cell.Known = true;
        cell.Amount += amount;
        cell.Length += length;
        if (rank > cell.Rank) cell.Rank = (byte)rank;
    }

    void Cover(ref Cell cell, long from, long to) => cell.Covered += Math.Max(0, Math.Min(to, dueTo) - Math.Max(from, dueFrom));

    static void Bound(ref Cell cell, double value)
    {
        if (value < cell.Low) cell.Low = value;
        if (value > cell.High) cell.High = value;
    }

    struct Cell
    {
        public double Amount, Low, High;
        public long Length, Covered;
        public int Count;
        public byte Rank;
        public bool Known;
        public ReadingQuality Idle;
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
