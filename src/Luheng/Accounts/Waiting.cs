using Luheng.Records;

namespace Luheng.Accounts;

/// <summary>What waits for a browser's next step for some minutes: a second factor still to come, a challenge for a passkey, a secret not yet proved.</summary>
/// <param name="Account">Empty where nobody is known yet.</param>
public sealed record Waiting(string Account, string What, DateTimeOffset Until);

/// <summary>Waiting steps, in what passes: named by the hash of the token that the browser holds, each used once.</summary>
public sealed class WaitingRoom(ILedger ledger, TimeProvider clock, string kind, TimeSpan lasts)
{
    public string Enter(string account, string what)
    {
        foreach (var document in ledger.PassingOf(kind))
            if (clock.GetUtcNow() >= AccountJson.Read<Waiting>(document.Body).Until) ledger.SetPassing(kind, document.Id, null);
        var token = Secret.Make();
        ledger.SetPassing(kind, Secret.HashOf(token), AccountJson.Write(new Waiting(account, what, clock.GetUtcNow() + lasts)));
        return token;
    }

    public Waiting? Find(string? token) =>
        token is { Length: > 0 } && ledger.Passing(kind, Secret.HashOf(token)) is { } body && AccountJson.Read<Waiting>(body) is var waiting && clock.GetUtcNow() < waiting.Until ? waiting : null;

    public Waiting? Leave(string? token)
    {
        var waiting = Find(token);
        if (token is { Length: > 0 }) ledger.SetPassing(kind, Secret.HashOf(token), null);
        return waiting;
    }
}
