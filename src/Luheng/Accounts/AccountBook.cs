using Luheng.Access;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Accounts;

/// <summary>Accounts in the ledger. Nothing is remembered here: what another program changed counts with the next question.</summary>
public sealed class AccountBook(ILedger ledger, TimeProvider clock)
{
    const string LastSignIn = "last-sign-in";

    public IReadOnlyList<Account> All() => [.. ledger.Documents(Account.Kind).Select(d => Account.Read(d.Body))];

    public bool Empty => ledger.Documents(Account.Kind).Count == 0;

    public Account? Find(string id) => ledger.Find(Account.Kind, id) is { } version ? Account.Read(version.Document.Body) : null;

    public Credentials? Secrets(string id) => ledger.Find(Credentials.Kind, id) is { } version ? Credentials.Read(version.Document.Body) : null;

    /// <summary>The accounts whose password or second factor is set, for lists; without reading what they are.</summary>
    public IReadOnlyDictionary<string, (bool Password, bool SecondFactor)> Standing() => ledger.Documents(Credentials.Kind).Select(d => Credentials.Read(d.Body))
        .ToDictionary(c => c.Account, c => (c.PasswordHash is not null, c.HasSecondFactor));

    public (Account Account, long Batch)? Versioned(string id) => ledger.Find(Account.Kind, id) is { } version ? (Account.Read(version.Document.Body), version.Batch.Id) : null;

    /// <summary>Writes an account as it should be from now on.</summary>
    /// <param name="seen">The batch of the version that was changed; null where there was none.</param>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public void Save(Account account, long? seen, string title, string by, string from, string? why = null) =>
        ledger.Commit(new(title, by, [], []) { Documents = [account.Write()], Expects = [new(Account.Kind, account.Id, seen)], From = from, Why = why });

    /// <summary>Takes away the second factor of somebody who lost it; the password stays.</summary>
    public void ForgetSecondFactor(string id, string by, string from)
    {
        if (ledger.Find(Credentials.Kind, id) is not { } version) return;
        var bare = Credentials.Read(version.Document.Body) with { Authenticator = null, RecoverySalt = null, Recovery = [], Passkeys = [], Stamp = Secret.Make() };
        ledger.Commit(new($"清除账号 {id} 的两步验证", by, [], []) { Documents = [bare.Write()], Expects = [new(Credentials.Kind, id, version.Batch.Id)], From = from });
    }

    /// <summary>Whether anybody but this account may give posts today.</summary>
    public bool AnotherGivesPosts(string id) => All().Any(a => a.Id != id && a.On(clock.Today()).Any(p => p.Role == Role.SecurityAdministrator));

    public Visit? LastVisit(string id) => ledger.Passing(LastSignIn, id) is { } body ? AccountJson.Read<Visit>(body) : null;

    public IReadOnlyDictionary<string, Visit> LastVisits() => ledger.PassingOf(LastSignIn).ToDictionary(d => d.Id, d => AccountJson.Read<Visit>(d.Body));

    public void Visited(string id, string address) => ledger.SetPassing(LastSignIn, id, AccountJson.Write(new Visit(clock.GetUtcNow(), address)));
}

/// <summary>A sign-in that succeeded.</summary>
public sealed record Visit(DateTimeOffset At, string Address);
