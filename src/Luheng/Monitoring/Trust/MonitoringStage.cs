using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>Looks through what arrived: records the months that readings make, faults, what differs from the returns, who is late, and who must connect. Only enterprises that something changed for are looked at again.</summary>
public sealed class MonitoringStage(Station station) : IStage
{
    public const string Monitored = "monitoring";
    public const string Today = "monitoring-today";
    public const string By = "在线监测";
    const string SeenMark = "monitoring.seen";
    const string RulesMark = "monitoring.rules";
    const string LedgerMark = "monitoring.ledger";

    /// <summary>How long an enterprise is left alone after it was looked at while serving, and how many are looked at in one go.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    const int AtOnce = 20;

    readonly HashSet<SubjectId> waiting = [];
    readonly Dictionary<SubjectId, long> lookedAt = [];
    long? looked;

    public string Name => Monitored;

    /// <summary>Called with the findings that were not there before.</summary>
    public Action<IReadOnlyList<Finding>>? Raised { get; init; }

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        var rules = new TrustRules(catalogue);
        var touched = Touched(ledger, out var settle);
        foreach (var part in touched.Chunk(200)) Check(part, rules, Environment.ProcessorCount, cancel);
        settle();
        Standing(ledger, rules, everyone);
        return new(Name, touched.Count, touched.Count > 0);
    }

    /// <summary>Looks again at some of the enterprises that something arrived for, none of them more often than once in a while; costs next to nothing where nothing did. Who is late and who must connect is left to a whole run.</summary>
    /// <returns>How many were looked at.</returns>
    public int Look(CancellationToken cancel)
    {
        var changed = station.Readings.ChangedSince(looked ??= Number(station.Ledger.Mark(SeenMark)), out var now);
        looked = now;
        foreach (var (meter, _) in changed)
            if (station.Book.Find(meter) is { } known) waiting.Add(known.Owner.Enterprise);
        if (waiting.Count == 0) return 0;
        var due = waiting.Where(e => !lookedAt.TryGetValue(e, out var at) || Stopwatch.GetElapsedTime(at) > Patience).Take(AtOnce).ToList();
        if (due.Count > 0) Check(due, new(station.Catalogue), 1, cancel); // the other cores are for readers
        foreach (var enterprise in due)
        {
            lookedAt[enterprise] = Stopwatch.GetTimestamp();
            waiting.Remove(enterprise);
        }
        // What still waits would otherwise be forgotten by a restart.
        if (waiting.Count == 0) station.Ledger.SetMark(SeenMark, now.ToString(CultureInfo.InvariantCulture));
        return due.Count;
    }

    /// <summary>The enterprises whose readings, meters, returns or rules changed since the last run.</summary>
    List<SubjectId> Touched(ILedger ledger, out Action settle)
    {
        var book = station.Book;
        var stand = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(station.Catalogue.RulesHash + string.Concat(book.Meters.Select(m => MeterBook.Write(m).Body)))));
        var same = ledger.Mark(RulesMark) == stand;
        var changed = station.Readings.ChangedSince(same ? Number(ledger.Mark(SeenMark)) : 0, out var now);
        var filed = ledger.ChangedSince(same ? Number(ledger.Mark(LedgerMark)) : 0, out var acts);
        settle = () =>
        {
            ledger.SetMark(SeenMark, now.ToString(CultureInfo.InvariantCulture));
            ledger.ChangedSince(acts, out var own); // what this stage itself recorded meanwhile is no news to it
            ledger.SetMark(LedgerMark, own.ToString(CultureInfo.InvariantCulture));
            ledger.SetMark(RulesMark, stand);
        };
        return [.. changed.Select(c => book.Find(c.Meter)?.Owner.Enterprise).OfType<SubjectId>()
            .Concat(filed.Select(f => SubjectId.TryParse(f, out var id, out _) && !id.IsGroup ? id.Enterprise : default).Where(id => id.Text is not null && book.Of(id).Any()))
            .Distinct().Order()];
    }

    static long Number(string? mark) => long.TryParse(mark, CultureInfo.InvariantCulture, out var number) ? number : 0;

    void Check(IReadOnlyList<SubjectId> enterprises, TrustRules rules, int sideBySide, CancellationToken cancel)
    {
        var owners = enterprises.SelectMany(e => station.Book.Of(e).Select(m => m.Owner).Append(e)).Distinct().ToList();
        var recorded = Recorded(owners);
        var contracts = LoadDocuments.Contracts(station.Ledger).ToLookup(c => c.Enterprise);
        var (found, figures) = (new List<Finding>(), new List<Observation>());
        var gate = new Lock();
        Parallel.ForEach(enterprises, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = sideBySide }, enterprise =>
        {
            var check = new EnterpriseCheck(station, rules, enterprise);
            var months = check.Months();
            var arrived = check.Arrived().ToList();
            var all = check.FaultFindings().Concat(months.Findings).Concat(check.Differences(months.Figures, recorded)).Concat(check.Ahead()).Concat(check.Balances([.. contracts[enterprise]])).ToList();
            lock (gate)
            {
                found.AddRange(all);
                figures.AddRange(months.Figures);
                figures.AddRange(Withdrawn(months.Findings, recorded));
                figures.AddRange(arrived);
            }
        });
        Record([.. figures.Where(f => !(recorded.TryGetValue(f.Key, out var before) && Same(before, f.Value)))]);
        var news = Raised is null ? [] : News(owners, found);
        station.Ledger.SaveFindings(Monitored, [.. owners.Select(o => o.Text)], found.OrderBy(f => f.Subject).ThenBy(f => f.Evidence, StringComparer.Ordinal));
        if (news.Count > 0) Raised!(news);
    }

    /// <summary>Months that were whole when they were recorded and are no longer: their figures are withdrawn.</summary>
    static IEnumerable<Observation> Withdrawn(IEnumerable<Finding> incomplete, Dictionary<ObservationKey, double> recorded) =>
        incomplete.Select(f => new Observation(f.Subject, f.Evidence, f.Period, double.NaN, "", new(SourceKind.Monitored, LegalBasis.Monitoring, EnterpriseCheck.Document), 0))
            .Where(o => recorded.TryGetValue(o.Key, out var before) && !double.IsNaN(before));

    List<Finding> News(List<SubjectId> owners, List<Finding> found)
    {
        var before = owners.SelectMany(o => station.Ledger.Findings(o.Text)).ToHashSet();
        return [.. found.Where(f => !before.Contains(f))];
    }

    /// <summary>What is recorded of these subjects, by key, the last of each.</summary>
    Dictionary<ObservationKey, double> Recorded(List<SubjectId> subjects)
    {
        var recorded = new Dictionary<ObservationKey, double>();
        foreach (var (observation, _) in station.Ledger.Observations(null, subjects)) recorded[observation.Key] = observation.Value;
        return recorded;
    }

    static bool Same(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other));

    /// <summary>One batch for what is new or differs from what was recorded; nothing where nothing does.</summary>
    void Record(List<Observation> figures)
    {
        if (figures.Count == 0) return;
        var (first, last) = (figures.Min(f => f.Period.First), figures.Max(f => f.Period.Last));
        station.Ledger.Commit(new(string.Create(CultureInfo.InvariantCulture, $"监测汇总 {first:yyyy-MM}..{last:yyyy-MM}"), By, [], [.. figures.OrderBy(f => f.Subject).ThenBy(f => f.Item, StringComparer.Ordinal).ThenBy(f => f.Period)]) { From = "自动汇总" });
    }

    /// <summary>What depends on the day as much as on the data: who is late, overdue calibrations, who must connect.</summary>
    void Standing(ILedger ledger, TrustRules rules, Lazy<World> everyone)
    {
        if (station.Book.Meters.Count == 0) return; // no monitoring here yet: nothing to hold anyone to
        var duties = Duty.All(station, rules, everyone.Value);
        ledger.SaveFindings(Today, null, DutyFindings.In(station, rules, duties));
    }
}
