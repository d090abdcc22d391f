using Luheng.Registering;
using Luheng.Registry;
using static Luheng.Tests.Registering.RegisterBed;

namespace Luheng.Tests.Registering;

public class ChangeTests
{
    readonly RegisterBed bed = new();

    ChangeOutcome Apply(RegisterChange change) => ChangeRules.Apply(bed.Population, change);

    Subject Now(string code) => bed.Population.Find(SubjectId.Parse(code))!;

    [Fact]
    public void An_absorbed_enterprise_ends_the_day_before_and_keeps_its_figures()
    {
        var (small, large) = (bed.Firm(1), bed.Firm(2));
        bed.Agreed(new Merge([small], large, null, Day("2025-06-01")) { Document = "合并公告" });
        Assert.Equal(Day("2025-05-31"), Now(small).Latest.To);
        Assert.Equal(OperatingStatus.Deregistered, Now(small).StatusOn(Day("2025-06-01")));
        Assert.Equal(OperatingStatus.Active, Now(small).StatusOn(Day("2025-05-31")));
        Assert.Equal((RelationKind.Absorption, large, "合并公告"), Now(small).Relations.Select(r => (r.Kind, r.Other.Text, r.Document)).Single());
        Assert.Equal((RelationSide.Predecessor, small), Now(large).Relations.Select(r => (r.Side, r.Other.Text)).Single());
        Assert.Equal(100, bed.Coal(SubjectId.Parse(small), June));
    }

    [Fact]
    public void Nothing_is_counted_twice_or_lost_over_the_day_of_a_merger()
    {
        var (small, large) = (bed.Firm(1), bed.Firm(2));
        bed.Agreed(new Merge([small], large, null, Day("2025-06-01")));
        bed.File(large, 2025, 6, 200);
        var county = SubjectId.Region(bed.Counties[0]);
        Assert.Equal(200, bed.Coal(county, Luheng.Time.Period.Month(2025, 5)));
        Assert.Equal(200, bed.Coal(county, June));
    }

    [Fact]
    public void As_known_before_the_merger_the_old_state_is_shown()
    {
        var (small, large) = (bed.Firm(1), bed.Firm(2));
        bed.Pass();
        var before = bed.Clock.Now;
        bed.Agreed(new Merge([small], large, null, Day("2025-06-01")));
        Assert.Equal(200, bed.Coal(SubjectId.Region(bed.Counties[0]), June, before));
        Assert.Equal(100, bed.Coal(SubjectId.Region(bed.Counties[0]), June));
        Assert.Null(bed.World(before).Population.Find(SubjectId.Parse(small))!.Latest.To);
    }

    [Fact]
    public void A_new_enterprise_of_a_merger_begins_where_the_old_ones_end()
    {
        var (one, other) = (bed.Firm(1), bed.Firm(2, 1));
        bed.Agreed(new Merge([one, other], Code(9), new("新设集团有限公司", bed.Counties[0], "3011", "园区甲"), Day("2025-03-01")));
        Assert.Equal((Day("2025-03-01"), "园区甲"), (Now(Code(9)).Latest.From, Now(Code(9)).Latest.Park));
        Assert.Equal(2, Now(Code(9)).Relations.Count);
    }

    [Fact]
    public void A_split_keeps_shares_and_says_where_they_do_not_add_up()
    {
        var firm = bed.Firm(1);
        Part Part(int number, double share) => new(Code(number), new($"分立{number}有限公司", bed.Counties[1], "3011"), share);
        Assert.Contains("100 %", Apply(new Split(firm, false, [Part(8, 0.5), Part(9, 0.4)], Day("2025-06-01"))).Wrong.Single().Zh, StringComparison.Ordinal);
        Assert.NotEmpty(Apply(new Split(firm, true, [Part(8, 1)], Day("2025-06-01"))).Wrong);
        bed.Agreed(new Split(firm, true, [Part(8, 0.3)], Day("2025-06-01")));
        Assert.Null(Now(firm).Latest.To);
        Assert.Equal(0.3, Now(firm).Relations.Single().Share);
        Assert.Equal(bed.Counties[1], Now(Code(8)).Latest.Region);
    }

    [Fact]
    public void A_move_is_a_new_dated_placement_and_sums_follow_from_its_month()
    {
        var firm = bed.Firm(1);
        bed.Agreed(new Relocate(firm, bed.Counties[2], null, Day("2025-06-15")));
        Assert.Equal([$"{bed.Counties[0]} 2025-06-14", $"{bed.Counties[2]} "], Now(firm).Placements.Select(p => $"{p.Region} {p.To:yyyy-MM-dd}"));
        Assert.Equal((100, double.NaN), (bed.Coal(SubjectId.Region(bed.Counties[0]), Luheng.Time.Period.Month(2025, 5)), bed.Coal(SubjectId.Region(bed.Counties[0]), June)));
        Assert.Equal(100, bed.Coal(SubjectId.Region(bed.Counties[2]), June));
    }

    [Fact]
    public void A_new_code_leaves_the_old_figures_under_the_old_one_and_is_found_by_both()
    {
        var firm = bed.Firm(1);
        bed.Ledger.Commit(new("厂区", "tester", [new(SubjectId.OfEnterprise(firm, "A"), "一厂", [new(null, null, bed.Counties[0], "3011")])], []));
        bed.Agreed(new Recode(firm, Code(9), Day("2025-06-01")));
        Assert.NotNull(Now($"{Code(9)}/A").On(Day("2025-06-01")));
        Assert.Equal(Day("2025-05-31"), Now($"{firm}/A").Latest.To);
        var index = new RegisterIndex(bed.Population, Day("2025-07-01"));
        Assert.Equal([firm, Code(9)], index.Find(new(firm)).Select(h => h.Subject.Id.Text));
        Assert.Equal(100, bed.Coal(SubjectId.Parse(firm), June));
    }

    [Fact]
    public void A_renamed_enterprise_had_its_old_name_until_the_day_before()
    {
        var firm = bed.Firm(1);
        Assert.Empty(bed.Proposals.Make(new Rename(firm, "焕新材料有限公司", Day("2025-02-01")), City, "更名"));
        Assert.Equal(("示例1厂有限公司", "焕新材料有限公司"), (Now(firm).NameOn(Day("2025-01-31")), Now(firm).NameOn(Day("2025-02-01"))));
        Assert.Equal(firm, new RegisterIndex(bed.Population, Day("2025-07-01")).Find(new("示例１厂")).Single().Subject.Id.Text);
    }

    [Theory]
    [InlineData("self")]
    [InlineData("gone")]
    [InlineData("taken")]
    [InlineData("region")]
    public void What_cannot_be_is_refused_with_its_reason(string what)
    {
        var (one, other) = (bed.Firm(1), bed.Firm(2));
        if (what == "gone") bed.Agreed(new Close(one, Day("2025-01-01")));
        Assert.NotEmpty(Apply(what switch
        {
            "self" => new Merge([one], one, null, Day("2025-06-01")),
            "gone" => new Merge([one], other, null, Day("2025-06-01")),
            "taken" => new Merge([one, other], other, new("新厂有限公司", bed.Counties[0], "3011"), Day("2025-06-01")),
            _ => new Relocate(one, "123456", null, Day("2025-06-01")),
        }).Wrong);
    }

    [Fact]
    public void The_preview_is_what_comes_of_it_to_the_last_digit()
    {
        var (moving, staying) = (bed.Firm(1, 0, "园区甲"), bed.Firm(2, 2));
        var change = new Merge([moving], staying, null, Day("2025-06-01"));
        string[] items = ["energy.consumed.raw-coal", "energy.comprehensive"];
        var year = Luheng.Time.Period.YearToDate(2025, 10);
        var preview = ChangePreview.Of(bed.World(), bed.Ledger, change, items, year);
        bed.Agreed(change);
        Assert.Equal(7, preview.Stranded); // June to December, filed by the one that ended
        Assert.All(preview.Groups, g => Assert.All(g.Sums, s => Assert.Equal(s.After, bed.World() is var world ? Luheng.Engine.Asker.Ask(world, s.Item.Id, g.Group, year).Value : 0, 1e-9)));
        Assert.Equal([(1000.0, 500.0), (1000, 1000), (2000, 1500)], preview.Groups.Where(g => g.Group.Text == bed.Counties[0] || g.Group.Text == bed.Counties[2] || g.Group.Text == "990000").Select(g => (g.Sums[0].Before, g.Sums[0].After)));
        Assert.Equal((1, 0), preview.Groups.Where(g => g.Group == SubjectId.Park("园区甲")).Select(g => (g.FirmsBefore, g.FirmsAfter)).Single());
    }
}
