using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Returns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Returns;

/// <summary>One return from the first figure to its receipt.</summary>
static class FormEndpoints
{
    public const string At = "/returns/{form}/{code}/{period}";

    public static void MapReturnForm(this IEndpointRouteBuilder app)
    {
        var see = Whom.Route("code");
        app.MapGet(At, (Reader reader, HttpContext context) => For(reader, context, one => one.MayFill && one.State != ReturnState.Checked && reader.Query("as") is "" ? Form(one, one.Draft()) : Front.Page<ReturnPage>(new { One = one }))).Needs(Act.SeeReturn, see).Taking(Takes.OneOf("queue", Enum.GetNames<ReturnState>()));
        app.MapGet(At + "/edit", (Reader reader, HttpContext context) => For(reader, context, one => one.MayFill ? Form(one, one.Draft()) : Results.Redirect(one.At()))).Needs(Act.FillReturn, see);
        app.MapGet(At + "/mine", (Reader reader, HttpContext context) => For(reader, context, one => one.MayFill && one.Box.Aside(one.Key.Case, reader.Actor.Account) is { } aside ? Front.Page<ConflictPage>(new { One = one, Mine = aside, Theirs = one.Draft() }) : Results.Redirect(one.At()))).Needs(Act.FillReturn, see);
        app.MapGet(At + "/final", (Reader reader, HttpContext context) => For(reader, context, one => one.State == ReturnState.Checked && !one.Hidden ? Front.Page<FinalPage>(new { One = one }) : Results.Redirect(one.At()))).Needs(Act.SeeReturn, see);
        app.MapGet(At + "/receipt", (Reader reader, HttpContext context) => For(reader, context, one => Receipt(one) is { } receipt ? Front.Page<ReceiptPage>(new { One = one, Receipt = receipt }) : Front.NotFound(reader, context, FormWords.NoReceipt.Filled(one.Name, one.Key.Period)))).Needs(Act.SeeReturn, see);
        app.MapGet(At + "/receipt.json", (Reader reader, HttpContext context) => For(reader, context, one => one.Case?.With(ReturnProcedure.Receipt) is { } hash && one.Office.Files.Read(hash) is { } content ? Results.File(content, "application/json; charset=utf-8", $"{one.Case.With("number") ?? hash[..12]}.json") : Front.NotFound(reader, context, FormWords.NoReceipt.Filled(one.Name, one.Key.Period)))).Needs(Act.SeeReturn, see);
        app.MapPost(At + "/draft", (Reader reader, HttpContext context) => For(reader, context, one => Draft(one, context))).Needs(Act.FillReturn, see);
        app.MapPost(At + "/check", (Reader reader, HttpContext context) => For(reader, context, one => Check(one, context))).Needs(Act.FillReturn, see);
        app.MapPost(At + "/steps", (Reader reader, HttpContext context) => For(reader, context, one => Step(one, context))).Needs(Act.SeeReturn, see);
    }

    public static IResult For(Reader reader, HttpContext context, Func<OneReturn, IResult> then) =>
        OneReturn.Of(reader, out var wrong) is { } one ? then(one) : Front.NotFound(reader, context, wrong);

    public static IResult Form(OneReturn one, ReturnDraft draft, ReturnCheck? check = null, int status = 200) => Front.Page<FormPage>(new { One = one, Draft = draft, Found = check }, status);

    /// <summary>Keeps what is typed; a script gets the problems and totals as data, a plain form its page again.</summary>
    static IResult Draft(OneReturn one, HttpContext context)
    {
        var (form, script) = (context.Request.Form, context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal));
        if (!one.Editable) return script ? Results.Json(new { closed = true }, statusCode: 409) : Results.Redirect(one.At());
        var draft = ReturnInput.Read(form, one.Reader);
        var before = one.Draft();
        var saved = one.Box.Save(one.Key.Case, draft, ReturnInput.Seen(form), before);
        if (saved.Theirs is { } theirs)
            return script ? Results.Json(new { conflict = true, text = Both(one, theirs), seen = theirs.Version, cells = saved.Kept.Differences(theirs).ToDictionary(i => i, i => theirs.Cells.GetValueOrDefault(i, "")), joined = Joined(draft, saved.Kept), rows = saved.Kept.Rows }, statusCode: 409)
                : Front.Page<ConflictPage>(new { One = one, Mine = saved.Kept, Theirs = theirs }, 409);
        // What was checked is no longer what would be filed.
        var filling = one.State is ReturnState.Checked ? saved.Kept.Differences(before).Any() : one.State is ReturnState.Open or ReturnState.Awaited or ReturnState.Returned && draft.Cells.Count > 0;
        if (filling) one.Filing.Step(one.Key, one.Name, ReturnProcedure.Fill, one.Hand);
        return script ? Results.Json(Live(one, saved.Kept, draft)) : Results.Redirect(one.At() + (form["add"] != "" ? "#row-" + Uri.EscapeDataString(form["add"].ToString()) : ""));
    }

    /// <summary>What a page that is being typed in wants to know.</summary>
    /// <param name="sent">What came, where it may have been joined with what another window or person saved.</param>
    public static object Live(OneReturn one, ReturnDraft draft, ReturnDraft? sent = null)
    {
        var check = one.Check(draft);
        return new
        {
            version = draft.Version,
            joined = sent is null ? null : Joined(sent, draft),
            rows = draft.Rows,
            at = Dates.Minute(draft.At)[^5..],
            errors = check.Errors,
            open = check.Open,
            problems = check.Problems.Select(p => p.Named(one.Reader.Desk.World.Catalogue)).Select(p => new { item = p.Item, blocks = p.Blocks, rule = p.Rule, text = one.Reader[p.Text], word = p.Word }),
            totals = ReturnTotals.Of(one.Reader.Desk.World, one.Key, check.Paper.Values).Select(t => new { item = t.Item.Id, text = Figures.Write(t.Value), unit = t.Item.Unit.Symbol }),
        };
    }

    /// <summary>The cells that somebody else filled in since.</summary>
    static Dictionary<string, string> Joined(ReturnDraft sent, ReturnDraft kept) => sent.Differences(kept).ToDictionary(i => i, i => kept.Cells.GetValueOrDefault(i, ""));

    /// <summary>Who else typed in it: another person, or the reader in another window.</summary>
    static string Both(OneReturn one, ReturnDraft theirs) => theirs.By == one.Reader.Actor.Account ? one.Reader[FormWords.ConflictOwn] : one.Reader.Say(FormWords.ConflictLive, theirs.Name);

    static IResult Check(OneReturn one, HttpContext context)
    {
        if (!one.Editable) return Results.Redirect(one.At());
        var draft = ReturnInput.Read(context.Request.Form, one.Reader);
        var saved = one.Box.Save(one.Key.Case, draft, ReturnInput.Seen(context.Request.Form), one.Draft());
        if (saved.Theirs is { } theirs) return Front.Page<ConflictPage>(new { One = one, Mine = saved.Kept, Theirs = theirs }, 409);
        var check = one.Check(saved.Kept);
        if (!check.Ready) return Form(one, saved.Kept, check, 422);
        return ReturnSteps.Said(one, one.Filing.Check(one.Key, one.Name, check.Paper, one.Hand)) is { } wrong ? Said(one, wrong) : Results.Redirect(one.At("final"));
    }

    static IResult Step(OneReturn one, HttpContext context)
    {
        var (form, move) = (context.Request.Form, context.Request.Form["move"].ToString());
        var comments = form.Where(f => f.Key.StartsWith("k.", StringComparison.Ordinal) && f.Value.ToString().Trim() is not "").ToDictionary(f => f.Key[2..], f => f.Value.ToString().Trim());
        var taken = ReturnSteps.Take(one, move, ReturnInput.Reason(form), comments, ReturnInput.Seen(form));
        if (taken.Refused) return Front.Refused(one.Reader, context, one.Reader[Words.NotYours]);
        if (taken.Wrong is { } wrong) return Said(one, wrong, comments, ReturnInput.Reason(form) ?? "");
        return Results.Redirect(move is ReturnProcedure.Submit ? one.At("receipt") : form["next"].ToString() is ['/', not '/', ..] next ? next : one.At());
    }

    /// <summary>The return as it stands now, with what hindered the step and everything that was typed.</summary>
    static IResult Said(OneReturn one, string wrong, IReadOnlyDictionary<string, string>? comments = null, string reason = "") =>
        Front.Page<ReturnPage>(new { One = OneReturn.Of(one.Reader, one.Office, one.Key), Wrong = wrong, Typed = comments, Reason = reason }, 409);

    static ReturnReceipt? Receipt(OneReturn one) => one.Case?.With(ReturnProcedure.Receipt) is { } hash ? ReturnReceipt.Read(one.Office.Files.Read(hash)) : null;
}
