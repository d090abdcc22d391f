using FsCheck;
using FsCheck.Fluent;
using Luheng.Chance;
using Luheng.Engine;
using Luheng.Observations;
using Luheng.Registering;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;
using static Luheng.Tests.Registering.RegisterBed;

namespace Luheng.Tests.Registering;

/// <summary>Whatever is merged, split, moved, closed and re-coded in whatever order: the register stays whole.</summary>
public class SequenceTests
{
    const int Firms = 6;
    static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>Everyone after up to a dozen changes that could be made, each of random kind and day.</summary>
    static (List<Population> Steps, Population Last) Story(int seed)
    {
        var bed = new RegisterBed();
        var dice = Dice.For(7, seed);
        var rules = RealPacks.Rules;
        var population = new Population(Enumerable.Range(1, Firms).Select(i => new Subject(SubjectId.OfEnterprise(Code(i)), $"企业{i}厂", [new(null, null, bed.Counties[i % 4], "3011", i % 3 == 0 ? "园区甲" : null)])), rules.Regions, rules.Industries);
        var steps = new List<Population> { population };
        for (var i = 0; i < 12; i++)
        {
            var outcome = ChangeRules.Apply(population, Draw(ref dice, population, bed.Counties, 100 + i * 10));
            if (!outcome.Stands) continue;
            var changed = outcome.Subjects.Select(s => s.Id).ToHashSet();
            steps.Add(population = new([.. population.Subjects.Where(s => !changed.Contains(s.Id)), .. outcome.Subjects], rules.Regions, rules.Industries));
        }
        return (steps, population);
    }

    static RegisterChange Draw(ref Dice dice, Population population, IReadOnlyList<string> counties, int fresh)
    {
        var codes = population.Subjects.Select(s => s.Id.Text).ToList();
        var (one, other, on, county) = (dice.Of(codes), dice.Of(codes), First.AddDays(dice.Below(700)), dice.Of(counties));
        Born Born(int n, string where) => new($"新企业{n}厂", where, "3011", n % 2 == 0 ? "园区乙" : null);
        return dice.Below(6) switch
        {
            0 => new Merge([one], other, null, on),
            1 => new Merge([one, other], Code(fresh), Born(fresh, county), on),
            2 => new Split(one, true, [new(Code(fresh), Born(fresh, county), 0.25)], on),
            3 => new Split(one, false, [new(Code(fresh), Born(fresh, county), 0.25), new(Code(fresh + 1), Born(fresh + 1, counties[0]), 0.75)], on),
            4 => new Recode(one, Code(fresh), on),
            _ => new Relocate(one, county, dice.Happens(0.4) ? "园区甲" : null, on),
        };
    }

    static void Holds(Action<int> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(120), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property));

    [Fact]
    public void Every_month_of_an_enterprises_life_lies_in_exactly_one_county_and_at_most_one_park() => Holds(seed =>
    {
        foreach (var subject in Story(seed).Last.Subjects)
        {
            var died = subject.Latest.To ?? First.AddDays(900);
            var born = subject.Placements[0].From ?? (died < First ? died : First);
            Assert.True(born <= died, subject.Id.Text);
            for (var day = born; day <= died; day = day.AddDays(1)) Assert.Single(subject.Placements, p => p.Holds(day));
            if (subject.Latest.To is not null) Assert.Null(subject.On(died.AddDays(1)));
        }
    });

    [Fact]
    public void The_provinces_sum_is_the_sum_of_its_counties_in_every_month_and_of_every_one_registered_on_its_last_day() => Holds(seed =>
    {
        var population = Story(seed).Last;
        var months = Enumerable.Range(0, 24).Select(i => First.AddMonths(i)).Select(d => Period.Month(d.Year, d.Month)).ToList();
        double Value(int at, int month) => 100 + at * 7 + month;
        List<Observation> filed = [.. population.Subjects.SelectMany((s, i) => months.Select((m, n) => new Observation(s.Id, "energy.consumed.raw-coal", m, Value(i, n), "", Source.Read("", false), 0)))];
        var world = World.Of(RealPacks.Rules, population.Subjects, filed, published: false);
        var counties = population.Subjects.SelectMany(s => s.Placements).Select(p => p.Region).Distinct().ToList();
        for (var n = 0; n < months.Count; n += 5)
        {
            double Of(string region) => Asker.Ask(world, "energy.consumed.raw-coal", SubjectId.Region(region), months[n]) is { Missing: false } answer ? answer.Value : 0;
            var there = population.Subjects.Select((s, i) => s.On(months[n].Last) is null ? 0 : Value(i, n)).Sum();
            Assert.Equal(there, Of("990000"), 1e-6);
            Assert.Equal(there, counties.Sum(Of), 1e-6);
        }
    });

    [Fact]
    public void Nobody_is_without_a_successor_where_one_is_named_and_both_ends_say_the_same() => Holds(seed =>
    {
        var population = Story(seed).Last;
        foreach (var subject in population.Subjects)
            foreach (var relation in subject.Relations)
            {
                var other = population.Find(relation.Other)!;
                Assert.Contains(other.Relations, r => r.Other == subject.Id && r.Kind == relation.Kind && r.On == relation.On && r.Side != relation.Side && r.Share.Equals(relation.Share));
                if (relation is { Side: RelationSide.Successor, Kind: not RelationKind.Split }) Assert.Equal(relation.On.AddDays(-1), subject.Latest.To);
            }
    });

    [Fact]
    public void Taking_back_the_batches_one_by_one_gives_every_earlier_register_again() => Holds(seed =>
    {
        var (steps, _) = Story(seed);
        var ledger = new MemoryLedger();
        foreach (var (before, after) in steps.Zip(steps.Skip(1)).Select(p => ((Population?)p.First, p.Second)).Prepend((null, steps[0])))
            ledger.Commit(new("变更", "t", [.. after.Subjects.Where(s => before?.Find(s.Id)?.Equals(s) != true)], []));
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            Assert.Equal(steps[i].Subjects, ledger.Subjects().OrderBy(s => s.Id.Text, StringComparer.Ordinal));
            Assert.Null(ledger.Undo(i + 1, "t"));
        }
        Assert.Empty(ledger.Subjects());
    });

    [Fact]
    public void What_is_kept_of_a_subject_reads_the_same_again() => Holds(seed =>
        Assert.All(Story(seed).Last.Subjects, s => Assert.Equal(s, SubjectJson.Read(SubjectJson.Write(s)))));
}
