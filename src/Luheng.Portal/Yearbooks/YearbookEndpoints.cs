using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Returns;
using Luheng.Yearbooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Yearbooks;

/// <summary>Published statistics: a file is looked at, mapped once, previewed cell by cell, stored; next year's is recognised.</summary>
static class YearbookEndpoints
{
    const long MostBytes = 25L << 20;

    /// <summary>Asks for a mapping of a table's own, where one that is kept has the same shape.</summary>
    const string Own = "new";

    public static void MapYearbooks(this IEndpointRouteBuilder site)
    {
        var app = site.Needing(Act.ImportData);
        app.MapGet("/data/statistics", (Reader reader, HttpContext context) => reader.Office is null ? Front.NotFound(reader, context) : Front.Page<YearbooksPage>());
        app.MapPost("/data/statistics", Upload);
        app.MapGet("/data/statistics/{id}", (Reader reader, HttpContext context, string id) => With(reader, context, id, (file, tables) => Show(reader, file, tables)));
        app.MapPost("/data/statistics/{id}/map", Map);
        app.MapPost("/data/statistics/{id}/store", Store);
    }

    static async Task<IResult> Upload(Reader reader, HttpContext context)
    {
        _ = await Posted.Of(context);
        if (reader.Office is null) return Front.NotFound(reader, context);
        if (!context.Request.HasFormContentType || context.Request.Form.Files is not [{ Length: > 0 } upload, ..]) return Front.Page<YearbooksPage>(new { Wrong = YearbookWords.NoFile }, 422);
        if (upload.Length > MostBytes) return Front.Page<YearbooksPage>(new { Wrong = YearbookWords.TooLarge }, 413);
        var name = Path.GetFileName(upload.FileName.Replace('\\', '/'));
        using var memory = new MemoryStream();
        await upload.CopyToAsync(memory, context.RequestAborted);
        try
        {
            YearbookFile.Tables(name, memory.ToArray());
        }
        catch (UnreadableTableException e)
        {
            return Front.Page<YearbooksPage>(new { Wrong = new Said($"“{name}”：{e.Why.Zh}", $"“{name}”: {e.Why.En}") }, 422);
        }
        return Results.Redirect($"/data/statistics/{YearbookFile.Keep(reader, upload.FileName, memory.ToArray()).Id}");
    }

    static IResult With(Reader reader, HttpContext context, string id, Func<YearbookFile, IReadOnlyList<PublishedTable>, IResult> then) =>
        YearbookFile.Find(reader, id) is { } file && reader.Office!.Files.Read(file.File) is { } content ? then(file, YearbookFile.Tables(file.Name, content)) : Front.NotFound(reader, context);

    /// <summary>The preview where a mapping fits; else the form to map, with what changed.</summary>
    static IResult Show(Reader reader, YearbookFile file, IReadOnlyList<PublishedTable> tables)
    {
        var known = Mappings.All(reader.Office!.Ledger);
        var (table, mapping, changed) = Mappings.Recognise(tables, known);
        if (int.TryParse(reader.Query("table"), out var asked) && asked >= 0 && asked < tables.Count && asked != table)
        {
            (_, mapping, changed) = Mappings.Recognise([tables[asked]], known);
            table = asked;
        }
        if (reader.Query("mapping") is { Length: > 0 } named && known.FirstOrDefault(m => m.Id == named) is { } chosen) (mapping, changed) = (chosen, chosen.Changed(tables[table]));
        if (reader.Query("mapping") is Own) (mapping, changed) = (null, []);
        if (mapping is not null && changed.Count == 0 && reader.Query("edit") is "") return Preview(reader, file, tables, table, mapping);
        var proposed = mapping is null ? YearbookGuess.Of(tables[table], reader.Desk.World.Catalogue, new("", tables[table].Title is "" ? file.Name : "", "") { Region = reader.Desk.Region, Legal = reader.Desk.IsDemo ? Observations.LegalBasis.Demo : Observations.LegalBasis.Statistical }) : Mappings.Carried(mapping, tables[table], reader.Desk.World.Catalogue);
        return Front.Page<YearbookMapPage>(new { File = file.Id, file.Name, Tables = tables, Table = table, Mapping = proposed, Changed = changed });
    }

    static IResult Preview(Reader reader, YearbookFile file, IReadOnlyList<PublishedTable> tables, int table, YearbookMapping mapping, Said? wrong = null, int status = 200, string why = "", string embargo = "")
    {
        var (sheets, result) = file.Run(reader, tables[table], mapping, new() { DryRun = true });
        return Front.Page<YearbookPreviewPage>(new { File = file.Id, file.Name, Table = table, Mapping = mapping, Sheets = sheets, Result = result, Mark = YearbookFile.MarkOf(sheets), Wrong = wrong, Why = why, Embargo = embargo }, status);
    }

    static async Task<IResult> Map(Reader reader, HttpContext context, string id)
    {
        var form = await Posted.Of(context);
        return With(reader, context, id, (file, tables) =>
        {
            var ledger = reader.Office!.Ledger;
            var table = int.TryParse(form["table"], out var t) && t >= 0 && t < tables.Count ? t : 0;
            var mapping = Mappings.Read(form, tables[table], Mappings.Find(ledger, form["mapping"])?.Id ?? Mappings.NewId(ledger), reader.Actor.Account);
            if (mapping.Name is "" || mapping.Document is "") return Front.Page<YearbookMapPage>(new { File = file.Id, file.Name, Tables = tables, Table = table, Mapping = mapping, Changed = (IReadOnlyList<string>)[], Wrong = YearbookWords.NameNeeded }, 422);
            try
            {
                Mappings.Keep(ledger, mapping, reader.Actor.Account, reader.From);
            }
            catch (ConflictException)
            {
                return Front.Page<YearbookMapPage>(new { File = file.Id, file.Name, Tables = tables, Table = table, Mapping = mapping, Changed = (IReadOnlyList<string>)[], Wrong = YearbookWords.Overtaken }, 409);
            }
            return Results.Redirect($"/data/statistics/{file.Id}?table={table}&mapping={mapping.Id}");
        });
    }

    static async Task<IResult> Store(Reader reader, HttpContext context, string id)
    {
        var form = await Posted.Of(context);
        return With(reader, context, id, (file, tables) =>
        {
            if (Mappings.Find(reader.Office!.Ledger, form["mapping"]) is not { } mapping || !int.TryParse(form["table"], out var table) || table < 0 || table >= tables.Count) return Front.NotFound(reader, context, form["mapping"]);
            var why = form.Line("why", 500);
            IResult Again(Said wrong, int status) => Preview(reader, file, tables, table, mapping, wrong, status, why, form["embargo"]);
            var options = new ImportOptions { Why = why is "" ? null : why, Embargo = form.Day("embargo") };
            var (looked, tried) = file.Run(reader, tables[table], mapping, options with { DryRun = true });
            if (YearbookFile.MarkOf(looked) != form["mark"]) return Again(YearbookWords.Overtaken, 409);
            if (tried.Problems.Count > 0) return Again(looked.Wrongs.Count == 0 && looked.Doubts.Count > 0 ? YearbookWords.DoubtsNeedWhy : YearbookWords.HasProblems, 422);
            var (sheets, done) = file.Run(reader, tables[table], mapping, options);
            if (done.Overtaken || done.Batch is null) return Again(YearbookWords.Overtaken, 409);
            file.Forget(reader);
            return Front.Page<YearbookPreviewPage>(new { File = file.Id, file.Name, Table = table, Mapping = mapping, Sheets = sheets, Result = done, Mark = "" });
        });
    }
}
