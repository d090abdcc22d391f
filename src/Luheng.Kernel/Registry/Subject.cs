namespace Luheng.Registry;

/// <summary>Where an enterprise or site belongs for a time: county, industry, park. Both days included; null is open.</summary>
public sealed record Placement(DateOnly? From, DateOnly? To, string Region, string Industry, string? Park = null, double? Longitude = null, double? Latitude = null)
{
    public bool Holds(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    public bool Overlaps(Placement other) =>
        (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);
}

/// <summary>An enterprise or one of its sites, with the places it has belonged to.</summary>
public sealed record Subject(SubjectId Id, string Name, IReadOnlyList<Placement> Placements)
{
    public Placement? On(DateOnly day) => Placements.FirstOrDefault(p => p.Holds(day));

    public Placement Latest => Placements[^1];

    public bool Equals(Subject? other) => other is not null && Id == other.Id && Name == other.Name && Placements.SequenceEqual(other.Placements);

    public override int GetHashCode() => Id.GetHashCode();
}
