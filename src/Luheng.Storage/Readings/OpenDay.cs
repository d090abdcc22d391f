using Luheng.Time;

namespace Luheng.Readings;

/// <summary>A meter's day held decoded: all its readings in effect, by time. Guarded by the lock of its meter.</summary>
sealed class OpenDay(int meter, int number)
{
    Slot[] slots = [];

    public int Meter { get; } = meter;

    /// <summary>Chinese days since 1970-01-01.</summary>
    public int Number { get; } = number;
    public long Start { get; } = Instant.StartOfDay(number);
    public int Count { get; private set; }

    /// <summary>Whether a block of it is stored already.</summary>
    public bool Stored { get; set; }

    /// <summary>Whether it holds more than the stored block says.</summary>
    public bool Dirty { get; set; }

    /// <summary>The group of the journal that last changed it; 0 for none since it was opened.</summary>
    public long Changed { get; set; }

    /// <summary>When it was last of use, counted in groups.</summary>
    public long Touched { get; set; }

    public ReadOnlySpan<Slot> Slots => slots.AsSpan(0, Count);

    /// <summary>How many were in the stored block.</summary>
    public int StoredCount { get; set; }

    public Slot this[int at]
    {
        get => slots[at];
        set => slots[at] = value;
    }

    public int LastOffset => Count == 0 ? -1 : slots[Count - 1].Offset;

    public void Append(Slot slot)
    {
        if (Count == slots.Length) Array.Resize(ref slots, Count == 0 ? 4 : Count < 64 ? Count * 3 : Count * 2);
        slots[Count++] = slot;
    }

    public void Insert(int at, Slot slot)
    {
        Append(slot);
        slots.AsSpan(at, Count - 1 - at).CopyTo(slots.AsSpan(at + 1));
        slots[at] = slot;
    }

    /// <summary>Takes the readings of a stored block.</summary>
    public void Fill(Slot[] stored) => (slots, Count, Stored, StoredCount) = (stored, stored.Length, true, stored.Length);

    /// <summary>Where a time of the day is, or the complement of where it belongs.</summary>
    public int Find(int offset)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + high >>> 1;
            var found = slots[middle].Offset;
            if (found == offset) return middle;
            if (found < offset) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }
}
