using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Luheng.Access;
using Luheng.Evidence;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.PlanReading;

/// <summary>读规划: documents uploaded and read, their promises confirmed one by one, plans put in force.</summary>
static class ReadingEndpoints
{
    const int MostIndicators = 20;

    /// <summary>The form of decisions has a field for the reason of every find.</summary>
    const int MostFields = 25_000;

    public static void MapPlanReading(this IEndpointRouteBuilder app)
    {
        var all = app.Needing(Act.ConfirmPlans);
        all.MapGet("/plans/read", (Reader reader, HttpContext context) => reader.Office is null ? Front.NotFound(reader, context, reader[Words.NoOffice]) : Front.Page<ReadingsPage>());
        all.MapPost("/plans/read", ReadingUpload.Take);
        all.MapGet("/plans/read/indicators", Indicators);

        var one = app.Needing(Act.ConfirmPlans, Whose).Taking(Takes.OneOf("show", [.. ReadingView.Filters.Select(f => f.Show)]));
        one.MapGet("/plans/read/{reading}", (Reader reader, HttpContext context, string reading) => With(reader, context, reading, review => Front.Page<ConfirmPage>(new { View = ViewOf(reader, review, reader.Query("find")) })));
        one.MapGet("/plans/read/{reading}/finds/{find}", Card);
        one.MapPost("/plans/read/{reading}/finds/{find}", ReadingPosts.Correct);
        one.MapPost("/plans/read/{reading}/decide", ReadingPosts.Decide).WithFormOptions(valueCountLimit: MostFields);
        one.MapPost("/plans/read/{reading}/undo", ReadingPosts.UndoMine);
        one.MapGet("/plans/read/{reading}/add", ReadingPosts.AddForm);
        one.MapPost("/plans/read/{reading}/add", ReadingPosts.Add);
        one.MapGet("/plans/read/{reading}/sure", (Reader reader, HttpContext context, string reading) => With(reader, context, reading, review => Front.Page<SurePage>(new { Of = review, Least = ReadingPosts.Least(reader.Query("least")) }))).Taking(ReadingPosts.LeastTakes);
        one.MapPost("/plans/read/{reading}/sure", ReadingPosts.TakeSure);
        one.MapGet("/plans/read/{reading}/publish", (Reader reader, HttpContext context, string reading) => With(reader, context, reading, review => Front.Page<PublishPage>(new { Of = PublishView.Of(reader, review) })));
        one.MapPost("/plans/read/{reading}/frame", PublishPosts.Frame);
        one.MapPost("/plans/read/{reading}/publish", PublishPosts.Publish);
        one.MapGet("/plans/read/{reading}/in-effect", (Reader reader, HttpContext context, string reading) => With(reader, context, reading, review => Results.Json(PublishView.InEffect(reader, review.Upload.Frame.Plan))));
        one.MapGet("/plans/read/{reading}/pack.zip", (Reader reader, HttpContext context, string reading) => Published(reader, context, reading, Zip));
        one.MapGet("/plans/read/{reading}/plan.yaml", (Reader reader, HttpContext context, string reading) => Published(reader, context, reading, Yaml));
        one.MapGet("/plans/read/{reading}/file", File);
    }

    /// <summary>Whose plan a reading is of.</summary>
    static SubjectId? Whose(Reader reader) => reader.Office?.Readings.Uploads.FirstOrDefault(u => u.Id == reader.Route("reading"))?.Whose;

    internal static Reviewer By(Reader reader) => new(reader.Actor.Account, reader.Actor.Name, reader.From);

    internal static IResult With(Reader reader, HttpContext context, string reading, Func<PlanReview, IResult> then) =>
        reader.Office?.Readings.Find(reading, reader.Desk.World.Catalogue) is { } review ? then(review) : Front.NotFound(reader, context, reading);

    internal static ReadingView ViewOf(Reader reader, PlanReview review, string selected) => new(review, reader.Query("show"), selected);

    /// <summary>One find, opened; without a script that asks for the part alone, its page.</summary>
    static IResult Card(Reader reader, HttpContext context, string reading, string find) => With(reader, context, reading, review =>
        review.Find(find) is not { } found ? Front.NotFound(reader, context, find)
        : reader.Panel ? Front.Page<FindCard>(new { View = ViewOf(reader, review, reader.Query("closed") is "" ? find : ""), Of = found })
        : Results.Redirect($"{ReadingView.AddressOf(reading)}?find={find}#f-{find}"));

    static IResult Indicators(Reader reader) => Results.Json(IndicatorSearch.Find(reader.Desk.World.Catalogue, reader.Query("q"), MostIndicators).Select(i => new { id = i.Id, name = reader[i.Name], unit = i.Unit.Symbol }), JsonSerializerOptions.Web);

    static IResult Published(Reader reader, HttpContext context, string reading, Func<PublishedPlan, IResult> answer) => With(reader, context, reading, review =>
        PublishedPlans.Versions(reader.Office!.Ledger, review.Upload.Frame.Plan).FirstOrDefault(v => v.Whose == review.Upload.Whose && (reader.Query("version") is "" || reader.Query("version") == $"{v.Version}")) is { } plan ? answer(plan) : Front.NotFound(reader, context, reading));

    static IResult Zip(PublishedPlan plan)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in plan.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = plan.At;
                using var to = entry.Open();
                to.Write(Encoding.UTF8.GetBytes(text));
            }
        return Results.File(memory.ToArray(), "application/zip", $"{plan.Id}-{plan.Version}.zip");
    }

    static IResult Yaml(PublishedPlan plan) => Results.File(Encoding.UTF8.GetBytes(plan.Files[$"plans/{plan.Id}/plans/plan.yaml"]), "application/yaml", $"{plan.Id}-{plan.Version}.yaml");

    /// <summary>The file as it was brought; handed out to be kept, never to be shown or run.</summary>
    static IResult File(Reader reader, HttpContext context, string reading) => With(reader, context, reading, review =>
    {
        if (reader.Office!.Files.Read(review.Upload.Hash) is not { } content) return Front.NotFound(reader, context, reading);
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, "application/octet-stream", FileNames.Clean(review.Upload.File));
    });
}
