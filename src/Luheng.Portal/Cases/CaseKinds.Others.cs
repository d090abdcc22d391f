using Luheng.Bulletins;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Registering;
using Luheng.Returns;

namespace Luheng.Portal.Cases;

/// <summary>Kinds of matters that have pages of their own.</summary>
static partial class CaseKinds
{
    static CaseKind Filing => new(ReturnProcedure.Id, new("填报", "Return"),
        new Dictionary<string, Said>
        {
            [nameof(ReturnState.Open)] = new("待填报", "To be filed"),
            [nameof(ReturnState.Awaited)] = new("已催报", "Reminded"),
            [nameof(ReturnState.Draft)] = new("填报中", "Draft"),
            [nameof(ReturnState.Checked)] = new("已核对", "Checked"),
            [nameof(ReturnState.Submitted)] = new("待市级审核", "With the city"),
            [nameof(ReturnState.Returned)] = new("退回修改", "Returned"),
            [nameof(ReturnState.Reviewed)] = new("待省级验收", "With the province"),
            [nameof(ReturnState.Accepted)] = new("已验收", "Accepted"),
            [nameof(ReturnState.CorrectionAsked)] = new("申请更正", "Correction asked"),
            [nameof(ReturnState.CorrectionAgreed)] = new("更正待验收", "Correction to be accepted"),
        },
        new Dictionary<string, Said>
        {
            [ReturnProcedure.Fill] = new("填写", "fill in"),
            [ReturnProcedure.Check] = new("核对", "check"),
            [ReturnProcedure.Submit] = new("报送", "submit"),
            [ReturnProcedure.Upload] = new("代为报送", "upload"),
            [ReturnProcedure.Withdraw] = new("撤回", "withdraw"),
            [ReturnProcedure.Recall] = new("收回", "recall"),
            [ReturnProcedure.Remind] = new("催报", "remind"),
            [ReturnProcedure.Return] = new("退回", "return"),
            [ReturnProcedure.SendBack] = new("退回", "send back"),
            [ReturnProcedure.Pass] = new("审核通过", "pass"),
            [ReturnProcedure.Accept] = new("验收", "accept"),
            [ReturnProcedure.AskCorrection] = new("申请更正", "ask to correct"),
            [ReturnProcedure.AgreeCorrection] = new("同意更正", "agree"),
            [ReturnProcedure.RefuseCorrection] = new("不同意更正", "refuse"),
            [ReturnProcedure.DropCorrection] = new("撤销更正", "drop"),
            [ReturnProcedure.AcceptCorrection] = new("验收更正", "accept the correction"),
        },
        [nameof(ReturnState.Draft), nameof(ReturnState.Checked), nameof(ReturnState.Submitted), nameof(ReturnState.Reviewed), nameof(ReturnState.Accepted)],
        matter => matter.Id.Split(':') is [_, var form, var code, var period] ? ReturnKey.AddressOf(form, code, period) : "/returns")
    { Numbered = false };

    static CaseKind Papers => new(Bulletin.Steps.Id, new("通报", "Bulletin"),
        new Dictionary<string, Said>
        {
            [nameof(BulletinState.Drafted)] = new("起草中", "Draft"),
            [nameof(BulletinState.Checked)] = new("待签发", "To be released"),
            [nameof(BulletinState.Released)] = new("已发布", "Released"),
            [nameof(BulletinState.Revoked)] = new("已撤回", "Revoked"),
        },
        new Dictionary<string, Said>
        {
            ["draft"] = new("起草", "draft"),
            ["edit"] = new("修改", "edit"),
            ["renew"] = new("更新数据", "renew"),
            ["check"] = new("送签", "send to be released"),
            ["return"] = new("退回", "return"),
            ["release"] = new("签发", "release"),
            ["revoke"] = new("撤回", "revoke"),
        },
        [nameof(BulletinState.Drafted), nameof(BulletinState.Checked), nameof(BulletinState.Released)], matter => $"/bulletins/{Uri.EscapeDataString(matter.Id)}")
    { Numbered = false };

    static CaseKind Changes => new(RegisterProcedure.Id, new("登记变更", "Change of the register"),
        new Dictionary<string, Said>
        {
            [nameof(ProposalState.Proposed)] = new("待第二人同意", "Waits for a second person"),
            [nameof(ProposalState.Agreed)] = new("已同意并生效", "Agreed and in force"),
            [nameof(ProposalState.Refused)] = new("不同意", "Refused"),
            [nameof(ProposalState.Withdrawn)] = new("已撤回", "Withdrawn"),
        },
        new Dictionary<string, Said>
        {
            [RegisterProcedure.Propose] = new("提请", "propose"),
            [RegisterProcedure.Agree] = new("同意", "agree to it"),
            [RegisterProcedure.Refuse] = new("不予同意", "refuse it"),
            [RegisterProcedure.Withdraw] = new("撤回", "take back"),
        },
        [nameof(ProposalState.Proposed), nameof(ProposalState.Agreed)], matter => $"/register/proposals/{Uri.EscapeDataString(matter.Id)}");

    static CaseKind Selecting => new(SelectionProcedure.Id, new("名单遴选", "Selection for a list"),
        new Dictionary<string, Said>
        {
            [nameof(SelectionState.Applied)] = new("待市级初审", "With the city"),
            [nameof(SelectionState.CityPassed)] = new("待省级复核", "With the province"),
            [nameof(SelectionState.Verified)] = new("待公示", "To be publicised"),
            [nameof(SelectionState.Publicised)] = new("公示中", "Publicised"),
            [nameof(SelectionState.Objected)] = new("有异议，核查中", "Objected to"),
            [nameof(SelectionState.Selected)] = new("已入选", "Selected"),
            [nameof(SelectionState.Refused)] = new("未入选", "Not selected"),
            [nameof(SelectionState.Withdrawn)] = new("已撤回", "Withdrawn"),
            [nameof(SelectionState.Removed)] = new("已移出", "Removed"),
        },
        SelectionProcedure.MoveNames,
        [nameof(SelectionState.Applied), nameof(SelectionState.CityPassed), nameof(SelectionState.Verified), nameof(SelectionState.Publicised), nameof(SelectionState.Selected)], matter => $"/lists/selections/{Uri.EscapeDataString(matter.Id)}");
}
