using System.Diagnostics;
using Luheng.Access;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Returns;

/// <summary>One run of an upload: reads the workbook, holds every return against policy and rules, submits those that stand, each in a transaction of its own.</summary>
sealed class UploadRun(UploadJobs jobs, Desk desk, Office office, Actor actor, string from)
{
    const int ProblemsKept = 300, ProblemsMarked = 5_000, TellEvery = 300;

    readonly List<ImportProblem> problems = [];
    readonly Stopwatch told = Stopwatch.StartNew();

    public UploadJob Last { get; private set; } = null!;

    public void Go(UploadJob job, CancellationToken cancel)
    {
        Last = job;
        var catalogue = desk.World.Catalogue;
        using var file = new ArrivedFile(job.FileName, office.Files.Read(job.File) ?? throw new FileNotFoundException("the uploaded file is no longer kept"));
        var watch = Stopwatch.StartNew();
        var book = ReturnBook.Open(file.Path, catalogue, desk.World.Population, office.Clock.Today(), job.Form is { } form ? catalogue.Forms.GetValueOrDefault(form) : null,
            new Direct(p => Tell(Last with { RowsRead = p.Rows, RowsPerSecond = p.Rows / watch.Elapsed.TotalSeconds })), cancel);
        problems.AddRange(book.Problems.Select(file.Named));
        Tell(Last with { State = JobState.Filing, Returns = book.Returns.Count, RowsRead = Math.Max(Last.RowsRead, book.Returns.Count), RowsPerSecond = book.Returns.Count / Math.Max(1e-3, watch.Elapsed.TotalSeconds) }, true);
        var filing = new ReturnFiling(office.Ledger, office.Cases, catalogue, office.Clock, content => office.Files.Keep(content), desk.IsDemo);
        watch.Restart();
        foreach (var one in book.Returns)
        {
            cancel.ThrowIfCancellationRequested();
            var (submitted, unchanged) = File(one, filing, file.Name, job.Word);
            var done = Last.Done + 1;
            Tell(Last with { Done = done, Submitted = Last.Submitted + (submitted ? 1 : 0), Unchanged = Last.Unchanged + (unchanged ? 1 : 0), Refused = Last.Refused + (submitted || unchanged ? 0 : 1), RowsPerSecond = RowsOf(done) / Math.Max(1e-3, watch.Elapsed.TotalSeconds), SecondsLeft = watch.Elapsed.TotalSeconds / done * (book.Returns.Count - done) });
        }
        var annotated = problems.Count > 0 && file.Annotate([.. problems.Take(ProblemsMarked)]) is { } content ? office.Files.Keep(content) : null;
        Tell(Last with { State = JobState.Done, Annotated = annotated, SecondsLeft = 0, Ended = office.Clock.GetUtcNow() }, true);
    }

    /// <summary>The rows that returns already filed stand for.</summary>
    double RowsOf(int done) => (double)Last.RowsRead * done / Math.Max(1, Last.Returns);

    (bool Submitted, bool Unchanged) File(BookReturn one, ReturnFiling filing, string name, string word)
    {
        if (!desk.Policy.May(actor, Act.UploadReturns, one.Key.Subject)) return Refuse(new(name, one.Sheet, one.Row, null, one.Key.Subject.Text, "not-yours", "不在您的管辖范围内，未报送"));
        var key = one.Key;
        var paper = new ReturnPaper(key.Form.Id, key.Subject.Text, key.Period.ToString()) { Values = one.Values };
        var (before, matter) = (filing.Paper(key), filing.Find(key));
        if (matter?.In<ReturnState>() is ReturnState.Submitted or >= ReturnState.Reviewed)
            return before is not null && before.Values.SequenceEqual(paper.Values) ? (false, true) : Refuse(new(name, one.Sheet, one.Row, null, key.Subject.Text, "under-review", $"{key.Form.Id} {key.Period} {ReturnWords.Of(matter.In<ReturnState>()).Zh}，不能重报；请先退回或申请更正"));
        var check = new ReturnRules(desk.World).Check(key, paper, office.Clock.Today());
        if (word is not "" && !check.Ready && !check.Blocked)
        {
            foreach (var problem in check.Problems.Where(p => p.Hinders)) paper.Words[problem.Item] = word;
            check = new ReturnRules(desk.World).Check(key, paper, office.Clock.Today());
        }
        var wrong = check.Problems.Where(p => p.Hinders).ToList();
        problems.AddRange(wrong.Select(p => one.At(p.Named(desk.World.Catalogue), name)));
        if (wrong.Count > 0) return (false, false);
        return filing.Upload(key, desk.World.Population.NameOf(key.Subject), check.Paper, new(actor.Account, actor.Name, from)) is { Hindrance: { } hindered }
            ? Refuse(new(name, one.Sheet, one.Row, null, key.Subject.Text, "step", hindered.Text) { Zh = ReturnWords.Of(hindered).Zh }) : (true, false);
    }

    (bool, bool) Refuse(ImportProblem problem)
    {
        problems.Add(problem);
        return (false, false);
    }

    void Tell(UploadJob job, bool now = false)
    {
        Last = job with { Problems = [.. problems.Take(ProblemsKept)], ProblemCount = problems.Count };
        if (!now && told.ElapsedMilliseconds < TellEvery) return;
        jobs.Keep(Last);
        told.Restart();
    }

    sealed class Direct(Action<ImportProgress> then) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => then(value);
    }
}
