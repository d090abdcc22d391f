namespace Luheng.Readings;

/// <summary>What memory holds of a meter: its open days, the corrections not yet in the table, and how far its readings reach. Locked by whoever looks or writes.</summary>
sealed class OpenMeter(int number)
{
    readonly List<OpenDay> days = [];

    public int Number { get; } = number;
    public Lock Gate { get; } = new();

    /// <summary>Open days in order.</summary>
    public IReadOnlyList<OpenDay> Days => days;

    /// <summary>The days between which blocks are stored; first after last where there are none.</summary>
    public int StoredFirst { get; set; } = int.MaxValue;
    public int StoredLast { get; set; } = int.MinValue;

    public List<RevisionRow> Pending { get; } = [];

    /// <summary>The newest reading taken in since the start, and when (microseconds).</summary>
    public long NewestTime { get; set; } = long.MinValue;
    public long NewestAt { get; set; }

    /// <summary>How often it was changed, so that what was read beside it is kept only while it still holds.</summary>
    public long Changes { get; set; }

    /// <summary>The newest reading as it was last looked up, and when it was recorded (microseconds).</summary>
    public (Reading Reading, long At)? Newest { get; set; }

    public int First => days.Count > 0 ? Math.Min(days[0].Number, StoredFirst) : StoredFirst;
    public int Last => days.Count > 0 ? Math.Max(days[^1].Number, StoredLast) : StoredLast;

    public OpenDay? Day(int day)
    {
        if (days.Count > 0 && days[^1].Number == day) return days[^1];
        var at = Find(day);
        return at < 0 ? null : days[at];
    }

    /// <summary>The place of the first open day that is not before a day.</summary>
    public int From(int day)
    {
        var at = Find(day);
        return at < 0 ? ~at : at;
    }

    public void Add(OpenDay day) => days.Insert(~Find(day.Number), day);

    public int Drop(Predicate<OpenDay> which) => days.RemoveAll(which);

    int Find(int day)
    {
        var (low, high) = (0, days.Count - 1);
        while (low <= high)
        {
            var middle = low + high >>> 1;
            if (days[middle].Number == day) return middle;
            if (days[middle].Number < day) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }
}
