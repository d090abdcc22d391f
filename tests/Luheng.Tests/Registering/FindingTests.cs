using Luheng.Identifiers;
using Luheng.Registering;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;
using static Luheng.Tests.Registering.RegisterBed;

namespace Luheng.Tests.Registering;

public class FindingTests
{
    readonly RegisterBed bed = new();

    [Theory]
    [InlineData("示例（集团）有限公司", "示例(集团)有限责任公司")]
    [InlineData("ＡＢＣ鋼鐵 第３廠", "abc钢铁第3厂")]
    [InlineData("第贰零七厂", "第二〇七厂")]
    [InlineData("华〔东〕电业公司", "華【東】電業公司")]
    public void One_firm_written_by_two_offices_has_one_key(string one, string other) => Assert.Equal(FirmName.Key(one), FirmName.Key(other));

    [Theory]
    [InlineData("云岭岚源水泥有限公司", "云岭岚达水泥有限公司")]
    [InlineData("示例第一钢铁公司", "示例第二钢铁公司")]
    public void Two_firms_keep_two_keys(string one, string other) => Assert.NotEqual(FirmName.Core(one), FirmName.Core(other));

    static Population Of(params (string Code, string Name)[] firms) =>
        new(firms.Select(f => new Subject(SubjectId.Parse(f.Code), f.Name, [new(null, null, "990101", "3011")])), RealPacks.Rules.Regions, RealPacks.Rules.Industries);

    [Fact]
    public void Entries_that_may_be_one_enterprise_are_found_by_code_and_name()
    {
        var body = "91990100MA0000001";
        var moved = "91990200MA0000001";
        var pairs = NearDuplicates.In(Of(
            (body + CreditCode.Check(body), "甲厂有限公司"), (moved + CreditCode.Check(moved), "完全不同的公司"),
            (Code(11), "云岭岚源特种水泥有限公司"), (Code(23), "云岭岚源特种水泥有限责任公司"), (Code(35), "云岭岚源种水泥有限公司"), (Code(47), "云岭岚源特种水尼有限公司")));
        Assert.Equal([Likeness.SameOrganisation, Likeness.SameName, Likeness.SimilarName, Likeness.SimilarName], pairs.Select(p => p.Likeness));
    }

    [Fact]
    public void Those_that_are_related_are_no_duplicates()
    {
        bed.Firm(1);
        bed.Agreed(new Recode(Code(1), Code(2), Day("2025-06-01")));
        Assert.Empty(NearDuplicates.In(bed.Population));
    }

    [Fact]
    public void Search_says_by_which_former_name_alias_or_code_it_found()
    {
        var firm = bed.Firm(1);
        bed.Firm(2);
        bed.Proposals.Make(new Describe(firm, ["小厂"], [new("老国营一厂", NameKind.Former, null, Day("1999-12-31"))], [new("510000000012345", null)], Day("2025-01-01")), City, "补登");
        var index = new RegisterIndex(bed.Population, Day("2025-07-01"));
        Assert.Equal("老国营一厂", index.Find(new("老國營壹廠")).Single().By);
        Assert.Equal(NameKind.Alias, index.Find(new("小厂")).Single().ByKind);
        Assert.Equal("510000000012345", index.Find(new("５１００００００００１２３４５")).Single().By);
        Assert.Null(index.Find(new("示例1")).Single().By);
        Assert.Empty(index.Find(new("%'<script>")));
    }

    [Fact]
    public void A_county_whose_members_changed_is_not_compared_without_saying_so()
    {
        var (one, two, three) = (bed.Firm(1), bed.Firm(2), bed.Firm(3, 1));
        bed.Agreed(new Merge([one], two, null, Day("2025-03-01")));
        bed.Agreed(new Relocate(three, bed.Counties[0], null, Day("2025-04-01")));
        var changes = ScopeChange.Of(bed.Population, SubjectId.Region(bed.Counties[0]), Period.YearToDate(2025, 6));
        Assert.Equal([(one, false, true), (three, true, false)], changes.Select(c => (c.Subject.Id.Text, c.Joined, c.Within)));
        Assert.DoesNotContain(ScopeChange.Of(bed.Population, SubjectId.Region("990000"), Period.YearToDate(2025, 6)), c => !c.Within);
        Assert.Empty(ScopeChange.Of(bed.Population, SubjectId.Region(bed.Counties[0]), Period.Calendar(2023)));
        Assert.Single(ScopeChange.Of(bed.Population.Find(SubjectId.Parse(two))!, Period.YearToDate(2025, 6)));
    }

    [Fact]
    public void A_subject_kept_before_names_and_relations_were_known_still_reads()
    {
        var old = $$"""{"id":"{{Code(1)}}","name":"老厂","placements":[{"to":"2024-06-30","region":"990101","industry":"3011","park":"甲"},{"from":"2024-07-01","region":"990102","industry":"3011"}]}""";
        var subject = SubjectJson.Read(old);
        Assert.Equal(("老厂", 2, 0, 0), (subject.Name, subject.Placements.Count, subject.OtherNames.Count, subject.Relations.Count));
        Assert.Equal(old, SubjectJson.Write(subject));
    }
}
