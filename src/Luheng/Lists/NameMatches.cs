using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Lists;

/// <summary>An enterprise that an entry may mean, how likely, and why.</summary>
/// <param name="Score">0–100, by the pack's rule list-matching.</param>
public sealed record Candidate(Subject Subject, double Score, IReadOnlyList<Said> Why, bool SameProvince);

/// <summary>Finds whom the names of published lists mean in the register. It proposes; a person decides.</summary>
public sealed class NameMatches
{
    readonly Population population;
    readonly IReadOnlyDictionary<string, double> rule;
    readonly ILookup<string, (Subject Subject, NameKind? Kind)> byKey;
    readonly ILookup<string, Subject> byCore;
    readonly ILookup<string, Subject> byPart;

    public NameMatches(Population population, Catalogue catalogue)
    {
        this.population = population;
        rule = catalogue.Rules.GetValueOrDefault("list-matching")?.Numbers ?? throw new InvalidOperationException("the packs have no rule list-matching");
        var firms = population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise).ToList();
        byKey = firms.SelectMany(f => f.OtherNames.Select(n => (Key: FirmName.Key(n.Name), f, Kind: (NameKind?)n.Kind)).Prepend((FirmName.Key(f.Name), f, null))).ToLookup(k => k.Key, k => (k.f, k.Kind), StringComparer.Ordinal);
        byCore = firms.ToLookup(f => FirmName.Core(f.Name), StringComparer.Ordinal);
        byPart = firms.SelectMany(f => Parts(FirmName.Core(f.Name)).Select(p => (p, f))).ToLookup(p => p.p, p => p.f, StringComparer.Ordinal);
    }

    double Number(string id) => rule.TryGetValue(id, out var number) ? number : throw new InvalidOperationException($"the rule list-matching has no {id}");

    /// <summary>Who may be meant, the likeliest first; not those that a person said are not.</summary>
    public IReadOnlyList<Candidate> For(ListEntry entry)
    {
        var found = new Dictionary<SubjectId, (double Score, Said Why, Subject Subject)>();
        void Found(Subject subject, double score, Said why)
        {
            if (!found.TryGetValue(subject.Id, out var earlier) || earlier.Score < score) found[subject.Id] = (score, why, subject);
        }

        var (key, core) = (FirmName.Key(entry.Member), FirmName.Core(entry.Member));
        if (key is "") return [];
        foreach (var (subject, kind) in byKey[key])
            Found(subject, Number(kind switch { null => "same_name", NameKind.Former => "former_name", _ => "other_name" }), kind switch { null => entry.Member == subject.Name ? new("名称相同", "the same name") : new("名称相同，只是写法不同（括号、全半角、“有限”与“有限责任”等）", "the same name, written otherwise (brackets, widths, 有限 for 有限责任)"), NameKind.Former => new("是它的曾用名", "its former name"), _ => new("是它的别名", "another name of it") });
        foreach (var subject in byCore[core]) Found(subject, Number("same_core"), new("只有组织形式或括号不同", "only the form or brackets differ"));
        if (core.Length >= Number("shortest_for_slips"))
            foreach (var subject in Parts(core).SelectMany(p => byPart[p]).Distinct().Where(s => InReach(entry, s)))
                if (Near.Slips(core, FirmName.Core(subject.Name)) is var slips and (1 or 2)) Found(subject, Number(slips == 1 ? "one_slip" : "two_slips"), slips == 1 ? new("差一个字", "one character differs") : new("差两个字", "two characters differ"));
        var rejected = entry.Match?.Rejected ?? [];
        return [.. found.Values.Where(f => !rejected.Contains(f.Subject.Id.Text)).Select(f => Weighed(entry, f.Subject, f.Score, f.Why)).Where(c => c.Score >= Number("least"))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Subject.Id.Text, StringComparer.Ordinal).Take((int)Number("most_shown"))];
    }

    /// <summary>The candidate that may be ticked beforehand: the only one, of the same province, by a name of its own.</summary>
    public Candidate? Ticked(IReadOnlyList<Candidate> candidates) =>
        candidates is [{ SameProvince: true } first, ..] && first.Score >= Number("ticked_from") && candidates.Count(c => c.Score >= Number("ticked_from")) == 1 ? first : null;

    /// <summary>A name that only resembles is looked for in the entry's own province.</summary>
    bool InReach(ListEntry entry, Subject subject) => RegionNames.Province(entry.Region) is not { } province || population.Regions.Within(subject.Latest.Region, province);

    Candidate Weighed(ListEntry entry, Subject subject, double score, Said why)
    {
        var whys = new List<Said> { why };
        var province = RegionNames.Province(entry.Region);
        var same = province is not null && population.Regions.Within(subject.Latest.Region, province);
        whys.Add(province is null ? new("名单没有地区", "the list gives no region") : same ? new("同省", "the same province") : new("省份不同", "another province"));
        if (province is not null && !same) score -= Number("other_province");
        if (entry.Since is { } since && subject.Placements is [{ From: { } from }, ..] && from > since)
        {
            score -= Number("earlier_than_batch");
            whys.Add(new($"登记自 {from:yyyy-MM-dd}，晚于名单批次", $"registered from {from:yyyy-MM-dd}, after the batch"));
        }
        return new(subject, score, whys, same);
    }

    /// <summary>How a name begins and how it ends: one that differs at both ends is not proposed.</summary>
    static IEnumerable<string> Parts(string core)
    {
        if (core.Length < Part) yield break;
        yield return "^" + core[..Part];
        yield return core[^Part..] + "$";
    }

    const int Part = 3;
}
