using Luheng.Quantities;

namespace Luheng.Packs;

/// <summary>Reads the definition of a list.</summary>
static class ListReader
{
    static readonly string[] Lines = ["advanced", "level-1"];

    public static (ListDefinition List, Place Place) Read(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var notice = page.Inner("notice");
        var list = new ListDefinition(page.Text("id"), page.Said("name"), page.Choice("member", ListMember.Enterprise), page.Said("authority"), page.Flag("public"), page.Source(), page.Choice("confidence", Confidence.Design))
        {
            Counts = page.Optional("counts"),
            Selected = page.Flag("selected"),
            ValidYears = Whole(page, "valid_years"),
            NoticeDays = Whole(page, "notice_days"),
            NoticeSource = notice?.Source(),
            NoticeConfidence = notice?.Choice("confidence", Confidence.Design) ?? Confidence.Design,
            Conditions = [.. page.Inners("conditions").Select(c => ReadCondition(c, items))],
            Leaving = [.. page.Inners("leaving").Select(ReadGround)],
            Batches = [.. page.Inners("batches").Select(ReadBatch)],
            BatchSource = page.Inner("batches_source") is { } of ? new(of.Optional("ref") is { } key ? page.Reading.SourceOf(page.Place.File, key) ?? Unknown(of, key) : of.Text("document"), of.Optional("clause") ?? "") : null,
            BatchConfidence = page.Choice("batches_confidence", Confidence.Design),
            Note = page.Said("note", required: false),
        };
        notice?.Done();
        if (!page.Has("public")) page.Report("the list does not say whether it is public", "public: true or false");
        if (list.Counts is { } counts && !items.ContainsKey(counts)) page.Report($"'{counts}' is not an item", "the id of an item that counts members", "counts");
        if (list.NoticeDays is not null && list.NoticeSource is null) page.Report("the days of publicity have no source", "notice: {source: {document: …, clause: …}, confidence: …}", "notice_days");
        if (list.Batches.Count > 0 && list.BatchSource is null) page.Report("the batches have no source", "batches_source: {document: …, clause: …}", "batches");
        foreach (var twice in list.Conditions.Select(c => c.Id).Concat(list.Leaving.Select(l => l.Id)).GroupBy(i => i).Where(g => g.Count() > 1 && (list.Conditions.Count(c => c.Id == g.Key) > 1 || list.Leaving.Count(l => l.Id == g.Key) > 1)))
            page.Report($"'{twice.Key}' is said twice", "an id of its own for each condition and each ground");
        page.Done();
        return (list, page.Place);
    }

    static string Unknown(PackPage page, string key)
    {
        page.Report($"source '{key}' is not among the pack's sources", "a key under sources: in pack.yaml", "ref");
        return key;
    }

    static int? Whole(PackPage page, string key)
    {
        if (page.Number(key) is not { } number) return null;
        if (number is > 0 and < 400 && number == Math.Floor(number)) return (int)number;
        page.Report($"{number} is not a number of years or days", $"{key}: 5", key);
        return null;
    }

    static EntryCondition ReadCondition(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var condition = new EntryCondition(page.Text("id"), page.Said("says"), page.Optional("item"), page.Quantity("at_least"), page.Quantity("above"), page.Quantity("at_most"), page.Optional("line"), page.Flag("gap"), page.Source(), page.Choice("confidence", Confidence.Design));
        var asked = page.Flag("asked");
        var limits = new[] { condition.AtLeast, condition.Above, condition.AtMost }.OfType<Quantity>().ToList();
        if (condition.Item is { } id)
        {
            if (!items.TryGetValue(id, out var item)) page.Report($"'{id}' is not an item", "the id of an item or indicator", "item");
            else if (limits.FirstOrDefault(l => !l.Unit.Measures(item.Unit)) is { Unit: not null } other) page.Report($"{other} cannot be held against '{id}', which is in {item.Unit}", $"an amount in {item.Unit}", "item");
            if (limits.Count != 1) page.Report($"condition '{condition.Id}' has {limits.Count} limits", "one of at_least, above, at_most", "item");
        }
        if (condition.Line is { } line && !Lines.Contains(line)) page.Report($"'{line}' is not a level of a product line", $"one of {string.Join(", ", Lines)}", "line");
        if (new[] { condition.Item is not null, condition.Line is not null, condition.Gap, asked }.Count(b => b) != 1) page.Report($"condition '{condition.Id}' says no or several ways of telling", "one of item:, line:, asked: true, gap: true");
        page.Done();
        return condition;
    }

    static LeavingGround ReadGround(PackPage page)
    {
        var ground = new LeavingGround(page.Text("id"), new(page.Text("zh"), page.Optional("en") ?? ""));
        page.Done();
        return ground;
    }

    static ListBatch ReadBatch(PackPage page)
    {
        var batch = new ListBatch(page.Text("id"), page.Said("name"), page.Year("year") ?? page.Date("on")?.Year, page.Date("on"), page.Optional("document") ?? "");
        page.Done();
        return batch;
    }
}
