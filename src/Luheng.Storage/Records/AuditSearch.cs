using System.Data.Common;
using Dapper;

namespace Luheng.Records;

/// <summary>Finds lines of the audit trail; whatever can be is decided by the database.</summary>
static class AuditSearch
{
    /// <summary>Batches that wrote a subject or a figure of it.</summary>
    const string BatchesOf = "(select batch from document where kind = 'subject' and id = @subject union select batch from observation where subject = @subject)";

    const string Concerned = $"""
        seq in (
            select seq from concern where subject = @subject
            union select b.undone_in from concern c join batch b on b.committed_in = c.seq where c.subject = @subject and b.undone_in is not null
            union select committed_in from batch where id in {BatchesOf}
            union select undone_in from batch where id in {BatchesOf} and undone_in is not null)
        """;

    const string OfKind = "seq in (select committed_in from batch where id in (select distinct batch from document where kind = @Kind) union select undone_in from batch where undone_in is not null and id in (select distinct batch from document where kind = @Kind))";
    const string OfFigures = "seq in (select committed_in from batch where observations > 0 union select undone_in from batch where observations > 0 and undone_in is not null)";

    public static IReadOnlyList<AuditEntry> Find(DbConnection db, AuditQuery query)
    {
        List<string> where = ["seq < @Before"];
        if (query.After is not null) where.Add("seq > @after");
        if (query.Who is not null) where.Add("who = @Who");
        if (query.Did is not null) where.Add("instr(what, @did) = 1");
        if (query.From is not null) where.Add("at >= @from");
        if (query.Until is not null) where.Add("at < @until");
        if (query.Text is not null) where.Add("instr(what, @Text) > 0");
        if (query.Subject is not null) where.Add(Concerned);
        if (query.Kind is not null) where.Add(query.Kind == FieldChange.Figure ? OfFigures : OfKind);
        return db.Query<AuditEntry>($"select seq, at, who, what, hash from audit where {string.Join(" and ", where)} order by seq {(query.After is null ? "desc" : "asc")} limit @Most", new
        {
            query.Most,
            query.Before,
            query.Who,
            after = query.After ?? 0,
            query.Kind,
            subject = query.Subject?.Text,
            did = $"{{\"did\":\"{query.Did}\"",
            query.Text,
            from = query.From is { } from ? Micros.Of(from) : 0,
            until = query.Until is { } until ? Micros.Of(until) : 0,
        }).AsList();
    }
}
