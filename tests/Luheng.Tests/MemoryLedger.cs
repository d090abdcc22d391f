using System.Text.Json;
using Luheng.Findings;
using Luheng.Observations;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Tests;

/// <summary>A ledger in memory: what batches brought, and which were taken back.</summary>
sealed class MemoryLedger(TimeProvider? clock = null) : ILedger
{
    readonly List<(Batch Batch, BatchDraft Draft)> batches = [];
    readonly Dictionary<string, string> marks = [];
    readonly Dictionary<string, List<ResultBlock>> results = [];
    readonly Dictionary<(string Stage, string Subject), List<Finding>> findings = [];
    readonly List<(string Hash, byte[] Content, DateTimeOffset At)> packs = [];
    readonly Dictionary<long, long> lastAct = [];
    readonly List<AuditLine> audit = [];
    readonly Dictionary<(string Kind, string Id), string> passing = [];
    readonly Dictionary<(string Kind, string Id), DateTimeOffset> kept = [];
    DateTimeOffset last = DateTimeOffset.MinValue;
    long acts;

    /// <summary>The subjects whose results were saved since this was last emptied.</summary>
    public HashSet<string> Saved { get; } = [];

    public IReadOnlyList<Batch> Batches() => [.. batches.Select(b => b.Batch)];

    public Batch Commit(BatchDraft draft)
    {
        foreach (var (kind, id, wanted) in draft.Expects)
            if (Find(kind, id)?.Batch.Id != wanted) throw new ConflictException(kind, id);
        var batch = new Batch(batches.Count + 1, Now(), draft.Title, draft.By, draft.Subjects.Count, draft.Observations.Count, null);
        lastAct[batch.Id] = ++acts;
        audit.Add(new(audit.Count + 1, batch.RecordedAt, draft.By, "commit", draft.From, draft.Why, draft.About.Count == 0 ? null : string.Join(' ', draft.About), batch.Id, batch.Title));
        batches.Add((batch, draft with { Subjects = [.. draft.Subjects], Observations = [.. draft.Observations], Documents = [.. draft.Documents] }));
        return batch;
    }

    public string? Undo(long batch, string by, string from = "", string? why = null)
    {
        var at = batches.FindIndex(b => b.Batch.Id == batch);
        if (at < 0) return $"there is no batch {batch}";
        if (batches[at].Batch.UndoneAt is not null) return $"batch {batch} was undone before";
        lastAct[batch] = ++acts;
        batches[at] = (batches[at].Batch with { UndoneAt = Now() }, batches[at].Draft);
        audit.Add(new(audit.Count + 1, batches[at].Batch.UndoneAt!.Value, by, "undo", from, why, null, batch, batches[at].Batch.Title));
        return null;
    }

    public IReadOnlyList<Subject> Subjects(DateTimeOffset? knownBy = null) =>
        [.. Known(knownBy).SelectMany(b => b.Draft.Subjects).GroupBy(s => s.Id).Select(g => g.Last())];

    public IReadOnlyList<Document> Documents(string kind, DateTimeOffset? knownBy = null) => [.. Known(knownBy).SelectMany(b => b.Draft.Documents)
        .Where(d => d.Kind == kind).GroupBy(d => d.Id).Select(g => g.Last()).Where(d => d.Body is not "").OrderBy(d => d.Id, StringComparer.Ordinal)];

    public IReadOnlyList<Document> DocumentsSince(string kind, long batch, out Tide now)
    {
        now = new(batches.Count, batches.Count(b => b.Batch.UndoneAt is not null));
        return [.. Known(null).Where(b => b.Batch.Id > batch).SelectMany(b => b.Draft.Documents)
            .Where(d => d.Kind == kind).GroupBy(d => d.Id).Select(g => g.Last()).Where(d => d.Body is not "").OrderBy(d => d.Id, StringComparer.Ordinal)];
    }

    public DocumentVersion? Find(string kind, string id) =>
        Versions(kind, id).LastOrDefault(v => v.Batch.UndoneAt is null) is { Document.Body: not "" } version ? version : null;

    public IReadOnlyList<DocumentVersion> Versions(string kind, string id) =>
        [.. batches.SelectMany(b => kind == SubjectJson.Kind
            ? b.Draft.Subjects.Where(s => s.Id.Text == id).TakeLast(1).Select(s => new DocumentVersion(new(kind, id, SubjectJson.Write(s)), b.Batch))
            : b.Draft.Documents.Where(d => d.Kind == kind && d.Id == id).Select(d => new DocumentVersion(d, b.Batch)))];

    public IReadOnlyList<AuditLine> Audit(int most, long before = long.MaxValue) => [.. audit.Where(a => a.Seq < before).Reverse().Take(most)];

    public IReadOnlyList<AuditLine> Audit(AuditQuery query) => [.. (query.After is { } after ? audit.Where(a => a.Seq > after) : Enumerable.Reverse(audit)).Where(a => a.Seq < query.Before && (query.Who ?? a.Who) == a.Who && (query.Did ?? a.Did) == a.Did
        && !(a.At < query.From) && !(a.At >= query.Until) && (query.Text is null || $"{a.Title} {a.Why} {a.About} {a.From}".Contains(query.Text, StringComparison.Ordinal))
        && (query.Subject is not { } subject || (a.About ?? "").Split(' ').Contains(subject.Text) || Draft(a) is { } draft && (draft.Subjects.Any(s => s.Id == subject) || draft.Observations.Any(o => o.Subject == subject) || draft.Documents.Any(d => subject.Kind == SubjectKind.Enterprise && $"{d.Id} {d.Body}".Contains(subject.Text, StringComparison.Ordinal))))
        && (query.Kind is not { } kind || Draft(a) is { } brought && (kind == FieldChange.Figure ? brought.Observations.Count > 0 : kind == "subject" ? brought.Subjects.Count > 0 : brought.Documents.Any(d => d.Kind == kind)))).Take(query.Most)];

    public AuditLine? AuditOf(long seq) => audit.Find(a => a.Seq == seq);

    public IEnumerable<FieldChange> Changes(long seq, SubjectId? only = null)
    {
        if (AuditOf(seq) is not { Batch: not null } line || Draft(line) is not { } draft) return [];
        List<(Batch Batch, BatchDraft Draft)> In(DateTimeOffset at) => [.. batches.Where(b => b.Batch.RecordedAt <= at && !(b.Batch.UndoneAt <= at))];
        var (before, after) = (In(line.At.AddTicks(-1)), In(line.At));
        static Document? Last(List<(Batch Batch, BatchDraft Draft)> among, Document key) => among.SelectMany(b => Written(b.Draft)).LastOrDefault(d => d.Kind == key.Kind && d.Id == key.Id);
        Dictionary<ObservationKey, Observation> Figures(List<(Batch Batch, BatchDraft Draft)> among)
        {
            var last = new Dictionary<ObservationKey, Observation>();
            foreach (var figure in draft.Observations.Count == 0 ? [] : among.SelectMany(b => b.Draft.Observations)) last[figure.Key] = figure;
            return last;
        }
        var (figuresBefore, figuresAfter) = (Figures(before), Figures(after));
        static Observation? Figure(Dictionary<ObservationKey, Observation> among, ObservationKey key) => among.TryGetValue(key, out var figure) ? figure : null;
        return Written(draft).Where(d => only is null || $"{d.Id} {d.Body} {line.About}".Contains(only.Value.Text, StringComparison.Ordinal)).OrderBy(d => d.Kind, StringComparer.Ordinal).ThenBy(d => d.Id, StringComparer.Ordinal)
            .SelectMany(d => Differences.Of(d.Kind, d.Id, Last(before, d)?.Body, Last(after, d)?.Body))
            .Concat(draft.Observations.Where(o => only is null || o.Subject == only).Select(o => o.Key).Distinct()
                .Select(key => (Old: Figure(figuresBefore, key), New: Figure(figuresAfter, key))).Where(v => (v.Old ?? v.New) is not null).Select(v => Differences.Of(v.Old, v.New)).OfType<FieldChange>());
    }

    BatchDraft? Draft(AuditLine line) => line.Batch is { } id ? batches[(int)id - 1].Draft : null;

    static IEnumerable<Document> Written(BatchDraft draft) => draft.Subjects.Select(s => new Document("subject", s.Id.Text, JsonSerializer.Serialize(new { s.Id.Text, s.Name, s.Placements }, JsonSerializerOptions.Web))).Concat(draft.Documents);

    public void Note(AuditDraft note) => audit.Add(new(audit.Count + 1, Now(), note.Who, note.Did, note.From, note.Why, note.About, null, null));

    public string? Passing(string kind, string id) => passing.GetValueOrDefault((kind, id));

    public IReadOnlyList<Document> PassingOf(string kind) => [.. passing.Where(p => p.Key.Kind == kind).OrderBy(p => p.Key.Id, StringComparer.Ordinal).Select(p => new Document(kind, p.Key.Id, p.Value))];

    public void SetPassing(string kind, string id, string? body)
    {
        if (body is null) passing.Remove((kind, id));
        else (passing[(kind, id)], kept[(kind, id)]) = (body, (clock ?? TimeProvider.System).GetUtcNow());
    }

    public int ForgetPassing(string kind, DateTimeOffset keptBefore) => kept.Where(k => k.Key.Kind == kind && k.Value < keptBefore).Select(k => k.Key).ToList().Count(key => kept.Remove(key) && passing.Remove(key));

    public IReadOnlyList<string> PassingKinds() => [.. passing.Keys.Select(k => k.Kind).Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<Recorded> Observations(DateTimeOffset? knownBy = null, IReadOnlyCollection<SubjectId>? subjects = null) =>
        Known(knownBy).SelectMany(b => b.Draft.Observations.Where(o => subjects is null || subjects.Contains(o.Subject)).Select(o => new Recorded(o, b.Batch.Id)))
            .OrderBy(r => r.Observation.Subject.Text, StringComparer.Ordinal).ThenBy(r => r.Batch);

    public IEnumerable<Recorded> Observations(long batch) =>
        batches.Where(b => b.Batch.Id == batch).SelectMany(b => b.Draft.Observations.Select(o => new Recorded(o, batch))).OrderBy(r => r.Observation.Subject.Text, StringComparer.Ordinal);

    public IReadOnlyCollection<string> ChangedSince(long mark, out long now)
    {
        now = acts;
        return batches.Where(b => lastAct[b.Batch.Id] > mark).SelectMany(b => b.Draft.Observations.Select(o => o.Subject.Text).Concat(b.Draft.Subjects.Select(s => s.Id.Text))).ToHashSet();
    }

    public void KeepPacks(string hash, byte[] content)
    {
        if (packs.Count == 0 || packs[^1].Hash != hash) packs.Add((hash, content, Now()));
    }

    public (string Hash, byte[] Content)? PacksAt(DateTimeOffset? knownBy) =>
        packs.FindLast(p => knownBy is null || p.At <= knownBy) is { Hash: not null } found ? (found.Hash, found.Content) : null;

    public void SaveResults(string layout, IEnumerable<ResultBlock> blocks)
    {
        var kept = results.GetValueOrDefault(layout) ?? (results[layout] = []);
        foreach (var block in blocks)
        {
            kept.RemoveAll(b => b.Subject == block.Subject && b.Year == block.Year);
            kept.Add(block);
            Saved.Add(block.Subject);
        }
    }

    public IEnumerable<ResultBlock> Results(string layout) => results.GetValueOrDefault(layout) ?? [];

    public void SaveFindings(string stage, IReadOnlyCollection<string>? subjects, IEnumerable<Finding> found)
    {
        foreach (var key in findings.Keys.Where(k => k.Stage == stage && (subjects is null || subjects.Contains(k.Subject))).ToList()) findings.Remove(key);
        foreach (var group in found.GroupBy(f => (stage, f.Subject.Text))) findings[group.Key] = [.. group];
    }

    public IReadOnlyList<Finding> Findings(string? subject = null) =>
        [.. findings.Where(f => subject is null || f.Key.Subject == subject).SelectMany(f => f.Value)];

    public string? Mark(string name) => marks.GetValueOrDefault(name);

    public void SetMark(string name, string value) => marks[name] = value;

    public void Dispose() { }

    IEnumerable<(Batch Batch, BatchDraft Draft)> Known(DateTimeOffset? knownBy) => batches.Where(b => knownBy is { } time
        ? b.Batch.RecordedAt <= time && !(b.Batch.UndoneAt <= time)
        : b.Batch.UndoneAt is null);

    DateTimeOffset Now()
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        return last = now > last ? now : last.AddTicks(10);
    }
}
