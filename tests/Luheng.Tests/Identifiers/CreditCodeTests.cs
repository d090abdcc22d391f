using FsCheck;
using FsCheck.Fluent;
using Luheng.Identifiers;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Identifiers;

public class CreditCodeTests
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    static readonly Gen<string> Code =
        from seventeen in Gen.Elements(Alphabet.ToCharArray()).ArrayOf(17)
        let text = new string(seventeen)
        select text + CreditCode.Check(text + "0");

    public static TheoryData<string, bool, char, char> Examples()
    {
        var rows = new TheoryData<string, bool, char, char>();
        foreach (var row in Table("uscc_examples.csv")) rows.Add(row("code"), row("valid") == "True", row("expected_check")[0], row("orgcode_check_expected")[0]);
        return rows;
    }

    [Theory, MemberData(nameof(Examples))]
    public void Published_codes_are_judged_as_published(string code, bool valid, char check, char bodyCheck)
    {
        Assert.Equal(valid, CreditCode.Wrong(code) is null);
        Assert.Equal(check, CreditCode.Check(code));
        Assert.Equal(bodyCheck, CreditCode.BodyCheck(CreditCode.Body(code)[..8]));
    }

    [Fact]
    public void The_examples_are_twelve_that_hold_and_three_that_do_not() =>
        Assert.Equal((12, 3), (Table("uscc_examples.csv").Count(r => r("valid") == "True"), Table("uscc_examples.csv").Count(r => r("valid") == "False")));

    [Fact]
    public void A_code_with_its_own_check_character_holds() =>
        Prop.ForAll(Code.ToArbitrary(), c => CreditCode.Wrong(c) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_one_wrong_character_is_detected()
    {
        var slips = from code in Code from at in Gen.Choose(0, 17) from other in Gen.Elements(Alphabet.ToCharArray()) where other != code[at] select code[..at] + other + code[(at + 1)..];
        Prop.ForAll(slips.ToArbitrary(), c => CreditCode.Wrong(c) is not null).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_two_neighbours_swapped_are_detected()
    {
        var slips = from code in Code from at in Gen.Choose(0, 16) where code[at] != code[at + 1] select code[..at] + code[at + 1] + code[at] + code[(at + 2)..];
        Prop.ForAll(slips.ToArbitrary(), c => CreditCode.Wrong(c) is not null).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("91510400204360956O", "position 18", "(is it 0?)")]
    [InlineData("9151040020436095", "has 16 characters", "18")]
    [InlineData("91510400204360956F", "ends in 'F'", "'E'")]
    public void What_is_wrong_is_said_with_the_place_and_what_would_be_right(string code, string found, string right)
    {
        var wrong = CreditCode.Wrong(code);
        Assert.Contains(found, wrong, StringComparison.Ordinal);
        Assert.Contains(right, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_code_is_the_nine_before_the_check()
    {
        Assert.Equal("20436095" + "6", CreditCode.Body("91510400204360956E"));
        Assert.True(CreditCode.BodyHolds("91510400204360956E"));
        Assert.False(CreditCode.BodyHolds("91350100M000100Y43"[..16] + "53"));
    }

    [Fact]
    public void Full_width_lower_case_and_blanks_are_tidied_but_letters_are_never_swapped()
    {
        Assert.Equal("91510400204360956E", CreditCode.Tidy("９１５１０４００ 2043-6095-6e"));
        Assert.Equal("9151O4", CreditCode.Tidy("9151o4"));
    }
}
