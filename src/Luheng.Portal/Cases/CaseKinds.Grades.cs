using Luheng.Cases;
using Luheng.Grading;
using Luheng.Packs;

namespace Luheng.Portal.Cases;

/// <summary>The words of lists of grades and of appeals against them.</summary>
static partial class CaseKinds
{
    static CaseKind GradeLists => new(GradeList.Kind, new("等级名单", "List of grades"),
        new Dictionary<string, Said>
        {
            [nameof(GradeListState.Proposed)] = new("待第二人发布", "Waits to be published"),
            [nameof(GradeListState.Noticed)] = new("公示中", "Open to objections"),
            [nameof(GradeListState.InForce)] = new("已生效", "In force"),
            [nameof(GradeListState.Dropped)] = new("未采用", "Dropped"),
            [nameof(GradeListState.Revoked)] = new("已撤销", "Revoked"),
        },
        new Dictionary<string, Said>
        {
            [GradePublishing.Propose] = new("提请发布", "propose"),
            [GradePublishing.Publish] = new("公示", "publish for objections"),
            [GradePublishing.Force] = new("生效", "put in force"),
            [GradePublishing.Drop] = new("不予采用", "drop"),
            [GradePublishing.Revoke] = new("撤销", "revoke"),
        },
        [nameof(GradeListState.Proposed), nameof(GradeListState.Noticed), nameof(GradeListState.InForce)], matter => $"/grades/lists/{Uri.EscapeDataString(matter.Id)}");

    static CaseKind Appeals => new(GradeAppeal.Id, new("等级申诉", "Appeal against a grade"),
        new Dictionary<string, Said>
        {
            [nameof(ObjectionState.Filed)] = new("待受理", "Filed"),
            [nameof(ObjectionState.Accepted)] = new("核查中", "Being examined"),
            [nameof(ObjectionState.Examined)] = new("待决定", "To be decided"),
            [nameof(ObjectionState.Upheld)] = new("维持原等级", "Upheld"),
            [nameof(ObjectionState.Changed)] = new("已变更等级", "Changed"),
            [nameof(ObjectionState.Refused)] = new("不予受理", "Refused"),
            [nameof(ObjectionState.Withdrawn)] = new("已撤回", "Withdrawn"),
        },
        new Dictionary<string, Said>
        {
            [Objection.File] = new("提出申诉", "file"),
            [Objection.Withdraw] = new("撤回申诉", "withdraw"),
            [Objection.Accept] = new("受理", "accept"),
            [Objection.Refuse] = new("不予受理", "refuse"),
            [Objection.Examine] = new("核查", "examine"),
            [Objection.Uphold] = new("维持", "uphold"),
            [Objection.Change] = new("变更等级", "change the grade"),
        },
        [nameof(ObjectionState.Filed), nameof(ObjectionState.Accepted), nameof(ObjectionState.Examined), nameof(ObjectionState.Upheld)], matter => $"/grades/appeals/{Uri.EscapeDataString(matter.Id)}")
    { Outcome = Decision };
}
