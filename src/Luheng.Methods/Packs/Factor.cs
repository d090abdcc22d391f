using Luheng.Quantities;
using Luheng.Time;

namespace Luheng.Packs;

/// <summary>A published conversion whose value depends on the day and the region, such as tce per t of raw coal.</summary>
/// <param name="MeasuredBy">The item that a firm files its own measured value under, which takes precedence; or null.</param>
public sealed record Factor(string Id, Unit Unit, string? MeasuredBy, IReadOnlyList<FactorValue> Values, Place Place)
{
    public Said Name { get; init; } = Said.Nothing;

    /// <summary>What the factors of this stem are called together, such as 折标准煤系数.</summary>
    public Said FamilyName { get; init; } = Said.Nothing;

    /// <summary>The value in force for a place and day: of the values dated so, the one of the nearest region.</summary>
    /// <param name="regions">The region of the subject and all above it, nearest first.</param>
    public FactorValue? On(DateOnly day, IEnumerable<string> regions)
    {
        foreach (var region in regions)
            if (Values.FirstOrDefault(v => v.Region == region && v.Holds(day)) is { } regional) return regional;
        return Values.FirstOrDefault(v => v.Region is null && v.Holds(day));
    }

    /// <summary>The value for a period: the one in force on its first day; where none was yet, the one that came into force within it and holds on its last.</summary>
    public FactorValue? In(Period period, IReadOnlyCollection<string> regions) => On(period.First, regions) ?? On(period.Last, regions);

    public bool IsRegional => Values.Any(v => v.Region is not null);
}

/// <summary>One dated value of a factor. A published range has no value and needs a measured one.</summary>
public sealed record FactorValue(DateOnly From, DateOnly? To, string? Region, double? Value, double? Low, double? High, Citation Source, Confidence Confidence, string? Note)
{
    public bool Holds(DateOnly day) => From <= day && (To is null || day <= To);
}
