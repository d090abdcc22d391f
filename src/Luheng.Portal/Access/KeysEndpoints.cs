using Luheng.Access;
using Luheng.Accounts;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Access;

/// <summary>My keys for programs: made with a scope and a last day, shown once, revoked at any time.</summary>
static class KeysEndpoints
{
    const int LongestName = 60;

    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var app = routes.Needing(Act.OwnAccount);
        app.MapGet("/keys", (Reader reader, HttpContext context, Lodge lodge) => Page(reader, context, lodge));
        app.MapPost("/keys", Make);
        app.MapPost("/keys/{id}/revoke", (Reader reader, Lodge lodge, string id) =>
        {
            if (lodge.Keys.Named(id) is { RevokedAt: null } key && key.Account == reader.Actor.Account) lodge.Keys.Revoke(key, reader.Actor.Account, reader.From);
            return Results.Redirect("/keys");
        });
    }

    static async Task<IResult> Make(Reader reader, HttpContext context, Lodge lodge, Office office)
    {
        if (lodge.Accounts.Find(reader.Actor.Account) is not { } me) return Page(reader, context, lodge, Words.PersonaHasNone);
        var form = await Posted.Of(context);
        var (name, today) = (form.Line("name", LongestName), office.Clock.Today());
        if (name is "") return Page(reader, context, lodge, Words.KeyNeedsName);
        if (form.Day("until") is not { } until || until < today || until > today.AddDays(ApiKey.MostDays)) return Page(reader, context, lodge, Words.KeyUntilRule);
        if (Lent(reader, me, form, today) is not { Count: > 0 } posts) return Page(reader, context, lodge, Words.KeyScopeRule);
        var (key, text) = lodge.Keys.Make(me.Id, name, posts, form.Has("writes"), new(until.AddDays(1).ToDateTime(TimeOnly.MinValue), China.Offset), reader.From);
        return Page(reader, context, lodge, null, key, text);
    }

    /// <summary>The posts ticked, over the whole scope or the part of it that was named; null where any of it is more than one's own.</summary>
    static List<Post>? Lent(Reader reader, Account me, Posted form, DateOnly today)
    {
        var (own, lent) = (Lendable(me, today), new List<Post>());
        foreach (var chosen in form.All("post"))
        {
            if (!int.TryParse(chosen, out var at) || at < 0 || at >= own.Count) return null;
            var post = own[at];
            if (form.Line("scope", 100) is { Length: > 0 } text)
            {
                if (!SubjectId.TryParse(text, out var part, out _)) return null;
                post = post with { Scope = part };
            }
            if (!ApiKeys.Covers(me, post, reader.Desk.Policy, today)) return null;
            lent.Add(new(post.Role, post.Scope));
        }
        return lent;
    }

    static List<Post> Lendable(Account me, DateOnly today) => [.. me.On(today).Where(p => !AccountRules.IsAdministrator(p.Role))];

    static IResult Page(Reader reader, HttpContext context, Lodge lodge, Said? wrong = null, ApiKey? made = null, string text = "")
    {
        var account = lodge.Accounts.Find(reader.Actor.Account);
        var today = reader.Office!.Clock.Today();
        return Front.Page<KeysPage>(new
        {
            Keys = lodge.Keys.Of(reader.Actor.Account).Select(k => new KeyRow(k, lodge.Keys.LastUsed(k.Id))).ToList(),
            Posts = account is null ? [] : Lendable(account, today),
            HasAccount = account is not null,
            Today = today,
            Site = reader.Site,
            Wrong = wrong,
            Made = made,
            Text = text,
        }, wrong is null ? 200 : 400);
    }
}

/// <summary>A key in the list, with when it was last used.</summary>
public sealed record KeyRow(ApiKey Key, DateTimeOffset? Used);
