using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Lists;

/// <summary>Whoever changes a list: the account, the name shown, by which door.</summary>
public sealed record ListHand(string Account, string Name, string From);

/// <summary>Entry and exit, one by one: each with its day, document and reason.</summary>
public sealed class ListChanges(ListBook book, TimeProvider clock)
{
    const int Longest = 200;

    /// <summary>Everything that keeps an entry from being made.</summary>
    public IReadOnlyList<Said> WrongWith(ListEntry entry)
    {
        var wrong = new List<Said>();
        if (!book.Catalogue.Lists.TryGetValue(entry.List, out var list)) return [new($"没有名单“{entry.List}”。", $"There is no list {entry.List}.")];
        if (entry.Member.Trim().Length is < 2 or > Longest) wrong.Add(new($"名称要有 2 至 {Longest} 个字。", $"A name has 2 to {Longest} characters."));
        if (list.Member is ListMember.Product or ListMember.Project or ListMember.Equipment && entry.Product is null or "") wrong.Add(new("请写明产品、项目或设备。", "Name the product, project or equipment."));
        if (entry.From is null && entry.Year is null) wrong.Add(new("请写明列入日期。", "Say the day of entry."));
        if (string.IsNullOrWhiteSpace(entry.Document)) wrong.Add(new("请写明文件。", "Name the document."));
        if (string.IsNullOrWhiteSpace(entry.Reason)) wrong.Add(new("请写明列入理由。", "Say the reason."));
        if (Standing(entry) is { } stands) wrong.Add(new($"{stands.Title} 已在名单上，自 {stands.Since:yyyy-MM-dd} 起。", $"{stands.Title} stands on the list since {stands.Since:yyyy-MM-dd}."));
        return wrong;
    }

    /// <summary>The stay of the same member that has not ended.</summary>
    ListEntry? Standing(ListEntry entry) => book.Of(entry.List).FirstOrDefault(e => e.To is null && (Stem(e.Id) == Stem(entry.Id) || (entry.Subject is { } subject && e.Subject == subject && e.Product == entry.Product && e.Model == entry.Model)));

    static string Stem(string id) => id.Split('-')[0];

    /// <summary>Enters a member; says everything that is wrong instead where anything is.</summary>
    public IReadOnlyList<Said> Enter(ListEntry entry, ListHand hand)
    {
        var stays = book.Of(entry.List).Count(e => Stem(e.Id) == Stem(entry.Id));
        if (stays > 0) entry = entry with { Id = $"{Stem(entry.Id)}-{stays + 1}" };
        if (entry.Subject is not null && entry.Match is null) entry = entry with { Match = new(MatchKind.Confirmed, hand.Account, hand.Name, clock.GetUtcNow(), entry.Document) };
        if (WrongWith(entry) is { Count: > 0 } wrong) return wrong;
        return Write([entry], $"列入{NameOf(entry)}：{entry.Title}", hand, entry.Reason);
    }

    /// <summary>Ends a stay.</summary>
    /// <param name="day">The first day on which it stands no more.</param>
    public IReadOnlyList<Said> Leave(ListEntry entry, DateOnly? day, string ground, string? document, string? why, ListHand hand)
    {
        var wrong = new List<Said>();
        var known = book.Catalogue.Lists[entry.List].Leaving;
        if (entry.To is not null) wrong.Add(new($"{entry.Title} 已于 {entry.To:yyyy-MM-dd} 退出。", $"{entry.Title} left on {entry.To:yyyy-MM-dd}."));
        if (day is not { } to) wrong.Add(new("请写明退出日期。", "Say the day."));
        else if (to < (entry.From ?? (entry.Year is { } year ? new DateOnly(year, 1, 1) : DateOnly.MinValue))) wrong.Add(new($"退出日期 {to:yyyy-MM-dd} 早于列入日期。", $"{to:yyyy-MM-dd} is before its entry."));
        if (known.All(g => g.Id != ground)) wrong.Add(new($"请选退出情形：{string.Join("、", known.Select(g => g.Says.Zh))}。", $"Choose a ground: {string.Join(", ", known.Select(g => g.Says.En))}."));
        if (string.IsNullOrWhiteSpace(document)) wrong.Add(new("请写明文件。", "Name the document."));
        if (string.IsNullOrWhiteSpace(why)) wrong.Add(new("请写明理由。", "Say the reason."));
        return wrong.Count > 0 ? wrong : Write([entry with { To = day, Ground = ground, LeftBy = document, LeftWhy = why }], $"退出{NameOf(entry)}：{entry.Title}", hand, why);
    }

    /// <summary>Decides whom entries mean: one enterprise, or none that is registered here.</summary>
    /// <param name="rejected">Candidates that a person said are not meant.</param>
    public IReadOnlyList<Said> Decide(IReadOnlyList<(ListEntry Entry, SubjectId? Subject)> decided, IReadOnlyDictionary<string, IReadOnlyList<string>> rejected, ListHand hand, string? why)
    {
        if (decided.Count == 0) return [new("没有选任何一条。", "Nothing is chosen.")];
        var at = clock.GetUtcNow();
        var written = decided.Select(d => d.Entry with
        {
            Subject = d.Subject,
            Match = new(d.Subject is null ? MatchKind.None : MatchKind.Confirmed, hand.Account, hand.Name, at, why) { Rejected = [.. (d.Entry.Match?.Rejected ?? []).Union(rejected.GetValueOrDefault(d.Entry.Key) ?? [])] },
        }).ToList();
        return Write(written, $"名单匹配：{written.Count} 条", hand, why);
    }

    /// <summary>Keeps that candidates are not meant; the entry stays to be matched.</summary>
    public IReadOnlyList<Said> Reject(ListEntry entry, IReadOnlyList<string> codes, ListHand hand, string? why) =>
        Write([entry with { Match = new(MatchKind.Open, hand.Account, hand.Name, clock.GetUtcNow(), why) { Rejected = [.. (entry.Match?.Rejected ?? []).Union(codes)] } }], $"名单匹配：排除 {entry.Member} 的候选", hand, why);

    IReadOnlyList<Said> Write(IReadOnlyList<ListEntry> entries, string title, ListHand hand, string? why)
    {
        try
        {
            book.Commit(entries, new(title, hand.Account, [], []) { From = hand.From, Why = why });
            return [];
        }
        catch (ConflictException)
        {
            book.Refresh();
            return [new("名单在此期间已被别人改动，没有写入；请重新核对后再办。", "The list was changed meanwhile; nothing was written. Look again.")];
        }
    }

    string NameOf(ListEntry entry) => book.Catalogue.Lists.GetValueOrDefault(entry.List)?.Name.Zh ?? entry.List;
}
