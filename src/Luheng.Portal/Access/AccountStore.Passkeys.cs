using System.Buffers.Text;
using System.Globalization;
using Luheng.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Luheng.Portal.Access;

sealed partial class AccountStore : IUserPasskeyStore<Person>
{
    const string Counts = "passkey-count";

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(passkey.CredentialId);
        office.Ledger.SetPassing(Counts, id, passkey.SignCount.ToString(CultureInfo.InvariantCulture));
        if (user.Secrets.Passkeys.Any(p => p.Id == id)) return Task.CompletedTask;
        var fresh = new Passkey(id, passkey.Name ?? "", Convert.ToBase64String(passkey.PublicKey), office.Clock.GetUtcNow(), passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp) { Transports = passkey.Transports ?? [] };
        return Do(() => user.Secrets = user.Secrets with { Passkeys = [.. user.Secrets.Passkeys, fresh] });
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Secrets.Passkeys.Select(Info)]);

    /// <summary>Nobody is looked up by a passkey alone: the browser sends the account's id along, and the passkey must be that account's.</summary>
    public Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult<Person?>(null);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Secrets.Passkeys.FirstOrDefault(p => p.Id == Base64Url.EncodeToString(credentialId)) is { } found ? Info(found) : null);

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        office.Ledger.SetPassing(Counts, id, null);
        return Do(() => user.Secrets = user.Secrets with { Passkeys = [.. user.Secrets.Passkeys.Where(p => p.Id != id)] });
    }

    UserPasskeyInfo Info(Passkey kept) => new(Base64Url.DecodeFromChars(kept.Id), Convert.FromBase64String(kept.PublicKey), kept.CreatedAt, CountOf(kept.Id), [.. kept.Transports],
        kept.Verified, kept.Eligible, kept.BackedUp, [], [])
    { Name = kept.Name };

    uint CountOf(string id) => uint.TryParse(office.Ledger.Passing(Counts, id), CultureInfo.InvariantCulture, out var count) ? count : 0;
}
