namespace Luheng.PlanReading;

/// <summary>What the words around a figure make of it.</summary>
enum FigureSense
{
    /// <summary>The state: 达到57%.</summary>
    Level,

    /// <summary>The difference: 下降14%.</summary>
    Change,

    /// <summary>An amount or count of what a deed is done to: 淘汰炼铁产能358万吨.</summary>
    Deed,

    /// <summary>Neither verb nor deed beside it.</summary>
    Plain,
}

/// <summary>A figure with the words that govern it, before it is judged.</summary>
sealed record Draft(Figure Figure, string Phrase, int Start, int End, FigureSense Sense)
{
    /// <summary>-1 for a fall, 1 for a rise, 0 where the words say neither.</summary>
    public int Sign { get; init; }
    public string Comparator { get; init; } = "";

    /// <summary>The deed: create, remove, do; empty for none.</summary>
    public string Deed { get; init; } = "";
    public bool IsNew { get; init; }
    public bool PerYear { get; init; }
    public Figure? Base { get; init; }
    public int? BaseYear { get; init; }

    /// <summary>The year of one of several figures in a row, where the words name as many years.</summary>
    public int? Year { get; init; }
    public string Scope { get; init; } = "";
    public bool Nation { get; init; }
    public string? Basis { get; init; }

    /// <summary>What stands behind the figure, up to the next mark.</summary>
    public string Behind { get; init; } = "";

    /// <summary>Said before the phrase was cut out of it.</summary>
    public string Left { get; init; } = "";
    /// <summary>It draws a line: 1万吨以上的企业.</summary>
    public bool Threshold { get; init; }

    /// <summary>It says how large a thing is that is counted next: 年处理5万吨的项目1个.</summary>
    public bool Describes { get; init; }
    public bool Inherited { get; init; }

    /// <summary>The bounds of the part of the sentence it stands in.</summary>
    public int SegmentStart { get; init; }
    public int SegmentEnd { get; init; }
}
