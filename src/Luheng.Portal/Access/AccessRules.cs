using Luheng.Accounts;

namespace Luheng.Portal.Access;

/// <summary>How strict the door is. A host may say otherwise; the defaults are meant for a province.</summary>
public sealed record AccessRules
{
    public static AccessRules Default { get; } = new();

    public SessionLimits Sessions { get; init; } = SessionLimits.Default;

    /// <summary>Rounds of PBKDF2 over a password.</summary>
    public int PasswordRounds { get; init; } = 600_000;

    /// <summary>Rounds over a recovery code, which is random and needs fewer.</summary>
    public int RecoveryRounds { get; init; } = 100_000;
    public int ShortestPassword { get; init; } = 10;

    /// <summary>Wrong passwords or codes in a row that lock an account, and for how long.</summary>
    public int Tries { get; init; } = 5;
    public TimeSpan LockedFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Tries to sign in from one address and at one account name, in five minutes; many people may share an address.</summary>
    public int TriesPerAddress { get; init; } = 120;
    public int TriesPerAccount { get; init; } = 20;

    /// <summary>Questions to the API in a minute by one key, account or address.</summary>
    public int ApiPerMinute { get; init; } = 600;
}
