using Luheng.Accounts;
using Luheng.Portal.Shell;
using Luheng.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Secret = Luheng.Accounts.Secret;

namespace Luheng.Portal.Access;

/// <summary>Where Identity finds people and keeps what it changes: accounts and credentials in the ledger, failed tries in what passes.</summary>
sealed partial class AccountStore(Office office, AccountBook book, Reader reader, IDataProtectionProvider protection, AccessRules rules) : IUserSecurityStampStore<Person>, IUserTwoFactorStore<Person>
{
    readonly IDataProtector protector = protection.CreateProtector("Luheng.Authenticator");

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) => FindByNameAsync(userId, cancellationToken);

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var id = Account.Tidy(normalizedUserName);
        if (!Account.CanBeId(id) || book.Find(id) is not { } account) return Task.FromResult<Person?>(null);
        var kept = office.Ledger.Find(Credentials.Kind, id);
        var secrets = kept is null ? new(id, Secret.Make()) : Credentials.Read(kept.Document.Body);
        var attempts = Attempts.Of(office.Ledger, id);
        return Task.FromResult<Person?>(new(account, secrets, attempts) { Kept = (kept is null ? null : secrets, kept?.Batch.Id, attempts) });
    }

    /// <summary>Writes what differs: credentials with their audit entry, tries without.</summary>
    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        if (user.Attempts != user.Kept.Attempts) user.Attempts.Keep(office.Ledger, user.Id);
        var batch = user.Kept.Batch;
        if (user.Secrets != user.Kept.Secrets)
        {
            try
            {
                var by = reader.Actor.SignedIn ? reader.Actor.Account : user.Id;
                var title = user.Why is "" ? $"账号 {user.Id} 的登录凭据" : user.Why;
                batch = office.Ledger.Commit(new(title, by, [], []) { Documents = [user.Secrets.Write()], Expects = [new(Credentials.Kind, user.Id, batch)], From = reader.From }).Id;
            }
            catch (ConflictException e)
            {
                return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "Conflict", Description = e.Message }));
            }
        }
        (user.Kept, user.Why) = ((user.Secrets, batch, user.Attempts), "");
        return Task.FromResult(IdentityResult.Success);
    }

    /// <summary>Accounts are made and ended by the security administrator's pages, not by Identity.</summary>
    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken) => Do(() => user.Secrets = user.Secrets with { Stamp = stamp });

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Secrets.Stamp);

    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Secrets.HasSecondFactor);

    public void Dispose() { }

    static Task Do(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
