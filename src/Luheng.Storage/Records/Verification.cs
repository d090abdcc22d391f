using System.Data.Common;
using Dapper;
using Luheng.Observations;
using Luheng.Problems;

namespace Luheng.Records;

/// <summary>Reads everything kept and holds it against the audit trail: what was committed, by whom, when, and a digest of it.</summary>
sealed class Verification(DbConnection db, string file)
{
    const string Changed = "it was changed since it was written: its sum does not fit";

    readonly List<string> problems = [];
    readonly Dictionary<long, Digest> digests = [];
    readonly Dictionary<long, (int Subjects, int Observations)> counts = [];

    public IReadOnlyList<string> Problems()
    {
        IReadOnlyList<AuditEntry> entries = [];
        var words = Observations.Words.None;
        Part("pages", Pages);
        Part("its own acts", () => problems.AddRange(NewDatabase.Acting(db)));
        Part("the audit trail", () => problems.AddRange(AuditTrail.Breaks(entries = AuditTrail.Entries(db))));
        Part("words", () => words = Words());
        Part("documents", Documents);
        Part("observations", () => Blocks(words));
        Part("batches", () => new AuditedBatches(problems, digests, counts).Compare(entries, BatchRow.All(db)));
        Part("packs", () => Packs(entries));
        Part("whom entries concern", () => problems.AddRange(ConcernRows.Problems(db)));
        Part("results, findings and marks", () => problems.AddRange(RowsWithoutHistory.Problems(db)));
        foreach (var digest in digests.Values) digest.Dispose();
        return problems;
    }

    /// <summary>A part that cannot even be read through is a problem too, and the other parts are still looked at.</summary>
    void Part(string name, Action look)
    {
        try
        {
            look();
        }
        catch (Exception wrong) when (wrong is DbException || Trouble.IsUnreadable(wrong))
        {
            problems.Add($"{file}: {name} cannot be read: {wrong.Message}");
        }
    }

    void Pages() => problems.AddRange(db.Query<string>("pragma integrity_check(20)").Where(line => line != "ok").Select(line => $"{file}: {line}"));

    Words Words()
    {
        foreach (var (number, batch, text, sum) in db.Query<(long, long, string, long)>("select id, batch, text, sum from word order by id"))
        {
            Of(batch).Word(number, text);
            if (RowSum.Word(number, batch, text) != sum) problems.Add($"word {number}: {Changed}");
        }
        return Observations.Words.None.Refreshed(db);
    }

    void Documents()
    {
        foreach (var (kind, id, batch, body, sum) in db.Query<(string, string, long, string, long)>(
            "select kind, id, batch, body, sum from document order by kind, id, batch", buffered: false))
        {
            if (RowSum.Document(kind, id, batch, body) != sum) problems.Add($"{kind} {id} from batch {batch}: {Changed}");
            Of(batch).Document(kind, id, body);
            if (kind == DocumentRows.Subject) Count(batch, 1, 0);
            try
            {
                if (kind != DocumentRows.Subject)
                {
                    if (body is not "") System.Text.Json.JsonDocument.Parse(body).Dispose();
                }
                else if (Registry.SubjectJson.Read(body).Id.Text != id) problems.Add($"{kind} {id} from batch {batch}: its document is about another one");
            }
            catch (Exception wrong) when (Trouble.IsUnreadable(wrong))
            {
                problems.Add($"{kind} {id} from batch {batch}: {wrong.Message}");
            }
        }
    }

    void Blocks(Words words)
    {
        var block = new ObservationBlock(words, file);
        using var select = new Statement(db, "select subject, batch, year, count, payload, sum from observation order by subject, batch, year");
        using var rows = select.Rows();
        while (rows.Read())
        {
            var (subject, batch, year, count) = (rows.GetString(0), rows.GetInt64(1), unchecked((int)rows.GetInt64(2)), unchecked((int)rows.GetInt64(3)));
            var payload = rows.GetFieldValue<byte[]>(4);
            if (RowSum.Block(subject, batch, rows.GetInt64(2), rows.GetInt64(3), payload) != rows.GetInt64(5)) problems.Add($"{ObservationBlock.Name(subject, batch, year)}: {Changed}");
            Of(batch).Block(subject, year, count, payload);
            try
            {
                var held = block.Unpack(subject, batch, year, payload).Count;
                Count(batch, 0, held);
                if (held != count) problems.Add($"{ObservationBlock.Name(subject, batch, year)}: {count} are announced, {held} are there");
            }
            catch (ProblemsException wrong)
            {
                problems.AddRange(wrong.Problems.Select(p => p.Found));
            }
        }
    }

    void Packs(IReadOnlyList<AuditEntry> entries)
    {
        var kept = AuditedBatches.Notes(entries, "packs").ToDictionary(note => note.Entry.Seq);
        foreach (var (seq, hash, at, content) in db.Query<(long, string, long, byte[])>("select seq, hash, recorded_at, content from pack order by seq", buffered: false))
        {
            if (!kept.Remove(seq, out var said)) problems.Add($"packs {hash}: the audit trail does not know them");
            else if (said.Entry.At != at || said.Note.Pack != hash || said.Note.Digest != PackRows.DigestOf(content))
                problems.Add($"packs {hash}: they are not what audit entry {seq} says");
        }
        problems.AddRange(kept.Keys.Select(seq => $"audit entry {seq}: the packs it speaks of are gone"));
    }

    Digest Of(long batch)
    {
        if (!digests.TryGetValue(batch, out var digest)) digests[batch] = digest = new();
        return digest;
    }

    void Count(long batch, int subjects, int observations)
    {
        var (s, o) = counts.GetValueOrDefault(batch);
        counts[batch] = (s + subjects, o + observations);
    }
}
