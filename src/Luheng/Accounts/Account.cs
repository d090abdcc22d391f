using Luheng.Access;
using Luheng.Records;

namespace Luheng.Accounts;

/// <summary>Somebody who may sign in: a name, and the posts held. What they sign in with is kept apart, see <see cref="Credentials"/>.</summary>
/// <param name="Id">What is typed at sign-in, in lower case; it never changes, for the audit trail names it.</param>
public sealed record Account(string Id, string Name, IReadOnlyList<Post> Posts, string? Phone = null, string? Email = null, DateTimeOffset? DisabledAt = null)
{
    /// <summary>The kind of document that an account is kept as.</summary>
    public const string Kind = "account";
    const int ShortestId = 2;
    const int LongestId = 40;
    public const int LongestName = 60;

    public Document Write() => new(Kind, Id, AccountJson.Write(this));

    public static Account Read(string body) => AccountJson.Read<Account>(body);

    /// <summary>How an id is kept, however it was typed.</summary>
    public static string Tidy(string? typed) => (typed ?? "").Trim().ToLowerInvariant();

    /// <summary>Whether a tidied text can be an id: letters of any script, digits, and . - _ between them.</summary>
    public static bool CanBeId(string id) => id.Length is >= ShortestId and <= LongestId && id.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') && char.IsLetterOrDigit(id[0]);

    /// <summary>The posts held on a day.</summary>
    public IEnumerable<Post> On(DateOnly day) => DisabledAt is null ? Posts.Where(p => p.Holds(day)) : [];
}
