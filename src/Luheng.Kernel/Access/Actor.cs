using Luheng.Registry;

namespace Luheng.Access;

/// <summary>A role held over a scope for a time; an officer's scope is a region, a park manager's a park, an enterprise's, evaluator's or inspector's an enterprise, an administrator's none. Both days included; null is open.</summary>
public sealed record Post(Role Role, SubjectId? Scope, DateOnly? From = null, DateOnly? Until = null)
{
    public bool Holds(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>Why a post cannot be, or null.</summary>
    public string? Wrong() => (Role, Scope) switch
    {
        (Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator, { }) => $"a {Role} has no scope",
        (Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator, null) => null,
        (Role.Public, _) => "everybody is the public; it is no post",
        (_, null) => $"a {Role} needs a scope",
        (Role.ParkManager, { Kind: not SubjectKind.Park }) => "a park manager's scope is a park, such as park:ID",
        (Role.EnergyManager or Role.EnterpriseHead or Role.Evaluator or Role.Inspector, { Kind: not SubjectKind.Enterprise }) => $"the scope of a {Role} is an enterprise's credit code",
        (Role.CountyOfficer or Role.CityOfficer or Role.ProvinceOfficer or Role.StatisticsLiaison or Role.PricingLiaison or Role.EcologyLiaison or Role.GridLiaison, { Kind: not SubjectKind.Region }) => $"the scope of a {Role} is a region code",
        _ => null,
    };
}

/// <summary>Who acts or reads: an account with its posts, or nobody known.</summary>
/// <param name="Account">The account's id, which audit entries name; empty for the public.</param>
/// <param name="Key">The name of the API key used instead of a session.</param>
public sealed record Actor(string Account, string Name, IReadOnlyList<Post> Posts, string? Key = null)
{
    public static Actor Public { get; } = new("", "公众", []);

    public bool SignedIn => Account is not "";

    /// <summary>Whether any of the posts is of this role.</summary>
    public bool Is(Role role) => Posts.Any(p => p.Role == role);
}
