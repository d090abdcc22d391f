using System.Diagnostics;
using Luheng.Accounting;
using Luheng.Benchmarking;
using Luheng.Engine;
using Luheng.Grading;
using Luheng.Judging;
using Luheng.Lists;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Records;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng;

/// <summary>A step of the journey from what came in to what is judged: reads the store, writes the store.</summary>
public interface IStage
{
    string Name { get; }

    /// <param name="everyone">All that is known now; read only when a stage needs it.</param>
    StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel);
}

/// <summary>What a stage did: for how many subjects, and whether anything had changed.</summary>
public sealed record StageResult(string Stage, int Subjects, bool Changed)
{
    public TimeSpan Took { get; init; }
}

/// <summary>The whole journey, in order. Nothing else knows the order.</summary>
/// <param name="station">Where readings are kept, if any are.</param>
/// <param name="today">The day, for release dates: the station's unless said.</param>
public sealed class Pipeline(Station? station = null, DateOnly? today = null)
{
    readonly IReadOnlyList<IStage> stages = Stages(station, today ?? station?.Clock.Today());

    static IReadOnlyList<IStage> Stages(Station? station, DateOnly? today) =>
        [.. station is null ? [] : (IStage[])[new MonitoringStage(station), new PollutantStage(station)], new AccountsStage(), new BenchmarksStage(), new GradesStage(Grading(station), today), new ListsStage(today), new ProgressStage(today), new WarningStage(today)];

    /// <summary>Where grading finds product lines and what meters say: it knows no other capability itself.</summary>
    public static GradeSources Grading(Station? station)
    {
        station?.Arrivals.Refresh();
        return new((world, period) => BenchmarkTable.Of(world, period).Standings, station is null ? null : (world, firm, period) => GradedMonitoring.Of(station, world, firm, period));
    }

    /// <summary>Computes what changed since the last run, and leaves the rest.</summary>
    public IReadOnlyList<StageResult> Run(ILedger ledger, Catalogue catalogue, Lazy<World>? everyone = null, IProgress<StageResult>? progress = null, CancellationToken cancel = default)
    {
        // Findings and accounts are for administration: no statistical returns, nothing before its release.
        var day = today ?? station?.Clock.Today();
        World Administrative() => World.Read(ledger, catalogue, today: day);
        var world = everyone ?? new(Administrative);
        var results = new List<StageResult>();
        foreach (var stage in stages)
        {
            cancel.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            var batches = ledger.Batches().Count;
            var result = stage.Run(ledger, catalogue, world, cancel) with { Took = watch.Elapsed };
            // What a stage recorded is news to a world that was read before.
            if (world.IsValueCreated && ledger.Batches().Count != batches && world.Value is var before) world = new(() => before.With(ledger, day) ?? Administrative());
            results.Add(result);
            progress?.Report(result);
        }
        return results;
    }
}
