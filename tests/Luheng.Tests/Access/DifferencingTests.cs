using Luheng.Engine;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Access;

/// <summary>An attacker asks for every sum there is, knows the rules, the register and their own figures, and solves for the others.</summary>
public sealed class DifferencingTests
{
    static readonly Source Filed = new(SourceKind.Filed, LegalBasis.Administrative, "");
    static readonly Period[] Asked = [Period.Month(2025, 2), Period.Month(2025, 3), Period.Month(2025, 4), Period.Between(2025, 1, 2025, 4), Period.Between(2025, 1, 2025, 3), Period.Quarter(2025, 1)];
    static readonly string[] Items = ["energy.consumed.raw-coal", "energy.consumed.crude-oil", "energy.comprehensive", "energy.coal", "energy.oil", "co2.fuel"];


    /// <summary>What each item is of a tonne of each part, as anybody can read in the packs.</summary>
    static readonly Lazy<Dictionary<string, List<(string Part, double Factor)>>> Parts = new(() => Items.ToDictionary(item => item, item => Items.Take(2).Select(part => (part,
        Asker.Ask(World.Of(RealPacks.Rules, [new(Firm(0), "f", [new(null, null, "990101", "3120")])], [new(Firm(0), part, Asked[0], 1, "", Filed, 0)], false), item, Firm(0), Asked[0]).Value)).Where(p => !double.IsNaN(p.Item2) && p.Item2 != 0).ToList()));


    static SubjectId Firm(int i)
    {
        var body = $"MA{i:000000}";
        var first = "91990101" + body + Luheng.Identifiers.CreditCode.BodyCheck(body);
        return SubjectId.Parse(first + Luheng.Identifiers.CreditCode.Check(first));
    }

    /// <summary>A small province at random: some cities and counties, few trades, parks across them, holes, and often one giant.</summary>
    static (World World, List<Subject> Firms) Province(Random random)
    {
        var regions = RealPacks.Rules.Regions;
        var cities = regions.Children("990000").Take(random.Next(1, 4)).ToList();
        var counties = cities.SelectMany(c => regions.Children(c.Code).Take(random.Next(1, 4))).Select(c => c.Code).ToList();
        string[] trades = ["3120", "3011", "3041", "2621"];
        var firms = Enumerable.Range(0, random.Next(4, 26)).Select(i => new Subject(Firm(i), $"f{i}",
            [new(null, null, counties.Count > 0 ? counties[random.Next(counties.Count)] : cities[0].Code, trades[random.Next(random.Next(1, 5))], random.Next(3) == 0 ? $"p{random.Next(2)}" : null)])).ToList();
        var figures = new List<Observation>();
        foreach (var firm in firms)
            for (var month = 1; month <= 4; month++)
                foreach (var item in Items.Take(2))
                    if (random.Next(5) > 0 && (item == Items[0] || random.Next(2) == 0)) figures.Add(new(firm.Id, item, Period.Month(2025, month), Math.Round(random.NextDouble() * 1000 * (random.Next(8) == 0 ? 50 : 1), 3) + 0.001, "", Filed, 0));
        return (World.Of(RealPacks.Rules, firms, figures, published: false), firms);
    }

    static IEnumerable<SubjectId> Groups(List<Subject> firms) =>
    [
        SubjectId.Region("990000"), SubjectId.Sector("six"), SubjectId.Sector("six", "990000"),
        .. firms.SelectMany(f => RealPacks.Rules.Regions.Upwards(f.Latest.Region)).Distinct().Where(r => r != "990000").Select(SubjectId.Region),
        .. firms.SelectMany(f => new[] { f.Latest.Industry[..2], f.Latest.Industry[..3], f.Latest.Industry }).Distinct().SelectMany(i => firms.SelectMany(f => RealPacks.Rules.Regions.Upwards(f.Latest.Region)).Distinct().Select(r => SubjectId.Sector(i, r)).Append(SubjectId.Sector(i))),
        .. firms.Select(f => f.Latest.Park).OfType<string>().Distinct().Select(SubjectId.Park),
    ];

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void No_adding_and_subtracting_of_sums_that_are_shown_gives_one_or_two_enterprises(int reader)
    {
        var (shown, hidden) = (0, 0);
        for (var seed = 0; seed < 24; seed++)
        {
            var random = new Random(seed * 10 + reader);
            var (world, firms) = Province(random);
            // Nobody is seen; one is one's own; or everyone of a county is.
            var known = reader switch
            {
                0 => [],
                1 => [firms[random.Next(firms.Count)].Id],
                _ => firms.Where(f => f.Latest.Region == firms[0].Latest.Region).Select(f => f.Id).ToHashSet(),
            };
            HashSet<SubjectId> mine = [.. known];
            var mask = world.For(mine.Contains, _ => true);
            var attack = new Attack(world, firms, mine);
            foreach (var group in Groups(firms).Distinct())
                foreach (var item in Items)
                    foreach (var period in Asked)
                    {
                        var (plain, masked) = (Asker.Ask(world, item, group, period), Asker.Ask(mask, item, group, period));
                        if (plain.Missing) continue;
                        if (masked.Missing) hidden++;
                        else
                        {
                            shown++;
                            Assert.Equal(plain.Value, masked.Value, 9);
                            Assert.All(masked.Because.Members, m => Assert.Contains(m.Subject, mine));
                            attack.Learn(item, group, period);
                        }
                    }
            var found = attack.Solve();
            Assert.True(found.Count == 0, $"population {seed}: {string.Join("; ", found.Take(5))}");
        }
        Assert.True(shown > 200, $"{shown} shown, {hidden} hidden: a mask that hides everything proves nothing");
        Assert.True(hidden > 200, $"{hidden} hidden");
    }

    [Fact]
    public void A_sum_that_one_enterprise_dominates_is_hidden_and_one_of_three_like_ones_is_shown()
    {
        var firms = Enumerable.Range(0, 4).Select(i => new Subject(Firm(i), $"f{i}", [new(null, null, "990101", "3120")])).ToList();
        Observation Coal(int i, double value) => new(firms[i].Id, Items[0], Asked[0], value, "", Filed, 0);
        bool Shown(params double[] values) => !Asker.Ask(World.Of(RealPacks.Rules, firms, [.. values.Select((v, i) => Coal(i, v))], false).For(_ => false, _ => true), Items[0], SubjectId.Region("990101"), Asked[0]).Missing;
        Assert.True(Shown(10, 11, 12));
        Assert.False(Shown(10, 11));
        Assert.False(Shown(1, 1, 100, 1));
        Assert.True(Shown(10, 10, 80, 10));
    }

    /// <summary>The equations of everything shown, over each unseen enterprise's month and item.</summary>
    sealed class Attack(World world, List<Subject> firms, HashSet<SubjectId> known)
    {
        readonly Dictionary<(SubjectId Firm, string Item, Period Month), int> unknowns = [];
        readonly List<Dictionary<int, double>> equations = [];

        public void Learn(string item, SubjectId group, Period period)
        {
            var equation = new Dictionary<int, double>();
            foreach (var firm in firms.Where(f => !known.Contains(f.Id) && world.Population.Belongs(f.Latest, group, default)))
                foreach (var month in period.MonthsWithin())
                    foreach (var (part, factor) in Parts.Value[item])
                        if (!double.IsNaN(world.Frame.Value(part, world.Frame.RowOf(firm.Id), month)))
                        {
                            var key = (firm.Id, part, month);
                            if (!unknowns.TryGetValue(key, out var at)) unknowns[key] = at = unknowns.Count;
                            equation[at] = factor;
                        }
            if (equation.Count > 0) equations.Add(equation);
        }

        /// <summary>Every unknown that the equations settle, and every pair of two enterprises of which some combination is settled.</summary>
        public List<string> Solve()
        {
            var rows = equations.Select(e => Enumerable.Range(0, unknowns.Count).Select(u => e.GetValueOrDefault(u)).ToArray()).ToList();
            var pivots = Reduce(rows);
            var names = unknowns.ToDictionary(u => u.Value, u => u.Key);
            // What is left undecided of each unknown: its row of the null space.
            var free = Enumerable.Range(0, unknowns.Count).Except(pivots.Select(p => p.Column)).ToList();
            var loose = Enumerable.Range(0, unknowns.Count).ToDictionary(u => u, u => free.Select(f => f == u ? 1.0 : 0).ToArray());
            foreach (var (row, column) in pivots) loose[column] = [.. free.Select(f => -rows[row][f])];
            var found = loose.Where(l => l.Value.All(v => Math.Abs(v) < 1e-9)).Select(l => $"{names[l.Key]} is settled").ToList();
            foreach (var (a, left) in loose)
                foreach (var (b, right) in loose.Where(l => l.Key > a && names[l.Key].Firm != names[a].Firm))
                    if (Parallel(left, right)) found.Add($"{names[a]} with {names[b]}");
            return found;
        }

        static bool Parallel(double[] a, double[] b)
        {
            var at = Array.FindIndex(a, v => Math.Abs(v) > 1e-9);
            if (at < 0 || Math.Abs(b[at]) < 1e-9) return false;
            return !a.Where((v, i) => Math.Abs(v * b[at] - b[i] * a[at]) > 1e-9).Any();
        }

        static List<(int Row, int Column)> Reduce(List<double[]> rows)
        {
            var pivots = new List<(int, int)>();
            if (rows.Count == 0) return pivots;
            for (var (row, column) = (0, 0); column < rows[0].Length && row < rows.Count; column++)
            {
                var best = Enumerable.Range(row, rows.Count - row).MaxBy(r => Math.Abs(rows[r][column]));
                if (Math.Abs(rows[best][column]) < 1e-9) continue;
                (rows[row], rows[best]) = (rows[best], rows[row]);
                var scale = rows[row][column];
                for (var c = 0; c < rows[row].Length; c++) rows[row][c] /= scale;
                foreach (var other in rows.Where((_, r) => r != row))
                    if (other[column] is var times && Math.Abs(times) > 0)
                        for (var c = 0; c < other.Length; c++) other[c] -= times * rows[row][c];
                pivots.Add((row++, column));
            }
            return pivots;
        }
    }
}
