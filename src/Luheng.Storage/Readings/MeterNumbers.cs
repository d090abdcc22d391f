using System.Collections.Frozen;

namespace Luheng.Readings;

/// <summary>Which number stands for which meter. Any program may give the next number; here is what was last read.</summary>
sealed class MeterNumbers(IReadingHome home)
{
    readonly Lock reading = new();
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    FrozenDictionary<string, int>? told;
    volatile int highest;

    public IReadOnlyList<int> Of(IReadOnlyList<string> ids)
    {
        lock (reading)
        {
            if (!ids.All(numbers.ContainsKey)) Refresh();
            var missing = ids.Where(id => !numbers.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                if (highest + missing.Count >= 1 << SqliteReadingSchema.MeterBits) throw new ReadingsRefusedException($"there is no room for more than {(1 << SqliteReadingSchema.MeterBits) - 1} meters");
                home.Number(missing);
                Refresh();
            }
            return [.. ids.Select(id => numbers[id])];
        }
    }

    public IReadOnlyDictionary<string, int> All()
    {
        lock (reading)
        {
            Refresh();
            return told ??= numbers.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>Whether a number was given to a meter.</summary>
    public bool Knows(int number)
    {
        if (number > 0 && number <= highest) return true;
        lock (reading) Refresh();
        return number > 0 && number <= highest;
    }

    void Refresh()
    {
        using var view = home.Look();
        var before = numbers.Count;
        foreach (var row in view.Meters(highest))
        {
            numbers[row.Id] = row.Number;
            highest = row.Number;
        }
        if (numbers.Count != before) told = null;
    }
}
