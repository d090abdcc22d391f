using Luheng.Access;
using Luheng.Accounts;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Access;

/// <summary>The second factor: one-time codes, passkeys, and the codes that help when the phone is lost.</summary>
static class FactorEndpoints
{
    public static void MapOwnFactors(this IEndpointRouteBuilder routes)
    {
        var app = routes.Needing(Act.OwnAccount);
        app.MapGet("/me/second-factor", async (OwnAccount own, Office office) => await own.Me() is { } me ? Page(me, own, office) : Results.Redirect("/me"));
        app.MapPost("/me/second-factor", (HttpContext context, OwnAccount own, Office office) => Really(context, own, office, async (me, form) =>
            Codes(await own.Prove(me, form["code"]), form["back"]) ?? Page(me, own, office, Words.CodeWrong)));
        app.MapPost("/me/second-factor/off", (HttpContext context, OwnAccount own, Office office) => Really(context, own, office, async (me, _) =>
        {
            if (AccountRules.NeedsSecondFactor(me.Account.On(office.Clock.Today())) && me.Secrets.Passkeys.Count == 0) return Page(me, own, office, Words.FactorNeeded);
            await own.TurnOff(me);
            return Results.Redirect("/me?done=factor");
        }));
        app.MapPost("/me/recovery", (HttpContext context, OwnAccount own, Office office) => Really(context, own, office, async (me, form) => Codes(await own.NewRecoveryCodes(me), "")!));
        app.MapPost("/me/passkeys/options", async (OwnAccount own) => await own.Me() is { } me ? Results.Content(await own.PasskeyOptions(me), "application/json") : Results.StatusCode(403));
        app.MapPost("/me/passkeys", (HttpContext context, OwnAccount own, Office office) => Really(context, own, office, async (me, form) =>
            Codes(await own.AddPasskey(me, form["credential"], form.Line("name", 40)), form["back"]) ?? Page(me, own, office, Words.PasskeyWrong)));
        app.MapPost("/me/passkeys/remove", (HttpContext context, OwnAccount own, Office office) => Really(context, own, office, async (me, form) =>
        {
            if (me.Secrets is { Authenticator: null, Passkeys.Count: < 2 } && AccountRules.NeedsSecondFactor(me.Account.On(office.Clock.Today()))) return Page(me, own, office, Words.FactorNeeded);
            await own.RemovePasskey(me, form["id"]);
            return Results.Redirect("/me?done=passkey");
        }));
    }

    /// <summary>Runs a change of factors for somebody who is surely there.</summary>
    static async Task<IResult> Really(HttpContext context, OwnAccount own, Office office, Func<Person, Posted, Task<IResult>> change)
    {
        if (await own.Me() is not { } me) return Results.Redirect("/me");
        var form = await Posted.Of(context);
        return await own.Really(me, form["password"]) ? await change(me, form) : Page(me, own, office, Words.OldPasswordWrong);
    }

    /// <summary>The recovery codes, this once; none are new: back to where one was.</summary>
    static IResult? Codes(IReadOnlyList<string>? codes, string back) => codes is null ? null
        : codes.Count == 0 ? Results.Redirect("/me?done=factor")
        : Front.Page<RecoveryPage>(new { Codes = codes, Back = Back.Safe(back) });

    static IResult Page(Person me, OwnAccount own, Office office, Said? wrong = null) => Front.Page<FactorPage>(new
    {
        Me = me,
        Secret = own.Secret(me),
        Needed = AccountRules.NeedsSecondFactor(me.Account.On(office.Clock.Today())),
        own.Fresh,
        Wrong = wrong,
    }, wrong is null ? 200 : 400);
}
