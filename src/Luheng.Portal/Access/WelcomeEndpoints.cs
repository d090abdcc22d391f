using Luheng.Access;
using Luheng.Accounts;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Access;

/// <summary>What a one-time link opens: choosing a password; the very first one makes the first security administrator.</summary>
static class WelcomeEndpoints
{
    public static void MapWelcome(this IEndpointRouteBuilder routes)
    {
        var app = routes.Needing(Act.SeePublic);
        app.MapGet("/welcome/{token}", (string token, Lodge lodge) => Page(lodge, lodge.Links.Find(token)));
        app.MapPost("/welcome/{token}", Choose);
    }

    static async Task<IResult> Choose(string token, HttpContext context, Reader reader, Lodge lodge, SigningIn signing, UserManager<Person> users, Office office)
    {
        if (lodge.Links.Find(token) is not { } link) return Page(lodge, null);
        var form = await Posted.Of(context);
        var (id, name, password) = (link.MakesTheFirst ? Account.Tidy(form["account"]) : link.Account, form.Line("name", Account.LongestName), form["password"]);
        IResult Again(Said wrong) => Page(lodge, link, wrong, id, name);
        if (link.MakesTheFirst && !lodge.Accounts.Empty) return Page(lodge, null);
        if (link.MakesTheFirst && (!Account.CanBeId(id) || name is "")) return Again(Words.AccountIdRule);
        if (password != form["again"]) return Again(Words.PasswordsDiffer);
        var account = link.MakesTheFirst ? new(id, name, [new(Role.SecurityAdministrator, null)]) : lodge.Accounts.Find(id);
        if (account is not { DisabledAt: null }) return Page(lodge, null);
        if (await PasswordWords.Wrong(users, new(account, new(id, ""), new()), password) is { } weak) return Again(weak);
        if (lodge.Links.Use(token) is null) return Page(lodge, null);
        if (link.MakesTheFirst)
        {
            try
            {
                lodge.Accounts.Save(account, null, $"建立首个安全管理员账号 {id}", id, reader.From, "一次性链接");
            }
            catch (ConflictException)
            {
                return Page(lodge, null);
            }
        }
        var person = (await users.FindByNameAsync(id))!;
        person.Why = $"账号 {id} 凭一次性链接设置密码";
        lodge.Sessions.EndAll(id);
        person.Secrets = person.Secrets with { PasswordHash = users.PasswordHasher.HashPassword(person, password), PasswordAt = office.Clock.GetUtcNow(), Stamp = Secret.Make() };
        person.Attempts = new();
        if (!(await users.UpdateAsync(person)).Succeeded) return Page(lodge, null);
        return Results.Redirect((await signing.Known(person, "password", "/")).Next!);
    }

    static IResult Page(Lodge lodge, OneTimeLink? link, Said? wrong = null, string account = "", string name = "") => Front.Page<WelcomePage>(new
    {
        Link = link,
        Of = link is { MakesTheFirst: false } ? lodge.Accounts.Find(link.Account) : null,
        Account = account,
        Name = name,
        Wrong = wrong,
    }, link is null ? 410 : wrong is null ? 200 : 400);
}
