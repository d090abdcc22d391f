using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>What moves and states of a return are called.</summary>
public static class ReturnWords
{
    static readonly Dictionary<string, Said> Moves = new()
    {
        [ReturnProcedure.Remind] = new("催报", "Reminded"),
        [ReturnProcedure.Fill] = new("填报", "Filled in"),
        [ReturnProcedure.Check] = new("核对", "Checked"),
        [ReturnProcedure.Submit] = new("报送", "Submitted"),
        [ReturnProcedure.Upload] = new("代报", "Submitted on its behalf"),
        [ReturnProcedure.Withdraw] = new("撤回", "Withdrawn"),
        [ReturnProcedure.Recall] = new("撤回代报", "Taken back by whoever filed it"),
        [ReturnProcedure.Return] = new("市级退回", "Returned by the city"),
        [ReturnProcedure.SendBack] = new("省级退回", "Returned by the province"),
        [ReturnProcedure.Pass] = new("市级审核通过", "Passed by the city"),
        [ReturnProcedure.Accept] = new("省级验收", "Accepted by the province"),
        [ReturnProcedure.AskCorrection] = new("申请更正", "Correction asked"),
        [ReturnProcedure.AgreeCorrection] = new("同意更正", "Correction agreed"),
        [ReturnProcedure.RefuseCorrection] = new("不同意更正", "Correction refused"),
        [ReturnProcedure.DropCorrection] = new("撤销更正申请", "Correction dropped"),
        [ReturnProcedure.AcceptCorrection] = new("更正验收", "Correction accepted"),
        [Cases.Procedure.Delegate] = new("转办", "Passed to"),
    };

    static readonly Dictionary<ReturnState, Said> States = new()
    {
        [ReturnState.Open] = new("未报", "Not filed"),
        [ReturnState.Awaited] = new("已催报", "Reminded"),
        [ReturnState.Draft] = new("填报中", "Being filled in"),
        [ReturnState.Checked] = new("已核对未报送", "Checked, not submitted"),
        [ReturnState.Submitted] = new("待市级审核", "With the city"),
        [ReturnState.Returned] = new("已退回", "Returned"),
        [ReturnState.Reviewed] = new("待省级验收", "With the province"),
        [ReturnState.Accepted] = new("已验收", "Accepted"),
        [ReturnState.CorrectionAsked] = new("更正待同意", "Correction asked"),
        [ReturnState.CorrectionAgreed] = new("更正待验收", "Correction agreed"),
    };

    public static Said Of(string move) => Moves.GetValueOrDefault(move) ?? new(move, move);

    public static Said Of(ReturnState state) => States[state];

    /// <summary>What hinders a step of a return.</summary>
    public static Said Of(Cases.Hindrance wrong) => Cases.HindranceWords.Of(wrong, s => Enum.TryParse<ReturnState>(s, out var state) ? Of(state) : new(s, s), Need);

    static Said Need(string key) => key switch
    {
        ReturnProcedure.Values => new("核对过的数据", "what was checked"),
        ReturnProcedure.Receipt => new("回执", "the receipt"),
        ReturnProcedure.AskCorrection => new("与已验收的数的差别", "a difference from what was accepted"),
        _ => new(key, key),
    };
}
