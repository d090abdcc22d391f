using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Boards;

/// <summary>What a figure of a board was made of: a sum of enterprises, a ratio of sums, an effect.</summary>
/// <param name="Formula">In words.</param>
/// <param name="Coverage">0 to 1; 1 where it is whole or nothing was expected.</param>
public sealed record Reasons(string Name, string Of, string Period, double Value, string Unit, double Coverage, string Formula)
{
    /// <summary>What the numbers of the formula open, where they were counted and are none of the formula's own.</summary>
    public Opening? Counted { get; init; }
    public Citation? Source { get; init; }
    public Confidence? Confidence { get; init; }
    public IReadOnlyList<ReasonLine> Inputs { get; init; } = [];

    /// <summary>The largest parts.</summary>
    public IReadOnlyList<ReasonLine> Parts { get; init; } = [];

    /// <summary>What a reader should know besides.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Where the site answers the same question by itself.</summary>
    public string? Live { get; init; }

    /// <summary>Where all of them are listed.</summary>
    public string? List { get; init; }
}

/// <summary>A figure that went in, and where its own reasons are.</summary>
/// <param name="By">How it came about, where it has no page of its own; what stands under it says so where this is empty.</param>
public sealed record ReasonLine(string Name, double Value, string Unit, string Address, Note? Under = null, string By = "");

/// <summary>A sentence about a figure, and the numbers in it that open.</summary>
public sealed record Note(string Text, params IReadOnlyList<Opening> Marks)
{
    /// <summary>What the other numbers of the sentence open.</summary>
    public Opening? Rest { get; init; }

    /// <summary>Who says so.</summary>
    public Citation? Source { get; init; }

    public static implicit operator Note(string text) => new(text);
}
