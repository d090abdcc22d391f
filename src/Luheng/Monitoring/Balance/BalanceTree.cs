using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A meter in the tree, what it measured, and the meters under it; amounts in the unit of the balance, NaN where not known.</summary>
/// <param name="Wrong">Why its figures cannot be taken, such as a unit of another kind; or null.</param>
public sealed record BalanceNode(Meter Meter, Measured Own, string? Wrong, IReadOnlyList<BalanceNode> Under)
{
    /// <summary>What came in here: through the meter, and made below it.</summary>
    public double Supply => Own.Amount + Under.Where(u => u.Meter.Flow == Flow.Generated).Sum(u => u.Own.Amount);

    /// <summary>What the meters below say they took; NaN where one of them says nothing.</summary>
    public double Metered => Under.Where(u => u.Meter.Flow != Flow.Generated).Sum(u => u.Own.Amount);

    /// <summary>The same of those that say something.</summary>
    public double MeteredAsKnown => Under.Where(u => u.Meter.Flow != Flow.Generated && u.Own.Known).Sum(u => u.Own.Amount);

    /// <summary>What no meter below accounts for (不平衡量): losses, what is not metered, and errors of metering.</summary>
    public double Remainder => Under.Count == 0 ? double.NaN : Supply - Metered;

    /// <summary>The remainder over the supply.</summary>
    public double Share => Supply == 0 ? double.NaN : Remainder / Supply;

    /// <summary>The meters directly below that say nothing.</summary>
    public int Missing => Under.Count(u => !u.Own.Known);

    /// <summary>The least coverage of what the remainder rests on.</summary>
    public double Coverage => Under.Select(u => u.Own.Coverage).Prepend(Own.Coverage).Min();

    /// <summary>The node and all below it, with their depth.</summary>
    public IEnumerable<(BalanceNode Node, int Depth)> All(int depth = 0) => Under.SelectMany(u => u.All(depth + 1)).Prepend((this, depth));
}

/// <summary>The balance of one carrier of an enterprise in a period: its tree of meters, and what comes in, is made, goes out and is used.</summary>
/// <param name="Unit">Of every amount; null where no pack knows the carrier.</param>
public sealed record CarrierBalance(SubjectId Enterprise, string Carrier, Unit? Unit, Period Period, IReadOnlyList<BalanceNode> Roots)
{
    public IEnumerable<(BalanceNode Node, int Depth)> Nodes => Roots.SelectMany(r => r.All());

    IEnumerable<BalanceNode> Boundary(Flow flow) => Nodes.Select(n => n.Node).Where(n => n.Meter.Flow == flow);

    public Measured In => Sum(Boundary(Flow.Intake).Where(n => Roots.Contains(n)));
    public Measured Generated => Sum(Boundary(Flow.Generated));
    public Measured Out => Sum(Boundary(Flow.Output));

    /// <summary>In, and made here, less what went out; NaN where a part that should be known is not.</summary>
    public double Net => Or0(In, Flow.Intake) + Or0(Generated, Flow.Generated) - Or0(Out, Flow.Output);

    /// <summary>What the first level of sub-meters and those without a meter above them say.</summary>
    public double Metered => Roots.SelectMany(r => r.Meter.Flow is Flow.Intake or Flow.Generated ? r.Under : [r]).Sum(n => n.Meter.Flow == Flow.Generated ? -n.Own.Amount : n.Own.Amount);

    /// <summary>Whether there is anything to balance: a meter at the boundary and one behind it.</summary>
    public bool HasTree => Roots.Any(r => r.Meter.Flow is Flow.Intake or Flow.Generated) && Nodes.Any(n => n.Depth > 0 || n.Node.Meter.Flow is Flow.Use);

    double Supply => Roots.Where(r => r.Meter.Flow is Flow.Intake or Flow.Generated).Sum(r => r.Own.Amount);

    public double Remainder => HasTree ? Supply - Metered : double.NaN;
    public double Share => HasTree && Supply != 0 ? Remainder / Supply : double.NaN;
    public int Missing => Nodes.Count(n => !n.Node.Own.Known);
    public double Coverage => Nodes.Any() ? Nodes.Min(n => n.Node.Own.Coverage) : 0;

    double Or0(Measured amount, Flow flow) => Boundary(flow).Any() ? amount.Amount : 0;

    static Measured Sum(IEnumerable<BalanceNode> nodes)
    {
        var all = nodes.Select(n => n.Own).ToList();
        return all.Count == 0 ? Measured.Nothing : new(all.Sum(a => a.Amount), all.Min(a => a.Coverage), all.Max(a => a.Quality));
    }

    /// <summary>The carriers that an enterprise has meters of and that can be balanced, electricity first.</summary>
    public static IReadOnlyList<string> CarriersOf(Station station, SubjectId enterprise) => [.. station.Book.Of(enterprise).Select(m => m.Carrier).Distinct()
        .Where(c => BalanceCarriers.Balances(station.Catalogue, c)).OrderBy(c => c == BalanceCarriers.Electricity ? 0 : BalanceCarriers.IsWater(c) ? 2 : 1).ThenBy(c => c, StringComparer.Ordinal)];

    /// <summary>Draws up the balance; a meter whose parent is not of this enterprise and carrier stands at the boundary.</summary>
    public static CarrierBalance Of(Amounts amounts, SubjectId enterprise, string carrier, Period period)
    {
        var unit = BalanceCarriers.UnitOf(amounts.Station.Catalogue, carrier);
        var meters = amounts.Station.Book.Of(enterprise).Where(m => m.Carrier == carrier && Amounts.Due(m, period.First, period.Last)).ToList();
        var ids = meters.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var under = meters.Where(m => m.Parent is { } p && ids.Contains(p)).ToLookup(m => m.Parent!, StringComparer.Ordinal);
        var met = new HashSet<string>(StringComparer.Ordinal);
        var roots = meters.Where(m => m.Parent is null || !ids.Contains(m.Parent)).Select(Node).ToList();
        // Meters that name each other as their parents hang on no root: the first of them is taken as one.
        foreach (var meter in meters)
            if (!met.Contains(meter.Id)) roots.Add(Node(meter));
        return new(enterprise, carrier, unit, period, roots);

        BalanceNode Node(Meter meter)
        {
            met.Add(meter.Id);
            var children = under[meter.Id].Where(m => !met.Contains(m.Id)).Select(Node).ToList();
            var own = amounts.UnitOf(meter);
            var wrong = unit is null ? $"no unit is known for {carrier}" : own is null ? $"'{meter.Unit}' is not a known unit"
                : own.Measures(unit) ? null : $"{own} cannot be expressed in {unit}";
            return new(meter, wrong is null ? amounts.Of(meter, period.First, period.Last, unit!) : Measured.Nothing, wrong, children);
        }
    }
}
