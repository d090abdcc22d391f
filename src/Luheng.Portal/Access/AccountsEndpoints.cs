using Luheng.Access;
using Luheng.Accounts;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Access;

/// <summary>Accounts and posts, for the security administrator; the audit administrator looks on.</summary>
static class AccountsEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/accounts", (Reader reader, Lodge lodge) => Front.Page<AccountsPage>(new { List = AccountList.Of(reader, lodge) })).Needs(Act.SeeAccounts).Taking(Takes.Page);
        app.MapGet("/accounts/new", () => Front.Page<InvitePage>()).Needs(Act.ManageAccounts);
        app.MapPost("/accounts", Invite).Needs(Act.ManageAccounts);
        app.MapGet("/accounts/{id}", (Reader reader, HttpContext context, Lodge lodge, string id) => Page(reader, context, lodge, id)).Needs(Act.SeeAccounts);
        app.MapPost("/accounts/{id}", Change).Needs(Act.ManageAccounts);
        app.MapPost("/accounts/{id}/link", Link).Needs(Act.ManageAccounts);
        app.MapPost("/accounts/{id}/disable", (Reader reader, HttpContext context, Lodge lodge, Office office, string id) => Able(reader, context, lodge, id, office.Clock.GetUtcNow())).Needs(Act.ManageAccounts);
        app.MapPost("/accounts/{id}/enable", (Reader reader, HttpContext context, Lodge lodge, string id) => Able(reader, context, lodge, id, null)).Needs(Act.ManageAccounts);
        app.MapPost("/accounts/{id}/sessions/end", (Reader reader, Office office, Lodge lodge, string id) =>
        {
            lodge.Sessions.EndAll(id);
            office.Ledger.Note(new(reader.Actor.Account, "session-ended", id, reader.From));
            return Results.Redirect($"/accounts/{Uri.EscapeDataString(id)}");
        }).Needs(Act.EndSessions);
        app.MapPost("/accounts/{id}/keys/{key}/revoke", (Reader reader, Lodge lodge, string id, string key) =>
        {
            if (lodge.Keys.Named(key) is { RevokedAt: null } known && known.Account == id) lodge.Keys.Revoke(known, reader.Actor.Account, reader.From, "安全管理员吊销");
            return Results.Redirect($"/accounts/{Uri.EscapeDataString(id)}");
        }).Needs(Act.ManageKeys);
    }

    static async Task<IResult> Invite(Reader reader, HttpContext context, Lodge lodge)
    {
        var form = await Posted.Of(context);
        var id = Account.Tidy(form["account"]);
        var posts = PostForm.Read(reader, form, out var wrong);
        var account = new Account(id, form.Line("name", Account.LongestName), posts, Text(form, "phone"), Text(form, "email"));
        wrong ??= !Account.CanBeId(id) || account.Name is "" ? Words.AccountIdRule : lodge.Accounts.Find(id) is not null ? Words.AccountTaken : PostForm.Said(AccountRules.Wrong(reader.Actor.Account, id, posts));
        if (wrong is not null) return Front.Page<InvitePage>(new { Wrong = wrong, Draft = account }, 400);
        lodge.Accounts.Save(account, null, $"建立账号 {id}", reader.Actor.Account, reader.From, Text(form, "why"));
        return Shown(reader, lodge, account);
    }

    static async Task<IResult> Change(Reader reader, HttpContext context, Lodge lodge, string id)
    {
        if (lodge.Accounts.Versioned(id) is not var (account, _)) return Front.NotFound(reader, context, id);
        var form = await Posted.Of(context);
        var posts = PostForm.Read(reader, form, out var wrong);
        var changed = account with { Name = form.Line("name", Account.LongestName), Phone = Text(form, "phone"), Email = Text(form, "email"), Posts = posts };
        wrong ??= changed.Name is "" ? Words.AccountIdRule : PostForm.Said(AccountRules.Wrong(reader.Actor.Account, id, posts)) ?? (Orphans(lodge, changed) ? Words.LastSecurity : null);
        if (wrong is not null) return Page(reader, context, lodge, id, wrong, changed);
        if (!long.TryParse(form["seen"], out var seen)) return Front.BadRequest(reader, context, "seen");
        try
        {
            lodge.Accounts.Save(changed, seen, $"修改账号 {id} 的资料与职责", reader.Actor.Account, reader.From, Text(form, "why"));
        }
        catch (ConflictException)
        {
            return Page(reader, context, lodge, id, Words.ChangedMeanwhile);
        }
        return Results.Redirect($"/accounts/{Uri.EscapeDataString(id)}?done=saved");
    }

    static async Task<IResult> Link(Reader reader, HttpContext context, Lodge lodge, string id)
    {
        if (lodge.Accounts.Find(id) is not { } account) return Front.NotFound(reader, context, id);
        if (id == reader.Actor.Account || account.DisabledAt is not null) return Page(reader, context, lodge, id, id == reader.Actor.Account ? Words.NotOneself : Words.AccountDisabled);
        if ((await Posted.Of(context)).Has("forget")) lodge.Accounts.ForgetSecondFactor(id, reader.Actor.Account, reader.From);
        return Shown(reader, lodge, account);
    }

    static IResult Able(Reader reader, HttpContext context, Lodge lodge, string id, DateTimeOffset? disabledAt)
    {
        if (lodge.Accounts.Versioned(id) is not var (account, seen)) return Front.NotFound(reader, context, id);
        var changed = account with { DisabledAt = disabledAt };
        if (id == reader.Actor.Account || Orphans(lodge, changed)) return Page(reader, context, lodge, id, id == reader.Actor.Account ? Words.NotOneself : Words.LastSecurity);
        lodge.Accounts.Save(changed, seen, disabledAt is null ? $"恢复账号 {id}" : $"停用账号 {id}", reader.Actor.Account, reader.From);
        if (disabledAt is not null)
        {
            lodge.Sessions.EndAll(id);
            lodge.Links.Void(id);
        }
        return Results.Redirect($"/accounts/{Uri.EscapeDataString(id)}?done=saved");
    }

    /// <summary>Whether nobody would be left who can give posts.</summary>
    static bool Orphans(Lodge lodge, Account changed) => !(changed.DisabledAt is null && changed.Posts.Any(p => p is { Role: Role.SecurityAdministrator, From: null, Until: null })) && !lodge.Accounts.AnotherGivesPosts(changed.Id);

    static IResult Shown(Reader reader, Lodge lodge, Account account) => Front.Page<LinkPage>(new { Of = account, Address = $"{reader.Site}/welcome/{lodge.Links.Make(account.Id, reader.Actor.Account)}" });

    static IResult Page(Reader reader, HttpContext context, Lodge lodge, string id, Said? wrong = null, Account? draft = null) => lodge.Accounts.Versioned(id) is not var (account, seen)
        ? Front.NotFound(reader, context, id)
        : Front.Page<AccountPage>(new
        {
            Of = draft ?? account,
            Seen = seen,
            Secrets = lodge.Accounts.Secrets(id),
            Visit = lodge.Accounts.LastVisit(id),
            Sessions = lodge.Sessions.Of(id),
            Keys = lodge.Keys.Of(id).Select(k => new KeyRow(k, lodge.Keys.LastUsed(k.Id))).ToList(),
            Wrong = wrong,
            Saved = reader.Query("done") is "saved",
        }, wrong is null ? 200 : 400);

    static string? Text(Posted form, string name) => form.Line(name, 200) is { Length: > 0 } text ? text : null;
}
