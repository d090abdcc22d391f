using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Access;

/// <summary>What roles are called, and in which groups they are listed.</summary>
static class RoleNames
{
    public static readonly IReadOnlyList<(Said Name, Role[] Roles)> Groups =
    [
        (Words.RolesOffice, [Role.ProvinceOfficer, Role.CityOfficer, Role.CountyOfficer]),
        (Words.RolesFirm, [Role.EnergyManager, Role.EnterpriseHead, Role.ParkManager]),
        (Words.RolesThird, [Role.Evaluator, Role.Inspector]),
        (Words.RolesLiaison, [Role.StatisticsLiaison, Role.PricingLiaison, Role.EcologyLiaison, Role.GridLiaison]),
        (Words.RolesAdministrator, [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator]),
    ];

    public static Said Of(Role role) => role switch
    {
        Role.EnergyManager => new("企业能源管理员", "Energy manager"),
        Role.EnterpriseHead => new("企业负责人", "Head of enterprise"),
        Role.ParkManager => new("园区管理员", "Park manager"),
        Role.CountyOfficer => new("县级经信部门", "County officer"),
        Role.CityOfficer => new("市级经信部门", "City officer"),
        Role.ProvinceOfficer => new("省级经信部门", "Provincial officer"),
        Role.StatisticsLiaison => new("统计部门联络员", "Statistics liaison"),
        Role.PricingLiaison => new("价格部门联络员", "Pricing liaison"),
        Role.EcologyLiaison => new("生态环境联络员", "Ecology liaison"),
        Role.GridLiaison => new("电网企业联络员", "Grid liaison"),
        Role.Evaluator => new("第三方评价机构", "Evaluator"),
        Role.Inspector => new("节能监察人员", "Inspector"),
        Role.SystemAdministrator => new("系统管理员", "System administrator"),
        Role.SecurityAdministrator => new("安全管理员", "Security administrator"),
        Role.AuditAdministrator => new("审计管理员", "Audit administrator"),
        _ => new("公众", "Public"),
    };
}
