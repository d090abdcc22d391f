using Luheng.Access;

namespace Luheng.Accounts;

/// <summary>Why posts cannot be given, in a word that pages translate.</summary>
public enum PostProblem { Malformed, AdministratorsMeet, AdministratorAndOther, Oneself, EndsBeforeItStarts }

/// <summary>The rules of accounts: the three administrators are three people (三员分立), nobody promotes themselves, and some need two factors.</summary>
public static class AccountRules
{
    static readonly Role[] Administrators = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    /// <summary>Roles of enterprises and parks may use a password alone; everybody else sees or decides too much for that.</summary>
    static readonly Role[] PasswordAlone = [Role.Public, Role.EnergyManager, Role.EnterpriseHead, Role.ParkManager];

    public static bool IsAdministrator(Role role) => Administrators.Contains(role);

    public static bool NeedsSecondFactor(IEnumerable<Post> posts) => posts.Any(p => !PasswordAlone.Contains(p.Role));

    /// <summary>Why an account may not hold these posts, or null. Posts that never meet in time count together all the same: who was one administrator may not watch over what they did themselves.</summary>
    public static PostProblem? Wrong(IReadOnlyCollection<Post> posts)
    {
        if (posts.Any(p => p.Wrong() is not null)) return PostProblem.Malformed;
        if (posts.Any(p => p.From > p.Until)) return PostProblem.EndsBeforeItStarts;
        var administrates = posts.Select(p => p.Role).Where(IsAdministrator).Distinct().Count();
        return administrates > 1 ? PostProblem.AdministratorsMeet
            : administrates == 1 && posts.Any(p => !IsAdministrator(p.Role)) ? PostProblem.AdministratorAndOther : null;
    }

    /// <summary>Why somebody may not give an account these posts, or null.</summary>
    public static PostProblem? Wrong(string by, string account, IReadOnlyCollection<Post> posts) => by == account ? PostProblem.Oneself : Wrong(posts);
}
