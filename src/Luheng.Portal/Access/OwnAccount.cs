using System.Buffers.Text;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Luheng.Portal.Access;

/// <summary>What somebody changes of their own: password, one-time codes, passkeys. Every change ends the other browsers' sessions and begins this one's anew.</summary>
sealed class OwnAccount(UserManager<Person> users, IPasskeyHandler<Person> passkeys, SigningIn signing, Lodge lodge, Reader reader, IHttpContextAccessor accessor)
{
    const int RecoveryCodes = 10;
    public const int MostPasskeys = 10;

    HttpContext Context => accessor.HttpContext!;

    /// <summary>Whoever reads, where they came by a session; a demonstration's persona has no account.</summary>
    public async Task<Person?> Me() => Context.Features.Get<Admission>() is { Session: not null, Actor.Account: var id } ? await users.FindByNameAsync(id) : null;

    public bool Fresh => Context.Features.Get<Admission>()?.Fresh == true;

    /// <summary>Whether it is really them: just signed in, or the password once more.</summary>
    public async Task<bool> Really(Person me, string password)
    {
        if (Fresh) return true;
        if (await users.IsLockedOutAsync(me)) return false;
        if (await users.CheckPasswordAsync(me, password)) return true;
        await users.AccessFailedAsync(me);
        signing.Note("sign-in-failed", me.Id, "确认身份");
        return false;
    }

    public async Task<Said?> ChangePassword(Person me, string old, string fresh, string again)
    {
        if (fresh != again) return Words.PasswordsDiffer;
        if (await users.IsLockedOutAsync(me)) return Words.OldPasswordWrong;
        if (await PasswordWords.Wrong(users, me, fresh) is { } weak) return weak;
        me.Why = $"账号 {me.Id} 修改密码";
        var changed = await users.ChangePasswordAsync(me, old, fresh);
        if (changed.Succeeded)
        {
            await Anew(me);
            return null;
        }
        await users.AccessFailedAsync(me);
        signing.Note("sign-in-failed", me.Id, "修改密码");
        return Words.OldPasswordWrong;
    }

    /// <summary>A secret for one-time codes that is not in force until a code of it comes back.</summary>
    public string Secret(Person me)
    {
        if (lodge.Setups.Find(Context.Crumb(Crumbs.Setup)) is { } waiting && waiting.Account == me.Id) return waiting.What;
        var secret = users.GenerateNewAuthenticatorKey();
        Context.Drop(Crumbs.Setup, lodge.Setups.Enter(me.Id, secret));
        return secret;
    }

    /// <summary>Puts the secret in force once a code proves that the phone has it. Recovery codes come with the first second factor.</summary>
    public async Task<IReadOnlyList<string>?> Prove(Person me, string code)
    {
        if (lodge.Setups.Find(Context.Crumb(Crumbs.Setup)) is not { } waiting || waiting.Account != me.Id) return null;
        var before = me.Secrets;
        await ((IUserAuthenticatorKeyStore<Person>)Store).SetAuthenticatorKeyAsync(me, waiting.What, Context.RequestAborted);
        if (!await signing.IsRight(me, code))
        {
            me.Secrets = before;
            return null;
        }
        lodge.Setups.Leave(Context.Crumb(Crumbs.Setup));
        Context.Drop(Crumbs.Setup, null);
        return await Added(me, $"账号 {me.Id} 启用动态口令");
    }

    public async Task<string> PasskeyOptions(Person me)
    {
        var options = await passkeys.MakeCreationOptionsAsync(new() { Id = me.Id, Name = me.Id, DisplayName = me.Account.Name }, Context);
        Context.Drop(Crumbs.Challenge, lodge.Challenges.Enter(me.Id, options.AttestationState ?? ""));
        return options.CreationOptionsJson;
    }

    public async Task<IReadOnlyList<string>?> AddPasskey(Person me, string credential, string name)
    {
        if (lodge.Challenges.Leave(Context.Crumb(Crumbs.Challenge)) is not { } waiting || waiting.Account != me.Id || me.Secrets.Passkeys.Count >= MostPasskeys) return null;
        Context.Drop(Crumbs.Challenge, null);
        var result = await passkeys.PerformAttestationAsync(new() { HttpContext = Context, CredentialJson = credential, AttestationState = waiting.What });
        if (!result.Succeeded) return null;
        result.Passkey.Name = name is "" ? reader[Words.Passkey] : name;
        await ((IUserPasskeyStore<Person>)Store).AddOrUpdatePasskeyAsync(me, result.Passkey, Context.RequestAborted);
        return await Added(me, $"账号 {me.Id} 添加通行密钥");
    }

    public async Task RemovePasskey(Person me, string id)
    {
        if (!Base64Url.IsValid(id)) return;
        await ((IUserPasskeyStore<Person>)Store).RemovePasskeyAsync(me, Base64Url.DecodeFromChars(id), Context.RequestAborted);
        await Changed(me, $"账号 {me.Id} 删除通行密钥");
    }

    public async Task TurnOff(Person me)
    {
        me.Secrets = me.Secrets with { Authenticator = null };
        if (!me.Secrets.HasSecondFactor) me.Secrets = me.Secrets with { RecoverySalt = null, Recovery = [] };
        await Changed(me, $"账号 {me.Id} 停用动态口令");
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Person me)
    {
        me.Why = $"账号 {me.Id} 更换恢复码";
        return [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes) ?? []];
    }

    object Store => Context.RequestServices.GetService(typeof(IUserStore<Person>))!;

    async Task<IReadOnlyList<string>> Added(Person me, string why)
    {
        var first = me.Secrets.Recovery.Count == 0;
        await Changed(me, why);
        return first ? await NewRecoveryCodes(me) : [];
    }

    async Task Changed(Person me, string why)
    {
        me.Why = why;
        await users.UpdateSecurityStampAsync(me);
        await Anew(me);
    }

    async Task Anew(Person me)
    {
        lodge.Sessions.EndAll(me.Id);
        await signing.Begin(me, SigningIn.Renewed, "/");
    }
}
