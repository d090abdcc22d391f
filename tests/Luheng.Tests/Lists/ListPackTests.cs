using Luheng.Packs;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Lists;

public sealed class ListPackTests
{
    [Fact]
    public void Every_list_says_who_decides_on_which_basis_and_whether_it_is_public() =>
        Assert.All(RealPacks.Rules.Lists.Values, l => Assert.True(l is { Authority.Zh.Length: > 0, Source.Document.Length: > 0, Name.En.Length: > 0 } && l.Leaving.Count > 0, l.Id));

    [Fact]
    public void What_no_document_sets_is_marked_as_a_design_and_a_gap_stays_visible()
    {
        var leaders = RealPacks.Rules.Lists["energy-leader"];
        Assert.Equal(Confidence.Design, leaders.NoticeConfidence);
        Assert.Contains(leaders.Conditions, c => c.Gap);
        Assert.Equal(Confidence.Recalled, RealPacks.Rules.Lists["green-factory"].BatchConfidence);
        Assert.Equal(Confidence.Design, RealPacks.Rules.Rules["list-matching"].Confidence);
    }

    [Fact]
    public void Everything_wrong_with_a_list_is_told_with_file_and_line()
    {
        var wrongs = TryPack.Wrongs(("lists/wrong.yaml", """
            - id: bad
              name: {zh: 坏名单}
              member: enterprise
              authority: {zh: 某局}
              counts: nothing
              notice_days: 5
              conditions:
                - {id: a, says: {zh: 甲}, item: petrol, at_least: 10 t, source: {ref: s, clause: 一}, confidence: design}
                - {id: b, says: {zh: 乙}, item: coal, at_least: 10 万元, source: {ref: s, clause: 一}, confidence: design}
                - {id: c, says: {zh: 丙}, item: coal, source: {ref: s, clause: 一}, confidence: design}
                - {id: d, says: {zh: 丁}, source: {ref: s, clause: 一}, confidence: design}
                - {id: e, says: {zh: 戊}, line: best, source: {ref: s, clause: 一}, confidence: design}
              batches: [{id: "1", name: {zh: 一}, year: 2017}]
              source: {ref: s, clause: 一}
            """));
        Assert.All(wrongs, w => Assert.StartsWith("try/lists/wrong.yaml:", w.Where, StringComparison.Ordinal));
        foreach (var found in new[] { "does not say whether it is public", "'nothing' is not an item", "days of publicity have no source", "batches have no source", "'petrol' is not an item", "cannot be held against 'coal'", "condition 'c' has 0 limits", "condition 'd' says no or several", "'best' is not a level" })
            Assert.Contains(wrongs, w => w.Found.Contains(found, StringComparison.Ordinal));
    }
}
