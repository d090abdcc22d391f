using Luheng.Access;
using Luheng.Cases;
using Luheng.Packs;

namespace Luheng.Lists;

/// <summary>Where a selection for a list stands.</summary>
public enum SelectionState
{
    /// <summary>Not yet applied for.</summary>
    New,
    Applied,
    CityPassed,
    Verified,
    Publicised,
    Objected,
    Selected,
    Refused,
    Withdrawn,
    Removed,
}

/// <summary>遴选: 申报或推荐 → 市级初审 → 省级复核 → 公示 (objections) → 入选; and removal from the list with a reason.</summary>
public static class SelectionProcedure
{
    public const string Id = "list-selection";
    public const string Apply = "apply", Recommend = "recommend", CityPass = "city-pass", SendBack = "send-back", Verify = "verify", Publicise = "publicise", Raise = "raise-objection", Dismiss = "dismiss-objection", Select = "select", Refuse = "refuse", Withdraw = "withdraw", Remove = "remove";

    /// <summary>Every step in words.</summary>
    public static readonly IReadOnlyDictionary<string, Said> MoveNames = new Dictionary<string, Said>
    {
        [Apply] = new("申报", "apply"),
        [Recommend] = new("推荐", "recommend"),
        [Withdraw] = new("撤回申报", "withdraw"),
        [CityPass] = new("初审通过", "pass"),
        [SendBack] = new("退回初审", "send back"),
        [Verify] = new("复核通过", "verify"),
        [Publicise] = new("公示", "publicise"),
        [Raise] = new("登记异议", "enter an objection"),
        [Dismiss] = new("异议不成立，继续公示", "dismiss the objection"),
        [Select] = new("入选", "select"),
        [Refuse] = new("不予入选", "refuse"),
        [Remove] = new("移出名单", "remove"),
    };

    /// <summary>The list it is about.</summary>
    public const string ListKey = "list";

    /// <summary>The judgement of the conditions as it stood when the step was made.</summary>
    public const string JudgedKey = "judged";

    /// <summary>The last day of publicity, from the pack's working days.</summary>
    public const string UntilKey = "until";

    /// <summary>The day of entry or exit, the document, the ground.</summary>
    public const string DayKey = "day", DocumentKey = "document", GroundKey = "ground";

    /// <summary>Working days for a review; a design, no document sets them.</summary>
    const int ReviewDays = 10;

    public static Procedure Procedure { get; } = Cases.Procedure.Of(Id, SelectionState.New,
        new Dictionary<SelectionState, Act>
        {
            [SelectionState.Applied] = Act.KeepLists,
            [SelectionState.CityPassed] = Act.DecideLists,
            [SelectionState.Verified] = Act.DecideLists,
            [SelectionState.Publicised] = Act.DecideLists,
            [SelectionState.Objected] = Act.DecideLists,
        },
        Move(Apply, [SelectionState.New], SelectionState.Applied, Act.ApplyForList) with { NeedsReason = true, Needs = [ListKey, JudgedKey], Days = ReviewDays },
        Move(Recommend, [SelectionState.New], SelectionState.Applied, Act.KeepLists) with { NeedsReason = true, Needs = [ListKey, JudgedKey], Days = ReviewDays },
        Move(Withdraw, [SelectionState.Applied, SelectionState.CityPassed, SelectionState.Verified], SelectionState.Withdrawn, Act.ApplyForList) with { NeedsReason = true },
        Move(CityPass, [SelectionState.Applied], SelectionState.CityPassed, Act.KeepLists) with { NeedsReason = true, Days = ReviewDays },
        Move(SendBack, [SelectionState.CityPassed], SelectionState.Applied, Act.DecideLists) with { NeedsReason = true, Days = ReviewDays, BackTo = CityPass },
        Move(Verify, [SelectionState.CityPassed], SelectionState.Verified, Act.DecideLists) with { NeedsReason = true, NotBy = CityPass, Days = ReviewDays },
        Move(Publicise, [SelectionState.Verified], SelectionState.Publicised, Act.DecideLists) with { Needs = [UntilKey, DocumentKey], DueKey = UntilKey },
        Move(Raise, [SelectionState.Publicised], SelectionState.Objected, Act.KeepLists) with { NeedsReason = true, Days = ReviewDays },
        Move(Dismiss, [SelectionState.Objected], SelectionState.Publicised, Act.DecideLists) with { NeedsReason = true, Needs = [UntilKey], DueKey = UntilKey, NotBy = Raise },
        Move(Select, [SelectionState.Publicised], SelectionState.Selected, Act.DecideLists) with { Needs = [DayKey, DocumentKey], NotBy = CityPass, Guard = AfterNotice },
        Move(Refuse, [SelectionState.Applied, SelectionState.CityPassed, SelectionState.Verified, SelectionState.Publicised, SelectionState.Objected], SelectionState.Refused, Act.DecideLists) with { NeedsReason = true },
        Move(Remove, [SelectionState.Selected], SelectionState.Removed, Act.DecideLists) with { NeedsReason = true, Needs = [DayKey, DocumentKey, GroundKey] });

    static Move Move(string name, SelectionState[] from, SelectionState to, Act by) => Cases.Procedure.Move(name, from, to, by);

    /// <summary>Nobody is selected before publicity is over.</summary>
    static string? AfterNotice(Case matter, StepDraft draft) => matter.With(UntilKey) is { } until && string.CompareOrdinal(draft.With.GetValueOrDefault(DayKey, ""), until) <= 0
        ? $"公示到 {until}，入选日期要在此之后" : null;
}
