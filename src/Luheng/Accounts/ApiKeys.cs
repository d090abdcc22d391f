using Luheng.Access;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Accounts;

/// <summary>The keys of programs, in the ledger; when each was last used passes.</summary>
public sealed class ApiKeys(ILedger ledger, TimeProvider clock)
{
    const string Used = "api-key-used";
    static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Makes a key. The text is for its owner, once.</summary>
    public (ApiKey Key, string Text) Make(string account, string name, IReadOnlyList<Post> posts, bool writes, DateTimeOffset until, string from)
    {
        var (text, now) = (Secret.Make(ApiKey.Prefix), clock.GetUtcNow());
        var key = new ApiKey(Secret.HashOf(text), account, name, posts, writes, now, until);
        ledger.Commit(new($"新建接口密钥 {name}", account, [], []) { Documents = [key.Write()], Expects = [new(ApiKey.Kind, key.Id, null)], From = from });
        return (key, text);
    }

    /// <summary>The key of a text while it counts; asking notes its use.</summary>
    public ApiKey? Find(string text)
    {
        if (!text.StartsWith(ApiKey.Prefix, StringComparison.Ordinal) || ledger.Find(ApiKey.Kind, Secret.HashOf(text)) is not { } version) return null;
        var (key, now) = (ApiKey.Read(version.Document.Body), clock.GetUtcNow());
        if (!key.Counts(now)) return null;
        if (LastUsed(key.Id) is not { } last || now - last >= Grain) ledger.SetPassing(Used, key.Id, AccountJson.Write(now));
        return key;
    }

    /// <summary>The key of an id, whether it counts or not.</summary>
    public ApiKey? Named(string id) => ledger.Find(ApiKey.Kind, id) is { } version ? ApiKey.Read(version.Document.Body) : null;

    public IReadOnlyList<ApiKey> Of(string account) => [.. ledger.Documents(ApiKey.Kind).Select(d => ApiKey.Read(d.Body)).Where(k => k.Account == account).OrderByDescending(k => k.CreatedAt)];

    public DateTimeOffset? LastUsed(string id) => ledger.Passing(Used, id) is { } body ? AccountJson.Read<DateTimeOffset>(body) : null;

    /// <summary>Takes a key's right away, for good.</summary>
    public void Revoke(ApiKey key, string by, string from, string? why = null) =>
        ledger.Commit(new($"吊销接口密钥 {key.Name}", by, [], []) { Documents = [(key with { RevokedAt = clock.GetUtcNow() }).Write()], From = from, Why = why });

    /// <summary>What of a key's posts its maker still holds today.</summary>
    public IReadOnlyList<Post> Posts(ApiKey key, Account maker, Policy policy) => [.. key.Posts.Where(p => p.Holds(clock.Today()) && Covers(maker, p, policy, clock.Today()))];

    /// <summary>Whether somebody may lend a post to a key: held today, over no more; never an administrator's, who must be there in person.</summary>
    public static bool Covers(Account maker, Post lent, Policy policy, DateOnly day) => !AccountRules.IsAdministrator(lent.Role)
        && maker.On(day).Any(own => own.Role == lent.Role && own.Scope is { } whole && lent.Scope is { } part && policy.Lies(part, whole));
}
