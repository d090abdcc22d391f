namespace Luheng.Problems;

/// <summary>Something wrong in what a person gave us: where it stands, what was found, and what would be right.</summary>
/// <param name="Where">A file and line, or a file, sheet, row and column.</param>
public sealed record Problem(string Where, string Found, string Expected)
{
    /// <summary>What was found and what would be right in Chinese, where a page shows it to somebody; null where it is for commands alone.</summary>
    public string? Zh { get; init; }

    public override string ToString() => Expected is "" ? $"{Where}: {Found}" : $"{Where}: {Found}; {Expected}";
}

/// <summary>Input is wrong. Carries every problem found, so that an author mends them in one go.</summary>
public class ProblemsException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
