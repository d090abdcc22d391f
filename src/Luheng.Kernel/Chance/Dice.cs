namespace Luheng.Chance;

/// <summary>Chance that comes out the same on every run: splitmix64 from a named starting point.</summary>
public struct Dice(ulong seed)
{
    ulong state = seed;

    /// <summary>Dice of their own for a place and a time, so that one enterprise's luck never moves another's.</summary>
    public static Dice For(ulong what, int who, int when = 0) =>
        new(Mix(Mix(what * 0x9E3779B97F4A7C15UL + (uint)who) + (uint)when * 0xD1B54A32D192ED03UL));

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15UL);

    /// <summary>From 0 up to 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Share();

    public int Below(int count) => (int)(Share() * count);

    public bool Happens(double chance) => Share() < chance;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>About normal with mean 0 and deviation 1, never beyond 3.5: the sum of four quarters of one number.</summary>
    public double Bell()
    {
        var bits = Next();
        var sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48);
        return (sum - 131070.0) / 37837.0;
    }

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
