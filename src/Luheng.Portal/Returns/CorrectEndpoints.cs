using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Returns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Returns;

/// <summary>Asking to correct what was accepted: the form with the figures in force, a reason, then old and new with what follows, before anything is asked.</summary>
static class CorrectEndpoints
{
    public static void MapCorrections(this IEndpointRouteBuilder app)
    {
        app.MapGet(FormEndpoints.At + "/correct", (Reader reader, HttpContext context) => FormEndpoints.For(reader, context, one => one.MayCorrect && one.Paper is { } paper ? Page(one, OneReturn.Typed(paper, paper.Values)) : Results.Redirect(one.At()))).Needs(Act.AskCorrection, Whom.Route("code"));
        app.MapPost(FormEndpoints.At + "/correct", (Reader reader, HttpContext context) => FormEndpoints.For(reader, context, one => Ask(one, context))).Needs(Act.AskCorrection, Whom.Route("code"));
    }

    static IResult Page(OneReturn one, ReturnDraft draft, ReturnCheck? found = null, string reason = "", string wrong = "", int status = 200) =>
        Front.Page<CorrectPage>(new { One = one, Draft = draft, Found = found, Reason = reason, Wrong = wrong }, status);

    static IResult Ask(OneReturn one, HttpContext context)
    {
        if (!one.MayCorrect || one.Paper is not { } paper) return Results.Redirect(one.At());
        var (form, draft, reason) = (context.Request.Form, ReturnInput.Read(context.Request.Form, one.Reader), ReturnInput.Reason(context.Request.Form) ?? "");
        var found = one.Check(draft);
        if (reason is "") return Page(one, draft, found, reason, one.Reader[FormWords.ReasonMissing], 422);
        if (!found.Ready) return Page(one, draft, found, reason, one.Reader.Say(FormWords.LiveProblems, found.Errors, found.Open), 422);
        if (found.Paper.Values.SequenceEqual(paper.Values)) return Page(one, draft, found, reason, one.Reader[FormWords.NothingDiffers], 422);
        if (form["confirm"] != "1") return Front.Page<CorrectPreviewPage>(new { One = one, Draft = draft, Before = paper, After = found.Paper, Reason = reason });
        return ReturnSteps.Said(one, one.Filing.AskCorrection(one.Key, one.Name, found.Paper, reason, one.Hand)) is { } wrong ? Page(one, draft, found, reason, wrong, 409) : Results.Redirect(one.At());
    }
}
