using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class GroupBalanceTests
{
    static readonly SubjectId East = SubjectId.Park("东园"), West = SubjectId.Park("西园"), Province = SubjectId.Region("510000");

    static Placement In(string? park, DateOnly? from = null, DateOnly? to = null, string industry = "3120") => new(from, to, "510104", industry, park);

    static GroupBalance Of(Plant plant, SubjectId group, string carrier = "heat") => GroupBalance.Of(plant.Amounts, plant.Population, group, carrier, October)!;

    /// <summary>A boiler house that sells heat to the mill, both with a meter; the works buys from outside.</summary>
    static Plant WithTransfer(double given = 50, double taken = 50)
    {
        var plant = new Plant().Registered(Boiler, In("东园", industry: "4430")).Registered(Mill, In("东园")).Registered(Works, In("东园"));
        plant.Fill(plant.Meter("b-made", "heat", "GJ", Boiler, flow: Flow.Generated), October, 80).Fill(plant.Meter("b-out", "heat", "GJ", Boiler, flow: Flow.Output, other: Mill), October, given);
        plant.Fill(plant.Meter("m-in", "heat", "GJ", Mill, other: Boiler), October, taken).Fill(plant.Meter("w-in", "heat", "GJ", Works), October, 7);
        return plant;
    }

    [Fact]
    public void Heat_sold_to_a_neighbour_is_not_counted_twice()
    {
        var park = Of(WithTransfer(), East);
        Assert.Equal((57.0, 50.0, 7.0), (park.MembersIn / 744, park.InternalTaken / 744, park.In / 744));
        Assert.Equal((80.0, 0.0, 87.0), (park.Generated / 744, park.Out / 744, park.Net / 744));
        Assert.Equal((3, 3, 1.0), (park.Due, park.WithData, park.Coverage));
        Assert.True(park.Members.Single(m => m.Owner == Boiler).Utility);
    }

    [Fact]
    public void Giver_and_taker_that_measure_differently_are_a_finding_of_the_taker()
    {
        Assert.Empty(BalanceFindings.In(WithTransfer(50, 49.8).Station, Mill, October));
        var plant = WithTransfer(50, 46);
        var found = Assert.Single(BalanceFindings.In(plant.Station, Mill, October));
        Assert.Equal((BalanceFindings.TransferDiffers, Mill), (found.Kind, found.Subject));
        Assert.Equal(4 * 744, Assert.Single(Of(plant, East).Transfers).Difference, 6);
    }

    [Fact]
    public void A_transfer_is_internal_only_on_the_days_that_both_belong()
    {
        var plant = new Plant().Registered(Boiler, In("东园", industry: "4430")).Registered(Mill, In("东园", null, new(2025, 10, 10)), In("西园", new(2025, 10, 11)));
        plant.Fill(plant.Meter("b-out", "heat", "GJ", Boiler, flow: Flow.Output, other: Mill), October, 50).Fill(plant.Meter("m-in", "heat", "GJ", Mill, other: Boiler), October, 50);
        Assert.Equal((10 * 24 * 50.0, 10 * 24 * 50.0, 21 * 24 * 50.0), (Of(plant, East).MembersIn, Of(plant, East).InternalTaken, Of(plant, East).Out));
        Assert.Equal((21 * 24 * 50.0, true), (Of(plant, West).In, double.IsNaN(Of(plant, West).InternalTaken)));
        Assert.Equal(0, Of(plant, Province).In);
    }

    [Fact]
    public void A_parks_own_meters_are_its_infrastructure_and_count_in_its_region()
    {
        var plant = new Plant().Registered(Mill, In("东园"));
        plant.Fill(plant.Meter("m", owner: Mill), October, 30).Fill(plant.Meter("lamps", owner: East), October, 2);
        var park = Of(plant, East, "electricity");
        Assert.Equal((30 * 744 / 1e4, 2 * 744 / 1e4), (Math.Round(park.MembersIn, 9), Math.Round(park.UtilitiesIn, 9)));
        Assert.Equal(park.In, Of(plant, Province, "electricity").In, 9);
    }

    [Fact]
    public void A_member_without_data_lowers_the_coverage_and_is_no_zero()
    {
        var plant = new Plant().Registered(Mill, In("东园")).Registered(Works, In("东园"));
        plant.Fill(plant.Meter("m", owner: Mill), October, 30);
        plant.Meter("w", owner: Works);
        var park = Of(plant, East, "electricity");
        Assert.Equal((2, 1, 0.5), (park.Due, park.WithData, park.Coverage));
        Assert.True(double.IsNaN(park.Members.Single(m => m.Owner == Works).In));
        var empty = new Plant().Registered(Works, In("东园"));
        empty.Meter("w", owner: Works);
        Assert.True(double.IsNaN(Of(empty, East, "electricity").In));
    }

    [Fact]
    public void Moving_firms_between_parks_conserves_the_sum_and_transfers_inside_cancel()
    {
        var moves = from days in Gen.Choose(0, 31).ArrayOf(3) from load in Gen.Choose(1, 90).ArrayOf(3) from sold in Gen.Choose(0, 40) select (days, load, sold);
        Prop.ForAll(moves.ToArbitrary(), m =>
        {
            SubjectId[] firms = [Mill, Works, Boiler];
            var plant = new Plant();
            for (var i = 0; i < 3; i++)
            {
                var day = October.First.AddDays(m.days[i]);
                plant.Registered(firms[i], In("东园", null, day.AddDays(-1)), In("西园", day));
                plant.Fill(plant.Meter($"in{i}", "heat", "GJ", firms[i], interval: 86400), October, m.load[i]);
            }
            plant.Fill(plant.Meter("sold", "heat", "GJ", Boiler, flow: Flow.Output, other: Mill, interval: 86400), October, m.sold).Fill(plant.Meter("bought", "heat", "GJ", Mill, other: Boiler, interval: 86400), October, m.sold);
            var (east, west, all) = (Of(plant, East), Of(plant, West), Of(plant, Province));
            double Sum(Func<GroupBalance, double> of) => new[] { of(east), of(west) }.Where(v => !double.IsNaN(v)).Sum();
            var together = m.load.Sum() * 31.0;
            // A firm that is a utility counts as infrastructure, not twice: both sides of the sum hold everything once.
            Assert.Equal(together + m.sold * 31, Sum(g => g.MembersIn) + Sum(g => g.UtilitiesIn), 6);
            Assert.Equal(together, all.In, 6);
            Assert.Equal(0, all.Out, 6);
            Assert.Equal(together, Sum(g => g.Net), 6);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }
}
