using System.Collections.Concurrent;
using Luheng.Access;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Boards;
using Luheng.Portal.Packs;
using Luheng.Portal.Planning;
using Luheng.Portal.Registering;
using Luheng.Portal.Registry;
using Luheng.Portal.Returns;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal;

/// <summary>What every page reads, all as known at one moment. The host swaps it whole after an import or a computation; what it remembers goes with it.</summary>
public sealed class Desk
{
    readonly ConcurrentDictionary<string, Lazy<PlanProgress>> boards = new();
    readonly ConcurrentDictionary<(string, string, SubjectId), Lazy<TargetProgress>> regional = new();
    readonly ConcurrentDictionary<(string, Period), Lazy<Totals>> totals = new();
    readonly ConcurrentDictionary<string, Lazy<object>> tables = new();
    readonly Lazy<Period?> latest;

    readonly Lazy<Policy> policy;

    public Desk() => (latest, policy) = (new(() => LatestMonth.Of(World!)), new(() => new(World!.Population, AsOf)));

    public required World World { get; init; }

    /// <summary>The day that plans are judged on; their latest figures ended by then.</summary>
    public required DateOnly AsOf { get; init; }
    public required DateTimeOffset LoadedAt { get; init; }
    public bool IsDemo { get; init; }

    /// <summary>The region the site is run for, such as 510000; its plan is the first page.</summary>
    public string Region { get; init; } = "";
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The readings and their register; null where none are kept.</summary>
    public Station? Station { get; init; }

    /// <summary>The host of HJ 212; null where the door is shut.</summary>
    public Inlet? Inlet { get; init; }

    /// <summary>Whether the national end-device interface is open.</summary>
    public bool Nhjc { get; init; }

    /// <summary>What was known by a time, with the rules in force then; of one enterprise or site where that is enough. Null where the host keeps no history.</summary>
    public Func<DateTimeOffset, SubjectId?, World>? KnownBy { get; init; }

    /// <summary>Who may do what with whom, on the desk's day.</summary>
    public Policy Policy => policy.Value;

    /// <summary>Makes what the first reader would wait for: the home board with its cities, the list, the sectors, the months. A host may run it beside serving.</summary>
    public void Warm()
    {
        if (HomePlan() is { } plan)
        {
            Board(plan);
            CityTiles.Of(this, plan, CityTiles.LeadOf(plan));
        }
        EnterpriseList.Of(this, new("", "", "", "", 1, ListQuery.PageSize));
        SectorTable.Of(this);
        RegisterList.Index(this);
        MonthFiling.Of(this);
        Backlog.Of(this);
        foreach (var period in Choices.PeriodsOf(this).Take(1).SelectMany(p => new[] { p, p.ShiftYears(-1) }))
            foreach (var item in (string[])[Items.Energy, Items.PerOutput, Items.EnergyChange]) Sight.TableOf(this).Of(item, period);
        Choices.ItemsOf(this);
        Definition.Every(this);
    }

    /// <summary>The last month in which any enterprise filed energy; null when none did.</summary>
    internal Period? Month => latest.Value;

    internal PlanProgress Board(Plan plan) =>
        boards.GetOrAdd(plan.Id, _ => new(() => PlanBoard.Of(World, plan, AsOf))).Value;

    internal TargetProgress Progress(Plan plan, Target target, SubjectId region) =>
        regional.GetOrAdd((plan.Id, target.Id, region), _ => new(() => PlanBoard.Progress(World, plan, target, AsOf, region))).Value;

    /// <summary>A table that costs something to make, made once for this desk.</summary>
    internal T Remember<T>(string name, Func<T> make) where T : class =>
        (T)tables.GetOrAdd(name, _ => new(() => make())).Value;

    internal Totals Totals(string item, Period period) =>
        totals.GetOrAdd((item, period), _ => new(() => Registry.Totals.Of(World, item, period))).Value;

    /// <summary>The plan of the site's region that runs on the day, else its latest, else any.</summary>
    internal Plan? HomePlan() => World.Catalogue.Plans.Values
        .OrderBy(p => p.Region == Region ? 0 : 1).ThenBy(p => p.From <= AsOf.Year && AsOf.Year <= p.To ? 0 : 1)
        .ThenByDescending(p => p.From).ThenBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault();
}
