using Luheng.Records;

namespace Luheng.Accounts;

/// <summary>A browser that somebody signed in with.</summary>
/// <param name="Stamp">The stamp of the credentials at sign-in; when it changes the session is over.</param>
/// <param name="How">By what: password, authenticator, recovery or passkey.</param>
public sealed record Session(string Account, string Stamp, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string Address, string Agent, string How);

/// <summary>How long sessions last.</summary>
/// <param name="Idle">Without a request.</param>
/// <param name="Longest">Whatever happens.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    public static SessionLimits Default { get; } = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));
}

/// <summary>Sessions, in what passes: named by the hash of the token that the browser holds.</summary>
public sealed class Sessions(ILedger ledger, TimeProvider clock, SessionLimits limits)
{
    const string Kind = "session";
    static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);
    const int LongestAgent = 200;
    DateTimeOffset swept;

    public SessionLimits Limits => limits;

    /// <summary>A new session; its token is for the browser alone.</summary>
    public string Start(string account, string stamp, string address, string agent, string how)
    {
        Sweep();
        var (token, now) = (Secret.Make(), clock.GetUtcNow());
        Keep(Secret.HashOf(token), new(account, stamp, now, now, address, agent.Length > LongestAgent ? agent[..LongestAgent] : agent, how));
        return token;
    }

    /// <summary>The session of a token while it lasts; asking keeps it from idling.</summary>
    public (string Id, Session Session)? Find(string token)
    {
        var id = Secret.HashOf(token);
        if (ledger.Passing(Kind, id) is not { } body) return null;
        var (session, now) = (AccountJson.Read<Session>(body), clock.GetUtcNow());
        if (!Lasts(session, now))
        {
            End(id);
            return null;
        }
        if (now - session.SeenAt >= Grain) Keep(id, session = session with { SeenAt = now });
        return (id, session);
    }

    /// <summary>The session of a token while it lasts, without keeping it from idling: for what runs by itself.</summary>
    public Session? Peek(string token) => ledger.Passing(Kind, Secret.HashOf(token)) is { } body && AccountJson.Read<Session>(body) is var session && Lasts(session, clock.GetUtcNow()) ? session : null;

    public IReadOnlyList<(string Id, Session Session)> Of(string account) =>
        [.. Every().Where(s => s.Session.Account == account && Lasts(s.Session, clock.GetUtcNow())).OrderByDescending(s => s.Session.SeenAt)];

    public void End(string id) => ledger.SetPassing(Kind, id, null);

    /// <summary>Ends every session of an account but one.</summary>
    public void EndAll(string account, string? but = null)
    {
        foreach (var (id, session) in Every())
            if (session.Account == account && id != but) End(id);
    }

    /// <summary>How many accounts are signed in now.</summary>
    public int People() => Every().Where(s => Lasts(s.Session, clock.GetUtcNow())).Select(s => s.Session.Account).Distinct().Count();

    bool Lasts(Session session, DateTimeOffset now) => now - session.SeenAt < limits.Idle && now - session.StartedAt < limits.Longest;

    IEnumerable<(string Id, Session Session)> Every() => ledger.PassingOf(Kind).Select(d => (d.Id, AccountJson.Read<Session>(d.Body)));

    void Keep(string id, Session session) => ledger.SetPassing(Kind, id, AccountJson.Write(session));

    /// <summary>Forgets those that ended by themselves, now and then.</summary>
    void Sweep()
    {
        var now = clock.GetUtcNow();
        if (now - swept < limits.Idle) return;
        swept = now;
        foreach (var (id, session) in Every())
            if (!Lasts(session, now)) End(id);
    }
}
