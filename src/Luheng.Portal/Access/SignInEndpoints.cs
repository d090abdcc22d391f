using Luheng.Access;
using Luheng.Accounts;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Access;

/// <summary>Signing in and out, and in a demonstration taking another role.</summary>
static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var app = routes.Needing(Act.SeePublic);
        app.MapGet("/sign-in", (Reader reader, HttpContext context, Lodge lodge) => context.Features.Get<Admission>() is { Session: not null } ? Results.Redirect(Back.Safe(reader.Query("back"))) : Page(reader, lodge));
        app.MapPost("/sign-in", Password);
        app.MapGet("/sign-in/second", async (Reader reader, SigningIn signing) => Second(reader, await signing.Owing()));
        app.MapPost("/sign-in/second", Code);
        app.MapPost("/sign-in/passkey/options", async (SigningIn signing) => Results.Content(await signing.Challenge(), "application/json"));
        app.MapPost("/sign-in/passkey", Passkey);
        app.MapPost("/sign-out", (SigningIn signing) =>
        {
            signing.End();
            return Results.Redirect("/sign-in?why=out");
        });
        if (routes.ServiceProvider.GetRequiredService<Office>().Demo) app.MapPost("/persona", TakeRole);
    }

    static async Task<IResult> Password(Reader reader, HttpContext context, SigningIn signing, Lodge lodge, Pace pace)
    {
        var form = await Posted.Of(context);
        var (name, back) = (Account.Tidy(form["account"]), Back.Safe(form["back"]));
        if (!pace.MayTry(name.Length > 100 ? name[..100] : name)) return Front.TooMany(reader, context);
        var outcome = await signing.ByPassword(name, form["password"], back);
        return outcome.Next is { } next ? Results.Redirect(next) : Page(reader, lodge, Words.SignInWrong, back, form.Line("account", 100));
    }

    static async Task<IResult> Code(Reader reader, HttpContext context, SigningIn signing)
    {
        var form = await Posted.Of(context);
        if (await signing.Owing() is not { } person) return Second(reader, null);
        var outcome = await signing.ByCode(person, form.Has("recovery") ? form["recovery"] : form["code"], form.Has("recovery"), Back.Safe(form["back"]));
        return outcome.Next is { } next ? Results.Redirect(next) : Second(reader, await signing.Owing(), Words.CodeWrong, form["back"]);
    }

    static async Task<IResult> Passkey(Reader reader, HttpContext context, SigningIn signing, Lodge lodge)
    {
        var form = await Posted.Of(context);
        var outcome = await signing.ByPasskey(form["credential"], Back.Safe(form["back"]));
        return outcome.Next is { } next ? Results.Redirect(next) : Page(reader, lodge, Words.PasskeyWrong, Back.Safe(form["back"]));
    }

    static async Task<IResult> TakeRole(HttpContext context, Reader reader)
    {
        var form = await Posted.Of(context);
        if (Personas.Of(reader.Desk).Any(p => p.Account == form["account"]) || form["account"] is "public" || Personas.Manager(reader.Desk, form["account"]) is not null)
            context.Response.Cookies.Append(Personas.Cookie, form["account"], new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
        return Results.Redirect(Back.Safe(form["back"]));
    }

    static IResult Page(Reader reader, Lodge lodge, Said? wrong = null, string? back = null, string account = "") => Front.Page<SignInPage>(new
    {
        Back = back ?? Back.Safe(reader.Query("back")),
        Account = account,
        Nobody = lodge.Accounts.Empty,
        Note = wrong is null ? reader.Query("why") switch { "ended" => Words.SessionEnded, "out" => Words.SignedOut, "password" => Words.PasswordSet, _ => null } : null,
        Wrong = wrong,
    }, wrong is null ? 200 : 400);

    static IResult Second(Reader reader, Person? person, Said? wrong = null, string? back = null) => person is null
        ? Results.Redirect("/sign-in?why=ended")
        : Front.Page<SecondStepPage>(new { Back = Back.Safe(back ?? reader.Query("back")), Codes = person.Secrets.Authenticator is not null, Passkeys = person.Secrets.Passkeys.Count > 0, Wrong = wrong }, wrong is null ? 200 : 400);
}
