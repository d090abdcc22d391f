using System.Text.Json;
using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Luheng.Portal.Returns;

/// <summary>Returns for programs: the same rules, the same policy, the same steps. If-Match with the ETag of what was read keeps two writers apart.</summary>
static class ReturnApi
{
    const int LargestBody = 262_144;

    sealed record Sent(Dictionary<string, JsonElement>? Values, Dictionary<string, string>? Words);

    sealed record Move(string? Step, string? Reason, Dictionary<string, string>? Comments);

    public static void MapReturnApi(this IEndpointRouteBuilder app)
    {
        var see = Whom.Route("code");
        app.MapGet("/api/v1/returns", (Reader reader, HttpContext context) => ListEndpoints.Board(reader, context, board => Results.Json(
            Walking.Part(reader, context, Asked(reader, board.Own is { } own ? board.Of(own) : [.. ListEndpoints.Due(reader).SelectMany(f => board.Periods(f).SelectMany(p => board.Of(f, p)))]), s => $"{s.Key.Form.Id} {s.Key.Period} {s.Key.Subject}").Rows
            .Select(s => new { form = s.Key.Form.Id, period = s.Key.Period.ToString(), subject = s.Key.Subject.Text, state = s.Imported ? "Imported" : s.State.ToString(), due = s.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), late = s.Late(board.Today) })))).Needs(Act.SeeReturn, Whom.Query("of")).Taking(Takes.Subject("of").And((_, text) => SubjectId.Parse(text).Kind is SubjectKind.Enterprise or SubjectKind.Region ? null : FormWords.NeitherFirmNorRegion.Filled("of", text)));
        app.MapGet("/api/v1" + FormEndpoints.At, (Reader reader, HttpContext context) => FormEndpoints.For(reader, context, one => Tell(one, context))).Needs(Act.SeeReturn, see);
        app.MapPut("/api/v1" + FormEndpoints.At, (Reader reader, HttpContext context) => Safe(reader, context, Put)).Needs(Act.FillReturn, see);
        app.MapPost("/api/v1" + FormEndpoints.At + "/steps", (Reader reader, HttpContext context) => Safe(reader, context, Step)).Needs(Act.SeeReturn, see);
    }

    /// <summary>Those of the subject asked for: an enterprise, or whoever is now in a region; all where none is.</summary>
    static IReadOnlyList<Standing> Asked(Reader reader, IReadOnlyList<Standing> all)
    {
        if (reader.Query("of") is "") return all;
        var (of, people) = (SubjectId.Parse(reader.Query("of")), reader.Desk.World.Population);
        return [.. all.Where(s => of.IsGroup ? people.Find(s.Key.Subject) is { } firm && people.Regions.Within(firm.Latest.Region, of.Local) : s.Key.Subject == of)];
    }

    static async Task<IResult> Safe(Reader reader, HttpContext context, Func<OneReturn, HttpContext, Task<IResult>> then)
    {
        if (OneReturn.Of(reader, out var wrong) is not { } one) return Say(404, wrong);
        if (context.Request.ContentLength > LargestBody) return Say(413, $"the body is larger than {LargestBody} bytes");
        if (!context.Request.HasJsonContentType()) return Say(415, "application/json would be right");
        try
        {
            return await then(one, context);
        }
        catch (JsonException e)
        {
            return Say(400, $"the body is not JSON of this form: {e.Message}");
        }
    }

    /// <summary>Steps and draft together: whatever changes either changes it.</summary>
    static string Tag(OneReturn one) => $"\"{one.Office.Cases.Find(one.Key.Case)?.Steps.Count ?? 0}-{one.Box.Find(one.Key.Case)?.Version ?? 0}\"";

    static IResult? Stale(OneReturn one, HttpContext context) =>
        context.Request.Headers.IfMatch.ToString() is { Length: > 0 } seen && seen != "*" && seen != Tag(one) ? Say(412, "it has changed since; read it again") : null;

    static IResult Tell(OneReturn one, HttpContext context)
    {
        var draft = one.Reader.May(Act.FillReturn, one.Key.Subject) ? one.Box.Find(one.Key.Case) : null;
        context.Response.Headers[HeaderNames.ETag] = Tag(one);
        if (context.Request.Headers.IfNoneMatch == Tag(one)) return Results.StatusCode(304);
        var matter = one.Office.Cases.Find(one.Key.Case);
        return Results.Json(new
        {
            form = one.Key.Form.Id,
            subject = one.Key.Subject.Text,
            period = one.Key.Period.ToString(),
            state = (matter?.In<ReturnState>() ?? ReturnState.Open).ToString(),
            due = one.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            values = one.Paper?.Values,
            words = one.Paper?.Words,
            proposed = one.Paper?.Proposed,
            draft = draft is null ? null : new { version = draft.Version, by = draft.Name, cells = draft.Cells, words = draft.Words, live = FormEndpoints.Live(one, draft) },
            receipt = matter?.With(ReturnProcedure.Receipt),
            steps = matter?.Steps.Select(s => new { move = s.Move, state = s.State, by = s.By, name = s.Name, at = China.Text(s.At), reason = s.Reason }),
        });
    }

    static async Task<IResult> Put(OneReturn one, HttpContext context)
    {
        if (!one.Editable) return Say(409, $"it is {one.State} and cannot be typed in");
        if (Stale(one, context) is { } stale) return stale;
        var sent = await context.Request.ReadFromJsonAsync<Sent>(context.RequestAborted);
        if (sent?.Values is not { } values) return Say(400, "values is missing; {\"values\":{\"energy.consumed.raw-coal\":120.5}} would be right");
        var draft = ReturnDraft.Nothing with
        {
            Cells = values.Where(v => v.Value.ValueKind is not JsonValueKind.Null).ToDictionary(v => v.Key, v => v.Value.ValueKind == JsonValueKind.String ? v.Value.GetString()! : v.Value.GetRawText()),
            Words = sent.Words ?? [],
            By = one.Reader.Actor.Account,
            Name = one.Reader.Actor.Name,
        };
        var saved = one.Box.Save(one.Key.Case, draft, null);
        if (one.State is ReturnState.Open or ReturnState.Awaited or ReturnState.Returned) one.Filing.Step(one.Key, one.Name, ReturnProcedure.Fill, one.Hand);
        context.Response.Headers[HeaderNames.ETag] = Tag(one);
        return Results.Json(FormEndpoints.Live(one, saved.Kept));
    }

    static async Task<IResult> Step(OneReturn one, HttpContext context)
    {
        if (Stale(one, context) is { } stale) return stale;
        var asked = await context.Request.ReadFromJsonAsync<Move>(context.RequestAborted);
        if (asked?.Step is not { Length: > 0 } move) return Say(400, "step is missing; {\"step\":\"submit\"} would be right");
        if (move is ReturnProcedure.Check) return Check(one, context);
        var taken = ReturnSteps.Take(one, move, asked.Reason, asked.Comments ?? [], null);
        if (taken.Refused) return Say(403, "none of your posts covers this");
        if (taken.Wrong is { } wrong) return Say(409, wrong);
        context.Response.Headers[HeaderNames.ETag] = Tag(one);
        return Results.Json(new { state = one.Office.Cases.Find(one.Key.Case)!.State, receipt = one.Office.Cases.Find(one.Key.Case)!.With(ReturnProcedure.Receipt) });
    }

    static IResult Check(OneReturn one, HttpContext context)
    {
        if (!one.MayFill) return Say(one.Editable ? 403 : 409, $"it is {one.State}");
        var found = one.Check(one.Draft());
        if (!found.Ready) return Results.Json(new { status = 422, title = "the return does not stand yet", problems = found.Problems.Select(p => new { item = p.Item, blocks = p.Blocks, rule = p.Rule, text = one.Reader[p.Text], word = p.Word }) }, statusCode: 422);
        if (ReturnSteps.Said(one, one.Filing.Check(one.Key, one.Name, found.Paper, one.Hand)) is { } wrong) return Say(409, wrong);
        context.Response.Headers[HeaderNames.ETag] = Tag(one);
        return Results.Json(new { state = nameof(ReturnState.Checked), hash = found.Paper.Hash });
    }

    static IResult Say(int status, string detail) => Results.Json(new { status, title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), detail }, statusCode: status);
}
