using Luheng.Allocating;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Allocating;

namespace Luheng.Portal.Cases;

/// <summary>Breakdowns of targets and the answers to them.</summary>
static partial class CaseKinds
{
    static CaseKind Breakdowns => new(Breakdown.Kind, new("目标分解", "Breakdown of a target"),
        Enum.GetValues<BreakdownState>().ToDictionary(s => s.ToString(), AllocatingWords.Of),
        new Dictionary<string, Said>
        {
            [BreakdownProcedure.Draft] = new("起草", "draft"),
            [BreakdownProcedure.Revise] = new("修改", "revise"),
            [BreakdownProcedure.Send] = new("征求意见", "ask for answers"),
            [BreakdownProcedure.Propose] = new("提请下达", "propose"),
            [BreakdownProcedure.Return] = new("退回", "return"),
            [BreakdownProcedure.Issue] = new("下达", "issue"),
            [BreakdownProcedure.Withdraw] = new("撤回", "withdraw"),
        },
        [nameof(BreakdownState.Drafted), nameof(BreakdownState.Sent), nameof(BreakdownState.Proposed), nameof(BreakdownState.Issued)], matter => $"/targets/breakdowns/{Uri.EscapeDataString(matter.Id)}")
    { Numbered = false };

    static CaseKind TargetOffers => new(OfferProcedure.Id, new("目标征求意见", "Figure to be answered"),
        Enum.GetValues<OfferState>().ToDictionary(s => s.ToString(), AllocatingWords.Of),
        new Dictionary<string, Said>
        {
            [OfferProcedure.Ask] = new("征求意见", "ask"),
            [OfferProcedure.Agree] = new("同意", "agree"),
            [OfferProcedure.Counter] = new("另提数字", "propose another figure"),
            [OfferProcedure.Settle] = new("下达", "issue"),
            [OfferProcedure.Drop] = new("撤回", "withdraw"),
        },
        [nameof(OfferState.Asked), nameof(OfferState.Agreed), nameof(OfferState.Settled)], matter => $"/targets/offers/{Uri.EscapeDataString(matter.Id)}")
    { Numbered = false };
}
