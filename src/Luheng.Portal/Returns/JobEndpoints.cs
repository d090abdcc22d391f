using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Returns;

/// <summary>Uploading many returns in one workbook, and watching it.</summary>
static class JobEndpoints
{
    const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReturnJobs(this IEndpointRouteBuilder app)
    {
        app.MapGet("/returns/jobs", (Reader reader, HttpContext context) => With(reader, context, jobs => Front.Page<JobsPage>(new { Jobs = Mine(reader, jobs) }))).Needs(Act.UploadReturns);
        app.MapPost("/returns/jobs", (Reader reader, HttpContext context) => With(reader, context, jobs => Begin(reader, context, jobs))).Needs(Act.UploadReturns);
        app.MapGet("/returns/jobs/{id}", (Reader reader, HttpContext context, string id) => One(reader, context, id, (_, job) => context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal) ? Results.Json(Say(reader, job)) : Front.Page<JobPage>(new { Job = job }))).Needs(Act.UploadReturns);
        app.MapPost("/returns/jobs/{id}/cancel", (Reader reader, HttpContext context, string id) => One(reader, context, id, (jobs, job) => { jobs.Cancel(job.Id); return Results.Redirect($"/returns/jobs/{job.Id}"); })).Needs(Act.UploadReturns);
        app.MapPost("/returns/jobs/{id}/go-on", (Reader reader, HttpContext context, string id) => One(reader, context, id, (jobs, job) => { if (!job.Running) jobs.Start(job, reader.Actor, reader.From); return Results.Redirect($"/returns/jobs/{job.Id}"); })).Needs(Act.UploadReturns);
        app.MapGet("/returns/jobs/{id}/annotated", (Reader reader, HttpContext context, string id) => One(reader, context, id, (_, job) => job.Annotated is { } hash && reader.Office!.Files.Read(hash) is { } content ? Results.File(content, Excel, $"{Path.GetFileNameWithoutExtension(job.FileName)}.problems{Path.GetExtension(job.FileName)}") : Front.NotFound(reader, context, FormWords.NoMarkedFile))).Needs(Act.UploadReturns);
        app.MapGet("/returns/template/{form}.xlsx", (Reader reader, HttpContext context, string form) => Template(reader, context, form)).Needs(Act.UploadReturns);
    }

    public static IReadOnlyList<UploadJob> Mine(Reader reader, UploadJobs jobs) => [.. jobs.All().Where(j => j.By == reader.Actor.Account).Take(50)];

    static IResult With(Reader reader, HttpContext context, Func<UploadJobs, IResult> then) =>
        reader.Office is null ? Front.NotFound(reader, context, reader[FormWords.NothingIsFiledHere]) : then(context.RequestServices.GetRequiredService<UploadJobs>());

    static IResult One(Reader reader, HttpContext context, string id, Func<UploadJobs, UploadJob, IResult> then) => With(reader, context, jobs =>
        jobs.Find(id) is { } job && job.By == reader.Actor.Account ? then(jobs, job) : Front.NotFound(reader, context, FormWords.NoSuchUpload.Filled(id)));

    static IResult Begin(Reader reader, HttpContext context, UploadJobs jobs)
    {
        var upload = context.Request.Form.Files is [var first, ..] ? first : null;
        if (upload is null || upload.Length == 0) return Front.Page<JobsPage>(new { Jobs = Mine(reader, jobs), Wrong = reader[FormWords.NoFile] }, 422);
        if (upload.Length > WorkbookEndpoints.MostBytes) return Front.Page<JobsPage>(new { Jobs = Mine(reader, jobs), Wrong = reader[FormWords.FileTooLarge] }, 413);
        using var memory = new MemoryStream();
        upload.CopyTo(memory);
        var form = context.Request.Form["form"].ToString();
        var word = context.Request.Form["word"].ToString().Trim();
        var job = new UploadJob(Guid.NewGuid().ToString("N"), reader.Actor.Account, reader.Actor.Name, reader.Office!.Files.Keep(memory.ToArray()), ArrivedFile.Tidy(upload.FileName), reader.Desk.World.Catalogue.Forms.ContainsKey(form) ? form : null, word[..Math.Min(word.Length, 300)], reader.Office.Clock.GetUtcNow());
        jobs.Start(job, reader.Actor, reader.From);
        return Results.Redirect($"/returns/jobs/{job.Id}");
    }

    static object Say(Reader reader, UploadJob job) => new { state = reader[JobPage.Word(job.State)], running = job.Running, percent = job.Percent, text = JobPage.Progress(reader, job) };

    static IResult Template(Reader reader, HttpContext context, string form)
    {
        if (!reader.Desk.World.Catalogue.Forms.ContainsKey(form)) return Front.NotFound(reader, context, Takes.NotOneOf("form", form, [.. reader.Desk.World.Catalogue.Forms.Keys.Order(StringComparer.Ordinal)]));
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xlsx");
        try
        {
            new Luheng.Returns.Templates(reader.Desk.World.Catalogue).Export(form, file);
            return Results.File(File.ReadAllBytes(file), Excel, $"{form}.xlsx");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
