namespace Luheng.Demo;

/// <summary>What goes wrong with a meter of the story, for the findings to find.</summary>
public enum MishapKind { Stuck, Scale, Sign, Spike, Missing, Exchanged, ClockAhead }

/// <summary>One thing that goes wrong: which meter, from when until when (not included).</summary>
/// <param name="Size">The factor, or how far the clock is ahead in seconds.</param>
/// <param name="Other">The meter that a swapped one's values are of.</param>
/// <param name="CorrectedAt">When the gateway sends the right values again; null: never.</param>
public sealed record Mishap(MishapKind Kind, string Meter, long From, long To, double Size = 0, string? Other = null, long? CorrectedAt = null)
{
    internal bool Holds(long time) => time >= From && time < To;
}
