using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>Ids of targets. A target that another plan has too takes the id it has there, so that plans can be laid side by side.</summary>
sealed class TargetNames(Catalogue catalogue, string plan, IReadOnlyDictionary<string, string> earlier)
{
    readonly HashSet<string> taken = [.. earlier.Values];
    readonly Dictionary<string, string> names = new(earlier, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => names;

    public string Of(Reviewed find, string row)
    {
        if (names.TryGetValue(find.Found.Id, out var known)) return known;
        foreach (var name in Candidates(find.Promise).Append(row.ToLowerInvariant()))
            if (taken.Add(name)) return names[find.Found.Id] = name;
        return names[find.Found.Id] = row.ToLowerInvariant();
    }

    IEnumerable<string> Candidates(Promise promise)
    {
        if (promise.Indicator is not { } indicator) yield break;
        foreach (var name in catalogue.Plans.Values.Where(p => p.Id != plan).SelectMany(p => p.Targets).Where(t => t.Indicator == indicator && t.Kind == promise.Measure).GroupBy(t => t.Id).OrderByDescending(g => g.Count()).Select(g => g.Key))
            yield return name;
        var plain = string.Join('-', indicator.Split('.', '_').Where(p => p is not ("list" or "count" or "product")));
        if (plain.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) yield return plain.ToLowerInvariant();
    }
}
