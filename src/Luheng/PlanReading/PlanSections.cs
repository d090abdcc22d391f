using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>What the part of a plan is about that a place lies in, by the innermost heading that says so.</summary>
sealed class PlanSections
{
    readonly IReadOnlyList<Heading> outline;
    readonly string?[] kinds;

    public PlanSections(IReadOnlyList<Heading> outline, Lexicon words)
    {
        this.outline = outline;
        kinds = [.. outline.Select(h => words.Last(WordRole.Section, h.Title)?.Said.Word.As)];
    }

    /// <param name="Heading">The index of the heading that says the kind, or -1.</param>
    /// <param name="Clause">The clause of the innermost heading.</param>
    public sealed record Section(string Kind, int Heading, string Clause, bool Box);

    public Section At(int original)
    {
        var (kind, from, clause, box) = ("", -1, "", false);
        for (var i = Before(original); i >= 0; i--)
        {
            var heading = outline[i];
            if (heading.End <= original) continue;
            if (clause is "") clause = heading.Clause;
            box |= heading.Clause.StartsWith("专栏", StringComparison.Ordinal);
            if (kinds[i] is not { } said) continue;
            (kind, from) = (said, i);
            break;
        }
        return new(kind, from, clause, box);
    }

    /// <summary>The last heading that begins at or before a place.</summary>
    int Before(int original)
    {
        var (low, high) = (0, outline.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (outline[middle].Start <= original) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }
}
