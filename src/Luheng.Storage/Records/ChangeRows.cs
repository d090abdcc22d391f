using System.Data.Common;
using Dapper;
using Luheng.Observations;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>What an act changed: for each record and figure that its batch wrote, the version in effect before it and the one after it.</summary>
sealed class ChangeRows(DbConnection db, Words words, string file)
{
    public IEnumerable<FieldChange> Of(AuditEntry entry, SubjectId? only)
    {
        var note = entry.Note;
        if (note.Did == "packs") return Packs(entry, note);
        if (note.Batch is not { } batch || BatchRows.Find(db, batch) is null) return [];
        var (before, after) = (BatchRows.Counting(db, Micros.At(entry.At - 1)), BatchRows.Counting(db, Micros.At(entry.At)));
        var whole = only is { } subject && ConcernRows.Named(note.About).Contains(subject.Text, StringComparer.Ordinal);
        return Documents(batch, before, after, only, whole).Concat(Figures(batch, before, after, only));
    }

    IEnumerable<FieldChange> Packs(AuditEntry entry, AuditNote note)
    {
        var before = db.QueryFirstOrDefault<string?>("select hash from pack where seq < @Seq order by seq desc limit 1", new { entry.Seq });
        yield return new("packs", "", "hash", before, note.Pack);
    }

    IEnumerable<FieldChange> Documents(long batch, IReadOnlySet<long> before, IReadOnlySet<long> after, SubjectId? only, bool whole)
    {
        var written = db.Query<(string Kind, string Id, string Body)>("select kind, id, body from document where batch = @batch order by kind, id", new { batch }).AsList();
        foreach (var (kind, id, body) in written)
        {
            var named = kind == DocumentRows.Subject ? [id] : ConcernRows.In(new(kind, id, body)).ToList();
            if (only is { } subject && !named.Contains(subject.Text) && !(whole && named.Count == 0)) continue;
            var versions = db.Query<(long Batch, string Body)>("select batch, body from document where kind = @kind and id = @id order by batch", new { kind, id }).AsList();
            var (old, fresh) = (Last(versions, before), Last(versions, after));
            var changes = Differences.Of(kind, id, old, fresh);
            foreach (var change in only is { } one && named.Count > 1 ? ConcernRows.Of(one.Text, changes, old, fresh) : changes) yield return change;
        }
    }

    static string? Last(List<(long Batch, string Body)> versions, IReadOnlySet<long> counting) => versions.FindLast(v => counting.Contains(v.Batch)).Body;

    IEnumerable<FieldChange> Figures(long batch, IReadOnlySet<long> before, IReadOnlySet<long> after, SubjectId? only)
    {
        var block = new ObservationBlock(words, file);
        var blocks = db.Query<(string Subject, int Year)>("select subject, year from observation where batch = @batch and (@only is null or subject = @only) order by subject, year", new { batch, only = only?.Text }).AsList();
        using var versions = new Statement(db, "select batch, payload from observation where subject = @subject and year = @year and batch <= @last order by batch", "@subject", "@year", "@last");
        foreach (var (subject, year) in blocks)
        {
            var said = new List<(long Batch, List<Recorded> Figures)>();
            using (var rows = versions.Rows(subject, year, after.Count == 0 ? batch : Math.Max(batch, after.Max())))
                while (rows.Read())
                {
                    var by = rows.GetInt64(0);
                    if (by == batch || before.Contains(by) || after.Contains(by)) said.Add((by, [.. block.Unpack(subject, by, year, rows.GetFieldValue<byte[]>(1))]));
                }
            var own = said.Find(s => s.Batch == batch).Figures;
            var (was, now) = (InEffect(said, before, own), InEffect(said, after, own));
            foreach (var key in own.Select(r => r.Observation.Key).Distinct())
                if (Effect(was, key) is var old && Effect(now, key) is var fresh && (old ?? fresh) is not null && Differences.Of(old, fresh) is { } change) yield return change;
        }
    }

    static Dictionary<ObservationKey, Observation> InEffect(List<(long Batch, List<Recorded> Figures)> said, IReadOnlySet<long> counting, List<Recorded> wanted)
    {
        var keys = wanted.Select(r => r.Observation.Key).ToHashSet();
        var effect = new Dictionary<ObservationKey, Observation>();
        foreach (var (_, figures) in said.Where(s => counting.Contains(s.Batch)))
            foreach (var figure in figures.Where(f => keys.Contains(f.Observation.Key))) effect[figure.Observation.Key] = figure.Observation;
        return effect;
    }

    static Observation? Effect(Dictionary<ObservationKey, Observation> effect, ObservationKey key) => effect.TryGetValue(key, out var figure) ? figure : null;
}
