using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Access;
using Luheng.Judging;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Warning;

/// <summary>Who is warned, as page, table and JSON.</summary>
static partial class WarningEndpoints
{
    public static void MapWarnings(this IEndpointRouteBuilder app)
    {
        Takes[] takes = [Scheme, Takes.OneOf(WarningsPage.Wanted, r => WarningBoard.Firm(r.Desk)?.Scheme.Levels.Select(l => l.Code).Append(WarningsPage.NotJudged) ?? [])];
        var all = app.Needing(Act.SeeAggregate).Taking(takes);
        all.MapGet("/warnings", (Reader reader) => Front.Page<WarningsPage>(new { Of = WarningBoard.Of(reader) }));
        all.MapTable("/warnings", (Reader reader) => Listed(reader, WarningBoard.Of(reader)));
        app.Needing(Requirements.FirmElse("of", Act.SeeAggregate)).MapGet("/api/v1/warnings", Json).Taking([.. takes, Takes.Subject("of")]);
        var one = app.Needing(new Requirement(Act.SeeAggregate, Whom.Route("subject")) { By = r => Read(r.Route("subject")) is { IsGroup: false } ? Act.SeeFirm : Act.SeeAggregate }).Taking(Scheme);
        one.MapGet("/warnings/{subject}", (Reader reader, HttpContext context, string subject) => Read(subject) switch
        {
            { Kind: SubjectKind.Region } region when reader.Desk.World.Population.Unknown(region) is null => Front.Page<RegionWarningPage>(new { Of = region }),
            { IsGroup: false } firm when reader.Desk.World.Population.Find(firm.Enterprise) is not null => Front.Page<FirmWarningPage>(new { Of = firm.Enterprise }),
            { IsGroup: true } group when reader.Desk.World.Population.Unknown(group) is null => Front.NotFound(reader, context, Words.WarningsNotOf.Filled(subject)),
            _ => Front.Nobody(reader, context, subject),
        });
        one.MapGet("/warnings/{subject}/reasons", (Reader reader, HttpContext context, string subject) =>
            Read(subject) is not { Kind: SubjectKind.Region } region || reader.Desk.World.Population.Unknown(region) is not null ? Front.NotFound(reader, context, Words.WarningsNotOf.Filled(subject))
            : ReasonsOf(reader, region, out var wrong) is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/warnings") : Front.NotFound(reader, context, wrong));
    }

    static Takes Scheme => Takes.OneOf("scheme", r => WarningBoard.Schemes(r.Desk).Select(s => s.Id));

    /// <summary>What a month's figure of a target was made of; null where the address names none, with which would be there.</summary>
    static Reasons? ReasonsOf(Reader reader, SubjectId region, out Said wrong)
    {
        wrong = Said.Nothing;
        var tracks = WarningBoard.Track(reader.Desk, region);
        if (tracks.FirstOrDefault(t => t.Target.Id == reader.Query("target")) is not { } track)
        {
            wrong = Takes.NotOneOf("target", reader.Query("target"), [.. tracks.Select(t => t.Target.Id)]);
            return null;
        }
        var months = track.Months.Where(m => m.WhyNot is null).ToList();
        if (months.Find(m => Number(m.Month) == reader.Query("month")) is not { } month)
        {
            wrong = Takes.NotOneOf("month", reader.Query("month"), [.. months.Select(m => Number(m.Month))]);
            return null;
        }
        var board = reader.Desk.Progress(track.Plan, track.Target, region);
        return new(reader[track.Target.Name], reader.Desk.World.Population.NameOf(region), Dates.Say(Period.YearToDate(month.Year, month.Month), reader.English), month.Actual, month.Unit, 1, reader[month.How])
        {
            Source = track.Target.Source,
            Inputs = [.. month.Parts.Select(p => new ReasonLine(reader[p.Name], p.Value, p.Unit, AddressOf(p), By: p.Says.Zh is "" ? reader.Say(Words.WorkedOfMonth, reader[p.Name], reader[month.How]) : reader[p.Says])),
                .. double.IsNaN(board.Actual) ? Array.Empty<ReasonLine>() : [new(reader[Words.OnTheBoard], board.Actual, board.Unit, Links.Target(track.Plan.Id, track.Target.Id, region.Text), board.Period is { } period ? Dates.Say(period, reader.English) : "")]],
            Notes = [.. month.WeightSays.Zh is "" ? Array.Empty<Note>() : [new(reader[month.WeightSays], [.. Share().Matches(reader[month.WeightSays]).Select(m => new Opening(m.Value, reader[Words.WorkedYearWeight]))])], reader[Words.TrackNote]],
        };

        static string Number(int month) => month.ToString(CultureInfo.InvariantCulture);

        // A published figure opens where it is what the site answers too, to this reader.
        string AddressOf(Luheng.Warning.TrackPart part) => part.Figure is var (item, period) && Luheng.Engine.Asker.Ask(reader.Desk.World, item, region, period) is { Missing: false } answer && Math.Abs(answer.Value - part.Value) <= 1e-9 * Math.Abs(part.Value)
            ? Links.Explain(item, region, period) : "";
    }

    /// <summary>A share in a sentence.</summary>
    [GeneratedRegex(@"[\d.]+(?=\s?%)")]
    private static partial Regex Share();

    static SubjectId? Read(string text) => SubjectId.TryParse(text, out var id, out _) ? id : null;

    static IResult Listed(Reader reader, WarningBoard board)
    {
        var csv = new Table("id", "name", "target", "official_level", "severity", "moved", "period", "actual", "path_due", "unit", "completion", "year_end", "low", "high", "chance", "why");
        foreach (var warning in board.All)
        {
            var (now, outlook) = (warning.Track.Now, warning.Track.Now?.Outlook);
            csv.Row(warning.Track.Region.Text, reader.Desk.World.Population.NameOf(warning.Track.Region), reader[warning.Track.Target.Name], warning.Level is { } level ? reader[level.Name] : "", warning.Level?.Severity, warning.Moved, warning.Judgement.Period.ToString(),
                now?.Actual ?? double.NaN, now?.Due ?? double.NaN, now?.Unit ?? "", now?.Completion ?? double.NaN, outlook?.YearEnd ?? double.NaN, outlook?.Low ?? double.NaN, outlook?.High ?? double.NaN, outlook?.Chance ?? double.NaN, warning.Level is null ? reader[warning.Judgement.Because[0].Says] : "");
        }
        return csv.As("warnings", Words.Warnings);
    }

    static IResult Json(Reader reader)
    {
        var board = WarningBoard.Of(reader);
        var of = reader.Query("of");
        var judgements = board.All.Select(w => w.Judgement).Concat(board.Firms.OrderBy(j => j.Subject)).Where(j => of is "" || j.Subject.Text == of);
        return Results.Text(JudgementJson.Write(judgements), "application/json; charset=utf-8");
    }
}
