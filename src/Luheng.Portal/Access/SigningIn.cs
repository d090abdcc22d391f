using Luheng.Accounts;
using Luheng.Portal.Shell;
using Luheng.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Luheng.Portal.Access;

/// <summary>How a sign-in ended: where to go next, or null where it failed. Why it failed is never told apart.</summary>
readonly record struct Outcome(string? Next);

/// <summary>The steps of signing in. Identity judges passwords, codes and passkeys and counts failures; here is their order and what is written down.</summary>
sealed class SigningIn(UserManager<Person> users, IPasskeyHandler<Person> passkeys, Lodge lodge, Office office, Reader reader, IHttpContextAccessor accessor)
{
    static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(5);
    public const string Renewed = "renewed";
    static string? spent;

    HttpContext Context => accessor.HttpContext!;

    public async Task<Outcome> ByPassword(string name, string password, string back)
    {
        var person = password.Length <= Guessable.Longest ? await users.FindByNameAsync(name) : null;
        if (person is not { Enabled: true, Secrets.PasswordHash: not null } || await users.IsLockedOutAsync(person))
        {
            Spend(password);
            if (person is not null) Note("sign-in-refused", person.Id);
            return default;
        }
        return await users.CheckPasswordAsync(person, password) ? await Known(person, "password", back) : await Failed(person);
    }

    /// <summary>The password was right: a second factor is still owed, or the session begins.</summary>
    public async Task<Outcome> Known(Person person, string how, string back)
    {
        if (!person.Secrets.HasSecondFactor) return await Begin(person, how, back);
        Context.Drop(Crumbs.Step, lodge.SecondStep.Enter(person.Id, person.Secrets.Stamp));
        return new(Links.To("/sign-in/second", ("back", back)));
    }

    /// <summary>Whoever owes a second factor in this browser; null when too much time went by.</summary>
    public async Task<Person?> Owing() => lodge.SecondStep.Find(Context.Crumb(Crumbs.Step)) is { } waiting && await users.FindByNameAsync(waiting.Account) is { Enabled: true } person && person.Secrets.Stamp == waiting.What ? person : null;

    public async Task<Outcome> ByCode(Person person, string code, bool recovery, string back)
    {
        if (await users.IsLockedOutAsync(person)) return default;
        if (recovery) person.Why = $"账号 {person.Id} 用掉一个恢复码";
        var right = recovery ? (await users.RedeemTwoFactorRecoveryCodeAsync(person, code.Trim().ToUpperInvariant())).Succeeded : await IsRight(person, code);
        if (!right) return await Failed(person);
        Leave();
        return await Begin(person, recovery ? "recovery" : "authenticator", back);
    }

    /// <summary>Whether a one-time code is right and was not used before.</summary>
    public async Task<bool> IsRight(Person person, string code)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        var (hash, now) = (Secret.HashOf(person.Id + digits), office.Clock.GetUtcNow());
        if (person.Attempts.Codes.TryGetValue(hash, out var until) && now < until) return false;
        if (!await users.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, digits)) return false;
        person.Attempts = person.Attempts with { Codes = person.Attempts.Codes.Where(c => now < c.Value).Append(new(hash, now + CodeLasts)).ToDictionary() };
        person.Attempts.Keep(office.Ledger, person.Id);
        return true;
    }

    /// <summary>What a browser needs to ask for a passkey: of one person, or whichever it has.</summary>
    public async Task<string> Challenge()
    {
        var options = await passkeys.MakeRequestOptionsAsync(await Owing(), Context);
        Context.Drop(Crumbs.Challenge, lodge.Challenges.Enter("", options.AssertionState ?? ""));
        return options.RequestOptionsJson;
    }

    /// <summary>A passkey with its owner's finger, face or PIN is both factors.</summary>
    public async Task<Outcome> ByPasskey(string credential, string back)
    {
        if (lodge.Challenges.Leave(Context.Crumb(Crumbs.Challenge)) is not { } waiting) return default;
        Context.Drop(Crumbs.Challenge, null);
        var result = await passkeys.PerformAssertionAsync(new() { HttpContext = Context, CredentialJson = credential, AssertionState = waiting.What });
        if (!result.Succeeded || result.User is not { Enabled: true } person) return default;
        if (await users.IsLockedOutAsync(person)) return default;
        if (await Owing() is { } owing && owing.Id != person.Id) return default;
        await users.AddOrUpdatePasskeyAsync(person, result.Passkey);
        Leave();
        return await Begin(person, "passkey", back);
    }

    /// <summary>A new session with a new token, whatever the browser held before.</summary>
    public async Task<Outcome> Begin(Person person, string how, string back)
    {
        await users.ResetAccessFailedCountAsync(person);
        if (Context.Features.Get<Admission>()?.Session is { } before) lodge.Sessions.End(before);
        var address = Address;
        Context.Drop(Crumbs.Session, lodge.Sessions.Start(person.Id, person.Secrets.Stamp, address, Context.Request.Headers.UserAgent.ToString(), how));
        lodge.Accounts.Visited(person.Id, address);
        Note(how is Renewed ? "session-renewed" : "sign-in", person.Id, how is Renewed ? null : how);
        var lacks = AccountRules.NeedsSecondFactor(person.Account.On(office.Clock.Today())) && !person.Secrets.HasSecondFactor;
        return new(lacks ? Links.To("/me/second-factor", ("back", back)) : back);
    }

    public void End()
    {
        if (Context.Features.Get<Admission>() is not { Session: { } session } admission) return;
        lodge.Sessions.End(session);
        Context.Drop(Crumbs.Session, null);
        Note("sign-out", admission.Actor.Account);
    }

    public void Note(string did, string account, string? why = null) => office.Ledger.Note(new(account, did, account, reader.From, why));

    string Address => Context.Connection.RemoteIpAddress?.ToString() ?? "";

    async Task<Outcome> Failed(Person person)
    {
        await users.AccessFailedAsync(person);
        var locked = await users.IsLockedOutAsync(person);
        Note(locked ? "locked-out" : "sign-in-failed", person.Id);
        if (locked) Leave();
        return default;
    }

    void Leave()
    {
        lodge.SecondStep.Leave(Context.Crumb(Crumbs.Step));
        Context.Drop(Crumbs.Step, null);
    }

    /// <summary>As much work as a password that is looked at, so that the time does not tell who has an account.</summary>
    void Spend(string password)
    {
        var nobody = new Person(new("nobody", "", []), new("nobody", ""), new());
        spent ??= users.PasswordHasher.HashPassword(nobody, Secret.Make());
        users.PasswordHasher.VerifyHashedPassword(nobody, spent, password.Length <= Guessable.Longest ? password : "");
    }
}
