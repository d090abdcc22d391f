using System.Security.Claims;
using Luheng.Access;
using Luheng.Accounts;
using Luheng.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Access;

/// <summary>Says who a request comes from: a program by its key, a person by their session, in a demonstration whoever was chosen, else the public.</summary>
sealed class Doorman(Func<Desk> desk, Office? office = null, Lodge? lodge = null)
{
    const string Bearer = "Bearer ";
    static readonly TimeSpan StaysFresh = TimeSpan.FromMinutes(15);

    public static async Task Enter(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null && !context.Request.Path.StartsWithSegments("/assets"))
        {
            var admission = context.RequestServices.GetRequiredService<Doorman>().Admit(context);
            context.Features.Set(admission);
            context.Features.Set(admission.Actor);
            if (admission.Session is not null) context.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, admission.Actor.Account)], "session")); // what makes forms ours names the account
            if (admission.Session is not null || admission.Actor.Key is not null) context.Response.Headers.CacheControl = "no-cache, no-store";
        }
        await next(context);
    }

    Admission Admit(HttpContext context)
    {
        if (office is null || lodge is null) return desk().IsDemo && office is null ? Persona(context) : Admission.Public;
        if (context.GetEndpoint()?.Metadata.GetMetadata<Requirement>() is { Act: null }) return Admission.Public; // its key is of another kind
        if (context.Request.Headers.Authorization.ToString() is var shown && shown.StartsWith(Bearer + ApiKey.Prefix, StringComparison.OrdinalIgnoreCase)) return ByKey(shown[Bearer.Length..].Trim());
        var token = context.Crumb(Crumbs.Session);
        if (token is not null && BySession(token) is { } known) return known;
        if (token is not null) context.Drop(Crumbs.Session, null);
        var otherwise = office.Demo ? Persona(context) : Admission.Public;
        return token is null ? otherwise : otherwise with { Ended = true };
    }

    /// <summary>For an answer that goes on for long: whether whoever asked would still be let in as the same person with the same posts. Asking keeps no session alive.</summary>
    public Func<bool> Watch(HttpContext context)
    {
        var (admission, token, shown) = (context.Features.Get<Admission>() ?? Admission.Public, context.Crumb(Crumbs.Session), context.Request.Headers.Authorization.ToString());
        bool Same(Actor now) => now.Posts.SequenceEqual(admission.Actor.Posts);
        return () => admission switch
        {
            { Session: not null } => lodge!.Sessions.Peek(token!) is { } session && lodge.Accounts.Find(session.Account) is { DisabledAt: null } account && lodge.Accounts.Secrets(account.Id) is { } secrets
                && secrets.Stamp == session.Stamp && (admission.LacksFactor || Same(new(account.Id, account.Name, [.. account.On(Today).Select(Timeless)]))),
            { Actor.Key: not null } => ByKey(shown[Bearer.Length..].Trim()) is { Actor: { Key: not null } now } && Same(now),
            _ => true,
        };
    }

    Admission Persona(HttpContext context) => new(Personas.Chosen(desk(), context.Request.Cookies[Personas.Cookie]));

    Admission ByKey(string text)
    {
        if (lodge!.Keys.Find(text) is not { } key || lodge.Accounts.Find(key.Account) is not { DisabledAt: null } maker)
            return Admission.Public with { WrongKey = "the key is not known, is past its day, or was revoked" };
        var posts = LacksFactor(maker, lodge.Accounts.Secrets(maker.Id)) ? [] : lodge.Keys.Posts(key, maker, desk().Policy);
        return new(new(maker.Id, maker.Name, [.. posts.Select(Timeless)], key.Name), ReadsOnly: !key.Writes);
    }

    Admission? BySession(string token)
    {
        if (lodge!.Sessions.Find(token) is not (var id, { } session) || lodge.Accounts.Find(session.Account) is not { DisabledAt: null } account) return null;
        var secrets = lodge.Accounts.Secrets(account.Id);
        if (secrets is null || secrets.Stamp != session.Stamp) return null;
        var lacks = LacksFactor(account, secrets);
        return new(new(account.Id, account.Name, lacks ? [] : [.. account.On(Today).Select(Timeless)]), id, lacks, Fresh: office!.Clock.GetUtcNow() - session.StartedAt < StaysFresh);
    }

    bool LacksFactor(Account account, Credentials? secrets) => AccountRules.NeedsSecondFactor(account.On(Today)) && secrets is not { HasSecondFactor: true };

    DateOnly Today => office!.Clock.Today();

    /// <summary>That it holds today was asked of the office's clock; the desk's day may be another.</summary>
    static Post Timeless(Post post) => new(post.Role, post.Scope);
}
