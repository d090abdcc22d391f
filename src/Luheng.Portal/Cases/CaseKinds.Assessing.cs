using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Packs;

namespace Luheng.Portal.Cases;

/// <summary>考核, 申请复查, 约谈 and the tasks of plans.</summary>
static partial class CaseKinds
{
    static readonly Dictionary<string, Said> AssessStates = new()
    {
        [nameof(AssessState.SelfScoring)] = new("自评中", "Self-scoring"),
        [nameof(AssessState.Checking)] = new("待核查", "To be checked"),
        [nameof(AssessState.Reviewing)] = new("评审中", "With the reviewers"),
        [nameof(AssessState.Decided)] = new("已评定", "Decided"),
        [nameof(AssessState.Noticed)] = new("已通报", "Noticed"),
        [nameof(AssessState.Closed)] = new("已办结", "Closed"),
    };

    static readonly Dictionary<string, Said> AssessMoves = new()
    {
        [AssessProcedure.Open] = new("启动考核", "open"),
        [AssessProcedure.SelfScore] = new("提交自评", "hand in the self-score"),
        [AssessProcedure.SendBack] = new("退回自评", "send back"),
        [AssessProcedure.Check] = new("核查通过", "check"),
        [AssessProcedure.Score] = new("独立评分", "score"),
        [AssessProcedure.Decide] = new("评定", "decide"),
        [AssessProcedure.Notice] = new("通报", "give notice"),
        [AssessProcedure.Amend] = new("变更评定", "amend"),
        [AssessProcedure.Close] = new("办结", "close"),
    };

    static readonly Dictionary<string, Said> ReviewStates = new()
    {
        [nameof(ObjectionState.Filed)] = new("已申请", "Filed"),
        [nameof(ObjectionState.Accepted)] = new("已受理", "Accepted"),
        [nameof(ObjectionState.Examined)] = new("已核查", "Examined"),
        [nameof(ObjectionState.Upheld)] = new("维持", "Upheld"),
        [nameof(ObjectionState.Changed)] = new("变更", "Changed"),
        [nameof(ObjectionState.Refused)] = new("不予受理", "Refused"),
        [nameof(ObjectionState.Withdrawn)] = new("已撤回", "Withdrawn"),
    };

    static readonly Dictionary<string, Said> ReviewMoves = new()
    {
        [Objection.File] = new("申请复查", "ask to look again"),
        [Objection.Withdraw] = new("撤回申请", "withdraw"),
        [Objection.Accept] = new("受理", "accept"),
        [Objection.Refuse] = new("不予受理", "refuse"),
        [Objection.Examine] = new("核查", "examine"),
        [Objection.Uphold] = new("维持", "uphold"),
        [Objection.Change] = new("变更", "change"),
    };

    static IEnumerable<CaseKind> Assessments =>
    [
        Assessment(AssessProcedure.RegionId, new("考核", "Assessment")),
        Assessment(AssessProcedure.FirmId, new("企业考核", "Assessment of an enterprise")),
        new(ReviewProcedure.RegionId, new("申请复查", "Request to look again"), ReviewStates, ReviewMoves, ReviewLine) { Outcome = Decision },
        new(ReviewProcedure.FirmId, new("企业申请复查", "Request of an enterprise"), ReviewStates, ReviewMoves, ReviewLine) { Outcome = Decision },
        Talks,
        Tasks,
    ];

    static readonly string[] ReviewLine = [nameof(ObjectionState.Filed), nameof(ObjectionState.Accepted), nameof(ObjectionState.Examined), nameof(ObjectionState.Upheld)];

    static CaseKind Assessment(string id, Said name) => new(id, name, AssessStates, AssessMoves,
        [nameof(AssessState.SelfScoring), nameof(AssessState.Checking), nameof(AssessState.Reviewing), nameof(AssessState.Decided), nameof(AssessState.Noticed), nameof(AssessState.Closed)],
        matter => $"/assessment/{Uri.EscapeDataString(matter.Subject.Text)}?plan={Uri.EscapeDataString(matter.With(AssessProcedure.PlanKey) ?? "")}&year={matter.With(AssessProcedure.YearKey)}");

    static CaseKind Talks => new(TalkProcedure.Id, new("约谈", "Interview"),
        new Dictionary<string, Said>
        {
            [nameof(TalkState.Proposed)] = new("待批准", "Proposed"),
            [nameof(TalkState.Summoned)] = new("已通知", "Summoned"),
            [nameof(TalkState.Held)] = new("已约谈", "Held"),
            [nameof(TalkState.Committed)] = new("整改中", "Rectifying"),
            [nameof(TalkState.Reported)] = new("已报告", "Reported"),
            [nameof(TalkState.Ended)] = new("已办结", "Ended"),
            [nameof(TalkState.Dropped)] = new("不约谈", "Dropped"),
        },
        new Dictionary<string, Said>
        {
            [TalkProcedure.Propose] = new("提出约谈", "propose"),
            [TalkProcedure.TakeBack] = new("撤回提议", "take back"),
            [TalkProcedure.Approve] = new("批准并通知", "approve and summon"),
            [TalkProcedure.Drop] = new("不约谈", "drop"),
            [TalkProcedure.Hold] = new("记录约谈", "hold"),
            [TalkProcedure.Commit] = new("承诺整改", "commit"),
            [TalkProcedure.Report] = new("报告整改", "report"),
            [TalkProcedure.NotEnough] = new("退回", "not enough"),
            [TalkProcedure.End] = new("办结", "end"),
        },
        [nameof(TalkState.Proposed), nameof(TalkState.Summoned), nameof(TalkState.Held), nameof(TalkState.Committed), nameof(TalkState.Reported), nameof(TalkState.Ended)]);

    static CaseKind Tasks => new(TaskProcedure.Id, new("规划任务", "Task of a plan"),
        new Dictionary<string, Said>
        {
            [nameof(TaskState.Assigned)] = new("未启动", "Not started"),
            [nameof(TaskState.UnderWay)] = new("进行中", "Under way"),
            [nameof(TaskState.Done)] = new("已完成", "Done"),
            [nameof(TaskState.Dropped)] = new("已取消", "Dropped"),
        },
        new Dictionary<string, Said>
        {
            [TaskProcedure.Assign] = new("交办", "assign"),
            [TaskProcedure.Reassign] = new("改交", "give to another"),
            [TaskProcedure.Begin] = new("启动", "begin"),
            [TaskProcedure.Tell] = new("报告进展", "report"),
            [TaskProcedure.Finish] = new("完成", "finish"),
            [TaskProcedure.Reopen] = new("重新打开", "open again"),
            [TaskProcedure.Drop] = new("取消", "drop"),
        },
        [nameof(TaskState.Assigned), nameof(TaskState.UnderWay), nameof(TaskState.Done)]);
}
