using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Registering;
using Luheng.Returns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Registering;

/// <summary>Files into the register: looked at first, then confirmed; and batches taken back.</summary>
static class ImportEndpoints
{
    const long MostBytes = 25L << 20;

    public static void MapRegisterImport(this IEndpointRouteBuilder site)
    {
        var app = site.Needing(new Requirement(Act.ImportData) { By = r => r.May(Act.ImportData) ? Act.ImportData : Act.EditRegister });
        app.MapGet("/register/import", (Reader reader, HttpContext context) => Allowed(reader, context, () => Front.Page<ImportPage>()));
        app.MapPost("/register/import", (Reader reader, HttpContext context) => Allowed(reader, context, () => Look(reader, context)));
        app.MapGet("/register/import/{id}", (Reader reader, HttpContext context, string id) => Pending(reader, context, id, (pending, file) => Preview(pending, PendingImport.Run(reader, file, new() { DryRun = true }))));
        app.MapPost("/register/import/{id}", (Reader reader, HttpContext context, string id) => Pending(reader, context, id, (pending, file) => Confirm(reader, pending, file, context.Request.Form["partial"] == "yes", context.Request.Form["why"].ToString().Trim())));
        app.MapGet("/register/import/{id}/problems", (Reader reader, HttpContext context, string id) => Pending(reader, context, id, (_, file) => Annotated(reader, context, file)));
        app.MapGet("/data/batches/{id:long}", (Reader reader, HttpContext context, long id) => WithBatch(reader, context, id, undo => Front.Page<UndoPage>(new { Of = undo }))).Needs(Act.UndoImport);
        app.MapPost("/data/batches/{id:long}", (Reader reader, HttpContext context, long id) => WithBatch(reader, context, id, undo => Undo(reader, undo, context.Request.Form["why"].ToString().Trim()))).Needs(Act.UndoImport);
    }

    static IResult Allowed(Reader reader, HttpContext context, Func<IResult> then) =>
        reader.Office is null ? Front.NotFound(reader, context) : PendingImport.Right(reader) is null ? Front.Refused(reader, context, reader[Words.NotYours]) : then();

    static IResult Pending(Reader reader, HttpContext context, string id, Func<PendingImport, ArrivedFile, IResult> then) => Allowed(reader, context, () =>
    {
        if (PendingImport.Find(reader, id) is not { } pending || reader.Office!.Files.Read(pending.File) is not { } content) return Front.NotFound(reader, context);
        using var file = new ArrivedFile(pending.Name, content);
        return then(pending, file);
    });

    static IResult Look(Reader reader, HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.Form.Files is not [{ Length: > 0 } upload, ..]) return Front.Page<ImportPage>(new { Wrong = RegisterWords.NoFile }, 422);
        if (upload.Length > MostBytes) return Front.Page<ImportPage>(new { Wrong = RegisterWords.FileTooLarge }, 413);
        using var memory = new MemoryStream();
        upload.CopyTo(memory);
        var content = memory.ToArray();
        using var file = new ArrivedFile(upload.FileName, content);
        if (WorkbookScan.Wrong(file.Path) is { } active) return Front.Page<ImportPage>(new { Wrong = active }, 422);
        var result = PendingImport.Run(reader, file, new() { DryRun = true });
        var pending = new PendingImport(Guid.NewGuid().ToString("N"), reader.Office!.Files.Keep(content), file.Name, reader.Actor.Account, reader.Office.Clock.GetUtcNow(), PendingImport.MarkOf(result));
        pending.Keep(reader);
        return Preview(pending, result);
    }

    static IResult Preview(PendingImport pending, ImportResult result, Luheng.Packs.Said? wrong = null, int status = 200) =>
        Front.Page<ImportPage>(new { Id = pending.Id, pending.Name, Hash = pending.File, Result = result, Wrong = wrong }, status);

    static IResult Confirm(Reader reader, PendingImport pending, ArrivedFile file, bool partial, string why)
    {
        var looked = PendingImport.Run(reader, file, new() { DryRun = true });
        if (PendingImport.MarkOf(looked) is var mark && mark != pending.Mark)
        {
            (pending with { Mark = mark }).Keep(reader);
            return Preview(pending, looked, RegisterWords.ImportMoved, 409);
        }
        if (looked.Problems.Count > 0 && !partial) return Preview(pending, looked, RegisterWords.ImportHasProblems, 422);
        try
        {
            var done = PendingImport.Run(reader, file, new() { Partial = partial, Why = why is "" ? null : why[..Math.Min(why.Length, 500)] });
            if (done.Overtaken) return Preview(pending, looked, RegisterWords.ImportMoved, 409);
            pending.Forget(reader);
            return Front.Page<ImportPage>(new { pending.Name, Hash = pending.File, Done = done });
        }
        catch (ConflictException)
        {
            return Preview(pending, looked, RegisterWords.ImportMoved, 409);
        }
    }

    static IResult Annotated(Reader reader, HttpContext context, ArrivedFile file) =>
        file.Annotate(PendingImport.Run(reader, file, new() { DryRun = true }).Problems, reader.Language) is { } content ? Results.File(content, "application/octet-stream", file.AnnotatedName) : Front.NotFound(reader, context);

    static IResult WithBatch(Reader reader, HttpContext context, long id, Func<BatchUndo, IResult> then) =>
        reader.Office is { } office && BatchUndo.Of(office.Ledger, office.Cases, reader.Desk.World.Population, id) is { } undo ? then(undo) : Front.NotFound(reader, context);

    static IResult Undo(Reader reader, BatchUndo undo, string why)
    {
        if (undo.Hinders is { } hinders) return Front.Page<UndoPage>(new { Of = undo, Wrong = hinders }, 409);
        if (why is "") return Front.Page<UndoPage>(new { Of = undo, Wrong = RegisterWords.ReasonWanted }, 422);
        if (reader.Office!.Ledger.Undo(undo.Batch.Id, reader.Actor.Account, reader.From, why[..Math.Min(why.Length, 500)]) is { } wrong) return Front.Page<UndoPage>(new { Of = undo, Wrong = new Luheng.Packs.Said(wrong, wrong) }, 409);
        reader.Office.Cases.Refresh();
        reader.Office.Lists.Recount();
        return Results.Redirect("/data");
    }
}
