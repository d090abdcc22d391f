namespace Luheng.Quantities;

/// <summary>What a unit measures, as powers of base dimensions, such as energy/money.</summary>
public sealed class Dimension : IEquatable<Dimension>
{
    public static readonly Dimension None = new([]);

    readonly (string Name, int Power)[] powers;

    Dimension((string, int)[] powers) => this.powers = powers;

    public static Dimension Of(string name) => name is "none" ? None : new([(name, 1)]);

    public bool IsNone => powers.Length == 0;

    /// <summary>The power of a base dimension in it, such as −1 of time in a rate; 0 where it has no part.</summary>
    public int PowerOf(string name) => powers.FirstOrDefault(p => p.Name == name).Power;

    public Dimension Times(Dimension other) => Combine(other, 1);

    public Dimension Over(Dimension other) => Combine(other, -1);

    public Dimension Power(int exponent) =>
        exponent == 0 ? None : new([.. powers.Select(p => (p.Name, p.Power * exponent))]);

    Dimension Combine(Dimension other, int sign) => new([.. powers
        .Concat(other.powers.Select(p => (p.Name, Power: p.Power * sign)))
        .GroupBy(p => p.Name, (name, parts) => (Name: name, Power: parts.Sum(p => p.Power)))
        .Where(p => p.Power != 0)
        .OrderBy(p => p.Name, StringComparer.Ordinal)]);

    public bool Equals(Dimension? other) => other is not null && powers.AsSpan().SequenceEqual(other.powers);

    public override bool Equals(object? obj) => Equals(obj as Dimension);

    public override int GetHashCode() => powers.Aggregate(17, HashCode.Combine);

    public override string ToString()
    {
        if (IsNone) return "a plain number";
        string Side(bool above) => string.Join("·", powers.Where(p => p.Power > 0 == above)
            .Select(p => Math.Abs(p.Power) == 1 ? p.Name : $"{p.Name}^{Math.Abs(p.Power)}"));
        return (Side(true), Side(false)) switch
        {
            (var up, "") => up,
            ("", var down) => $"1/{down}",
            var (up, down) => $"{up}/{down}",
        };
    }
}
