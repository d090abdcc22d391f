using Luheng.Time;

namespace Luheng.Registry;

/// <summary>Where an enterprise or site belongs for a time: county, industry, park. Both days included; null is open.</summary>
public sealed record Placement(DateOnly? From, DateOnly? To, string Region, string Industry, string? Park = null, double? Longitude = null, double? Latitude = null)
{
    public bool Holds(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    public bool Overlaps(Placement other) =>
        (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);
}

/// <summary>An enterprise or one of its sites: the places it has belonged to, what else it is or was called, whether it works, and what it came from or went into.</summary>
/// <remarks>The id never changes. What is added here over the years stays empty for those registered before it was known.</remarks>
public sealed record Subject(SubjectId Id, string Name, IReadOnlyList<Placement> Placements)
{
    public IReadOnlyList<OtherName> OtherNames { get; init; } = [];
    public IReadOnlyList<OtherCode> OtherCodes { get; init; } = [];

    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<StatusSince> Statuses { get; init; } = [];
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    public Placement? On(DateOnly day) => Placements.FirstOrDefault(p => p.Holds(day));

    public Placement Latest => Placements[^1];

    /// <summary>Whether it works: as was said last; else by whether it belongs anywhere any more.</summary>
    public OperatingStatus StatusOn(DateOnly day) => Statuses.LastOrDefault(s => s.From <= day) is { } said ? said.Status
        : Placements.Count > 0 && Placements.All(p => p.To < day) ? OperatingStatus.Deregistered : OperatingStatus.Active;

    /// <summary>Whether it was registered on any day of a stretch, both ends included.</summary>
    public bool IsRegistered(DateOnly first, DateOnly last) => Placements.Any(p => !(p.From > last) && !(p.To < first))
        && !(StatusOn(first) == OperatingStatus.Deregistered && StatusOn(last) == OperatingStatus.Deregistered);

    /// <summary>How many months of a period it was registered in, on their last day; all of them where nothing is known of its places.</summary>
    public int MonthsIn(Period period) => Placements is [] || Placements is [var only] && !(only.From > period.First) && !(only.To < period.Last) ? period.MonthCount : period.MonthsWithin().Count(m => On(m.Last) is not null);

    /// <summary>The name it had on a day.</summary>
    public string NameOn(DateOnly day) => OtherNames.FirstOrDefault(n => n.Kind == NameKind.Former && n.Until >= day && (n.From is null || n.From <= day))?.Name ?? Name;

    /// <summary>With a new name; the old one is kept among the former ones.</summary>
    /// <param name="on">Since when; null where that is not known.</param>
    public Subject Renamed(string name, DateOnly? on) => name == Name ? this : this with
    {
        Name = name,
        OtherNames = [.. OtherNames.Where(n => n.Name != name), new(Name, NameKind.Former, OtherNames.LastOrDefault(n => n.Kind == NameKind.Former)?.Until?.AddDays(1), on?.AddDays(-1))],
    };

    public bool Equals(Subject? other) => other is not null && Id == other.Id && Name == other.Name && Placements.SequenceEqual(other.Placements)
        && OtherNames.SequenceEqual(other.OtherNames) && OtherCodes.SequenceEqual(other.OtherCodes) && Statuses.SequenceEqual(other.Statuses) && Relations.SequenceEqual(other.Relations);

    public override int GetHashCode() => Id.GetHashCode();
}
