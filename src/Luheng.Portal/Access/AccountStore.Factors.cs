using System.Security.Cryptography;
using Luheng.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Secret = Luheng.Accounts.Secret;

namespace Luheng.Portal.Access;

sealed partial class AccountStore : IUserPasswordStore<Person>, IUserAuthenticatorKeyStore<Person>, IUserTwoFactorRecoveryCodeStore<Person>, IUserLockoutStore<Person>
{
    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken) =>
        Do(() => user.Secrets = user.Secrets with { PasswordHash = passwordHash, PasswordAt = office.Clock.GetUtcNow() });

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Secrets.PasswordHash);

    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Secrets.PasswordHash is not null);

    public Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) =>
        Do(() => user.Secrets = user.Secrets with { Authenticator = protector.Protect(key) });

    /// <summary>Null, and with it no code right, where the ring of keys that it was encrypted with is lost.</summary>
    public Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(user.Secrets.Authenticator is { } kept ? protector.Unprotect(kept) : null);
        }
        catch (CryptographicException)
        {
            return Task.FromResult<string?>(null);
        }
    }

    public Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        var salt = Secret.Salt(rules.RecoveryRounds);
        return Do(() => user.Secrets = user.Secrets with { RecoverySalt = salt, Recovery = [.. recoveryCodes.Select(c => Secret.SlowHashOf(c, salt))] });
    }

    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        if (user.Secrets.RecoverySalt is not { } salt || Secret.SlowHashOf(code, salt) is var hash && !user.Secrets.Recovery.Contains(hash)) return Task.FromResult(false);
        user.Secrets = user.Secrets with { Recovery = [.. user.Secrets.Recovery.Where(r => r != hash)] };
        return Task.FromResult(true);
    }

    public Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Secrets.Recovery.Count);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Attempts.LockedUntil);

    public Task SetLockoutEndDateAsync(Person user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Do(() => user.Attempts = user.Attempts with { LockedUntil = lockoutEnd });

    public Task<int> IncrementAccessFailedCountAsync(Person user, CancellationToken cancellationToken)
    {
        user.Attempts = Attempts.Of(office.Ledger, user.Id); // of tries at the same time every one counts
        user.Attempts = user.Attempts with { Failed = user.Attempts.Failed + 1 };
        return Task.FromResult(user.Attempts.Failed);
    }

    public Task ResetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Do(() => user.Attempts = user.Attempts with { Failed = 0 });

    public Task<int> GetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Attempts.Failed);

    public Task<bool> GetLockoutEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;
}
