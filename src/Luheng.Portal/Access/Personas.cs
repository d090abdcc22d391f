using Luheng.Access;
using Luheng.Demo;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Access;

/// <summary>The invented people of a demonstration, one or more for each role; whoever looks may be any of them.</summary>
static class Personas
{
    public const string Cookie = "persona";

    const string OfCity = "demo-city-";

    public static IReadOnlyList<Actor> Of(Desk desk) => desk.Remember<IReadOnlyList<Actor>>("personas", () => [.. Make(desk)]);

    /// <summary>The one chosen; the officer of the province where none is; the public where nobody has that name.</summary>
    public static Actor Chosen(Desk desk, string? account) => account is null ? Of(desk)[0] : Manager(desk, account) ?? Of(desk).FirstOrDefault(a => a.Account == account) ?? Actor.Public;

    /// <summary>The energy manager of any enterprise, chosen as demo-manager:CODE.</summary>
    public static Actor? Manager(Desk desk, string? account) =>
        account?.Split(':') is ["demo-manager", var code] && SubjectId.TryParse(code, out var id, out _) && id.Kind == SubjectKind.Enterprise && desk.World.Population.Find(id) is { } firm
            ? Person(account, $"{firm.Name} 演示员", Role.EnergyManager, id) : null;

    /// <summary>Whoever else the demonstration's own acts name: what made its data, the manager of any enterprise, the officer of any city (demo-city-CODE).</summary>
    public static string? Invented(Reader reader, string account) => account == DemoProvince.By ? reader[Words.Demo]
        : account.StartsWith(OfCity, StringComparison.Ordinal) ? OfficerOf(reader.Desk, account[OfCity.Length..]).Name : Manager(reader.Desk, account)?.Name;

    /// <summary>The officer of a city that none of the personas is of.</summary>
    public static Actor OfficerOf(Desk desk, string city) => new(OfCity + city, $"{desk.World.Population.NameOf(SubjectId.Region(city))} 演示员", []);

    static IEnumerable<Actor> Make(Desk desk)
    {
        var population = desk.World.Population;
        var region = SubjectId.Region(desk.Region is "" ? "990000" : desk.Region);
        yield return Person("demo-province", "省级 演示员", Role.ProvinceOfficer, region);
        yield return Person("demo-director", "省级负责人 演示员", Role.ProvinceOfficer, region);
        yield return Person("demo-reviewer", "省级评审 演示员", Role.ProvinceOfficer, region);
        yield return Person("demo-examiner", "省级复查 演示员", Role.ProvinceOfficer, region); // whoever scored or decided an assessment does not look at it again
        yield return Person("demo-second-examiner", "省级复查负责人 演示员", Role.ProvinceOfficer, region);
        var firm = population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise && s.Latest.Park is not null).OrderBy(s => s.Id.Text, StringComparer.Ordinal).FirstOrDefault()
            ?? population.Subjects.FirstOrDefault(s => s.Id.Kind == SubjectKind.Enterprise);
        if (firm is not null)
        {
            foreach (var code in population.Regions.Upwards(firm.Latest.Region))
                if (population.Regions.Find(code) is { } up && up.Level is RegionLevel.County or RegionLevel.City)
                    yield return Person(up.Level == RegionLevel.City ? "demo-city" : "demo-county", (up.Level == RegionLevel.City ? "市级" : "县级") + " 演示员", up.Level == RegionLevel.City ? Role.CityOfficer : Role.CountyOfficer, SubjectId.Region(code));
            yield return Person("demo-manager", "能源管理员 演示员", Role.EnergyManager, firm.Id);
            yield return Person("demo-head", "企业负责人 演示员", Role.EnterpriseHead, firm.Id);
            if (firm.Latest.Park is { } park) yield return Person("demo-park", "园区 演示员", Role.ParkManager, SubjectId.Park(park));
            yield return Person("demo-evaluator", "评价机构 演示员", Role.Evaluator, firm.Id);
            yield return Person("demo-inspector", "监察 演示员", Role.Inspector, firm.Id);
        }
        yield return Person("demo-statistics", "统计联络 演示员", Role.StatisticsLiaison, region);
        yield return Person("demo-pricing", "价格联络 演示员", Role.PricingLiaison, region);
        yield return Person("demo-ecology", "生态环境联络 演示员", Role.EcologyLiaison, region);
        yield return Person("demo-grid", "电网联络 演示员", Role.GridLiaison, region);
        yield return Person("demo-system", "系统管理 演示员", Role.SystemAdministrator, null);
        yield return Person("demo-security", "安全管理 演示员", Role.SecurityAdministrator, null);
        yield return Person("demo-audit", "审计管理 演示员", Role.AuditAdministrator, null);
    }

    static Actor Person(string account, string name, Role role, SubjectId? scope) => new(account, name, [new(role, scope)]);
}
