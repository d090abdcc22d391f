using Luheng.Cases;
using Luheng.Packs;

namespace Luheng.Portal.Cases;

/// <summary>How a kind of matter is shown: its name, the words for its states and moves, the line of states it usually goes along.</summary>
/// <param name="Address">Its own page; null: the page that every matter has.</param>
public sealed record CaseKind(string Procedure, Said Name, IReadOnlyDictionary<string, Said> States, IReadOnlyDictionary<string, Said> Moves, IReadOnlyList<string> Line, Func<Case, string>? Address = null)
{
    /// <summary>Whether its id is a number that people use.</summary>
    public bool Numbered { get; init; } = true;

    /// <summary>What the end of its line is called while it is to come and may be another; null: as its state is.</summary>
    public Said? Outcome { get; init; }

    /// <summary>The number people use, or nothing.</summary>
    public string Number(Case matter) => Numbered ? matter.Id : "";

    public Said State(string state) => States.GetValueOrDefault(state) ?? new(state, state);

    public Said Move(string move) => Moves.GetValueOrDefault(move) ?? CaseKinds.Asides.GetValueOrDefault(move) ?? new(move, move);
}

/// <summary>The words of every kind of matter.</summary>
static partial class CaseKinds
{
    public static readonly IReadOnlyDictionary<string, Said> Asides = new Dictionary<string, Said>
    {
        [Procedure.Delegate] = new("转办", "pass on"),
        [Procedure.TakeBack] = new("收回转办", "take back"),
        [Procedure.Suspend] = new("中止计时", "suspend"),
        [Procedure.Resume] = new("恢复计时", "resume"),
        [Procedure.Correct] = new("更正", "correct"),
    };

    /// <summary>The end of an objection before it is decided.</summary>
    static readonly Said Decision = new("决定", "Decision");

    /// <summary>Every kind that has words here.</summary>
    public static IReadOnlyList<CaseKind> All => Known.Value;

    static readonly Lazy<IReadOnlyList<CaseKind>> Known = new(() =>
    [
        new(Inquiry.Id, new("数据问询", "Question"),
            new Dictionary<string, Said>
            {
                [nameof(InquiryState.Asked)] = new("待答复", "Waiting for an answer"),
                [nameof(InquiryState.Answered)] = new("待确认", "Answered"),
                [nameof(InquiryState.Closed)] = new("已办结", "Closed"),
                [nameof(InquiryState.Withdrawn)] = new("已撤回", "Withdrawn"),
            },
            new Dictionary<string, Said>
            {
                [Inquiry.Ask] = new("提出问询", "ask"), [Inquiry.Answer] = new("答复", "answer"), [Inquiry.AskAgain] = new("再次问询", "ask again"), [Inquiry.Extend] = new("延期", "extend"),
                [Inquiry.Close] = new("办结", "close"), [Inquiry.Withdraw] = new("撤回问询", "withdraw"), [Inquiry.WithdrawAnswer] = new("撤回答复", "withdraw the answer"),
            },
            [nameof(InquiryState.Asked), nameof(InquiryState.Answered), nameof(InquiryState.Closed)]),
        Filing,
        Papers,
        Changes,
        GradeLists,
        Appeals,
        Breakdowns,
        TargetOffers,
        .. Assessments,
        Selecting,
    ]);

    static readonly Lazy<Dictionary<string, CaseKind>> ById = new(() => All.ToDictionary(k => k.Procedure));

    public static CaseKind Of(string procedure) => ById.Value.GetValueOrDefault(procedure) ?? new(procedure, new(procedure, procedure), new Dictionary<string, Said>(), new Dictionary<string, Said>(), []);

    public static string Address(Case matter) => Of(matter.Procedure).Address?.Invoke(matter) ?? $"/cases/{Uri.EscapeDataString(matter.Id)}";
}
