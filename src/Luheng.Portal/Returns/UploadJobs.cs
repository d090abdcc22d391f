using System.Collections.Concurrent;
using Luheng.Access;
using Luheng.Cases;
using Microsoft.Extensions.Logging;

namespace Luheng.Portal.Returns;

/// <summary>Runs uploads of many returns, one after the other, whether or not anybody looks. What a restart cut short says so and can be gone on with: what was filed is filed once.</summary>
sealed class UploadJobs : IDisposable
{
    /// <summary>The kind of passing record that jobs are kept as.</summary>
    public const string Kind = "return-job";

    readonly Func<Desk> desk;
    readonly Office office;
    readonly SemaphoreSlim turn = new(1);
    readonly ConcurrentDictionary<string, CancellationTokenSource> running = new();

    readonly ILogger<UploadJobs>? log;

    public UploadJobs(Func<Desk> desk, Office office, ILogger<UploadJobs>? log = null)
    {
        (this.desk, this.office, this.log) = (desk, office, log);
        foreach (var job in All().Where(j => j.Running)) Keep(job with { State = JobState.Interrupted, Ended = office.Clock.GetUtcNow() });
    }

    public void Dispose() => turn.Dispose();

    public IReadOnlyList<UploadJob> All() => [.. office.Ledger.PassingOf(Kind).Select(d => CaseJson.Read<UploadJob>(d.Body)).OrderByDescending(j => j.At)];

    public UploadJob? Find(string id) => office.Ledger.Passing(Kind, id) is { } body ? CaseJson.Read<UploadJob>(body) : null;

    public void Keep(UploadJob job) => office.Ledger.SetPassing(Kind, job.Id, CaseJson.Write(job));

    /// <summary>Begins a job, or goes on with one that was cut short.</summary>
    public void Start(UploadJob job, Actor actor, string from)
    {
        var cancel = new CancellationTokenSource();
        if (!running.TryAdd(job.Id, cancel)) return;
        Keep(job with { State = JobState.Waiting, Ended = null, Failure = null });
        _ = Task.Run(async () =>
        {
            await turn.WaitAsync(CancellationToken.None);
            var run = new UploadRun(this, desk(), office, actor, from);
            try
            {
                run.Go(job with { State = JobState.Reading, Ended = null, Failure = null, Problems = [], ProblemCount = 0, Done = 0, Submitted = 0, Unchanged = 0, Refused = 0 }, cancel.Token);
            }
            catch (OperationCanceledException)
            {
                Keep(run.Last with { State = JobState.Cancelled, Ended = office.Clock.GetUtcNow() });
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Keep(run.Last with { State = JobState.Failed, Ended = office.Clock.GetUtcNow(), Failure = e is FileNotFoundException ? UploadJob.FileGone : UploadJob.Broken });
                log?.LogError(e, "The upload {Job} failed", job.Id);
            }
            finally
            {
                turn.Release();
                running.TryRemove(job.Id, out _);
            }
        });
    }

    public void Cancel(string id)
    {
        if (running.TryGetValue(id, out var cancel)) cancel.Cancel();
    }
}
