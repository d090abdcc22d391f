using Luheng.Access;
using Luheng.Records;

namespace Luheng.Accounts;

/// <summary>A key that a person made for a program: it acts for its maker, never further. The key itself is shown once; its SHA-256 is the document's id.</summary>
/// <param name="Posts">What the key may use of its maker's posts, perhaps over less.</param>
/// <param name="Writes">Whether it may change anything.</param>
public sealed record ApiKey(string Id, string Account, string Name, IReadOnlyList<Post> Posts, bool Writes, DateTimeOffset CreatedAt, DateTimeOffset Until, DateTimeOffset? RevokedAt = null)
{
    public const string Kind = "api-key";

    /// <summary>What every key begins with, so that one left lying about is recognised.</summary>
    public const string Prefix = "lk_";
    public const int MostDays = 366;

    public bool Counts(DateTimeOffset now) => RevokedAt is null && now < Until;

    public Document Write() => new(Kind, Id, AccountJson.Write(this));

    public static ApiKey Read(string body) => AccountJson.Read<ApiKey>(body);
}
