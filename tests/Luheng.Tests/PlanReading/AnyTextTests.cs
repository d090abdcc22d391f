using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Luheng.PlanReading;
using Luheng.Tests.Packs;

namespace Luheng.Tests.PlanReading;

/// <summary>What holds of every text, whatever is done to it.</summary>
public class AnyTextTests
{
    static readonly string[] Texts = [.. Directory.EnumerateFiles(Reading.Excerpts, "*.txt").Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f).ReplaceLineEndings("\n"))];

    static readonly string[] Pieces = ["%", "分别", "到2025年", "（", "）", "《", "》", "“", "”", "\t", "\n", "|", "、", "达到", "下降", "由", "1", "0.5", "万", "吨标准煤", "/", "百", "-", "〔", "号", "[", "]", "\0", "\ud800", "?gòu)U", "(qiáng)", "专栏1", "一、", "一季度）"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Texts.Length)];

    [Fact]
    public void No_text_breaks_the_reader_and_every_find_stands_where_it_says() =>
        Prop.ForAll(Damaged().ToArbitrary(), text =>
        {
            var plan = new PlanText("a.txt", "", text);
            Assert.All(Reading.Reader.Finds(plan), f => Assert.Equal(f.Words, text.Substring(f.Start, f.Words.Length)));
            var read = Reading.Of(text.Replace('\ud800', ' ').Replace("\0", "", StringComparison.Ordinal) + "。");
            Assert.All(read.Finds, f => Assert.Equal(f.Words, read.Text.Text.Substring(f.Start, f.Words.Length)));
            Assert.Equal(read.Finds.Count, read.Finds.Select(f => f.Id).Distinct().Count());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory, InlineData("“散乱污”企业"), InlineData("散乱污”企业"), InlineData("”"), InlineData("“"), InlineData("a”b”c”"), InlineData("“a“b”"), InlineData("””““")]
    public void Marks_of_quotation_stand_in_pairs_or_not_at_all(string phrase)
    {
        var paired = PhraseList.Paired(phrase);
        var depth = 0;
        foreach (var c in paired)
        {
            depth += c switch { '“' => 1, '”' => -1, _ => 0 };
            Assert.InRange(depth, 0, 1);
        }
        Assert.Equal(0, depth);
        Assert.Equal(phrase.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal), paired.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paragraph_without_a_stop_is_read_in_pieces_and_more_figures_than_a_plan_has_are_refused()
    {
        var text = string.Concat(Enumerable.Repeat("单位能耗下降12%和", 2_000));
        var finds = Reading.Of(text).Finds;
        Assert.InRange(finds.Count, 1_900, 2_000); // a figure or two may be cut where pieces meet
        var refused = Assert.Throws<UnreadableDocumentException>(() => Reading.Of(string.Concat(Enumerable.Repeat(text, 30))));
        Assert.Contains("50,000", refused.Problems[0].Found, StringComparison.Ordinal);
    }

    static Gen<string> Damaged() =>
        from text in Gen.Elements(Texts)
        from changes in Gen.ListOf(from at in Gen.Choose(0, 10_000) from length in Gen.Choose(0, 30) from piece in Gen.Elements(Pieces) select (at, length, piece))
        select changes.Aggregate(text, (t, c) => c.at % (t.Length + 1) is var at ? t[..at] + c.piece + t[Math.Min(t.Length, at + c.length)..] : t);

    [Theory, MemberData(nameof(Numbers))]
    public void Full_width_traditional_characters_and_glosses_change_nothing_that_is_found(int number)
    {
        var text = Texts[number];
        var expected = Reading.Of(text).Finds.Select(Essence).ToList();
        Assert.Equal(expected, Reading.Of(Wide(text)).Finds.Select(Essence));
        Assert.Equal(expected, Reading.Of(Traditional(text)).Finds.Select(Essence));
        Assert.Equal(expected, Reading.Of(text.Replace("达", "达(dá)", StringComparison.Ordinal).Replace("耗", "耗(hào)", StringComparison.Ordinal)).Finds.Select(Essence));
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);
        Assert.Equal(expected, Reading.Reader.Read("a.txt", gb, TestContext.Current.CancellationToken).Finds.Select(Essence));
    }

    static (FindKind, string, string?, double?, double?, double?, int?, int?, string, string) Essence(Find f) =>
        (f.Kind, f.Phrase, f.Indicator, f.Level, f.By, f.Base, f.BaseYear, f.Year, f.Comparator, f.ChangeUnit);

    /// <summary>Digits, letters and signs in full width; the bars of a table stay.</summary>
    static string Wide(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' and not '|' ? (char)(c - '!' + '！') : c));

    static string Traditional(string text)
    {
        var back = RealPacks.Rules.PlanWords.Simplified.GroupBy(p => p.Value).ToDictionary(g => g.Key, g => g.First().Key);
        return string.Concat(text.Select(c => back.GetValueOrDefault(c, c)));
    }
}
