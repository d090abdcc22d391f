using Luheng.Access;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Lists;

/// <summary>An entry that waits to be matched, with whom it may mean.</summary>
/// <param name="Elsewhere">Whether it lies in another province and means nobody known here.</param>
public sealed record MatchRow(ListDefinition List, ListEntry Entry, IReadOnlyList<Candidate> Candidates, Candidate? Ticked, bool Elsewhere);

/// <summary>What waits to be matched to enterprises, for a person to decide.</summary>
/// <param name="Rows">The next of them.</param>
/// <param name="Left">How many are shown after these.</param>
public sealed record MatchQueue(IReadOnlyList<MatchRow> All, IReadOnlyList<MatchRow> Rows, int Left)
{
    const int PageSize = 30;

    internal static NameMatches Matches(Reader reader) => reader.Desk.Whole.Remember("list-names", () => new NameMatches(reader.Desk.Whole.World.Population, reader.Desk.Whole.World.Catalogue));

    internal static MatchQueue Of(Reader reader)
    {
        var (book, matches, list) = (reader.Office!.Lists, Matches(reader), reader.Query("list"));
        var whole = reader.May(Act.KeepLists, reader.Whole);
        var province = RegionNames.Province(reader.Desk.Region);
        var rows = new List<MatchRow>();
        foreach (var entry in book.All.Where(e => e.Matched == MatchKind.Open && (list is "" || e.List == list)))
        {
            if (!book.Catalogue.Lists.TryGetValue(entry.List, out var of) || !of.IsOfEnterprises) continue;
            var candidates = matches.For(entry);
            if (!whole) candidates = [.. candidates.Where(c => reader.May(Act.KeepLists, c.Subject.Id))];
            if (!whole && candidates.Count == 0 && !ListSight.Keeps(reader, entry)) continue;
            rows.Add(new(of, entry, candidates, matches.Ticked(candidates), candidates.Count == 0 && entry.Region is { } region && RegionNames.Province(region) != province));
        }
        var ordered = rows.Where(r => !r.Elsewhere || reader.Query("all") is not "").OrderBy(r => r.Ticked is null ? r.Candidates.Count > 0 ? 1 : 2 : 0).ThenBy(r => r.Entry.List, StringComparer.Ordinal).ThenBy(r => r.Entry.Member, StringComparer.Ordinal).ToList();
        return new(rows, [.. ordered.Take(PageSize)], Math.Max(0, ordered.Count - PageSize));
    }
}
