using Luheng.Records;

namespace Luheng.Accounts;

/// <summary>A link that lets its owner choose a password, once.</summary>
/// <param name="Account">Whose password; empty: of the first security administrator, who chooses a name too.</param>
public sealed record OneTimeLink(string Account, DateTimeOffset Until, string By)
{
    public bool MakesTheFirst => Account is "";
}

/// <summary>One-time links, in what passes: named by the hash of their token. An account has one at most, the newest.</summary>
public sealed class OneTimeLinks(ILedger ledger, TimeProvider clock)
{
    const string Kind = "one-time-link";
    readonly Lock turn = new();
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <summary>The token of a new link; earlier ones of the account are void.</summary>
    public string Make(string account, string by)
    {
        Void(account);
        var token = Secret.Make();
        ledger.SetPassing(Kind, Secret.HashOf(token), AccountJson.Write(new OneTimeLink(account, clock.GetUtcNow() + Lasts, by)));
        return token;
    }

    /// <summary>The link of a token, or null: unknown, used or past.</summary>
    public OneTimeLink? Find(string token) =>
        ledger.Passing(Kind, Secret.HashOf(token)) is { } body && AccountJson.Read<OneTimeLink>(body) is var link && clock.GetUtcNow() < link.Until ? link : null;

    /// <summary>The link of a token, which no longer counts from then on: of two who come at once, one gets it.</summary>
    public OneTimeLink? Use(string token)
    {
        lock (turn)
        {
            if (Find(token) is not { } link) return null;
            ledger.SetPassing(Kind, Secret.HashOf(token), null);
            return link;
        }
    }

    public void Void(string account)
    {
        foreach (var document in ledger.PassingOf(Kind))
            if (AccountJson.Read<OneTimeLink>(document.Body) is var link && (link.Account == account || clock.GetUtcNow() >= link.Until)) ledger.SetPassing(Kind, document.Id, null);
    }
}
