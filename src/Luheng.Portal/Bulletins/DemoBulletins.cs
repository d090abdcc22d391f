using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Time;

namespace Luheng.Portal.Bulletins;

/// <summary>The demonstration's bulletins: last month's released to the public, this month's drafted.</summary>
public static class DemoBulletins
{
    static readonly Actor Writer = new("demo-province", "省级 演示员", []), Releaser = new("demo-director", "省级负责人 演示员", []);

    /// <param name="then">What was known when the earlier month was told, and when that was.</param>
    public static async Task Make(Office office, (World World, DateTimeOffset KnownBy) then, (World World, DateTimeOffset KnownBy) now, IReadOnlyList<Finding> findings, string region, Period last, string site, bool pdf, CancellationToken cancel = default)
    {
        var before = Period.Month(last.First.AddMonths(-1).Year, last.First.AddMonths(-1).Month);
        const string From = "演示数据";
        var work = new BulletinWork(office, then.World, findings, then.KnownBy, demo: true);
        if (work.Draft(Writer, From, region, before, Text(before, DateOnly.FromDateTime(then.KnownBy.ToOffset(China.Offset).DateTime), 9)).Case is not { } matter || BulletinWork.Find(office.Ledger, matter.Id) is not { } bulletin) return;
        work.Step(bulletin, "check", Writer, From, null, 1);
        await work.Release(bulletin, Releaser, From, site, 2, pdf, cancel);
        new BulletinWork(office, now.World, findings, now.KnownBy, demo: true).Draft(Writer, From, region, last, Text(last, office.Clock.Today(), 10));
    }

    static BulletinText Text(Period month, DateOnly date, int number) => new("示例省经济和信息化厅", $"示例经信节能〔{month.Year}〕{number}号", RedHead: true, date, "",
        """
        一是紧盯年度目标。各市州要对照规划目标逐项分析差距，对单位产值能耗同比上升的地区和行业列出清单、明确措施，按月调度。
        二是严把数据质量。未按期报送的企业要在五个工作日内补报；对核查发现的问题逐条核实，更正须说明理由，不得以零代替缺失。
        三是推进节能改造。加快重点用能单位能效诊断和绿色制造体系建设，做好四季度用能预警和迎峰度冬准备。
        """, Public: true);
}
