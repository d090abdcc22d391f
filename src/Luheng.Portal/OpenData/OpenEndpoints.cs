using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.OpenData;

/// <summary>开放数据: only what is public, as CSV and JSON with a dictionary.</summary>
static class OpenEndpoints
{
    public static void MapOpenData(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Act.SeePublic);
        app.MapGet("/open", () => Front.Page<OpenPage>());
        app.MapGet("/open/{set}.csv", (Reader reader, HttpContext context, string set) => With(reader, context, set, (of, rows) =>
        {
            var csv = new Csv([.. of.Columns.Select(c => c.Name)]);
            foreach (var row in rows) csv.Row(row);
            return csv.As(of.Id);
        })).OfDesk();
        app.MapGet("/open/{set}.json", (Reader reader, HttpContext context, string set) => With(reader, context, set, (of, rows) => Results.Json(new
        {
            set = of.Id,
            name = reader[of.Name],
            about = reader[of.About],
            licence = reader[of.Licence],
            knownAt = Luheng.Time.China.Text(reader.Desk.LoadedAt),
            demo = reader.Desk.IsDemo,
            dictionary = of.Columns.Select(c => new { column = c.Name, type = c.Type, unit = c.Unit, meaning = reader[c.Meaning], source = reader[c.Source] }),
            rows = rows.Select(r => of.Columns.Select((c, i) => (c.Name, Value: r[i] is double d && !double.IsFinite(d) ? null : r[i])).ToDictionary(p => p.Name, p => p.Value)),
        }, Form))).OfDesk();
    }

    static readonly System.Text.Json.JsonSerializerOptions Form = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static IResult With(Reader reader, HttpContext context, string set, Func<OpenSet, IReadOnlyList<object?[]>, IResult> answer) =>
        OpenSets.All.FirstOrDefault(s => s.Id == set) is { } of ? answer(of, RowsOf(reader, of)) : Front.NotFound(reader, context, Words.NoneSuch.Filled(set, string.Join(", ", OpenSets.All.Select(s => s.Id))));

    /// <summary>The same for everyone, whoever asks.</summary>
    internal static IReadOnlyList<object?[]> RowsOf(Reader reader, OpenSet set) => set.Live is { } live ? reader.Office is { } office ? [.. live(office, reader.Desk.Whole)] : [] : RowsOf(reader.Desk, set);

    static IReadOnlyList<object?[]> RowsOf(Desk desk, OpenSet set) => desk.Whole.Remember<IReadOnlyList<object?[]>>("open/" + set.Id, () => [.. set.Rows(desk.Whole)]);
}
