using Luheng.Access;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Everything as known at one time, ready to be asked: the rules, who there is, and what they filed.</summary>
public sealed class World
{
    static readonly Dictionary<long, DateOnly> None = [];

    readonly Func<SubjectId, IEnumerable<Recorded>> provenance;

    /// <summary>Release dates still to come, by batch.</summary>
    readonly IReadOnlyDictionary<long, DateOnly> embargoes;

    World(Catalogue catalogue, Population population, IEnumerable<Recorded> recorded, IReadOnlyDictionary<long, Batch> batches,
        Func<SubjectId, IEnumerable<Recorded>> provenance, DateTimeOffset? knownBy, Purpose purpose, IReadOnlyDictionary<long, DateOnly> embargoes, bool published = true)
    {
        (Catalogue, Population, Batches, KnownBy, this.provenance, Purpose, this.embargoes) = (catalogue, population, batches, knownBy, provenance, purpose, embargoes);
        Frame = new(population.Subjects);
        Facts = new();
        Learn(recorded);
        if (published) LearnResults();
        Groups = new(this);
        Columns = new(this);
    }

    /// <summary>A world whose figures were kept as they had been read for administration.</summary>
    internal World(Catalogue catalogue, Population population, Frame frame, Facts facts, IReadOnlyDictionary<long, Batch> batches, ILedger ledger, IReadOnlyDictionary<long, DateOnly> embargoes, (int Returns, int Aggregates) withheld)
    {
        (Catalogue, Population, Frame, Facts, Batches, this.embargoes, Purpose) = (catalogue, population, frame, facts, batches, embargoes, Purpose.Administration);
        (WithheldReturns, WithheldAggregates) = withheld;
        provenance = Remembering(subject => [.. ledger.Observations(null, [subject])]);
        Groups = new(this);
        Columns = new(this);
    }

    /// <summary>A world that learns a little more than another: what did not change is shared with it.</summary>
    World(World before, IEnumerable<Recorded> recorded, IReadOnlyDictionary<long, Batch> batches, Func<SubjectId, IEnumerable<Recorded>> provenance)
    {
        (Catalogue, Population, Batches, this.provenance, Purpose, embargoes) = (before.Catalogue, before.Population, batches, provenance, before.Purpose, before.embargoes);
        (WithheldReturns, WithheldAggregates) = (before.WithheldReturns, before.WithheldAggregates);
        Frame = new(before.Frame);
        Facts = new(before.Facts);
        Learn(recorded);
        Groups = new(this);
        Columns = new(this);
    }

    /// <summary>A world under rules with other plans: everything but what they published is shared with it.</summary>
    World(World before, Catalogue rules)
    {
        (Catalogue, Population, Batches, provenance, Purpose, embargoes, Frame) = (rules, before.Population, before.Batches, before.provenance, before.Purpose, before.embargoes, before.Frame);
        (WithheldReturns, WithheldAggregates) = (before.WithheldReturns, before.WithheldAggregates);
        Facts = new(before.Facts);
        LearnResults();
        Groups = new(this);
        Columns = new(this);
    }

    /// <summary>What plan documents published, where nothing was filed.</summary>
    void LearnResults()
    {
        foreach (var fact in Results(Catalogue))
            if (Facts.Of(fact.Subject, fact.Item).All(f => f.Period != fact.Period)) Facts.Set(new(fact, 0));
    }

    static IEnumerable<Observation> Results(Catalogue rules) => rules.Plans.Values.SelectMany(p => p.Outcomes).Select(o => Published(rules, o)).OfType<Observation>();

    void Learn(IEnumerable<Recorded> recorded)
    {
        foreach (var one in recorded)
        {
            var o = one.Observation;
            if (Refusal(one) is not null)
            {
                if (o.Subject.IsGroup) WithheldAggregates++;
                else WithheldReturns++;
                continue;
            }
            var row = o.Period.Kind == PeriodKind.Month ? Frame.RowOf(o.Subject) : -1;
            if (row < 0) Facts.Set(one);
            else if (Frame.Set(o, row) is { } gaveWay)
            {
                Facts.Set(one with { Observation = gaveWay });
                if (double.IsNaN(o.Value) && Facts.At(o.Subject, o.Item, o.Period).FirstOrDefault() is { } other) Frame.Set(o with { Value = other.Value, Source = other.Source }, row);
            }
        }
    }

    public Catalogue Catalogue { get; }
    public Population Population { get; }
    public Frame Frame { get; }
    public Facts Facts { get; }
    public IReadOnlyDictionary<long, Batch> Batches { get; }
    public DateTimeOffset? KnownBy { get; }
    public Groups Groups { get; }
    public Columns Columns { get; }

    /// <summary>What this was read for; what that may not use is not in it.</summary>
    public Purpose Purpose { get; }

    /// <summary>Figures left out for their legal basis, and aggregates left out for their release date.</summary>
    public int WithheldReturns { get; private set; }
    public int WithheldAggregates { get; private set; }

    /// <summary>Which sums are shown to the one who asks; null where everybody in them may be seen.</summary>
    public Mask? Mask { get; private init; }

    World(World whole, Func<SubjectId, bool> sees, Func<SubjectId, bool> asks)
    {
        (Catalogue, Population, Batches, KnownBy, provenance, Purpose, embargoes) = (whole.Catalogue, whole.Population, whole.Batches, whole.KnownBy, whole.provenance, whole.Purpose, whole.embargoes);
        (Frame, Facts, Groups, Columns, WithheldReturns, WithheldAggregates) = (whole.Frame, whole.Facts, whole.Groups, whole.Columns, whole.WithheldReturns, whole.WithheldAggregates);
        Mask = new(whole, sees, asks);
    }

    /// <summary>The same figures for someone who sees only some of the members: sums that would reveal others are missing, and others are not named.</summary>
    /// <param name="sees">Whether a member may be seen by itself.</param>
    /// <param name="asks">Whether a group may be asked about at all.</param>
    public World For(Func<SubjectId, bool> sees, Func<SubjectId, bool> asks) => new(this, sees, asks);

    /// <summary>What officials published of groups, and plan documents: nothing of any enterprise.</summary>
    public World Published() => new(Catalogue, Population, Facts.All.Where(f => f.Subject.IsGroup && f.Fact.Source.Kind == SourceKind.Official)
        .Select(f => new Recorded(new(f.Subject, f.Item, f.Fact.Period, f.Fact.Value, f.Fact.Scope, f.Fact.Source, f.Fact.Row), f.Fact.Batch)), Batches, _ => [], KnownBy, Purpose.Public, embargoes, published: false);

    /// <summary>Reads what a ledger knew by a time (null: now), of all subjects or of some.</summary>
    /// <param name="purpose">What for; for administration unless said.</param>
    /// <param name="today">The day on which release dates are looked at; unless said, none has come.</param>
    public static World Read(ILedger ledger, Catalogue catalogue, DateTimeOffset? knownBy = null, IReadOnlyCollection<SubjectId>? only = null, Purpose? purpose = null, DateOnly? today = null)
    {
        var subjects = ledger.Subjects(knownBy);
        var kept = only is null ? subjects : subjects.Where(s => only.Contains(s.Id) || only.Contains(s.Id.Enterprise)).ToList();
        var population = new Population(kept, catalogue.Regions, catalogue.Industries);
        var wanted = only is null ? null : only.Concat(kept.Select(s => s.Id)).Distinct().ToList();
        return new(catalogue, population, ledger.Observations(knownBy, wanted), ledger.Batches().ToDictionary(b => b.Id),
            Remembering(subject => [.. ledger.Observations(knownBy, [subject])]), knownBy, purpose ?? Purpose.Administration, Embargo.Of(ledger, today));
    }

    /// <summary>This world with what the ledger has learnt since, or null where that changed more than firms' figures and everything must be read anew: a subject, a group's figure, something taken back, a release.</summary>
    /// <param name="today">The day on which release dates are looked at.</param>
    public World? With(ILedger ledger, DateOnly? today = null)
    {
        var batches = ledger.Batches();
        var news = batches.Where(b => !Batches.ContainsKey(b.Id)).ToList();
        if (KnownBy is not null || Embargo.Of(ledger, today).Count != embargoes.Count || news.Any(b => b.Subjects > 0) || batches.Any(b => Batches.TryGetValue(b.Id, out var known) && known.UndoneAt != b.UndoneAt)) return null;
        var recorded = news.Where(b => b.Observations > 0 && b.UndoneAt is null).SelectMany(b => ledger.Observations(b.Id)).ToList();
        return recorded.Exists(r => r.Observation.Subject.IsGroup) ? null
            : new(this, recorded, batches.ToDictionary(b => b.Id), Remembering(subject => [.. ledger.Observations(null, [subject])]));
    }

    /// <summary>This world under rules that differ in their plans alone, or null where more differs, or a result that a plan published is gone or another: then everything must be read anew.</summary>
    public World? Under(Catalogue rules) => ReferenceEquals(rules, Catalogue) ? this
        : KnownBy is not null || rules.RulesHash != Catalogue.RulesHash || Results(Catalogue).Except(Results(rules)).Any() ? null : new(this, rules);

    /// <summary>An explanation asks for one subject's returns again and again: the last one read is kept.</summary>
    static Func<SubjectId, IEnumerable<Recorded>> Remembering(Func<SubjectId, IReadOnlyList<Recorded>> read)
    {
        (SubjectId Subject, IReadOnlyList<Recorded> Returns)? last = null;
        var gate = new Lock();
        return subject =>
        {
            lock (gate)
            {
                if (last is not { } known || known.Subject != subject) last = known = (subject, read(subject));
                return known.Returns;
            }
        };
    }

    /// <summary>A world made of the figures given, as an example or a test needs it.</summary>
    /// <param name="published">Whether it also knows what plan documents published.</param>
    /// <param name="purpose">What for; for statistics unless said.</param>
    public static World Of(Catalogue catalogue, IEnumerable<Subject> subjects, IReadOnlyList<Observation> observations, bool published = true, Purpose? purpose = null)
    {
        var recorded = observations.Select(o => new Recorded(o, 0)).ToList();
        return new(catalogue, new(subjects, catalogue.Regions, catalogue.Industries), recorded, new Dictionary<long, Batch>(),
            subject => recorded.Where(r => r.Observation.Subject == subject), null, purpose ?? Purpose.Statistics, None, published);
    }

    /// <summary>A result that a plan document published, as an observation of its region. What is filed comes before it.</summary>
    static Observation? Published(Catalogue catalogue, Outcome outcome) =>
        outcome is { Item: { } item, In: { } period, Value: { } value }
            ? new Observation(SubjectId.Region(outcome.Of), item, period, value.In(catalogue.Items[item].Unit).Amount, "",
                new(SourceKind.Official, LegalBasis.Public, $"{outcome.Source} {outcome.Row}{(outcome.Comparator is "=" ? "" : " " + outcome.Comparator)}"), 0)
            : null;

    /// <summary>Where a firm's month came from: the observation in effect, its file and row, and when we learnt it.</summary>
    public Origin? Provenance(SubjectId subject, string item, Period period)
    {
        Recorded? found = null;
        foreach (var one in provenance(subject))
            if (one.Observation is var o && o.Item == item && o.Period == period && Refusal(one) is null
                && (found is not { } earlier || o.Source.Kind <= earlier.Observation.Source.Kind)) found = one;
        return found is { } recorded ? OriginOf(recorded.Observation.Source, "", recorded.Batch, recorded.Observation.Row) : null;
    }

    internal IReadOnlyDictionary<long, DateOnly> Embargoes => embargoes;

    /// <summary>The day a batch is released, where that is still to come.</summary>
    public DateOnly? ReleaseOf(long batch) => embargoes.TryGetValue(batch, out var until) ? until : null;

    /// <summary>The batches that brought what is known of a subject here.</summary>
    public IReadOnlyCollection<long> BatchesOf(SubjectId subject) => provenance(subject).Where(r => Refusal(r) is null).Select(r => r.Batch).ToHashSet();

    /// <summary>Why figures of a subject and item within a period are not in this world; empty where none are left out.</summary>
    public IEnumerable<string> WhyWithheld(SubjectId subject, string item, Period period) => WithheldReturns + WithheldAggregates == 0 ? []
        : provenance(subject).Where(r => r.Observation.Item == item && (period.Contains(r.Observation.Period) || r.Observation.Period.Contains(period))).Select(Refusal).OfType<string>().Distinct();

    string? Refusal(Recorded one) => Purpose.Refuses(one.Observation, embargoes.TryGetValue(one.Batch, out var until) ? until : null);

    internal Origin OriginOf(Source source, string scope, long batch, int row) => Batches.TryGetValue(batch, out var from)
        ? new(source, scope, from.Title, row, from.RecordedAt, from.By)
        : new(source, scope, "", row, null, "");
}
