namespace Luheng.Benchmarks;

/// <summary>The limit of a line: at most so much of a time or size, or at least so much of a rate.</summary>
sealed record Limit(double Value, bool AtMost = true)
{
    public bool Holds(double measured) => AtMost ? measured <= Value : measured >= Value;

    public override string ToString() => $"{(AtMost ? "≤" : "≥")} {Figures.Short(Value)}";
}

/// <summary>Something else measured in the same run, to be read beside the line.</summary>
sealed record Beside(string With, double Value);

/// <summary>One figure: what was measured, in which unit, the limit that the issue sets, and what it stands beside.</summary>
/// <param name="Measured">Null when it could not be measured; the note says why.</param>
sealed record Line(string Id, string What, double? Measured, string Unit, Limit? Limit = null, string Note = "")
{
    public IReadOnlyList<Beside> Beside { get; init; } = [];

    /// <summary>The command whose process was timed; empty for what runs inside the benchmark.</summary>
    public string Command { get; init; } = "";

    public string Verdict => Measured is not { } measured ? "not measured" : Limit is null ? "" : Limit.Holds(measured) ? "met" : "short";

    public static Line Absent(string id, string what, string unit, string why) => new(id, what, null, unit, null, why);
}

static class Figures
{
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
    };
}
