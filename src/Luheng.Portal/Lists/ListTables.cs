using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Lists;

/// <summary>Lists as tables to take along and as JSON. The columns of a list's members are those that an import reads.</summary>
static class ListTables
{
    public static IResult Members(ListView view) =>
        ListExport.Of(view.Rows).As(view.List.Id, new($"{view.List.Name.Zh}名单（{view.Day:yyyy-MM-dd}）", $"{view.List.Name.En} ({view.Day:yyyy-MM-dd})"));

    public static IResult Lists(Reader reader)
    {
        var table = new Table("list", "name", "kind", "authority", "public", "standing", "entered", "left", "source", "clause", "confidence");
        var day = ListSight.Day(reader);
        foreach (var (list, standing, entered, left) in Summary(reader, day))
            table.Row(list.Id, list.Name.Zh, ListWords.Of(list.Member).Zh, list.Authority.Zh, reader[list.IsPublic ? ListWords.Public : ListWords.NotPublic], standing, entered, left, list.Source.Document, list.Source.Clause, reader[ListWords.Of(list.Confidence)]);
        return table.As("lists", ListWords.Title);
    }

    public static IEnumerable<(ListDefinition List, int Standing, int Entered, int Left)> Summary(Reader reader, DateOnly day)
    {
        foreach (var list in ListSight.All(reader))
        {
            var entries = ListSight.Of(reader, list).ToList();
            var change = ListCounts.Change(entries, day);
            yield return (list, ListCounts.Standing(entries, day), change.Entered, change.Left);
        }
    }

    public static IResult ListsJson(Reader reader)
    {
        var day = ListSight.Day(reader);
        return Json(new { on = day.ToString("yyyy-MM-dd"), lists = Summary(reader, day).Select(s => (s.List, s.Standing, s.Entered, s.Left, Official: ListSight.Official(reader, s.List, day))).Select(s => new { id = s.List.Id, name = reader[s.List.Name], kind = Word(s.List.Member), authority = reader[s.List.Authority], @public = s.List.IsPublic, standing = s.Standing, entered = s.Entered, left = s.Left, counts = s.List.Counts, official = s.Official is { } o ? new { value = o.Value, period = o.Period.ToString() } : null, source = new { document = s.List.Source.Document, clause = s.List.Source.Clause }, confidence = Word(s.List.Confidence) }) });
    }

    public static IResult MembersJson(Reader reader, ListView view) => Json(new
    {
        list = view.List.Id,
        name = reader[view.List.Name],
        on = view.Day.ToString("yyyy-MM-dd"),
        standing = view.Standing,
        entered = view.Entered,
        left = view.Left,
        undated = view.Undated,
        found = view.Found,
        page = view.Page,
        years = view.Years.Select(y => new { year = y.Year, entered = y.Entered, left = y.Left, standing = y.Standing }),
        regions = view.Cities.Select(Json),
        sectors = view.Sectors.Select(Json),
        batches = view.Batches,
        members = view.Rows.Select(Json),
    });

    /// <summary>A part of a list: who stands, who came and left in the year.</summary>
    static object Json(ListPart p) => new { code = p.Code, name = p.Name, standing = p.Standing, entered = p.Entered, left = p.Left };

    public static object Json(ListEntry e) => new { id = e.Id, member = e.Member, product = e.Product, model = e.Model, subject = e.Subject?.Text, region = e.Region, batch = e.Batch, from = Day(e.From), year = e.Since?.Year, to = Day(e.To), document = e.Document, reason = e.Reason, ground = e.Ground, leftBy = e.LeftBy, leftWhy = e.LeftWhy, matched = Word(e.Matched), demo = e.Demo };

    static IResult Json(object value) => Results.Text(System.Text.Json.JsonSerializer.Serialize(value, Form), "application/json; charset=utf-8");

    static readonly System.Text.Json.JsonSerializerOptions Form = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}
