using Luheng.Registering;
using Luheng.Registry;
using static Luheng.Tests.Registering.RegisterBed;

namespace Luheng.Tests.Registering;

public class ProposalTests
{
    readonly RegisterBed bed = new();

    [Fact]
    public void Nothing_changes_before_a_second_person_agrees_and_the_first_cannot()
    {
        var (one, other) = (bed.Firm(1), bed.Firm(2));
        var proposed = bed.Proposals.Propose(new Merge([one], other, null, Day("2025-06-01")), City, "合并公告").Proposal!;
        Assert.Null(bed.Population.Find(SubjectId.Parse(one))!.Latest.To);
        Assert.Contains("第二人", bed.Proposals.Decide(proposed.Case.Id, RegisterProcedure.Agree, City, null).Wrong.Single().Zh, StringComparison.Ordinal);
        Assert.Empty(bed.Proposals.Decide(proposed.Case.Id, RegisterProcedure.Agree, Province, null).Wrong);
        Assert.NotNull(bed.Population.Find(SubjectId.Parse(one))!.Latest.To);
    }

    [Fact]
    public void Two_who_decide_at_once_do_not_both()
    {
        var (one, other) = (bed.Firm(1), bed.Firm(2));
        var id = bed.Proposals.Propose(new Merge([one], other, null, Day("2025-06-01")), City, "合并公告").Proposal!.Case.Id;
        Assert.Empty(bed.Proposals.Decide(id, RegisterProcedure.Refuse, Province, "材料不全", 1).Wrong);
        Assert.NotEmpty(bed.Proposals.Decide(id, RegisterProcedure.Agree, Province, null, 1).Wrong);
        Assert.Null(bed.Population.Find(SubjectId.Parse(one))!.Latest.To);
    }

    [Fact]
    public void A_register_that_changed_meanwhile_is_looked_at_again()
    {
        var (one, other) = (bed.Firm(1), bed.Firm(2));
        var id = bed.Proposals.Propose(new Merge([one], other, null, Day("2025-06-01")), City, "合并公告").Proposal!.Case.Id;
        bed.Proposals.Make(new Rename(one, "别的名称有限公司", Day("2025-01-01")), Province, "更名");
        Assert.Contains("重新核对", bed.Proposals.Decide(id, RegisterProcedure.Agree, Province, null).Wrong.Single().Zh, StringComparison.Ordinal);
        Assert.Contains("正在等待", bed.Proposals.Propose(new Close(one, Day("2025-06-01")), City, "注销").Wrong.Single().Zh, StringComparison.Ordinal);
        Assert.Empty(bed.Proposals.Decide(id, RegisterProcedure.Withdraw, City, null).Wrong);
    }

    [Fact]
    public void An_edit_of_a_version_that_is_no_longer_the_newest_is_refused()
    {
        var firm = bed.Firm(1);
        var seen = bed.Ledger.Find(SubjectJson.Kind, firm)!.Batch.Id;
        Assert.Empty(bed.Proposals.Make(new Restate(firm, OperatingStatus.Suspended, Day("2025-06-01")), City, "停产", seen));
        Assert.NotEmpty(bed.Proposals.Make(new Rename(firm, "另一名称有限公司", Day("2025-06-01")), Province, "更名", seen));
    }

    [Fact]
    public void The_card_tells_field_by_field_who_changed_what()
    {
        var firm = bed.Firm(1);
        bed.Proposals.Make(new Rename(firm, "焕新材料有限公司", Day("2025-02-01")), City, "更名");
        bed.Agreed(new Relocate(firm, bed.Counties[3], "园区甲", Day("2025-06-01")));
        var history = RegisterHistory.Of(bed.Ledger, SubjectId.Parse(firm), bed.Population);
        Assert.Equal(["province", "city", "tester"], history.Select(h => h.Batch.By));
        Assert.Contains(history[1].Changes, c => c is { Before: "示例1厂有限公司", After: "焕新材料有限公司" });
        Assert.Contains(history[0].Changes, c => c.After.Contains("园区甲", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_replays_to_the_same_state_from_its_steps()
    {
        var (one, other) = (bed.Firm(1), bed.Firm(2));
        var agreed = bed.Agreed(new Merge([one], other, null, Day("2025-06-01")));
        Assert.Equal(ProposalState.Agreed, Proposal.Of(bed.Cases.Rules.Replay(agreed.Case.Steps))!.State);
        Assert.Equal(new[] { one }, ((Merge)agreed.Change).Codes);
    }
}
