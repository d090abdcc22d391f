using Luheng.Time;

namespace Luheng.Readings;

/// <summary>All that is held decoded, with a count of it. One thread writes; any may look, under the lock of a meter.</summary>
/// <param name="stored">The stored block of a meter and day, or null.</param>
sealed class OpenDays(Func<int, int, byte[]?> stored)
{
    // What a day, and a reading in it, take in memory, the slack of arrays included.
    const long DayBytes = 168, ReadingBytes = 24;

    static readonly int FirstDay = -DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    static readonly long Earliest = Instant.StartOf(DateOnly.MinValue), Latest = Instant.StartOf(DateOnly.MaxValue);

    OpenMeter?[] meters = new OpenMeter?[1024];
    long days;
    long readings;

    public List<OpenDay> Dirty { get; } = [];
    public long Bytes => days * DayBytes + readings * ReadingBytes;

    /// <summary>Readings in memory that no stored block holds yet.</summary>
    public long Fresh { get; set; }

    public long FreshRevisions { get; set; }

    public OpenMeter? Find(int number)
    {
        var known = Volatile.Read(ref meters);
        return number < known.Length ? Volatile.Read(ref known[number]) : null;
    }

    public OpenMeter Meter(int number)
    {
        if (number >= meters.Length)
        {
            var larger = meters;
            Array.Resize(ref larger, Math.Max(number + 1, meters.Length * 2));
            Volatile.Write(ref meters, larger);
        }
        if (meters[number] is { } known) return known;
        var meter = new OpenMeter(number);
        Volatile.Write(ref meters[number], meter);
        return meter;
    }

    /// <summary>A day for writing; its stored readings are read first.</summary>
    public OpenDay Open(OpenMeter meter, int number)
    {
        if (meter.Day(number) is { } open) return open;
        var day = new OpenDay(meter.Number, number);
        if (number >= meter.StoredFirst && number <= meter.StoredLast && stored(meter.Number, number) is { } block)
            day.Fill(StoredDay.Unpack(meter.Number, number, block));
        meter.Add(day);
        days++;
        readings += day.Count;
        return day;
    }

    /// <summary>Notes that a day was changed by a group of the journal.</summary>
    public void Changed(OpenDay day, long group, int added)
    {
        day.Changed = day.Touched = group;
        readings += added;
        Fresh += added;
        if (day.Dirty) return;
        day.Dirty = true;
        Dirty.Add(day);
    }

    /// <summary>Every open meter, for whoever must see them all.</summary>
    public IEnumerable<OpenMeter> All() => Volatile.Read(ref meters).OfType<OpenMeter>();

    /// <summary>Drops days that the tables hold entirely, those longest out of use first, until memory is within a bound.</summary>
    public void Shrink(long bound)
    {
        if (Bytes <= bound) return;
        var touched = All().SelectMany(m => m.Days).Where(d => !d.Dirty).Select(d => d.Touched).Order().ToList();
        if (touched.Count == 0) return;
        // Half of the bound is left, so that this is done seldom.
        var surplus = Math.Min(1, (Bytes - bound / 2) / (double)Bytes);
        var before = touched[Math.Min(touched.Count - 1, (int)(touched.Count * surplus))];
        foreach (var meter in All())
            lock (meter.Gate)
                meter.Drop(day =>
                {
                    if (day.Dirty || day.Touched > before) return false;
                    days--;
                    readings -= day.Count;
                    return true;
                });
    }

    /// <summary>The Chinese day of a time, days since 1970-01-01; a time that no day holds falls on the first or last that there is.</summary>
    public static int DayOf(long time)
    {
        var sinceFirst = Math.Clamp(time, Earliest, Latest) - Earliest;
        return (int)(sinceFirst / Instant.Day) + FirstDay;
    }
}
