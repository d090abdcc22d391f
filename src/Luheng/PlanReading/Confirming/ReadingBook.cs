using System.Collections.Concurrent;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Records;

namespace Luheng.PlanReading.Confirming;

/// <summary>Who writes, and from where, for the audit trail.</summary>
public sealed record Reviewer(string Account, string Name, string From);

/// <summary>A decision that somebody wants to make.</summary>
/// <param name="Seen">The version of the find that they looked at.</param>
public sealed record DecisionDraft(string Find, DecisionKind Kind, int Seen)
{
    public Promise? Promise { get; init; }
    public string? Why { get; init; }
    public Find? Added { get; init; }
    public int? Of { get; init; }
}

/// <summary>What became of it: whether it stands, waits beside somebody else's, or was refused and why.</summary>
public sealed record DecisionOutcome(IReadOnlyList<Decision> Made, bool Clash, Said? Wrong);

/// <summary>Every plan document that was read, what was found in it and what people decided, as it stands now. Safe for many at once.</summary>
public sealed class ReadingBook(ILedger ledger, TimeProvider clock)
{
    const int Tries = 20;

    readonly DocumentShelf<PlanUpload> uploads = new(ledger, PlanUpload.Kind, CaseJson.Read<PlanUpload>);
    readonly DocumentShelf<PlanReadingResult> results = new(ledger, PlanFinds.Kind, CaseJson.Read<PlanReadingResult>);
    readonly DocumentShelf<Decision> decisions = new(ledger, Decision.DocumentKind, CaseJson.Read<Decision>);
    readonly ConcurrentDictionary<string, (int Changes, string Rules, PlanReview Review)> reviews = new(StringComparer.Ordinal);
    readonly Lock indexing = new();
    (int Changes, ILookup<string, Decision> ByReading)? index;

    public IEnumerable<PlanUpload> Uploads => uploads.All;

    public void Refresh()
    {
        uploads.Refresh();
        results.Refresh();
        decisions.Refresh();
    }

    /// <summary>A reading as it stands, or null.</summary>
    public PlanReview? Find(string id, Catalogue catalogue)
    {
        if (uploads.Find(id) is not { } upload || results.Find(id) is not { } result) return null;
        var changes = decisions.Changes;
        if (reviews.TryGetValue(id, out var known) && known.Changes == changes && known.Rules == catalogue.Hash && known.Review.Upload == upload) return known.Review;
        var review = PlanReview.Of(upload, result, DecisionsOf(id), catalogue);
        reviews[id] = (changes, catalogue.Hash, review);
        return review;
    }

    IReadOnlyList<Decision> DecisionsOf(string reading)
    {
        lock (indexing)
        {
            var changes = decisions.Changes;
            if (index is not { } known || known.Changes != changes) index = known = (changes, decisions.All.ToLookup(d => d.Reading));
            return [.. known.ByReading[reading].OrderBy(d => d.Number)];
        }
    }

    /// <summary>Keeps a document that was read. The same document of the same region is there already and stays as it is.</summary>
    public PlanUpload Add(PlanUpload upload, PlanReadingResult result, Reviewer by)
    {
        try
        {
            ledger.Commit(new($"读规划：{upload.File}", by.Account, [], [])
            {
                From = by.From,
                About = [upload.Whose],
                Documents = [upload.Write(), PlanFinds.Write(upload.Id, result)],
                Expects = [new(PlanUpload.Kind, upload.Id, null)],
            });
        }
        catch (ConflictException)
        {
            // Somebody brought the same file a moment ago.
        }
        Refresh();
        return uploads.Find(upload.Id) ?? upload;
    }

    /// <summary>Says what the plan is called and for which years.</summary>
    public void Rename(PlanReview review, PlanFrame frame, Reviewer by)
    {
        ledger.Commit(new($"规划名称与年份：{frame.Name.Zh}", by.Account, [], []) { From = by.From, About = [review.Upload.Whose], Documents = [(review.Upload with { Frame = frame }).Write()] });
        uploads.Refresh();
    }

    /// <summary>Makes decisions that belong together. One that somebody else was quicker than is kept beside theirs; nothing is lost.</summary>
    public DecisionOutcome Decide(string reading, IReadOnlyList<DecisionDraft> drafts, Reviewer by, Catalogue catalogue, string title)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (Find(reading, catalogue) is not { } review) return new([], false, new("没有这份规划", "there is no such reading"));
            var made = new List<Decision>();
            foreach (var draft in drafts)
                if (Next(review, draft, by, review.LastNumber + made.Count + 1, review.LastNumber + 1, out var wrong) is { } decision) made.Add(decision);
                else if (wrong is not null) return new([], false, wrong);
            if (made.Count == 0) return new([], false, null);
            try
            {
                decisions.Commit(new(title, by.Account, [], [])
                {
                    From = by.From,
                    About = [review.Upload.Whose],
                    Documents = [.. made.Select(d => d.Write())],
                    Expects = [.. made.Select(d => new Expected(Decision.DocumentKind, d.Id, null))],
                });
                return new(made, made.Exists(d => d.Held), null);
            }
            catch (ConflictException)
            {
                decisions.Refresh(); // somebody decided something else in this moment; look again
            }
        }
        return new([], false, new("同时改动的人太多，请再试一次", "too many people changed it at once; try again"));
    }

    Decision? Next(PlanReview review, DecisionDraft draft, Reviewer by, int number, int group, out Said? wrong)
    {
        wrong = null;
        var decision = new Decision(review.Upload.Id, number, draft.Find, draft.Kind, by.Account, by.Name, clock.GetUtcNow(), draft.Seen) { Promise = draft.Promise, Why = draft.Why, Added = draft.Added, Of = draft.Of, Group = group };
        if (draft.Kind == DecisionKind.Add) return decision;
        if (review.Find(draft.Find) is not { } find)
        {
            wrong = new($"没有这一处：{draft.Find}", $"there is no such place: {draft.Find}");
            return null;
        }
        switch (draft.Kind)
        {
            case DecisionKind.Undo when find.State == FindState.Open:
                wrong = new("这一处还没有决定，没有可撤销的", "nothing was decided about it that could be taken back");
                return null;
            case DecisionKind.Undo when draft.Seen != find.Version:
                wrong = new($"{find.By?.ByName}刚刚又作了决定，请看过再撤销", $"{find.By?.ByName} has decided again meanwhile; look before you take it back");
                return null;
            case DecisionKind.Undo:
                return decision with { Of = find.By?.Number };
            case DecisionKind.Take or DecisionKind.Drop:
                if (find.Held.FirstOrDefault(h => h.Number == draft.Of) is not { } held)
                {
                    wrong = new("这个意见已经处理过了", "that decision was settled already");
                    return null;
                }
                return decision with { Promise = draft.Kind == DecisionKind.Take ? held.Promise : null };
            default:
                if (draft.Seen == find.Version) return decision;
                // Two people who decide the same do not differ.
                return find.By is { } other && other.Promise == draft.Promise ? null : decision with { Held = true };
        }
    }

    /// <summary>Takes back what somebody last did in a reading, as long as nobody decided otherwise since.</summary>
    public DecisionOutcome UndoLast(string reading, Reviewer by, Catalogue catalogue)
    {
        if (Find(reading, catalogue) is not { } review) return new([], false, new("没有这份规划", "there is no such reading"));
        var standing = review.Finds.Where(f => f.By is { } last && last.By == by.Account).GroupBy(f => f.By!.Group).MaxBy(g => g.Key);
        return standing is null ? new([], false, new("您没有可撤销的决定", "there is no decision of yours to take back"))
            : Decide(reading, [.. standing.Select(f => new DecisionDraft(f.Found.Id, DecisionKind.Undo, f.Version))], by, catalogue, $"读规划 {reading}：撤销");
    }

    /// <summary>Puts what is confirmed in force as the next version of the plan, and keeps the phrases it taught.</summary>
    /// <returns>The version, or what hinders it.</returns>
    public (PublishedPlan? Plan, Said? Wrong) Publish(PlanReview review, PlanPack pack, Catalogue catalogue, Reviewer by, string? why)
    {
        if (pack.Plan is not { } plan) return (null, new(string.Join("；", pack.Problems.Select(p => p.Found)), string.Join("; ", pack.Problems.Select(p => p.Found))));
        if (plan.Targets.Count + plan.Outcomes.Count + plan.Statements.Count + plan.Tasks.Count == 0) return (null, new("还没有确认任何一处，不能发布", "nothing is confirmed yet, so there is nothing to publish"));
        var version = ledger.Find(PublishedPlan.Kind, pack.Frame.Plan);
        var before = version is { Document.Body: { Length: > 0 } body } ? PublishedPlan.Read(body) : null;
        if (before is not null && before.Whose != review.Upload.Whose) return (null, new($"规划 {before.Id} 属于别的地区", $"the plan {before.Id} is of another region"));
        if (before is null && catalogue.Plans.ContainsKey(pack.Frame.Plan)) return (null, new($"{pack.Frame.Plan} 是随产品附带的规划，请换一个编号", $"{pack.Frame.Plan} is a plan that is shipped; choose another id"));
        var old = before is null ? null : catalogue.Plans.GetValueOrDefault(before.Id);
        var published = new PublishedPlan(pack.Frame.Plan, (before?.Version ?? 0) + 1, review.Upload.Whose, review.Upload.Id, by.Account, by.Name, clock.GetUtcNow(), pack.Files) { Rows = pack.Rows, Names = pack.Names, Changes = PlanChanges.Of(old, plan), Why = why };
        if (before is not null && published.Changes.Count == 0) return (null, new("与上一版没有不同", "nothing differs from the version in force"));
        try
        {
            ledger.Commit(new($"发布规划 {published.Id} 第 {published.Version} 版：{pack.Frame.Name.Zh}", by.Account, [], [])
            {
                From = by.From,
                Why = why,
                About = [review.Upload.Whose],
                Documents = [published.Write(), .. LearntPhrase.From(review.Finds, LearntPhrase.All(ledger), by.Account, published.At).Select(p => p.Write())],
                Expects = [new(PublishedPlan.Kind, published.Id, version?.Batch.Id)],
            });
            return (published, null);
        }
        catch (ConflictException)
        {
            return (null, new("有人刚刚发布了另一版，请看过再发布", "somebody has published another version meanwhile; look before you publish"));
        }
    }
}
