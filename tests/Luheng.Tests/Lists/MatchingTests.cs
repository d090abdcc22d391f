using FsCheck;
using FsCheck.Fluent;
using Luheng.Lists;
using Luheng.Registry;

namespace Luheng.Tests.Lists;

public sealed class MatchingTests : IDisposable
{
    readonly ListBed bed = new();

    public void Dispose() => bed.Dispose();

    IReadOnlyList<Candidate> For(string name, string? region = "990000") => bed.Matches.For(ListBed.Entry("green-factory", name, new(2024, 1, 1), region: region));

    [Fact]
    public void The_same_name_of_the_same_province_is_the_only_one_ticked_beforehand()
    {
        var firm = bed.Firm(1, "云岭钢铁集团有限公司");
        bed.Firm(2, "云岭钢铁集团实业有限公司");
        var candidates = For("云岭钢铁集团有限公司");
        Assert.Equal((firm, 100), (candidates[0].Subject.Id, candidates[0].Score));
        Assert.Equal(firm, bed.Matches.Ticked(candidates)?.Subject.Id);
        Assert.Equal("同省", candidates[0].Why[^1].Zh);
    }

    [Fact]
    public void A_former_name_finds_the_firm_and_says_so()
    {
        var firm = bed.Firm(1, "云岭新材料有限公司", more: s => s with { OtherNames = [new("云岭水泥有限公司", NameKind.Former, null, new(2023, 1, 1))] });
        var one = Assert.Single(For("云岭水泥有限公司"));
        Assert.Equal((firm, 95, "是它的曾用名"), (one.Subject.Id, one.Score, one.Why[0].Zh));
    }

    [Fact]
    public void The_same_name_in_another_province_stays_a_question()
    {
        bed.Firm(1, "东方锅炉有限公司");
        var one = Assert.Single(For("东方锅炉有限公司", "510000"));
        Assert.Equal(60, one.Score);
        Assert.Null(bed.Matches.Ticked([one]));
        Assert.Null(bed.Matches.Ticked(For("东方锅炉有限公司", null)));
    }

    [Fact]
    public void Two_of_the_same_name_are_both_shown_and_neither_ticked()
    {
        bed.Firm(1, "云岭纸业有限公司");
        bed.Firm(2, "云岭纸业有限责任公司", SmallProvinceWest);
        var candidates = For("云岭纸业有限公司");
        Assert.Equal(2, candidates.Count);
        Assert.Null(bed.Matches.Ticked(candidates));
    }

    const string SmallProvinceWest = Luheng.Tests.Engine.SmallProvince.West;

    [Fact]
    public void One_character_that_differs_is_a_candidate_and_a_different_firm_is_not()
    {
        bed.Firm(1, "云岭钢铁集团有限公司");
        Assert.Equal(70, Assert.Single(For("云岭钢鉄集团有限公司")).Score);
        Assert.Empty(For("海城化工股份有限公司"));
    }

    [Fact]
    public void Nothing_is_confirmed_until_a_person_does_and_what_was_rejected_is_not_offered_again()
    {
        var firm = bed.Firm(1, "云岭钢铁集团有限公司");
        bed.ImportText("green-factory", "地区,工厂名称,批次\n示例省,云岭钢铁集团有限公司,1\n");
        var entry = Assert.Single(bed.Book.All);
        Assert.Equal((MatchKind.Open, (SubjectId?)null), (entry.Matched, entry.Subject));
        Assert.Empty(bed.Changes.Reject(entry, [firm.Text], ListBed.City, "同名不同企业"));
        Assert.Empty(bed.Matches.For(bed.Book.All.Single()));
        Assert.Empty(bed.Changes.Decide([(bed.Book.All.Single(), firm)], new Dictionary<string, IReadOnlyList<string>>(), ListBed.Province, "经核对是同一企业"));
        entry = bed.Book.All.Single();
        Assert.Equal((firm, MatchKind.Confirmed, "province", "经核对是同一企业"), (entry.Subject, entry.Matched, entry.Match!.By, entry.Match.Why));
        Assert.Equal(3, bed.Book.Versions(entry).Count);
    }

    [Fact]
    public void Brackets_blanks_and_width_change_no_candidate_and_no_score()
    {
        bed.Firm(1, "云岭（集团）钢铁有限公司");
        bed.Firm(2, "云岭电子-RGB科技有限公司", more: s => s with { OtherNames = [new("云岭老电子厂有限公司", NameKind.Former)] });
        bed.Firm(3, "云岭水泥有限公司");
        var matches = bed.Matches;
        var plain = Gen.Elements("云岭（集团）钢铁有限公司", "云岭电子-RGB科技有限公司", "云岭老电子厂有限公司", "云岭水呢有限公司", "不在册的某公司");
        var noise = from name in plain
                    from blank in Gen.Choose(0, 8)
                    from half in Gen.Elements(true, false)
                    from form in Gen.Elements(true, false)
                    select (name, Noisy(name, blank, half, form));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(noise.ToArbitrary(), pair =>
        {
            string Told(string name) => string.Join(';', matches.For(ListBed.Entry("green-factory", name, new(2024, 1, 1), region: "990000")).Select(c => $"{c.Subject.Id} {c.Score}"));
            return Told(pair.name) == Told(pair.Item2) && ListEntry.IdOf(pair.name, null, null, "990000") == ListEntry.IdOf(pair.Item2, null, null, "990000");
        }));
    }

    static string Noisy(string name, int blank, bool half, bool form)
    {
        if (half) name = name.Replace('（', '(').Replace('）', ')');
        if (form) name = name.Replace("有限公司", "有限责任公司", StringComparison.Ordinal);
        return blank < name.Length ? name.Insert(blank, blank % 2 == 0 ? " " : "\u3000") : name;
    }
}
