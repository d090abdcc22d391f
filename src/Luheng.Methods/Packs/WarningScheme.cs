namespace Luheng.Packs;

/// <summary>Whom a scheme of warning is for.</summary>
public enum WarningOf { Regions, Enterprises }

/// <summary>What a scheme's figure is: 完成率 achieved over due, or 偏离 above a path.</summary>
public enum WarningMeasure { Completion, Deviation }

/// <summary>A rung of a scheme (预警级别), with the name its document gives it.</summary>
/// <param name="Code">What the document calls it; says nothing across schemes.</param>
/// <param name="Severity">0 for none; the only field by which levels of two schemes compare.</param>
/// <param name="Lower">As a share; null where it has no lower end.</param>
/// <param name="Upper">As a share; null where it has no upper end.</param>
/// <param name="Chance">From which chance of missing the target on the level holds whatever the figure; null for never.</param>
public sealed record WarningLevel(string Code, Said Name, string Colour, int Severity, double? Lower, double? Upper, double? Chance)
{
    /// <summary>Whether a figure that equals the upper end belongs here, as in "50 % and less".</summary>
    public bool WithUpper { get; init; }
}

/// <summary>A figure that is watched beside the one that decides: growth above a share is at least a level.</summary>
public sealed record WarningWatch(string Item, double Above, string Level);

/// <summary>How warnings are graded at one place (预警方案): its levels, and how long one is held.</summary>
/// <param name="HoldMonths">A level is left when so many months in a row were milder.</param>
/// <param name="HoldMargin">Or when the figure clears the level's end by this share.</param>
/// <param name="CutOffs">How sure the ends of the levels are, where their names are surer.</param>
public sealed record WarningScheme(string Id, Said Name, WarningOf Of, WarningMeasure Measure, IReadOnlyList<WarningLevel> Levels,
    int HoldMonths, double HoldMargin, Citation Source, Confidence Confidence, Confidence CutOffs, Said Note, Place Place)
{
    /// <summary>Whether it is the one used where none is asked for.</summary>
    public bool Default { get; init; }

    /// <summary>Whether a higher figure is better.</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>The ratio whose way over its path decides (偏离); null of a completion, which a plan's target decides.</summary>
    public string? Item { get; init; }
    public IReadOnlyList<WarningWatch> Watch { get; init; } = [];

    public WarningLevel? Find(string code) => Levels.FirstOrDefault(l => l.Code == code);

    public WarningLevel At(int severity) => Levels.First(l => l.Severity == severity);
}
