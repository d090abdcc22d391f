using Luheng.Registry;

namespace Luheng.Tests.Registry;

public class SubjectIdTests
{
    [Theory]
    [InlineData("91510400204360956E", SubjectKind.Enterprise, "91510400204360956E")]
    [InlineData("91510400204360956e/一厂", SubjectKind.Site, "91510400204360956E/一厂")]
    [InlineData("91510400204360956E/一厂/烧结", SubjectKind.Process, "91510400204360956E/一厂/烧结")]
    [InlineData("510000", SubjectKind.Region, "510000")]
    [InlineData("park:P1", SubjectKind.Park, "park:P1")]
    [InlineData("zone:panxi", SubjectKind.Zone, "zone:panxi")]
    [InlineData("sector:31", SubjectKind.Sector, "sector:31")]
    [InlineData("510000/sector:six", SubjectKind.Sector, "510000/sector:six")]
    public void Every_kind_is_read_and_printed(string text, SubjectKind kind, string printed)
    {
        var id = SubjectId.Parse(text);
        Assert.Equal((kind, printed), (id.Kind, id.Text));
        Assert.Equal(id, SubjectId.Parse(id.Text));
    }

    [Fact]
    public void A_site_knows_its_enterprise_and_a_sector_its_region()
    {
        Assert.Equal(SubjectId.Parse("91510400204360956E"), SubjectId.Parse("91510400204360956E/一厂").Enterprise);
        Assert.Equal(("510000", "31"), (SubjectId.Parse("510000/sector:31").WithinRegion, SubjectId.Parse("510000/sector:31").Local));
        Assert.Null(SubjectId.Parse("sector:31").WithinRegion);
    }

    [Theory]
    [InlineData("", "the subject is empty")]
    [InlineData("park:", "characters")]
    [InlineData("91510400204360956F", "check character 'E'")]
    [InlineData("91510400204360956E/", "empty site")]
    [InlineData("5100", "has 4 characters")]
    public void Wrong_text_is_refused_with_the_reason(string text, string reason)
    {
        Assert.False(SubjectId.TryParse(text, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }
}
