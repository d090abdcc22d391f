using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What one member brought to a group's balance on the days that it belonged to it; NaN where its meters say nothing.</summary>
/// <param name="Utility">Whether it is the park's own, or of the supply of power, heat, gas or water (公用设施).</param>
public sealed record MemberBalance(SubjectId Owner, bool Utility, int Days, double In, double Generated, double Out, double Coverage)
{
    /// <summary>What it brought to the group, before transfers are taken out.</summary>
    public double Net => Or0(In) + Or0(Generated) - Or0(Out);

    public bool Known => !(double.IsNaN(In) && double.IsNaN(Generated) && double.IsNaN(Out));

    static double Or0(double amount) => double.IsNaN(amount) ? 0 : amount;
}

/// <summary>What one member gave another inside the group, as each side measured it; NaN where it does not.</summary>
public sealed record Transfer(SubjectId Giver, SubjectId Taker, double Given, double Taken)
{
    public double Difference => Given - Taken;
}

/// <summary>A park's or region's balance of a carrier: its members on the days they belonged to it, its infrastructure, and without what they passed to each other.</summary>
public sealed record GroupBalance(SubjectId Group, string Carrier, Unit Unit, Period Period, IReadOnlyList<MemberBalance> Members, IReadOnlyList<Transfer> Transfers)
{
    /// <summary>Members whose data are due, and those of them that have some.</summary>
    public int Due => Members.Count;
    public int WithData => Members.Count(m => m.Known);

    /// <summary>The share of members due that have data, each weighted with how complete they are.</summary>
    public double Coverage => Members.Count == 0 ? 0 : Members.Sum(m => m.Known ? m.Coverage : 0) / Members.Count;

    /// <summary>What all members together took in, transfers among them included.</summary>
    public double MembersIn => Total(Members.Where(m => !m.Utility).Select(m => m.In));

    /// <summary>The same of the infrastructure.</summary>
    public double UtilitiesIn => Total(Members.Where(m => m.Utility).Select(m => m.In));
    public double InternalTaken => Total(Transfers.Select(t => t.Taken));
    public double InternalGiven => Total(Transfers.Select(t => t.Given));

    /// <summary>What came from outside the group: members and infrastructure, less what they took from each other.</summary>
    public double In => Total([MembersIn, UtilitiesIn, -InternalTaken]);
    public double Generated => Total(Members.Select(m => m.Generated));

    /// <summary>What left the group.</summary>
    public double Out => Total([.. Members.Select(m => m.Out), -InternalGiven]);

    /// <summary>What stayed: in, and made here, less out; NaN where neither in nor made is known.</summary>
    public double Net => double.IsNaN(Total([In, Generated])) ? double.NaN : Total([In, Generated, -Out]);

    /// <summary>The sum of what is known; NaN where nothing is.</summary>
    static double Total(IEnumerable<double> amounts) => amounts.Aggregate(double.NaN, (sum, a) => double.IsNaN(a) ? sum : double.IsNaN(sum) ? a : sum + a);

    /// <summary>Draws up the balance from the meters at the boundaries of the firms.</summary>
    public static GroupBalance? Of(Amounts amounts, Population population, SubjectId group, string carrier, Period period)
    {
        var station = amounts.Station;
        if (BalanceCarriers.UnitOf(station.Catalogue, carrier) is not { } unit) return null;
        var sums = new Dictionary<SubjectId, Sums>();
        var pairs = new Dictionary<(SubjectId Giver, SubjectId Taker), (double Given, double Taken)>();
        foreach (var meter in station.Book.Meters.Where(m => m.Carrier == carrier && AtBoundary(station.Book, m)))
        {
            var spells = InService(meter, Membership.Of(population, meter.Owner, group, period));
            if (spells.Count == 0) continue;
            if (!sums.TryGetValue(meter.Owner.Enterprise, out var sum)) sums[meter.Owner.Enterprise] = sum = new();
            sum.Spells = sum.Spells.Concat(spells).ToList();
            foreach (var spell in spells) sum.Add(meter.Flow, amounts.Of(meter, spell.First, spell.Last, unit), spell.Days);
            if (meter.Counterparty is not { } other || meter.Flow == Flow.Generated) continue;
            foreach (var inside in Membership.Both(spells, Membership.Of(population, other, group, period)))
            {
                var amount = amounts.Of(meter, inside.First, inside.Last, unit).Amount;
                var key = meter.Flow == Flow.Output ? (meter.Owner.Enterprise, other.Enterprise) : (other.Enterprise, meter.Owner.Enterprise);
                var pair = pairs.GetValueOrDefault(key, (double.NaN, double.NaN));
                pairs[key] = meter.Flow == Flow.Output ? (Total([pair.Item1, amount]), pair.Item2) : (pair.Item1, Total([pair.Item2, amount]));
            }
        }
        return new(group, carrier, unit, period,
            [.. sums.Select(s => s.Value.As(s.Key, IsUtility(population, s.Key, group))).OrderByDescending(m => double.IsNaN(m.In) ? double.MinValue : m.In).ThenBy(m => m.Owner)],
            [.. pairs.Select(p => new Transfer(p.Key.Giver, p.Key.Taker, p.Value.Given, p.Value.Taken)).OrderByDescending(t => double.IsNaN(t.Taken) ? t.Given : t.Taken)]);
    }

    /// <summary>The carriers that the members of a group have meters of at their boundaries.</summary>
    public static IReadOnlyList<string> CarriersOf(Station station, Population population, SubjectId group, Period period) =>
        [.. station.Book.Meters.Where(m => AtBoundary(station.Book, m) && BalanceCarriers.Balances(station.Catalogue, m.Carrier) && Membership.Of(population, m.Owner, group, period).Count > 0)
            .Select(m => m.Carrier).Distinct().OrderBy(c => c == BalanceCarriers.Electricity ? 0 : BalanceCarriers.IsWater(c) ? 2 : 1).ThenBy(c => c, StringComparer.Ordinal)];

    /// <summary>An intake with no intake of the same carrier above it, anything made here, and anything that leaves.</summary>
    static bool AtBoundary(MeterBook book, Meter meter) => meter.Flow is Flow.Generated or Flow.Output
        || (meter.Flow == Flow.Intake && (meter.Parent is null || book.Find(meter.Parent) is not { } above || above.Carrier != meter.Carrier || above.Owner.Enterprise != meter.Owner.Enterprise));

    static IReadOnlyList<DaySpan> InService(Meter meter, IReadOnlyList<DaySpan> spells) => [.. spells.Where(s => Amounts.Due(meter, s.First, s.Last))];

    /// <summary>The park's own meters, and firms that supply power, heat, gas or water (section D of GB/T 4754).</summary>
    static bool IsUtility(Population population, SubjectId owner, SubjectId group) => owner.IsGroup
        || (group.Kind == SubjectKind.Park && population.Find(owner)?.Latest.Industry is { Length: >= 2 } industry && population.Industries.Find(industry[..2])?.Section == "D");

    sealed class Sums
    {
        double into = double.NaN, made = double.NaN, left = double.NaN, covered, due;

        public List<DaySpan> Spells { get; set; } = [];

        public void Add(Flow flow, Measured amount, int days)
        {
            if (flow == Flow.Intake) into = Total([into, amount.Amount]);
            else if (flow == Flow.Generated) made = Total([made, amount.Amount]);
            else left = Total([left, amount.Amount]);
            covered += amount.Coverage * days;
            due += days;
        }

        public MemberBalance As(SubjectId owner, bool utility) =>
            new(owner, utility, Spells.SelectMany(s => Enumerable.Range(s.First.DayNumber, s.Days)).Distinct().Count(), into, made, left, due == 0 ? 0 : covered / due);
    }
}
