namespace Luheng.Packs;

/// <summary>What a word does in a sentence of a plan.</summary>
public enum WordRole
{
    Indicator, Member, Unit, Multiple, Fall, Rise, Onto, Reach, Act, New, Filler, Leading, Trailing, Comparator, Scope, Sector, SectorEnd, OwnRegion, Nation, Basis, Rate,
    Compound, Thing, Amount, SecondHead, Section, Reported, Aimed, Framework, Programme, Entity, Whole, Owner, Peak, Finished, Balance, Zero, Characters,
}

/// <summary>Words of one meaning, as plans say them.</summary>
/// <param name="Words">For a comparator those that stand before the figure.</param>
public sealed record PlanWord(string Id, WordRole Role, IReadOnlyList<string> Words)
{
    /// <summary>The indicator a phrase names, or null where none of the packs measures it.</summary>
    public string? Indicator { get; init; }

    /// <summary>What is measured: intensity, share, amount, count, ratio, capacity-share.</summary>
    public string Of { get; init; } = "";

    /// <summary>"lower" or "higher", where a phrase says which is better.</summary>
    public string Better { get; init; } = "";

    /// <summary>The usual unit of its level, for a table that states none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The sign a comparator stands for.</summary>
    public string Sign { get; init; } = "";

    /// <summary>A comparator's words behind the figure.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>What kind of unit, deed, section or basis it is.</summary>
    public string As { get; init; } = "";
}

/// <summary>The words by which a plan's text is read: names of indicators, verbs, units, scopes, sections, characters.</summary>
public sealed class PlanWords(IReadOnlyList<PlanWord> all)
{
    public static PlanWords Empty { get; } = new([]);

    public IReadOnlyList<PlanWord> All => all;

    public IEnumerable<PlanWord> Of(WordRole role) => all.Where(w => w.Role == role);

    /// <summary>Traditional characters and their simplified forms.</summary>
    public IReadOnlyDictionary<char, char> Simplified { get; } = Pairs(all);

    static Dictionary<char, char> Pairs(IReadOnlyList<PlanWord> all)
    {
        var pairs = new Dictionary<char, char>();
        foreach (var line in all.Where(w => w.Role == WordRole.Characters).SelectMany(w => w.Words))
            for (var i = 0; i + 1 < line.Length; i += 2) pairs[line[i]] = line[i + 1];
        return pairs;
    }
}
