using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>Where a target will stand at the end of the year (年末展望).</summary>
/// <param name="YearEnd">In the unit of the track.</param>
/// <param name="Width">Half the interval.</param>
/// <param name="Aim">What is due at the year's end.</param>
/// <param name="Chance">Of missing it.</param>
/// <param name="Method">What the remaining months were forecast by.</param>
/// <param name="Tested">How many earlier intervals had an outcome, and <paramref name="Covered"/> how many held it.</param>
public sealed record Outlook(double YearEnd, double Width, double Aim, double Chance, Said Method, int Tested, int Covered)
{
    public double Low => YearEnd - Width;
    public double High => YearEnd + Width;

    /// <summary>How the year's end came about, in numbers.</summary>
    public Said EndSays { get; init; } = Said.Nothing;

    /// <summary>What would bring it back, or what may still be used; null where the year is over.</summary>
    public Needed? Needed { get; init; }
}

/// <summary>What the remaining months must average to reach what is due.</summary>
/// <param name="Each">Of each remaining month, in the unit.</param>
/// <param name="AgainstLastYear">Over the same months of last year, as a share; NaN where these are not known.</param>
/// <param name="Of">What it is an amount of.</param>
public sealed record Needed(double Each, string Unit, double AgainstLastYear, int Months, Said Of)
{
    /// <summary>Whether more would be too much, as of energy; else less would be too little.</summary>
    public bool AtMost { get; init; }

    /// <summary>How the amount, and its change on last year, came about, in numbers.</summary>
    public Said EachSays { get; init; } = Said.Nothing;
    public Said AgainstSays { get; init; } = Said.Nothing;

    /// <summary>Whether it is a change of a standing rather than an amount.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether no amount would do: even nothing at all in the remaining months comes too late.</summary>
    public bool TooLate => AtMost && !IsChange && Each < 0;
}

/// <summary>A target in one month: what it had come to, what was due, and how the year would end.</summary>
/// <param name="Actual">In <paramref name="Unit"/>; NaN where not known.</param>
/// <param name="Due">By the seasonal path.</param>
/// <param name="Completion">Achieved over due, as a share.</param>
/// <param name="Weight">w(m): the share of the year's target due by then.</param>
/// <param name="OnYear">The change to date over the same months of last year, as a share; NaN where there is none.</param>
public sealed record TrackMonth(int Year, int Month, double Actual, double Due, double Completion, double Weight, double OnYear, string Unit, Outlook? Outlook)
{
    /// <summary>Why it is not judged; null where it is.</summary>
    public Said? WhyNot { get; init; }

    /// <summary>How the actual figure was made, and of what.</summary>
    public Said How { get; init; } = Said.Nothing;
    public IReadOnlyList<TrackPart> Parts { get; init; } = [];

    /// <summary>How what was due follows from the target, and how completion follows from both, in numbers.</summary>
    public Said DueSays { get; init; } = Said.Nothing;
    public Said CompletionSays { get; init; } = Said.Nothing;

    /// <summary>How w came about; nothing where there is none.</summary>
    public Said WeightSays { get; init; } = Said.Nothing;
}

/// <summary>A figure that went into a month of a track.</summary>
public sealed record TrackPart(Said Name, double Value, string Unit)
{
    /// <summary>The indicator and the time that it is a figure of; null where it was worked out here.</summary>
    public (string Item, Period In)? Figure { get; init; }

    /// <summary>How it was worked out, where it is no figure of its own.</summary>
    public Said Says { get; init; } = Said.Nothing;
}
