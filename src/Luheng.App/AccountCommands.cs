using System.CommandLine;
using Luheng.Accounts;
using Luheng.Records;
using Luheng.Time;
using Luheng.Typed;

namespace Luheng.App;

/// <summary>accounts: who may sign in, and one-time links for whoever is locked out.</summary>
static class AccountCommands
{
    const string CommandLine = "命令行";

    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true, Recursive = true };
        var site = new Option<string>("--site") { Description = "the address that people open the site at", DefaultValueFactory = _ => ServeCommands.DefaultUrls };
        var bare = new Option<bool>("--without-second-factor") { Description = "also clears the account's second factor, for a lost phone" };
        var name = new Argument<string>("NAME") { Description = "the account" };
        var link = new Command("link", "prints a one-time link with which an account's owner sets a new password") { name, site, bare };
        link.SetAction(p => CommandTable.Guard(() => Link(p.GetValue(name)!, p.GetValue(data)!, p.GetValue(site)!, p.GetValue(bare))));
        var list = new Command("list", "every account: its posts, whether it is disabled, its last sign-in");
        list.SetAction(p => CommandTable.Guard(() => List(p.GetValue(data)!)));
        yield return new Command("accounts", "who may sign in") { data, link, list };
    }

    /// <summary>On a site without accounts: the link that makes the first security administrator; null where there are accounts, or everything is invented.</summary>
    public static string? FirstLink(ILedger ledger, TimeProvider clock, bool demo, Uri site) =>
        demo || !new AccountBook(ledger, clock).Empty ? null : Address(site.ToString(), new OneTimeLinks(ledger, clock).Make("", CommandLine));

    static int Link(string name, string data, string site, bool bare)
    {
        using var room = DataRoom.Open(data);
        var book = new AccountBook(room.Ledger, room.Clock);
        var id = Account.Tidy(name);
        if (book.Find(id) is not { } account)
            throw new FormatException(book.Empty ? "there are no accounts yet: luheng serve prints the link that makes the first" : $"there is no account '{id}'{Near.Hint(id, book.All().Select(a => a.Id))}");
        if (account.DisabledAt is not null) throw new FormatException($"the account {id} is disabled; another security administrator enables it on the page /accounts/{id}");
        if (bare) book.ForgetSecondFactor(id, CommandLine, CommandLine);
        room.Ledger.Note(new(CommandLine, "one-time-link", id, CommandLine));
        Console.WriteLine(Address(site, new OneTimeLinks(room.Ledger, room.Clock).Make(id, CommandLine)));
        Console.Error.WriteLine($"for {account.Name}, once, until {China.Text(room.Clock.GetUtcNow() + OneTimeLinks.Lasts)[..16]}");
        return 0;
    }

    static int List(string data)
    {
        using var room = DataRoom.Open(data);
        var book = new AccountBook(room.Ledger, room.Clock);
        var (standing, visits) = (book.Standing(), book.LastVisits());
        foreach (var account in book.All())
            Console.WriteLine(string.Join('\t', account.Id, account.Name, string.Join(", ", account.Posts.Select(p => p.Scope is { } scope ? $"{p.Role} {scope}" : $"{p.Role}")),
                account.DisabledAt is not null ? "disabled" : !standing.GetValueOrDefault(account.Id).Password ? "no password yet" : standing.GetValueOrDefault(account.Id).SecondFactor ? "two factors" : "password",
                visits.GetValueOrDefault(account.Id) is { } visit ? China.Text(visit.At)[..16] : "never signed in"));
        return 0;
    }

    static string Address(string site, string token) => $"{site.TrimEnd('/')}/welcome/{token}";
}
