using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>Why two entries of the register may be one enterprise.</summary>
public enum Likeness : byte
{
    /// <summary>The same organisation inside two credit codes (主体标识码).</summary>
    SameOrganisation,

    /// <summary>Credit codes that differ in one place and their check.</summary>
    CodeTyped,

    /// <summary>The same name, but for brackets, width, old characters or the legal form.</summary>
    SameName,

    /// <summary>One's name is the other's former one.</summary>
    FormerName,

    /// <summary>In one county, names that differ by one character left out or two swapped.</summary>
    SimilarName,
}

/// <summary>Two entries that may be one enterprise.</summary>
public sealed record LikelyPair(Subject One, Subject Other, Likeness Likeness)
{
    public string Id => IdOf(One.Id.Text, Other.Id.Text);

    public static string IdOf(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one}|{other}" : $"{other}|{one}";
}

/// <summary>Finds entries of the register that may be one enterprise, for a person to decide on.</summary>
public static class NearDuplicates
{
    /// <summary>The kind of document that says of a pair that they are two enterprises.</summary>
    public const string ApartKind = "register-apart";

    public static Said Word(Likeness likeness) => likeness switch
    {
        Likeness.SameOrganisation => new("主体标识码相同", "same organisation code"),
        Likeness.CodeTyped => new("信用代码只差一位", "codes one place apart"),
        Likeness.SameName => new("名称相同（括号、全半角、繁简或组织形式不同）", "same name, written differently"),
        Likeness.FormerName => new("名称是对方的曾用名", "the other's former name"),
        _ => new("同一区县内名称相近", "similar names in one county"),
    };

    /// <summary>Each pair once, by the strongest likeness; not those that are related already.</summary>
    public static IReadOnlyList<LikelyPair> In(Population population)
    {
        var firms = population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise).ToList();
        var found = new Dictionary<string, LikelyPair>(StringComparer.Ordinal);
        Meet(firms, f => [CreditCode.Body(f.Id.Text)], Likeness.SameOrganisation, found);
        Meet(firms, f => Enumerable.Range(0, 17).Select(i => string.Concat(f.Id.Text.AsSpan(0, i), "*", f.Id.Text.AsSpan(i + 1, 16 - i))), Likeness.CodeTyped, found);
        Meet(firms, f => [FirmName.Core(f.Name)], Likeness.SameName, found);
        Meet(firms, f => f.OtherNames.Where(n => n.Kind == NameKind.Former).Select(n => FirmName.Key(n.Name)).Prepend(FirmName.Key(f.Name)), Likeness.FormerName, found);
        Meet(firms, f => Swapped(f.Latest.Region, FirmName.Core(f.Name)), Likeness.SimilarName, found);
        LeftOut(firms, found);
        return [.. found.Values.OrderBy(p => p.Likeness).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>The pairs that a person said are two enterprises.</summary>
    public static IReadOnlySet<string> Apart(ILedger ledger) => ledger.Documents(ApartKind).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);

    const int LeastForSimilar = 5;

    /// <summary>Keys that a name shares with one in which two neighbours are swapped.</summary>
    static IEnumerable<string> Swapped(string county, string core)
    {
        for (var i = 0; i + 1 < core.Length && core.Length >= LeastForSimilar; i++)
            if (core[i] != core[i + 1]) yield return county + core[..i] + (core[i] < core[i + 1] ? core.Substring(i, 2) : $"{core[i + 1]}{core[i]}") + core[(i + 2)..];
    }

    /// <summary>Names of which one is the other without one of its characters.</summary>
    static void LeftOut(List<Subject> firms, Dictionary<string, LikelyPair> found)
    {
        var whole = firms.ToLookup(f => f.Latest.Region + FirmName.Core(f.Name));
        foreach (var firm in firms)
            if (FirmName.Core(firm.Name) is { Length: > LeastForSimilar } core)
                foreach (var shorter in Enumerable.Range(0, core.Length).Select(i => firm.Latest.Region + core.Remove(i, 1)).Distinct(StringComparer.Ordinal))
                    foreach (var other in whole[shorter].Where(o => !Related(o, firm)))
                        found.TryAdd(LikelyPair.IdOf(other.Id.Text, firm.Id.Text), new(other, firm, Likeness.SimilarName));
    }

    static void Meet(List<Subject> firms, Func<Subject, IEnumerable<string>> keys, Likeness likeness, Dictionary<string, LikelyPair> found)
    {
        var met = new Dictionary<string, List<Subject>>(StringComparer.Ordinal);
        foreach (var firm in firms)
            foreach (var key in keys(firm).Where(k => k is not "").Distinct(StringComparer.Ordinal))
            {
                if (!met.TryGetValue(key, out var others)) met[key] = others = [];
                foreach (var other in others.Where(o => o.Id != firm.Id && !Related(o, firm))) found.TryAdd(LikelyPair.IdOf(other.Id.Text, firm.Id.Text), new(other, firm, likeness));
                others.Add(firm);
            }
    }

    static bool Related(Subject one, Subject other) => one.Relations.Any(r => r.Other == other.Id);
}
