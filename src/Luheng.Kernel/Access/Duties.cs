namespace Luheng.Access;

/// <summary>Whose duty an act is, where more roles may than should: the province may look at a return, the city's officer must.</summary>
public static class Duties
{
    static readonly Dictionary<Act, Role[]> Narrower = new()
    {
        [Act.ReviewReturn] = [Role.CityOfficer],
    };

    /// <summary>Whether what waits for an act stands in the work list of a role that is granted it.</summary>
    public static bool Has(Role role, Act act) => !Narrower.TryGetValue(act, out var roles) || roles.Contains(role);
}
