using System.Globalization;
using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Lists;

/// <summary>Keeps the number of members of every list that is counted as an observation of the regions they lie in.</summary>
/// <remarks>Where an official number exists, it stays the figure of its period; afterwards it is carried on with the entries and exits since. Where none exists the register's own number stands.</remarks>
public sealed class ListsStage(DateOnly? today = null) : IStage
{
    const string SeenMark = "lists.seen";

    /// <summary>The regions of which a number was ever written: they are counted again when their last member is taken back.</summary>
    const string RegionsMark = "lists.regions";

    /// <summary>How a figure of this stage names its source.</summary>
    public const string SourceName = "名单登记";

    public string Name => "lists";

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        var asOf = StandingDay.Of(ledger, today);
        var seen = string.Create(CultureInfo.InvariantCulture, $"{ledger.Batches().Count} {ledger.Batches().Count(b => b.UndoneAt is not null)} {asOf:yyyy-MM} {catalogue.RulesHash}");
        if (ledger.Mark(SeenMark) == seen) return new(Name, 0, false);
        var entries = ledger.Documents(ListEntry.Kind).Select(d => ListEntry.Read(d.Body)).ToList();
        var written = (ledger.Mark(RegionsMark) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var figures = entries.Count + written.Length == 0 ? [] : Figures(entries, written, ledger, catalogue, asOf);
        if (figures.Count > 0)
        {
            ledger.Commit(new($"名单成员数 {asOf:yyyy-MM}", "luheng", [], figures) { From = "自动汇总" });
            ledger.SetMark(RegionsMark, string.Join(',', written.Union(figures.Select(f => f.Subject.Text)).Order(StringComparer.Ordinal)));
        }
        ledger.SetMark(SeenMark, string.Create(CultureInfo.InvariantCulture, $"{ledger.Batches().Count} {ledger.Batches().Count(b => b.UndoneAt is not null)} {asOf:yyyy-MM} {catalogue.RulesHash}"));
        return new(Name, figures.Count, figures.Count > 0);
    }

    /// <summary>The figures that differ from those in effect.</summary>
    /// <param name="written">Further regions to count, such as those counted before.</param>
    static List<Observation> Figures(List<ListEntry> entries, IReadOnlyCollection<string> written, ILedger ledger, Catalogue catalogue, DateOnly asOf)
    {
        var population = new Population(ledger.Subjects(), catalogue.Regions, catalogue.Industries);
        var made = new List<Observation>();
        foreach (var list in catalogue.Lists.Values.Where(l => l.Counts is not null))
        {
            var placed = entries.Where(e => e.List == list.Id).SelectMany(e => Regions(e, population, asOf).Select(r => (Region: r, Entry: e))).ToLookup(p => p.Region, p => p.Entry);
            var regions = placed.Select(p => p.Key).Union(written).Select(SubjectId.Region).ToList();
            var known = ledger.Observations(null, regions).Where(r => r.Observation.Item == list.Counts).Select(r => r.Observation).GroupBy(o => o.Key).Select(g => g.Last()).ToLookup(o => o.Subject);
            foreach (var region in regions) made.AddRange(Of(list, region, [.. placed[region.Text]], [.. known[region]], asOf));
        }
        return made;
    }

    static IEnumerable<Observation> Of(ListDefinition list, SubjectId region, List<ListEntry> entries, List<Observation> known, DateOnly asOf)
    {
        var own = known.Where(o => o.Source.Kind == SourceKind.Computed).ToList();
        var official = known.Where(o => o.Source.Kind != SourceKind.Computed && o.Period.Last <= asOf).ToList();
        if (entries.Count + own.Count == 0) yield break;
        var demo = entries.Exists(e => e.Demo) || official.Exists(o => o.Source.Basis == LegalBasis.Demo);
        var periods = new[] { Period.YearToDate(asOf.Year, asOf.Month) }.Concat(own.Select(o => o.Period)).Distinct();
        foreach (var period in periods)
        {
            var day = period.Last < asOf ? period.Last : asOf;
            Observation? last = official.Where(o => o.Period.Last < period.Last).OrderByDescending(o => o.Period.Last).Select(o => (Observation?)o).FirstOrDefault();
            var (entered, left) = last is { } start ? (entries.Count(e => e.Since > start.Period.Last && e.Since <= day), entries.Count(e => e.To > start.Period.Last && e.To <= day)) : (0, 0);
            var value = last is { } from ? from.Value + entered - left : ListCounts.Standing(entries, day);
            // A number that says nothing new is not put in place of the official one.
            if (last is not null && entered == 0 && left == 0 && own.TrueForAll(o => o.Period != period)) continue;
            var source = new Source(SourceKind.Computed, demo ? LegalBasis.Demo : LegalBasis.Administrative, last is { } basis
                ? string.Create(CultureInfo.InvariantCulture, $"{SourceName}：{list.Name.Zh}，{basis.Period} 公布 {basis.Value:0}，此后列入 {entered}、退出 {left}") : $"{SourceName}：{list.Name.Zh}，{day:yyyy-MM-dd} 在册");
            var figure = new Observation(region, list.Counts!, period, value, "", source, 0);
            if (own.Find(o => o.Period == period) is var before && (before.Item != figure.Item || before.Value != value || before.Source.Document != source.Document)) yield return figure;
        }
    }

    /// <summary>The regions that an entry is counted in, from its county up to its province.</summary>
    static IEnumerable<string> Regions(ListEntry entry, Population population, DateOnly day) =>
        ListCounts.RegionOf(entry, population, day) is { } code ? population.Regions.Upwards(code).Where(r => population.Regions.Find(r) is { Level: RegionLevel.City or RegionLevel.Province }) : [];
}
