using System.Globalization;
using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Portal.Access;
using Luheng.Portal.Cases;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TypedForm = Luheng.Portal.Cases.Typed;

namespace Luheng.Portal.Assessing;

/// <summary>约谈: proposed from an assessment, a warning or a finding; from then on it goes along as every matter does.</summary>
static class TalkEndpoints
{
    const int LongestTitle = 120;

    public static void MapTalks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/talks", (Reader reader) => Front.Page<TalksPage>(new { Talks = All(reader) })).Needs(Act.SeeCase);
        app.MapGet("/talks/new", New).Needs(Act.OpenCase, Whom.Query("about"));
        app.MapPost("/talks", Propose).Needs(Act.OpenCase).Large();
    }

    static List<Case> All(Reader reader) => reader.Office is not { } office ? []
        : [.. office.Cases.All.Where(c => c.Procedure == TalkProcedure.Id && reader.May(Act.SeeCase, c.Subject) && Sight.Of(reader, c)).OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id, StringComparer.Ordinal)];

    static IResult New(Reader reader, HttpContext context) => Region(reader, reader.Query("about")) is { } about
        ? !reader.May(TalkProcedure.Procedure.Moves[0], about) ? Front.Refused(reader, context, reader[Words.NotItself]) : Page(about, new TypedForm("", new Dictionary<string, string> { ["title"] = reader.Query("title"), [TalkProcedure.FromKey] = Local(reader.Query(TalkProcedure.FromKey)) }, []))
        : Front.NotFound(reader, context, reader.Query("about"));

    static IResult Page(SubjectId about, TypedForm typed, int status = 200) => Front.Page<NewTalkPage>(new { About = about, Typed = typed }, status);

    static SubjectId? Region(Reader reader, string text) =>
        SubjectId.TryParse(text, out var id, out _) && id.Kind == SubjectKind.Region && reader.Desk.World.Population.Unknown(id) is null ? id : null;

    static async Task<IResult> Propose(Reader reader, HttpContext context)
    {
        if (reader.Office is not { } office) return Front.Refused(reader, context, reader[Words.NoOffice]);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = new TypedForm("propose", form.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString()), []);
        if (Region(reader, typed.Of("about")) is not { } about) return Front.BadRequest(reader, context, typed.Of("about"));
        if (!reader.May(Act.OpenCase, about)) return Front.Refused(reader, context, reader[Words.NotYours]);
        if (!reader.May(TalkProcedure.Procedure.Moves[0], about)) return Front.Refused(reader, context, reader[Words.NotItself]);
        var (title, why) = (typed.Of("title").Trim(), typed.Of("reason").Trim());
        if (title is "" || why is "" || title.Length > LongestTitle) return Page(about, typed with { Problems = [reader[Words.TalkNeeds]] }, 400);
        var kind = CaseKinds.Of(TalkProcedure.Id);
        while (true)
        {
            var id = NextId(office);
            var (files, problems) = await EvidenceIntake.Take(reader, form, id, context.RequestAborted);
            if (problems.Count > 0) return Page(about, typed with { Problems = problems }, 400);
            var with = new Dictionary<string, string>(EvidenceIntake.With(files));
            if (Local(typed.Of(TalkProcedure.FromKey)) is { Length: > 0 } from) (with[TalkProcedure.FromKey], with[Inquiry.FigureKey]) = (from, from);
            var done = office.Cases.Open(id, TalkProcedure.Id, about, title, new(TalkProcedure.Propose, reader.Actor.Account, reader.Actor.Name, why) { With = with }, CasePosts.Batch(reader, $"{kind.Name.Zh} {id}：{title}", why, files));
            if (done.Hindrance is { Kind: HindranceKind.OpenAlready or HindranceKind.MovedOn }) continue; // somebody took the number first
            if (done.Hindrance is { } wrong) return Page(about, typed with { Problems = [CaseView.Say(reader, kind, wrong)] }, 409);
            office.Evidence.Refresh();
            return Results.Redirect(CaseKinds.Address(done.Case!));
        }
    }

    /// <summary>The next free number of the year: YT2025-0001.</summary>
    static string NextId(Office office)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"YT{office.Clock.Today().Year}-");
        var last = office.Cases.All.Where(c => c.Procedure == TalkProcedure.Id && c.Id.StartsWith(start, StringComparison.Ordinal)).Select(c => int.TryParse(c.Id[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{last + 1:0000}");
    }

    /// <summary>An address of this site, or nothing.</summary>
    static string Local(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && address.Length <= 500 ? address : "";
}
