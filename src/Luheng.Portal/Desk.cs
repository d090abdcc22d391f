using System.Collections.Concurrent;
using Luheng.Access;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging.Allocating;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Access;
using Luheng.Portal.Allocating;
using Luheng.Portal.Boards;
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
    readonly ConcurrentDictionary<(string, string, SubjectId, double, int?), Lazy<TargetProgress>> regional = new();
    readonly ConcurrentDictionary<string, Lazy<object>> tables = new();
    readonly ConcurrentDictionary<string, Lazy<Desk>> others = new();
    readonly Lazy<Period?> latest;

    /// <summary>What other purposes read, which stands as long as the figures do.</summary>
    ConcurrentDictionary<Purpose, Lazy<World>> worlds = new();

    readonly Lazy<Policy> policy;

    public Desk() => (latest, policy) = (new(() => LatestMonth.Of(World!)), new(() => new(World!.Population, AsOf)));

    public required World World { get; init; }

    /// <summary>Which desk this is: tags of answers made of it change with it.</summary>
    internal string Stamp { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

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

    /// <summary>Reads for another purpose, as known by a time (null: now), of one enterprise where that is enough. Null where the host keeps no ledger.</summary>
    public Func<Purpose, DateTimeOffset?, SubjectId?, World>? ReadFor { get; init; }

    /// <summary>Who may do what with whom, on the desk's day.</summary>
    public Policy Policy => whole is null ? policy.Value : whole.Policy;

    /// <summary>The desk that this one was made from for one reader or purpose; itself where it was made from none. What does not depend on who looks is remembered there.</summary>
    public Desk Whole => whole ?? this;

    readonly Desk? whole;

    /// <summary>The desk as somebody may have it: for their purposes, with sums that hide whom they may not see, and only the findings that they may read.</summary>
    internal Desk For(Actor actor)
    {
        if (!Policy.May(actor, Act.SeeAggregate) && !Policy.May(actor, Act.SeeFirm)) return Published;
        bool Everywhere(Act act) => Policy.May(actor, act, Region is "" ? null : SubjectId.Region(Region));
        var desk = Reading(new(true, Policy.May(actor, Act.SeeStatistical), Everywhere(Act.SeeEmbargoed)));
        var sight = Horizon.Of(this, actor, Act.SeeFirm);
        return sight.Everyone ? desk : desk.others.GetOrAdd("who/" + sight.Key, _ => new(() => desk.MaskedFor(actor, sight))).Value;
    }

    /// <summary>What is published: for everyone.</summary>
    internal Desk Published => Whole.others.GetOrAdd("published", _ => new(() => Whole.With(Whole.World.Published(), [], null))).Value;

    /// <summary>The desk for a purpose; this one where nothing is left out that the purpose would have.</summary>
    Desk Reading(Purpose purpose)
    {
        if (ReadFor is not { } read) return this;
        purpose = new(true, purpose.Statistical && World.WithheldReturns > 0, purpose.Embargoed && World.WithheldAggregates > 0);
        return purpose == Purpose.Administration ? this
            : others.GetOrAdd($"purpose/{purpose}", _ => new(() => With(worlds.GetOrAdd(purpose, _ => new(() => read(purpose, null, null))).Value, Findings, (known, of) => read(purpose, known, of)))).Value;
    }

    Desk MaskedFor(Actor actor, Horizon sight)
    {
        bool Asks(SubjectId group) => Policy.May(actor, Act.SeeAggregate, group);
        World For(World world) => world.For(sight.Sees, Asks);
        var history = KnownBy;
        return With(For(World), [.. Findings.Where(Found(actor))], history is null ? null : (known, of) => For(history(known, of)));
    }

    /// <summary>Which findings somebody may read: of enterprises that they see, and of groups whose sums they see; how a matter of a group stands, where they see its enterprises.</summary>
    internal Func<Finding, bool> Found(Actor actor)
    {
        var sight = Horizon.Of(this, actor, Act.SeeFirm);
        return f => sight.Everyone || (f.Subject.IsGroup ? Policy.May(actor, f.Kind.StartsWith("case-", StringComparison.Ordinal) ? Act.SeeFirm : Act.SeeAggregate, f.Subject) : sight.Sees(f.Subject));
    }

    Desk With(World world, IReadOnlyList<Finding> findings, Func<DateTimeOffset, SubjectId?, World>? knownBy) => new(Whole)
    {
        World = world,
        AsOf = AsOf,
        LoadedAt = LoadedAt,
        IsDemo = IsDemo,
        Region = Region,
        Findings = findings,
        Station = world.Purpose.Firms ? Station : null,
        Inlet = world.Purpose.Firms ? Inlet : null,
        Nhjc = Nhjc,
        KnownBy = knownBy,
    };

    Desk(Desk whole) : this() => this.whole = whole;

    /// <summary>The same desk with what has been found meanwhile: figures stand as they stood, with what was made of them.</summary>
    public Desk Noting(IReadOnlyList<Finding> findings, DateTimeOffset at)
    {
        var fresh = new Desk
        {
            World = World,
            AsOf = AsOf,
            LoadedAt = at,
            IsDemo = IsDemo,
            Region = Region,
            Findings = findings,
            Station = Station,
            Inlet = Inlet,
            Nhjc = Nhjc,
            KnownBy = KnownBy,
            ReadFor = ReadFor,
            worlds = worlds,
        };
        foreach (var (plan, board) in boards) fresh.boards[plan] = board;
        foreach (var (target, progress) in regional) fresh.regional[target] = progress;
        return fresh;
    }

    /// <summary>Makes what the first reader would wait for: the home board with its plan and its cities. A host may run it beside serving.</summary>
    public void WarmHome()
    {
        Parallel.Invoke(
            () =>
            {
                if (HomePlan() is not { } plan) return;
                Board(plan);
                CityTiles.Of(this, plan, CityTiles.LeadOf(plan), _ => true);
            },
            () => GroupBoard.Prepare(this));
        World.Columns.Settle();
    }

    /// <summary>Makes what the next pages would wait for: the list, the sectors, the months, the warnings.</summary>
    public void WarmRest()
    {
        EnterpriseList.Of(this, new("", "", "", "", 1, ListQuery.PageSize), _ => true);
        SectorTable.Of(this, Region, _ => true);
        RegisterList.Index(this);
        MonthFiling.Of(this, null, null);
        Backlog.Of(this);
        foreach (var period in Choices.PeriodsOf(this).Take(1).SelectMany(p => new[] { p, p.ShiftYears(-1) }))
            foreach (var item in (string[])[Items.Energy, Items.PerOutput, Items.EnergyChange]) Boards.Outlook.TableOf(this).Of(item, period);
        Choices.ItemsOf(this);
        Warning.WarningBoard.Prepare(this);
    }

    /// <summary>The last month in which any enterprise filed energy; null when none did.</summary>
    internal Period? Month => whole is not null && whole.World.Purpose == World.Purpose ? whole.Month : latest.Value;

    internal PlanProgress Board(Plan plan) =>
        boards.GetOrAdd(plan.Id, _ => new(() => World.Purpose.Firms || whole is null ? PlanBoard.Of(World, plan, AsOf) : PlanBoard.Of(World, plan, AsOf).Published(whole.Board(plan)))).Value;

    /// <summary>The targets that regions were given as their own, as they are now: issuing one swaps no desk. What is published knows none.</summary>
    internal (IReadOnlyList<IssuedTarget> All, string Stamp) Issued =>
        Station is { } station ? Whole.Remember("issued targets", () => new IssuedNow(station.Ledger, World.Catalogue)).Now() : ([], "");

    /// <summary>A region against the target issued to it; against the plan's where none was.</summary>
    internal TargetProgress Progress(Plan plan, Target target, SubjectId region) => Progress(plan, target, region, Issued.All);

    internal TargetProgress Progress(Plan plan, Target target, SubjectId region, IReadOnlyList<IssuedTarget> issued)
    {
        var own = issued.Own(plan, target, region);
        return regional.GetOrAdd((plan.Id, target.Id, region, own.Aim?.Amount ?? 0, own.BaseYear), _ => new(() => PlanBoard.Progress(World, plan, own, AsOf, region))).Value;
    }

    /// <summary>A table that costs something to make, made once for this desk; on <see cref="Whole"/> where it is the same for everyone.</summary>
    internal T Remember<T>(string name, Func<T> make) where T : class =>
        (T)tables.GetOrAdd(name, _ => new(() => make())).Value;

    /// <summary>The plan of the site's region that runs on the day, else its latest, else any.</summary>
    internal Plan? HomePlan() => World.Catalogue.Plans.Values
        .OrderBy(p => p.Region == Region ? 0 : 1).ThenBy(p => p.From <= AsOf.Year && AsOf.Year <= p.To ? 0 : 1)
        .ThenByDescending(p => p.From).ThenBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault();
}
