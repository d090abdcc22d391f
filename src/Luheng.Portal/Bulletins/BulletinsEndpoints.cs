using System.Globalization;
using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Cases;
using Luheng.Portal.Access;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Bulletins;

/// <summary>月度通报: the list, one bulletin as page and as files, its steps; and the check of a copy.</summary>
static class BulletinsEndpoints
{
    /// <summary>What an officer types.</summary>
    static readonly string[] Typed = ["attention", "next", "organ", "number"];

    public static void MapBulletins(this IEndpointRouteBuilder app)
    {
        app.MapGet("/bulletins", (Reader reader) => Front.Page<BulletinsPage>(new { All = BulletinView.All(reader) }));
        app.MapTable("/bulletins", (Reader reader) => Listed(reader));
        app.MapPost("/bulletins", Make).Needs(Act.MakeBulletin);
        app.MapGet("/bulletins/{id}", (Reader reader, HttpContext context, string id) => With(reader, context, id, view => Front.Page<BulletinPage>(new { Of = view })));
        app.MapGet("/bulletins/{id}/print", (Reader reader, HttpContext context, string id) => With(reader, context, id, view =>
            Results.Text(PaperPage.Whole(view.Paper(reader.Desk, ""), $"<link rel=\"stylesheet\" href=\"{Wwwroot.Address("luheng.css")}\">"), "text/html; charset=utf-8")));
        app.MapGet("/bulletins/{id}/reasons", (Reader reader, HttpContext context, string id) => With(reader, context, id, view =>
            SnapshotReasons.Of(reader, view.Snapshot, $"/bulletins/{id}/reasons") is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/bulletins") : Front.NotFound(reader, context, reader.Query("figure"))));
        app.MapGet("/bulletins/{id}/snapshot.json", (Reader reader, HttpContext context, string id) => With(reader, context, id, view => Results.Bytes(view.Snapshot.Bytes(), "application/json; charset=utf-8")));
        foreach (var format in (string[])["docx", "xlsx", "pdf"])
            app.MapGet($"/bulletins/{{id}}.{format}", (Reader reader, HttpContext context, string id) => Taken(reader, context, id, format));
        foreach (var move in (string[])["edit", "renew", "check", "return"])
            app.MapPost($"/bulletins/{{id}}/{move}", (Reader reader, HttpContext context, string id) => Moved(reader, context, id, move)).Needs(Act.MakeBulletin, Region);
        foreach (var move in (string[])["release", "revoke"])
            app.MapPost($"/bulletins/{{id}}/{move}", (Reader reader, HttpContext context, string id) => Moved(reader, context, id, move)).Needs(Act.ReleaseBulletin, Region);
    }

    /// <summary>What stands before every address that leaves the site.</summary>
    static string Site(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    static SubjectId? Region(Reader reader) => reader.Office?.Cases.Find(reader.Route("id"))?.Subject;

    static IResult With(Reader reader, HttpContext context, string id, Func<BulletinView, IResult> answer) =>
        BulletinView.Of(reader, id) is { } view ? answer(view) : Front.NotFound(reader, context, id);

    static IResult Listed(Reader reader)
    {
        var table = new Table("id", "month", "region", new Column("title", Words.BulletinTitle, "", ColumnKind.Text), "state", new Column("sha256", new("SHA-256 (.docx)", "SHA-256 (.docx)"), "", ColumnKind.Text));
        foreach (var (matter, b) in BulletinView.All(reader)) table.Row(b.Id, b.Month, b.Region, b.Title, matter.State, b.Files.FirstOrDefault(f => f.Format == "docx")?.Sha256);
        return table.As("bulletins", Words.Bulletins);
    }

    static async Task<IResult> Make(Reader reader, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var region = form["region"].ToString();
        if (reader.Office is not { } office) return Front.NotFound(reader, context);
        if (reader.Desk.World.Population.Regions.Find(region) is null || !Period.TryParse(form["month"].ToString(), out var month) || month.Kind != PeriodKind.Month)
            return Front.BadRequest(reader, context, reader.Say(Words.BulletinNeeds, region, form["month"].ToString()));
        if (!reader.May(Act.MakeBulletin, SubjectId.Region(region))) return Front.Refused(reader, context, reader[Words.NotYours]);
        return Answer(reader, context, BulletinWork.Of(office, reader.Desk.Whole).Draft(reader.Actor, reader.From, region, month));
    }

    static async Task<IResult> Moved(Reader reader, HttpContext context, string id, string move)
    {
        if (reader.Office is not { } office || BulletinWork.Find(office.Ledger, id) is not { } bulletin) return Front.NotFound(reader, context, id);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)) seen = office.Cases.Find(id)?.Steps.Count ?? 0;
        var (work, by, from, reason) = (BulletinWork.Of(office, reader.Desk.Whole), reader.Actor, reader.From, form["reason"].ToString() is { Length: > 0 } said ? said : null);
        if (move == "edit" && Wrong(form) is { } wrong) return Front.BadRequest(reader, context, reader[wrong]);
        return Answer(reader, context, move switch
        {
            "edit" => work.Edit(bulletin, by, from, Text(form), seen),
            "renew" => work.Renew(bulletin, by, from, seen),
            "release" => await work.Release(bulletin, by, from, Site(context), seen, cancel: context.RequestAborted),
            "revoke" => work.Revoke(bulletin, by, from, reason, seen),
            _ => work.Step(bulletin, move, by, from, reason, seen),
        });
    }

    static Luheng.Packs.Said? Wrong(IFormCollection form) =>
        !DateOnly.TryParseExact(form["date"], "yyyy-MM-dd", out _) ? Words.BulletinDateWrong
        : Typed.Any(n => form[n].ToString().Length > BulletinText.Longest) ? Words.BulletinTooLong : null;

    static BulletinText Text(IFormCollection form) => new(form["organ"].ToString().Trim(), form["number"].ToString().Trim(), form["red"] == "1", DateOnly.ParseExact(form["date"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        form["attention"].ToString(), form["next"].ToString(), form["public"] == "1");

    static IResult Answer(Reader reader, HttpContext context, StepResult done) => done.Case is { } matter ? Results.Redirect($"/bulletins/{matter.Id}")
        : Front.BadRequest(reader, context, done.Hindrance switch { { Kind: HindranceKind.SecondPerson } => reader[Words.SecondPersonNeeded], { } wrong => reader[HindranceWords.Of(wrong, s => Enum.TryParse<BulletinState>(s, out var state) ? BulletinWords.Of(state) : new(s, s))], _ => reader.Say(Words.StepHindered, done.Wrong!) });

    /// <summary>What was released is handed out as it was kept; a draft is made as it stands.</summary>
    static async Task<IResult> Taken(Reader reader, HttpContext context, string id, string format)
    {
        if (BulletinView.Of(reader, id) is not { } view) return Front.NotFound(reader, context, id);
        var type = format switch { "docx" => TableExport.Document, "xlsx" => TableExport.Workbook, _ => "application/pdf" };
        if (view.Bulletin.Files.FirstOrDefault(f => f.Format == format) is { } kept && reader.Office!.Files.Read(kept.Sha256) is { } bytes) return Results.File(bytes, type, $"{id}.{format}");
        var paper = view.Paper(reader.Desk, Site(context));
        var made = format switch
        {
            "docx" => PaperDocument.Bytes(paper),
            "xlsx" => BulletinFiles.Annex(reader.Desk.World, view.Bulletin, view.Snapshot, Site(context)),
            _ => await BulletinFiles.Pdf(paper, context.RequestAborted),
        };
        return made is null ? Front.BadRequest(reader, context, reader[Words.NoPrinter]) : Results.File(made, type, $"{id}.{format}");
    }
}
