using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Returns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Returns;

/// <summary>One return as a workbook: out with what stands in it, in with what was filled, shown old and new before it goes the usual way.</summary>
static class WorkbookEndpoints
{
    const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const long MostBytes = 25 << 20;

    public static void MapReturnWorkbooks(this IEndpointRouteBuilder app)
    {
        var see = Whom.Route("code");
        app.MapGet(FormEndpoints.At + "/workbook.xlsx", (Reader reader, HttpContext context) => FormEndpoints.For(reader, context, Workbook)).Needs(Act.SeeReturn, see);
        app.MapGet(FormEndpoints.At + "/upload", (Reader reader, HttpContext context) => FormEndpoints.For(reader, context, one => Front.Page<UploadPage>(new { One = one }))).Needs(Act.FillReturn, see);
        app.MapPost(FormEndpoints.At + "/upload", (Reader reader, HttpContext context) => FormEndpoints.For(reader, context, one => Take(one, context))).Needs(Act.FillReturn, see);
        app.MapGet(FormEndpoints.At + "/annotated/{hash}", (Reader reader, HttpContext context, string hash) => FormEndpoints.For(reader, context, one => one.Office.Ledger.Passing("return-annotated", $"{one.Key.Case}|{hash}") is { } name && one.Office.Files.Read(hash) is { } content ? Results.File(content, Excel, name) : Front.NotFound(reader, context, FormWords.NoMarkedFile))).Needs(Act.FillReturn, see);
    }

    static IResult Workbook(OneReturn one)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xlsx");
        try
        {
            var draft = one.Check(one.Draft());
            new Templates(one.Reader.Desk.World.Catalogue).Export(one.Key.Form.Id, file, one.Key.Subject, one.Name, one.Key.Period, draft.Paper.Values);
            return Results.File(File.ReadAllBytes(file), Excel, $"{one.Key.Form.Id}-{one.Key.Subject}-{one.Key.Period}.xlsx");
        }
        finally
        {
            File.Delete(file);
        }
    }

    static IResult Take(OneReturn one, HttpContext context)
    {
        if (!one.Editable) return Results.Redirect(one.At());
        var upload = context.Request.Form.Files is [var first, ..] ? first : null;
        if (upload is null || upload.Length == 0) return Front.Page<UploadPage>(new { One = one, Wrong = one.Reader[FormWords.NoFile] }, 422);
        if (upload.Length > MostBytes) return Front.Page<UploadPage>(new { One = one, Wrong = one.Reader[FormWords.FileTooLarge] }, 413);
        using var file = new ArrivedFile(upload);
        var world = one.Reader.Desk.World;
        var book = ReturnBook.Open(file.Path, world.Catalogue, world.Population, one.Today, one.Key.Form, null, context.RequestAborted);
        var key = one.Key;
        var problems = book.Problems.Select(file.Named).Concat(book.Returns.Where(r => r.Key.Case != key.Case).Select(r =>
            new ImportProblem(file.Name, r.Sheet, r.Row, null, $"{r.Key.Form.Id} {r.Key.Subject} {r.Key.Period}", "other-return", one.Reader.Say(FormWords.OtherReturn, r.Key.Subject, r.Key.Period)))).ToList();
        var mine = book.Returns.FirstOrDefault(r => r.Key.Case == key.Case);
        var check = mine is null ? null : one.Check(new ReturnPaper(key.Form.Id, key.Subject.Text, key.Period.ToString()) { Values = mine.Values, Words = new(one.Draft().Words, StringComparer.Ordinal) });
        if (check is not null) problems.AddRange(check.Problems.Where(p => p.Blocks).Select(p => mine!.At(p.Named(world.Catalogue), file.Name)));
        if (problems.Count == 0 && check is null) problems.Add(new(file.Name, null, null, null, null, "empty-file", one.Reader[FormWords.EmptyBook]));
        if (problems.Count > 0) return Front.Page<UploadPage>(new { One = one, Problems = problems, Annotated = Annotated(one, file, problems) }, 422);
        return Front.Page<PreviewPage>(new { One = one, Before = one.Draft(), Found = check });
    }

    /// <summary>The workbook again with what is wrong written into it; its hash, or null where that cannot be done.</summary>
    static string? Annotated(OneReturn one, ArrivedFile file, List<ImportProblem> problems)
    {
        if (file.Annotate(problems, one.Reader.Language) is not { } content) return null;
        var hash = one.Office.Files.Keep(content);
        one.Office.Ledger.SetPassing("return-annotated", $"{one.Key.Case}|{hash}", file.AnnotatedName);
        return hash;
    }
}
