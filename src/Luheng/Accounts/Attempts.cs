using Luheng.Records;

namespace Luheng.Accounts;

/// <summary>Failed sign-ins since the last success, until when the account is locked, and the one-time codes used lately.</summary>
public sealed record Attempts(int Failed = 0, DateTimeOffset? LockedUntil = null)
{
    const string Kind = "sign-in-attempts";

    /// <summary>Hashes with the time after which they may be forgotten.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Codes { get; init; } = new Dictionary<string, DateTimeOffset>();

    public static Attempts Of(ILedger ledger, string account) => ledger.Passing(Kind, account) is { } body ? AccountJson.Read<Attempts>(body) : new();

    public void Keep(ILedger ledger, string account) => ledger.SetPassing(Kind, account, Failed == 0 && LockedUntil is null && Codes.Count == 0 ? null : AccountJson.Write(this));
}
