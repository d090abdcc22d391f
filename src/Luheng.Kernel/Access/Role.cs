namespace Luheng.Access;

/// <summary>What somebody is here: enterprise (企业), park (园区), officer (经信部门), liaison of another authority (联络员), third party, inspector (节能监察), and the three separated administrators (三员).</summary>
public enum Role : byte
{
    /// <summary>公众: nobody signed in, and whoever signed in without a post.</summary>
    Public,

    /// <summary>企业能源管理员: fills in and submits.</summary>
    EnergyManager,

    /// <summary>企业负责人: the second person of an enterprise.</summary>
    EnterpriseHead,
    ParkManager,
    CountyOfficer,
    CityOfficer,
    ProvinceOfficer,
    StatisticsLiaison,
    PricingLiaison,
    EcologyLiaison,
    GridLiaison,

    /// <summary>第三方评价机构: only the enterprises assigned.</summary>
    Evaluator,

    /// <summary>节能监察: only the enterprises assigned.</summary>
    Inspector,

    /// <summary>系统管理员: keeps the machine running; sees no figures.</summary>
    SystemAdministrator,

    /// <summary>安全管理员: accounts, posts, keys; sees no figures.</summary>
    SecurityAdministrator,

    /// <summary>审计管理员: the audit trail; changes nothing.</summary>
    AuditAdministrator,
}
