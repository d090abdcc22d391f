using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Access;

/// <summary>My account: who I am here, my password, where I am signed in.</summary>
static class OwnEndpoints
{
    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        var app = routes.Needing(Act.OwnAccount);
        app.MapGet("/me", async (Reader reader, OwnAccount own, Lodge lodge) => Page(await own.Me(), own, lodge, done: DoneWords(reader.Query("done"))));
        app.MapPost("/me/password", async (HttpContext context, OwnAccount own, Lodge lodge) =>
        {
            if (await own.Me() is not { } me) return Results.Redirect("/me");
            var form = await Posted.Of(context);
            return await own.ChangePassword(me, form["old"], form["fresh"], form["again"]) is { } wrong ? Page(me, own, lodge, wrong) : Results.Redirect("/me?done=password");
        });
        app.MapPost("/me/sessions/end", async (HttpContext context, Lodge lodge, SigningIn signing) =>
        {
            var (form, admission) = (await Posted.Of(context), context.Features.Get<Admission>()!);
            foreach (var (id, session) in lodge.Sessions.Of(admission.Actor.Account))
                if (form["id"] == id || (form["id"] is "others" && id != admission.Session))
                {
                    lodge.Sessions.End(id);
                    signing.Note("session-ended", session.Account);
                }
            return Results.Redirect("/me?done=sessions");
        });
    }

    internal static Said? DoneWords(string done) => done switch
    {
        "password" => Words.PasswordChanged,
        "sessions" => Words.SessionsEnded,
        "factor" => Words.FactorChanged,
        "passkey" => Words.PasskeyRemoved,
        _ => null,
    };

    internal static IResult Page(Person? me, OwnAccount own, Lodge lodge, Said? wrong = null, Said? done = null) => Front.Page<MePage>(new
    {
        Me = me,
        Sessions = me is null ? [] : lodge.Sessions.Of(me.Id),
        own.Fresh,
        Wrong = wrong,
        Done = done,
    }, wrong is null ? 200 : 400);
}
