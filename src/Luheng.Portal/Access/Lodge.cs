using Luheng.Accounts;

namespace Luheng.Portal.Access;

/// <summary>What the door knows people by: accounts, sessions, one-time links, keys, and the steps of a sign-in under way.</summary>
sealed class Lodge(Office office, AccessRules rules)
{
    static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(5);
    static readonly TimeSpan SetupLasts = TimeSpan.FromMinutes(30);

    public AccountBook Accounts { get; } = new(office.Ledger, office.Clock);
    public Sessions Sessions { get; } = new(office.Ledger, office.Clock, rules.Sessions);
    public OneTimeLinks Links { get; } = new(office.Ledger, office.Clock);
    public ApiKeys Keys { get; } = new(office.Ledger, office.Clock);

    /// <summary>Whoever gave the right password and still owes a second factor.</summary>
    public WaitingRoom SecondStep { get; } = new(office.Ledger, office.Clock, "second-step", StepLasts);

    /// <summary>Challenges that a passkey has to answer.</summary>
    public WaitingRoom Challenges { get; } = new(office.Ledger, office.Clock, "passkey-challenge", StepLasts);

    /// <summary>Secrets of one-time codes that were shown and not yet proved to have arrived.</summary>
    public WaitingRoom Setups { get; } = new(office.Ledger, office.Clock, "authenticator-setup", SetupLasts);
}
