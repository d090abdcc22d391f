using Luheng.Cases;
using Luheng.Returns;

namespace Luheng.Flow.Tests.Cases;

public class HindranceWordsTests
{
    public static TheoryData<HindranceKind> Kinds => [.. Enum.GetValues<HindranceKind>().Where(k => k != HindranceKind.Other)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_hindrance_is_worded_in_chinese_and_english(HindranceKind kind)
    {
        foreach (var detail in new[] { "", "王工" })
        {
            var said = HindranceWords.Of(new(kind, "plain text of the engine", detail));
            Assert.DoesNotContain(said.Zh, char.IsAsciiLetter);
            Assert.DoesNotContain("plain text", said.En, StringComparison.Ordinal);
            Assert.DoesNotContain("{0}", said.Zh + said.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_return_names_its_state_in_words() =>
        Assert.Equal("没有提交：事项现在是“待市级审核”，不能再这样办理。", ReturnWords.Of(new Hindrance(HindranceKind.NotFromHere, "", nameof(ReturnState.Submitted))).Zh);
}
