using System.Security.Cryptography;
using System.Text;
using Luheng.Cases;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Luheng.Returns;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Lists;

/// <summary>A list file that was looked at and waits to be confirmed, with a mark of exactly what it would change.</summary>
sealed record PendingList(string Id, string List, string Document, DateOnly? Day, string File, string Name, string By, string Mark);

/// <summary>What a file would make of a list: the import's counts and problems, and every oddity.</summary>
public sealed record ListPreview(ListDefinition List, ImportResult Result, IReadOnlyList<Oddity> Oddities, IReadOnlyList<ListEntry> Entries);

/// <summary>List files: looked at first, then confirmed.</summary>
static class ListImports
{
    const string Kind = "list-import";
    const long MostBytes = 25L << 20;

    public static async Task<IResult> Look(Reader reader, HttpContext context)
    {
        var form = await Posted.Of(context);
        if (NoOffice(reader, context) is { } absent) return absent;
        var (list, document) = (ListSight.Definition(reader, form["list"]), form.Line("document", 200));
        if (list is null || document is "" || context.Request.Form.Files is not [{ Length: > 0 } upload, ..]) return Front.Page<ListImportPage>(new { Wrong = ListWords.NoFile }, 422);
        if (upload.Length > MostBytes) return Front.Page<ListImportPage>(new { Wrong = ListWords.TooLarge }, 413);
        using var memory = new MemoryStream();
        upload.CopyTo(memory);
        var content = memory.ToArray();
        using var file = new ArrivedFile(upload.FileName, content);
        if (WorkbookScan.Wrong(file.Path) is { } active) return Front.Page<ListImportPage>(new { Wrong = active }, 422);
        var pending = new PendingList(Guid.NewGuid().ToString("N"), list.Id, document, form.Day("day"), reader.Office!.Files.Keep(content), file.Name, reader.Actor.Account, "");
        var preview = Run(reader, pending, list, file, new() { DryRun = true });
        pending = pending with { Mark = MarkOf(preview) };
        reader.Office.Ledger.SetPassing(Kind, pending.Id, CaseJson.Write(pending));
        return Page(pending, preview);
    }

    public static IResult Show(Reader reader, HttpContext context, string pending) => With(reader, context, pending, (kept, list, file) => Page(kept, Run(reader, kept, list, file, new() { DryRun = true })));

    public static async Task<IResult> Confirm(Reader reader, HttpContext context, string pending)
    {
        var form = await Posted.Of(context);
        return With(reader, context, pending, (kept, list, file) =>
        {
            var looked = Run(reader, kept, list, file, new() { DryRun = true });
            if (MarkOf(looked) is var mark && mark != kept.Mark)
            {
                reader.Office!.Ledger.SetPassing(Kind, kept.Id, CaseJson.Write(kept with { Mark = mark }));
                return Page(kept, looked, ListWords.Moved, 409);
            }
            var partial = form["partial"] == "yes";
            if (looked.Result.Problems.Count > 0 && !partial) return Page(kept, looked, ListWords.HasProblems, 422);
            var done = Run(reader, kept, list, file, new() { Partial = partial, Why = form.Line("why", 500) is { Length: > 0 } why ? why : null });
            reader.Office!.Ledger.SetPassing(Kind, kept.Id, null);
            reader.Office.Lists.Recount();
            return Front.Page<ListImportPage>(new { kept.Name, Preview = looked, Done = done.Result });
        });
    }

    static IResult? NoOffice(Reader reader, HttpContext context) => reader.Office is null ? Front.NotFound(reader, context) : null;

    static IResult With(Reader reader, HttpContext context, string id, Func<PendingList, ListDefinition, ArrivedFile, IResult> then)
    {
        if (NoOffice(reader, context) is { } absent) return absent;
        if (reader.Office!.Ledger.Passing(Kind, id) is not { } body || CaseJson.Read<PendingList>(body) is not { } pending || pending.By != reader.Actor.Account || reader.Office.Files.Read(pending.File) is not { } content || ListSight.Definition(reader, pending.List) is not { } list)
            return Front.NotFound(reader, context);
        using var file = new ArrivedFile(pending.Name, content);
        return then(pending, list, file);
    }

    static ListPreview Run(Reader reader, PendingList pending, ListDefinition list, ArrivedFile file, ImportOptions options)
    {
        var office = reader.Office!;
        var sheet = new ListSheet(office.Lists, list, pending.Document, pending.Day);
        var result = new Import(reader.Desk.World.Catalogue, office.Ledger, office.Clock, [sheet]).Run([file.Path], options with
        {
            By = reader.Actor.Account,
            From = reader.From,
            Title = $"{list.Name.Zh}：{pending.Document}",
            NoFigures = new("这里只导入名单", "only a list is imported here"),
            Refuses = (_, _) => new("这里只导入名单，企业名录在“名录”页导入", "only a list is read here; the register is imported on its own page"),
        });
        return new(list, result, sheet.Oddities, sheet.Entries);
    }

    static IResult Page(PendingList pending, ListPreview preview, Said? wrong = null, int status = 200) => Front.Page<ListImportPage>(new { pending.Id, pending.Name, Preview = preview, Wrong = wrong }, status);

    static string MarkOf(ListPreview preview)
    {
        var text = new StringBuilder();
        foreach (var entry in preview.Entries) text.Append((entry with { Match = null }).Write().Body).Append('\n');
        foreach (var problem in preview.Result.Problems) text.Append(problem).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
