using Luheng.Demo;
using Luheng.Identifiers;
using Luheng.Portal;
using Luheng.Registering;
using Luheng.Registry;

namespace Luheng.App;

/// <summary>Changes of the register in the demonstration: one in force, one refused, and some that wait for a second person. All begin after the last month with figures.</summary>
static class DemoRegister
{
    const string Paper = "演示数据：市场监管登记通知书〔2025〕";

    static readonly RegisterHand City = new("demo-city", "市级 演示员", "演示"), Province = new("demo-province", "省级 演示员", "演示");
    static readonly DateOnly Day = DemoProvince.Last.Last.AddDays(1);

    public static void Fill(DataRoom room)
    {
        var proposals = new Proposals(room.Ledger, new Office(room.Ledger, room.Catalogue, room.Clock, room.Folder).Cases, room.Catalogue);
        var population = proposals.Now();
        var enterprises = population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise).ToList();
        if (enterprises.FirstOrDefault(s => s.Latest.Park is not null) is not { } first) return;
        var city = first.Latest.Region[..4];
        var firms = enterprises.Where(s => s.Latest.Region[..4] == city && s.Id != first.Id && s.Relations.Count == 0 && s.Placements is [{ From: null, To: null }] && !population.SitesOf(s.Id).Any()).TakeLast(7).ToList();
        if (firms.Count < 7) return;
        var elsewhere = population.Regions.Children(city + "00").First(r => r.Code != firms[0].Latest.Region).Code;

        var moved = Propose(proposals, new Relocate(firms[0].Id.Text, elsewhere, null, Day), "搬迁入新厂区（演示数据）");
        proposals.Decide(moved, RegisterProcedure.Agree, Province, "材料齐全");
        var refused = Propose(proposals, new Close(firms[1].Id.Text, Day), "企业停产多年（演示数据）");
        proposals.Decide(refused, RegisterProcedure.Refuse, Province, "没有注销登记通知书，请补后再报");
        Propose(proposals, new Merge([firms[2].Id.Text], firms[3].Id.Text, null, Day), "同一控制人下吸收合并（演示数据）");
        Propose(proposals, new Split(firms[4].Id.Text, true, [new(Code(firms[4].Latest.Region), new($"{FirmName.Core(firms[4].Name)}新材料有限公司", firms[4].Latest.Region, firms[4].Latest.Industry), 0.3)], Day), "新建产线独立核算（演示数据）");
        Propose(proposals, new Relocate(firms[5].Id.Text, first.Latest.Region, first.Latest.Park, Day), "退城入园（演示数据）");
        proposals.Make(new Restate(firms[6].Id.Text, OperatingStatus.Suspended, Day), City, "窑炉大修（演示数据）");
    }

    static string Propose(Proposals proposals, RegisterChange change, string why) => proposals.Propose(change with { Document = Paper }, City, why) is { Proposal: { } proposal, Wrong.Count: 0 }
        ? proposal.Case.Id : throw new InvalidOperationException($"a change of the demonstration's register cannot be: {ChangeWords.Title(change, null).En}");

    static string Code(string county)
    {
        const string body = "MA9900D1";
        var code = $"91{county}{body}{CreditCode.BodyCheck(body)}";
        return code + CreditCode.Check(code);
    }
}
