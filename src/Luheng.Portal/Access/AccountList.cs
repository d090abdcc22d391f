using Luheng.Accounts;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Access;

/// <summary>The accounts that a search found, with how each stands.</summary>
public sealed record AccountList(IReadOnlyList<AccountRow> Rows, int Found, int All, string Text, int Page, int Pages, int SignedIn, int WithoutPassword)
{
    const int PageSize = 50;

    internal static AccountList Of(Reader reader, Lodge lodge)
    {
        var (every, standing, visits) = (lodge.Accounts.All(), lodge.Accounts.Standing(), lodge.Accounts.LastVisits());
        var text = reader.Query("q").Trim();
        var found = every.Where(a => text is "" || Matches(reader, a, text)).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(int.TryParse(reader.Query("page"), out var asked) ? asked : 1, 1, pages);
        return new([.. found.Skip((page - 1) * PageSize).Take(PageSize).Select(a => new AccountRow(a, standing.GetValueOrDefault(a.Id).Password, standing.GetValueOrDefault(a.Id).SecondFactor, visits.GetValueOrDefault(a.Id)))],
            found.Count, every.Count, text, page, pages, lodge.Sessions.People(), every.Count(a => a.DisabledAt is null && !standing.GetValueOrDefault(a.Id).Password));
    }

    static bool Matches(Reader reader, Account account, string text) => new[] { account.Id, account.Name, account.Phone ?? "", account.Email ?? "" }
        .Concat(account.Posts.SelectMany(p => new[] { reader[RoleNames.Of(p.Role)], p.Scope?.Text ?? "", p.Scope is { } scope ? reader.Desk.World.Population.NameOf(scope) : "" }))
        .Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One account in the list.</summary>
public sealed record AccountRow(Account Account, bool Password, bool SecondFactor, Visit? Visit);
