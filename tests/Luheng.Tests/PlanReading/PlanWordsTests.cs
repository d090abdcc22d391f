using Luheng.Packs;
using Luheng.Problems;
using Luheng.Tests.Packs;

namespace Luheng.Tests.PlanReading;

public class PlanWordsTests
{
    [Fact]
    public void Every_problem_of_a_dictionary_is_told_at_once()
    {
        var error = Assert.Throws<ProblemsException>(() => PackLoader.Load(TryPack.Files(("words/words.yaml", """
            - {id: a, role: indicator, indicator: no.such, of: colour, words: [能耗]}
            - {id: b, role: comparator, before: [不低于]}
            - {id: c, role: fall}
            - {id: d, role: characters, words: [萬万與]}
            - {id: e, role: indicator, indicator: coal, words: [煤耗]}
            - {id: f, role: indicator, indicator: gas, words: [煤耗]}
            - {id: f, role: rise, words: [提高]}
            - {id: g, role: wrong, words: [x]}
            """))));
        string[] expected = ["'no.such' is not an item", "'colour' is not a value of of", "'b' is a comparator without a sign", "'c' has no words", "a line of 'd' has an odd number of characters", "'煤耗' names coal and gas", "'f' is defined twice", "'wrong' is not a role"];
        Assert.Equivalent(expected, error.Problems.Select(p => p.Found), strict: true);
    }

    [Fact]
    public void A_phrase_of_a_set_is_one_for_each_member()
    {
        var words = RealPacks.Rules.PlanWords.All;
        Assert.Contains(words, w => w.Indicator == "product.unit_energy.ethylene" && w.Words.Contains("乙烯综合能耗"));
        Assert.All(words.Where(w => w.Indicator is not null), w => Assert.Contains(w.Indicator!, RealPacks.Rules.Items.Keys));
    }
}
