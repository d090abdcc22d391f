using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Luheng.Demo;
using Luheng.Identifiers;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Tests.Demo;

public class DemoProvinceTests(DemoFixture demo)
{
    [Fact]
    public void Two_runs_give_the_same_bytes() =>
        Assert.Equal(Hash(demo.Drafts), Hash(DemoProvince.Make(demo.Catalogue, DemoSize.Small).Drafts()));

    [Fact]
    public void Asking_for_the_drafts_again_gives_the_same_drafts() => Assert.Equal(Hash(demo.Drafts), Hash(demo.Province.Drafts()));

    [Fact]
    public void There_are_600_enterprises_each_with_a_valid_code_and_a_name_of_its_own()
    {
        var enterprises = demo.Subjects.Values.Where(s => s.Id.Kind == SubjectKind.Enterprise).ToList();
        Assert.Equal(600, enterprises.Count);
        Assert.Equal(600, demo.Province.Enterprises);
        Assert.All(enterprises, e =>
        {
            Assert.Null(CreditCode.Wrong(e.Id.Text));
            Assert.True(CreditCode.BodyHolds(e.Id.Text), e.Id.Text);
            Assert.StartsWith("9199", e.Id.Text, StringComparison.Ordinal);
        });
        Assert.Equal(600, enterprises.Select(e => e.Name).Distinct().Count());
    }

    [Fact]
    public void A_whole_province_has_18_044_enterprises_with_codes_and_names_of_their_own()
    {
        var drafts = DemoProvince.Make(demo.Catalogue, DemoSize.Province).Drafts();
        var enterprises = drafts.SelectMany(d => d.Draft.Subjects).Where(s => s.Id.Kind == SubjectKind.Enterprise).DistinctBy(s => s.Id).ToList();
        Assert.Equal(18_044, enterprises.Count);
        Assert.Equal(18_044, enterprises.Select(e => e.Name).Distinct().Count());
        Assert.All(enterprises, e => Assert.Null(CreditCode.Wrong(e.Id.Text)));
    }

    [Fact]
    public void Every_placement_lies_in_a_county_of_the_demo_province_and_in_a_class_of_four_digits() => Assert.All(demo.Subjects.Values.SelectMany(s => s.Placements), p =>
    {
        Assert.Equal(RegionLevel.County, demo.Catalogue.Regions.Find(p.Region)?.Level);
        Assert.True(demo.Catalogue.Regions.Within(p.Region, "990000"), p.Region);
        Assert.Equal(4, p.Industry.Length);
        Assert.NotNull(demo.Catalogue.Industries.Find(p.Industry));
    });

    [Fact]
    public void All_21_cities_have_enterprises() =>
        Assert.Equal(21, demo.Subjects.Values.SelectMany(s => s.Placements).Select(p => p.Region[..4]).Distinct().Count());

    [Fact]
    public void Every_observation_could_have_been_filed()
    {
        foreach (var o in demo.Observations)
        {
            var item = demo.Catalogue.Items[o.Item];
            Assert.True(!item.IsIndicator || item.Official && o.Subject.IsGroup, $"{o.Item} is computed");
            Assert.True(item.Of.Contains(o.Subject.Kind), $"{o.Item} of a {o.Subject.Kind}");
            Assert.True(double.IsFinite(o.Value) && o.Value >= (item.Minimum ?? double.MinValue) && o.Value <= (item.Maximum ?? double.MaxValue), $"{o}");
            Assert.Equal(LegalBasis.Demo, o.Source.Basis);
            Assert.Contains("演示数据", o.Source.Document, StringComparison.Ordinal);
            Assert.Equal(o.Subject.IsGroup ? SourceKind.Official : SourceKind.Filed, o.Source.Kind);
        }
    }

    [Fact]
    public void Every_subject_is_registered_before_it_files_and_lives_in_the_months_it_files_for()
    {
        var known = new HashSet<SubjectId>();
        foreach (var draft in demo.Drafts.Select(d => d.Draft))
        {
            known.UnionWith(draft.Subjects.Select(s => s.Id));
            foreach (var o in draft.Observations.Where(o => !o.Subject.IsGroup))
            {
                Assert.Contains(o.Subject, known);
                Assert.True(demo.Subjects[o.Subject].On(o.Period.Last) is not null || o.Period.Kind == PeriodKind.Year, $"{o}");
            }
        }
    }

    [Fact]
    public void Regions_and_sectors_are_known() => Assert.All(demo.Observations.Where(o => o.Subject.IsGroup).Select(o => o.Subject).Distinct(), s =>
        Assert.True(s.Kind == SubjectKind.Region ? demo.Catalogue.Regions.Find(s.Text) is not null
            : s.WithinRegion is "990000" && demo.Catalogue.Industries.Find(s.Local) is not null, s.Text));

    [Fact]
    public void No_batch_says_a_figure_twice() => Assert.All(demo.Drafts, d =>
        Assert.Equal(d.Draft.Observations.Count, d.Draft.Observations.Select(o => o.Key).Distinct().Count()));

    [Fact]
    public void Batches_come_in_order_and_every_title_says_demo()
    {
        Assert.Equal(demo.Drafts.Select(d => d.ReceivedAt).Order().Distinct(), demo.Drafts.Select(d => d.ReceivedAt));
        Assert.All(demo.Drafts, d => Assert.Contains("演示数据", d.Draft.Title, StringComparison.Ordinal));
        Assert.True(demo.Drafts[^1].ReceivedAt.Date < DemoProvince.AsOf.ToDateTime(default));
        Assert.Equal(36, demo.Drafts[^1].Done);
    }

    [Fact]
    public void A_month_of_an_enterprise_has_about_fourteen_figures()
    {
        var months = demo.Observations.Where(o => o.Period.Kind == PeriodKind.Month).GroupBy(o => (o.Subject, o.Period)).Select(g => g.Count()).ToList();
        Assert.InRange(months.Average(), 12, 17);
        Assert.InRange(months.Count, 600 * 33, 600 * 37);
    }

    static string Hash(IEnumerable<DemoDraft> drafts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var draft in drafts)
        {
            Take(string.Create(CultureInfo.InvariantCulture, $"{draft.Draft.Title}|{draft.Draft.By}|{draft.ReceivedAt:O}|{draft.Done}/{draft.Of}"));
            foreach (var s in draft.Draft.Subjects) Take($"{s.Id}|{s.Name}|{string.Join(";", s.Placements)}");
            foreach (var o in draft.Draft.Observations) Take(string.Create(CultureInfo.InvariantCulture, $"{o.Subject}|{o.Item}|{o.Period}|{o.Value:R}|{o.Scope}|{o.Source}"));
        }
        return Convert.ToHexString(hash.GetHashAndReset());

        void Take(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
