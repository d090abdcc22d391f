using Luheng.Observations;

namespace Luheng.Returns;

enum FigureState : byte { New, Unchanged, Corrected, Rejected }

/// <summary>A figure taken in: numbers that stand for its subject, item, period, scope, source and sheet.</summary>
struct Figure
{
    public int Subject, Period, Source, Row;
    public short Item, Scope, Sheet, Column;
    public FigureState State;
    public double Value;
}

/// <summary>The figures of an import, kept small: one struct each and an open table of their keys.</summary>
sealed class Figures
{
    const int ChunkBits = 14;
    const int ChunkSize = 1 << ChunkBits;

    readonly List<Figure[]> chunks = [];
    int[] slots = new int[1 << 12];

    public int Count { get; private set; }

    public List<SourceKind> KindOf { get; } = [];

    public ref Figure this[int index] => ref chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>Adds a figure; returns -1, or the index of the one that already has its key.</summary>
    public int Add(in Figure figure)
    {
        if (Count * 2 >= slots.Length) Grow();
        var slot = SlotOf(figure);
        if (slots[slot] != 0) return slots[slot] - 1;
        if (Count >> ChunkBits == chunks.Count) chunks.Add(new Figure[ChunkSize]);
        this[Count] = figure;
        slots[slot] = ++Count;
        return -1;
    }

    /// <summary>The index of the figure with this key, or -1.</summary>
    public int Find(in Figure key) => slots[SlotOf(key)] - 1;

    int SlotOf(in Figure figure)
    {
        var mask = slots.Length - 1;
        var kind = KindOf[figure.Source];
        var slot = HashCode.Combine(figure.Subject, figure.Item, figure.Period, figure.Scope, (int)kind) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            ref var other = ref this[slots[slot] - 1];
            if (other.Subject == figure.Subject && other.Item == figure.Item && other.Period == figure.Period && other.Scope == figure.Scope
                && KindOf[other.Source] == kind) break;
        }
        return slot;
    }

    void Grow()
    {
        slots = new int[slots.Length * 2];
        for (var i = 0; i < Count; i++) slots[SlotOf(this[i])] = i + 1;
    }
}

/// <summary>Numbers things in the order they are first met.</summary>
sealed class Numbered<T> where T : notnull
{
    readonly Dictionary<T, int> numbers = [];
    public List<T> All { get; } = [];

    public int this[T thing]
    {
        get
        {
            if (!numbers.TryGetValue(thing, out var number))
            {
                numbers[thing] = number = All.Count;
                All.Add(thing);
            }
            return number;
        }
    }

    public int Find(T thing) => numbers.GetValueOrDefault(thing, -1);
}
