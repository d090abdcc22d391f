using System.Globalization;
using Luheng.Packs;

namespace Luheng.Cases;

/// <summary>What hinders a step, in words: the one place where every page and list finds them.</summary>
public static class HindranceWords
{
    /// <param name="state">What a state of the procedure is called.</param>
    /// <param name="need">What something that must come with a step is called.</param>
    public static Said Of(Hindrance wrong, Func<string, Said>? state = null, Func<string, Said>? need = null)
    {
        var detail = wrong.Kind switch
        {
            HindranceKind.NotFromHere => state?.Invoke(wrong.Detail),
            HindranceKind.Missing => need?.Invoke(wrong.Detail),
            _ => null,
        } ?? new(wrong.Detail, wrong.Detail);
        var said = detail.Zh is "" ? Bare(wrong.Kind) ?? With(wrong) : With(wrong);
        return new(string.Format(CultureInfo.InvariantCulture, said.Zh, detail.Zh), string.Format(CultureInfo.InvariantCulture, said.En, detail.En));
    }

    static Said With(Hindrance wrong) => wrong.Kind switch
    {
        HindranceKind.MovedOn => new("没有提交：{0} 刚刚办理了这个事项。请看最新的办理经过再决定。", "Not sent: {0} has just acted on this. Look at the newest step first."),
        HindranceKind.OpenAlready => new("没有提交：这个事项刚刚已经办过。请看最新的办理经过再决定。", "Not sent: this was done already. Look at the newest step first."),
        HindranceKind.NotFromHere => new("没有提交：事项现在是“{0}”，不能再这样办理。", "Not sent: the matter is now “{0}”; this is no longer possible."),
        HindranceKind.NoReason => new("没有提交：请写明理由。", "Not sent: say the reason."),
        HindranceKind.SecondPerson => new("没有提交：须由第二人办理（双人复核）。", "Not sent: a second person is needed."),
        HindranceKind.Missing => new("没有提交：还缺 {0}。", "Not sent: {0} is missing."),
        HindranceKind.ActedSince => new("没有撤回：之后已有人办理。", "Not taken back: somebody has acted since."),
        HindranceKind.NotTheMaker => new("没有提交：只有 {0} 本人可以。", "Not sent: only {0} can."),
        HindranceKind.NoSuchDay => new("没有提交：“{0}”不是今后的日期。", "Not sent: “{0}” is not a day to come."),
        HindranceKind.Suspended => new("没有提交：计时已中止，恢复后才能办理。", "Not sent: the clock stands; resume first."),
        HindranceKind.NotSuspended => new("没有提交：计时没有中止。", "Not sent: the clock does not stand."),
        HindranceKind.WaitsForNobody => new("没有提交：这个事项现在不等任何人办理。", "Not sent: the matter waits for nobody now."),
        HindranceKind.NotPassed => new("没有提交：这个事项没有转给别人。", "Not sent: the matter was not passed to anybody."),
        HindranceKind.NoSuchStep => new("没有提交：没有这一步可以更正。", "Not sent: there is no such step to correct."),
        HindranceKind.NoCase => new("没有提交：没有这个事项。", "Not sent: there is no such matter."),
        HindranceKind.ChangedSince => new("没有提交：核对之后数据有变动，请重新核对。", "Not sent: the figures have changed since they were checked; check them again."),
        HindranceKind.UnderReview => new("没有提交：申请复查 {0} 还没有结束，结束以后才能办结。", "Not sent: the request to look again, {0}, is still open; it must end first."),
        HindranceKind.Unamended => new("没有提交：申请复查 {0} 的结论是变更，变更评定以后才能办结。", "Not sent: the request to look again, {0}, ended in a change that is still to be made."),
        HindranceKind.Unreviewed => new("没有提交：只有申请复查以“变更”结束以后，才能变更评定。", "Not sent: it can be amended only after a review that ended in a change."),
        HindranceKind.TookPart => new("没有提交：{0} 参加过这次考核的评分或评定，不能受理、核查、决定复查，也不能变更评定，须由没有参加的人办理。", "Not sent: {0} scored or decided this assessment and can neither handle nor decide its review nor amend it; somebody who did not take part must."),
        HindranceKind.PointsDiffer => new("没有提交：评审人对“{0}”的评分不一致或相差过大，须由评定人逐项确定分值并写明理由。", "Not sent: the reviewers differ on “{0}”; whoever decides must settle the points of each with a reason."),
        HindranceKind.TooEarly => new("没有提交：{0} 以后才能办理。", "Not sent: this can be done only from {0} on."),
        _ => new("没有提交：" + Plain(wrong.Text), "Not sent: " + Plain(wrong.Text)),
    };

    /// <summary>The same where nobody and nothing is named.</summary>
    static Said? Bare(HindranceKind kind) => kind switch
    {
        HindranceKind.MovedOn => new("没有提交：别人刚刚办理了这个事项。请看最新的办理经过再决定。", "Not sent: somebody has just acted on this. Look at the newest step first."),
        HindranceKind.NotFromHere => new("没有提交：事项现在的状态不能这样办理。", "Not sent: this does not lead on from where the matter stands."),
        HindranceKind.NotTheMaker => new("没有提交：只有经办本人可以。", "Not sent: only whoever made that step can."),
        HindranceKind.UnderReview => new("没有提交：申请复查还没有结束，结束以后才能办结。", "Not sent: a request to look again is still open; it must end first."),
        HindranceKind.Unamended => new("没有提交：申请复查的结论是变更，变更评定以后才能办结。", "Not sent: a request to look again ended in a change that is still to be made."),
        HindranceKind.TookPart => new("没有提交：参加过这次考核评分或评定的人，不能办理复查或变更评定。", "Not sent: whoever scored or decided this assessment can neither handle its review nor amend it."),
        HindranceKind.PointsDiffer => new("没有提交：评审人的评分不一致或相差过大，须由评定人逐项确定分值并写明理由。", "Not sent: the reviewers differ; whoever decides must settle the points of each line with a reason."),
        HindranceKind.Missing => new("没有提交：材料不全。", "Not sent: something is missing."),
        _ => null,
    };

    static string Plain(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
