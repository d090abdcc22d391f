using Luheng.Accounts;

namespace Luheng.Portal.Access;

/// <summary>An account as Identity handles it: it changes what is held here, and the store writes what differs.</summary>
public sealed class Person(Account account, Credentials secrets, Attempts attempts)
{
    public Account Account { get; set; } = account;
    public Credentials Secrets { get; set; } = secrets;
    public Attempts Attempts { get; set; } = attempts;

    /// <summary>As the ledger had it when it was read.</summary>
    public (Credentials? Secrets, long? Batch, Attempts Attempts) Kept { get; set; }

    public string Id => Account.Id;
    public bool Enabled => Account.DisabledAt is null;

    /// <summary>The title of the batch that the next change is written in.</summary>
    public string Why { get; set; } = "";
}
