using System.Globalization;
using Luheng.Access;
using Luheng.Auditing;
using Luheng.Bulletins;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Audit;

/// <summary>Who changed what: the whole trail for the audit administrator, a subject's own for its officers.</summary>
static class AuditEndpoints
{
    const int MostRows = 50_000;

    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var all = app.Needing(Act.SeeAudit).Taking(Takes.Day("from"), Takes.Day("to"), Takes.Whole("before", 0, int.MaxValue), Takes.Whole("first", 0, int.MaxValue));
        all.MapGet("/audit", (Reader reader, HttpContext context) => With(reader, context, ledger => Front.Page<AuditPage>(new { Of = AuditView.Of(ledger, reader) })));
        all.MapTable("/audit", (Reader reader, HttpContext context) => With(reader, context, ledger => Table(reader, ledger)));
        all.MapGet("/api/audit", (Reader reader, HttpContext context) => With(reader, context, ledger => Json(AuditView.Of(ledger, reader))));
        all.MapGet("/audit/archive.zip", (Reader reader, HttpContext context) => With(reader, context, ledger => Archive(reader, ledger, context.RequestAborted)));
        all.MapGet("/audit/{seq:long}", (Reader reader, HttpContext context, long seq) => With(reader, context, ledger => EntryView.Of(ledger, seq, First(reader)) is { } entry ? Front.Page<EntryPage>(new { Of = entry }) : Front.NotFound(reader, context, $"{seq}")));
        all.MapTable("/audit/{seq:long}", (Reader reader, HttpContext context, long seq) => With(reader, context, ledger => Changes(ledger, seq)));
        all.MapGet("/api/audit/{seq:long}", (Reader reader, HttpContext context, long seq) => With(reader, context, ledger => EntryView.Of(ledger, seq, First(reader)) is { } entry ? Results.Json(entry) : Front.NotFound(reader, context, $"{seq}")));
        app.MapGet("/history/{code}", (Reader reader, HttpContext context, string code) => SubjectId.TryParse(code, out var id, out _) && reader.Desk.World.Population.Find(id) is { } subject
            ? With(reader, context, _ => Front.Page<HistoryPage>(new { Of = subject })) : Front.Nobody(reader, context, code)).Needs(Act.SeeFirm, Whom.Route("code"));
    }

    static IResult With(Reader reader, HttpContext context, Func<ILedger, IResult> answer) => reader.Office is { } office ? answer(office.Ledger) : Front.NotFound(reader, context);

    static int First(Reader reader) => int.TryParse(reader.Query("first"), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 0;

    static IResult Table(Reader reader, ILedger ledger)
    {
        var csv = new Table("seq", "at", "who", "did", new Column("from", new("从何处", "From where"), "", ColumnKind.Text), "why", "about", "batch", "title", "hash");
        foreach (var l in ledger.Audit(AuditView.Asked(reader, MostRows))) csv.Row(l.Seq, China.Text(l.At), l.Who, l.Did, l.From, l.Why, l.About, l.Batch, l.Title, l.Hash);
        Noted(reader, ledger, "audit.csv");
        return csv.As("audit", Words.Audit);
    }

    static IResult Changes(ILedger ledger, long seq)
    {
        var csv = new Table("kind", "id", "field", "old", "new");
        foreach (var c in ReturnChanges.Of(ledger, seq).Take(1_000_000)) csv.Row(c.Kind, c.Id, c.Path, c.Old, c.New);
        return csv.As(string.Create(CultureInfo.InvariantCulture, $"audit-{seq}"));
    }

    static IResult Json(AuditView view) => Results.Json(new { lines = view.Shown.Select(l => new { l.Seq, l.At, l.Who, l.Did, l.From, l.Why, l.About, l.Batch, l.Title, l.Hash }), older = view.Older });

    /// <summary>The archive is written to a file beside the ledger, which goes with the answer.</summary>
    static IResult Archive(Reader reader, ILedger ledger, CancellationToken cancel)
    {
        var office = reader.Office!;
        using var key = ArchiveKey.Of(office.Folder);
        var file = new FileStream(Path.Combine(office.Folder, $".audit-{Guid.NewGuid():N}"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        try
        {
            AuditArchive.Write(ledger, seq => ReturnChanges.Of(ledger, seq), key, file, AuditView.Day(reader, "from"), AuditView.Day(reader, "to")?.AddDays(1), office.Clock.GetUtcNow(), cancel);
        }
        catch
        {
            file.Dispose();
            throw;
        }
        Noted(reader, ledger, "audit.zip");
        file.Position = 0;
        return Results.File(file, "application/zip", "audit.zip");
    }

    static void Noted(Reader reader, ILedger ledger, string what) => ledger.Note(new(reader.Actor.Account, "export", what, reader.From));
}
