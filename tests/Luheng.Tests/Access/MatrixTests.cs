using Luheng.Access;
using Luheng.Registry;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Access;

/// <summary>Every role in every scope, doing everything to everybody, against a table and a map written here by hand.</summary>
public sealed class MatrixTests
{
    static readonly Role[] Order =
    [
        Role.EnergyManager, Role.EnterpriseHead, Role.ParkManager, Role.CountyOfficer, Role.CityOfficer, Role.ProvinceOfficer, Role.StatisticsLiaison, Role.PricingLiaison,
        Role.EcologyLiaison, Role.GridLiaison, Role.Evaluator, Role.Inspector, Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator,
    ];

    /// <summary>One sign for each role in the order above: * everywhere, w within the scope, a within and around it, - nowhere.</summary>
    static readonly Dictionary<Act, string> Table = new()
    {
        [Act.SeePublic] = "***************",
        [Act.OwnAccount] = "***************",
        [Act.UseSite] = "***************",
        [Act.SeeAggregate] = "aaaaaaaaaa-----",
        [Act.SeeFirm] = "wwwwwwwww-ww---",
        [Act.SeeConfidential] = "ww--ww-w---w---",
        [Act.SeeReceipts] = "ww------------*",
        [Act.SeeStatistical] = "------w--------",
        [Act.SeeEmbargoed] = "-----ww--------",
        [Act.SeeReadings] = "wwwwww--wwww" + "---",
        [Act.SeeReturn] = "wwwwwww---ww---",
        [Act.FillReturn] = "ww-------------",
        [Act.SubmitReturn] = "ww-------------",
        [Act.ReviewReturn] = "----ww---------",
        [Act.AcceptReturn] = "-----w---------",
        [Act.UploadReturns] = "---www---------",
        [Act.AskCorrection] = "ww-------------",
        [Act.AgreeCorrection] = "-w--ww---------",
        [Act.SeeCase] = "wwwwww-wwwww---",
        [Act.OpenCase] = "----ww-----w---",
        [Act.WorkCase] = "----ww-wwwww---",
        [Act.AnswerCase] = "ww-------------",
        [Act.Comment] = "wwwwww-wwwww---",
        [Act.AttachEvidence] = "wwwwww----ww---",
        [Act.Object] = "ww-------------",
        [Act.DecideObjection] = "-----w---------",
        [Act.SeeRegister] = "wwwwwww---ww---",
        [Act.EditRegister] = "----ww---------",
        [Act.AgreeRegister] = "-----w---------",
        [Act.KeepLists] = "----ww---------",
        [Act.DecideLists] = "-----w---------",
        [Act.ApplyForList] = "ww-------------",
        [Act.ImportData] = "-----ww--------",
        [Act.UndoImport] = "-----w---------",
        [Act.RegisterMeters] = "-----w---------",
        [Act.VoidReadings] = "-----w---------",
        [Act.AskDevice] = "-----w--w------",
        [Act.AnswerCall] = "ww-------------",
        [Act.MakeBulletin] = "----ww---------",
        [Act.ReleaseBulletin] = "-----w---------",
        [Act.Grade] = "-----w---------",
        [Act.PublishGrades] = "-----w---------",
        [Act.DraftTargets] = "-----w---------",
        [Act.IssueTargets] = "-----w---------",
        [Act.AnswerTargets] = "----w----------",
        [Act.ConfirmPlans] = "--w-ww---------",
        [Act.SeeAccounts] = "-------------**",
        [Act.ManageAccounts] = "-------------*-",
        [Act.ManageKeys] = "-------------*-",
        [Act.EndSessions] = "-------------*-",
        [Act.SeeAudit] = "--------------*",
        [Act.SeeSystem] = "------------*--",
        [Act.ManageSystem] = "------------*--",
    };

    const string Steel = "91990101MA0000010", Mill = "91990101MA0000029", Paper = "91990201MA0000037";

    static SubjectId Code(string body) => SubjectId.Parse(body[..8] + body[8..16] + Luheng.Identifiers.CreditCode.BodyCheck(body[8..16]) + Luheng.Identifiers.CreditCode.Check(body[..8] + body[8..16] + Luheng.Identifiers.CreditCode.BodyCheck(body[8..16])));

    static readonly SubjectId[] Firms = [Code(Steel), Code(Mill), Code(Paper)];
    static readonly SubjectId Site = SubjectId.OfEnterprise(Firms[0].Text, "A1"), FarSite = SubjectId.OfEnterprise(Firms[0].Text, "B1"), SitePark = SubjectId.Park("p1"), Park = SubjectId.Park("p2");
    static readonly SubjectId Province = SubjectId.Region("990000"), City1 = SubjectId.Region("990100"), City2 = SubjectId.Region("990200"), County1 = SubjectId.Region("990101"), County2 = SubjectId.Region("990201"), Country = SubjectId.Region("100000");
    static readonly SubjectId SteelClass = SubjectId.Sector("31"), SteelHere = SubjectId.Sector("31", "990000"), SteelInCity = SubjectId.Sector("31", "990100"), Stranger = Code("91990301MA0000045");

    /// <summary>Everything that each of these lies in, itself included, written out.</summary>
    static readonly Dictionary<SubjectId, SubjectId[]> In = new()
    {
        [Firms[0]] = [Firms[0], County1, City1, Province, SitePark, SteelClass, SteelHere, SteelInCity],
        [Firms[1]] = [Firms[1], County1, City1, Province, SitePark],
        [Firms[2]] = [Firms[2], County2, City2, Province, Park],
        [Site] = [Site, Firms[0], County1, City1, Province, SitePark, SteelClass, SteelHere, SteelInCity],
        [FarSite] = [FarSite, Firms[0], County1, City1, Province, SitePark, SteelClass, SteelHere, SteelInCity, County2, City2],
        [SitePark] = [SitePark, County1, City1, Province],
        [Park] = [Park, County2, City2, Province],
        [County1] = [County1, City1, Province],
        [County2] = [County2, City2, Province],
        [City1] = [City1, Province],
        [City2] = [City2, Province],
        [Province] = [Province],
        [SteelClass] = [SteelClass, Province],
        [SteelHere] = [SteelHere, Province],
        [SteelInCity] = [SteelInCity, City1, Province],
        [Stranger] = [Stranger],
    };

    static Population People() => new(
    [
        new(Firms[0], "钢", [new(null, null, "990101", "3120", "p1")]), new(Site, "钢一", [new(null, null, "990101", "3120")]), new(FarSite, "钢二", [new(null, null, "990201", "3120")]),
        new(Firms[1], "厂", [new(null, null, "990101", "2621", "p1")]), new(Firms[2], "纸", [new(null, null, "990201", "2221", "p2")]),
    ], RealPacks.Rules.Regions, RealPacks.Rules.Industries);

    static IEnumerable<(Role Role, SubjectId? Scope)> Posts()
    {
        foreach (var role in Order)
            foreach (var scope in role switch
            {
                Role.EnergyManager or Role.EnterpriseHead or Role.Evaluator or Role.Inspector => Firms.Select(f => (SubjectId?)f),
                Role.ParkManager => [SitePark, Park],
                Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator => [null],
                _ => [Province, City1, City2, County1, County2],
            }) yield return (role, scope);
    }

    static bool Expected(Act act, Role role, SubjectId? scope, SubjectId? target) => Table[act][Array.IndexOf(Order, role)] switch
    {
        '*' => true,
        '-' => false,
        _ when target is null => true,
        'w' => In[target.Value].Contains(scope!.Value),
        _ => In[target.Value].Contains(scope!.Value) || In[scope.Value].Contains(target.Value),
    };

    [Fact]
    public void Every_role_in_every_scope_may_do_to_everybody_what_the_table_says_and_nothing_else()
    {
        var policy = new Policy(People(), new(2025, 11, 20));
        var (cells, wrong) = (0, new List<string>());
        foreach (var (role, scope) in Posts())
        {
            var actor = new Actor("a", "a", [new(role, scope)]);
            foreach (var act in Table.Keys)
                foreach (var target in In.Keys.Select(k => (SubjectId?)k).Append(null))
                {
                    cells++;
                    if (policy.May(actor, act, target) != Expected(act, role, scope, target)) wrong.Add($"{role} of {scope} {act} {target}: {!Expected(act, role, scope, target)}");
                }
        }
        Assert.True(cells >= 20_000, $"{cells} cells");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cells}:\n{string.Join('\n', wrong.Take(40))}");
    }

    [Fact]
    public void Two_posts_may_what_either_may_and_a_post_that_has_ended_nothing()
    {
        var policy = new Policy(People(), new(2025, 11, 20));
        foreach (var act in Table.Keys)
            foreach (var target in In.Keys)
            {
                var both = new Actor("a", "a", [new(Role.CityOfficer, City1), new(Role.GridLiaison, City2)]);
                Assert.Equal(Expected(act, Role.CityOfficer, City1, target) || Expected(act, Role.GridLiaison, City2, target), policy.May(both, act, target));
                var ended = new Actor("a", "a", [new(Role.ProvinceOfficer, Province, null, new(2025, 11, 19)), new(Role.SecurityAdministrator, null, new(2025, 11, 21))]);
                Assert.Equal(act is Act.SeePublic or Act.OwnAccount, policy.May(ended, act, target));
            }
    }

    [Fact]
    public void The_public_may_see_what_is_public_and_nothing_else()
    {
        var policy = new Policy(People(), new(2025, 11, 20));
        Assert.All(Enum.GetValues<Act>(), act => Assert.Equal(act == Act.SeePublic, policy.May(Actor.Public, act)));
    }

    /// <summary>Acts that came later than this table keep to the outline: who keeps the machine, the accounts or the trail sees no figure and decides nothing about enterprises.</summary>
    [Fact]
    public void The_three_administrators_have_no_act_in_common_beside_the_site_and_the_accounts()
    {
        var policy = new Policy(People(), new(2025, 11, 20));
        foreach (var act in Enum.GetValues<Act>().Except([Act.SeePublic, Act.OwnAccount, Act.UseSite, Act.SeeAccounts]))
            Assert.True(new[] { Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator }.Count(r => policy.May(new("a", "a", [new(r, null)]), act)) <= 1, $"{act}");
    }
}
