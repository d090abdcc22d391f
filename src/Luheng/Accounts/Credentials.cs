using Luheng.Records;

namespace Luheng.Accounts;

/// <summary>What somebody signs in with. A document beside the account, so that whoever may read accounts and their history reads none of this.</summary>
/// <param name="Stamp">Changes with every change here; sessions of an earlier stamp are over.</param>
/// <param name="Authenticator">The secret of one-time codes (TOTP), encrypted.</param>
/// <param name="RecoverySalt">Of the recovery codes, of which only slow hashes are kept.</param>
public sealed record Credentials(string Account, string Stamp, string? PasswordHash = null, DateTimeOffset? PasswordAt = null, string? Authenticator = null, string? RecoverySalt = null)
{
    public const string Kind = "account-secret";

    public IReadOnlyList<string> Recovery { get; init; } = [];
    public IReadOnlyList<Passkey> Passkeys { get; init; } = [];

    /// <summary>Whether a password alone no longer lets in.</summary>
    public bool HasSecondFactor => Authenticator is not null || Passkeys.Count > 0;

    public Document Write() => new(Kind, Account, AccountJson.Write(this));

    public static Credentials Read(string body) => AccountJson.Read<Credentials>(body);
}

/// <summary>A passkey (通行密钥): the public half of a key in somebody's device.</summary>
/// <param name="Id">The credential's id, base64url.</param>
/// <param name="PublicKey">Base64.</param>
public sealed record Passkey(string Id, string Name, string PublicKey, DateTimeOffset CreatedAt, bool Verified, bool Eligible, bool BackedUp)
{
    public IReadOnlyList<string> Transports { get; init; } = [];
}
