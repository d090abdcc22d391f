using System.Globalization;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Cases;

/// <summary>Asking an enterprise about a figure or finding.</summary>
static class InquiryPosts
{
    const int LongestTitle = 120;

    public static IResult New(Reader reader, HttpContext context) =>
        SubjectId.TryParse(reader.Query("about"), out var about, out var problem) && reader.Desk.World.Population.Find(about.Enterprise) is not null
            ? Front.Page<NewInquiryPage>(new
            {
                About = about.Enterprise,
                Typed = new Typed("", new Dictionary<string, string>
                {
                    ["title"] = Within(reader.Query("title"), LongestTitle),
                    [Inquiry.FigureKey] = Local(reader.Query(Inquiry.FigureKey)),
                    [Inquiry.FindingKey] = reader.Query(Inquiry.FindingKey),
                    [Inquiry.OnceKey] = Guid.NewGuid().ToString("N"),
                }, [])
            })
            : Front.NotFound(reader, context, reader[Words.AskWhom]);

    public static async Task<IResult> Ask(Reader reader, HttpContext context)
    {
        if (reader.Office is not { } office) return Front.Refused(reader, context, reader[Words.NoOffice]);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = new Typed("ask", form.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString()), []);
        if (!SubjectId.TryParse(typed.Of("about"), out var about, out var problem) || about.IsGroup || reader.Desk.World.Population.Find(about.Enterprise) is null) return Front.BadRequest(reader, context, reader[Words.AskWhom]);
        about = about.Enterprise;
        if (!reader.May(Act.OpenCase, about)) return Front.Refused(reader, context, reader[Words.NotYours]);
        if (Twin(office, about, typed.Of(Inquiry.OnceKey)) is { } twin) return Results.Redirect(CaseKinds.Address(twin));
        IResult Again(int status, params string[] problems) => Front.Page<NewInquiryPage>(new { About = about, Typed = typed with { Problems = problems } }, status);
        var (title, text) = (Within(typed.Of("title").Trim(), LongestTitle), typed.Of("reason").Trim());
        if (title is "" || text is "") return Again(400, reader[Words.QuestionNeeds]);
        if (typed.Of(Inquiry.DueKey) is { Length: > 0 } due && (!DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day < office.Clock.Today()))
            return Again(400, reader.Say(Words.HinderedDay, due));
        var with = new[] { Inquiry.DueKey, Inquiry.FindingKey, Inquiry.OnceKey }.Where(k => typed.Of(k) is not "").ToDictionary(k => k, typed.Of);
        if (Local(typed.Of(Inquiry.FigureKey)) is { Length: > 0 } figure) with[Inquiry.FigureKey] = figure;
        var kind = CaseKinds.Of(Inquiry.Id);
        while (true)
        {
            var id = NextId(office);
            var (files, problems) = await EvidenceIntake.Take(reader, form, id, context.RequestAborted);
            if (problems.Count > 0) return Again(400, [.. problems]);
            var draft = new StepDraft(Inquiry.Ask, reader.Actor.Account, reader.Actor.Name, text) { With = with.Concat(EvidenceIntake.With(files)).ToDictionary() };
            var result = office.Cases.Open(id, Inquiry.Id, about, title, draft, CasePosts.Batch(reader, $"{kind.Name.Zh} {id}：{title}", text, files));
            if (result.Hindrance is { Kind: HindranceKind.OpenAlready or HindranceKind.MovedOn }) continue; // somebody took the number first
            if (result.Hindrance is { } wrong) return Again(409, CaseView.Say(reader, kind, wrong));
            office.Evidence.Refresh();
            return Results.Redirect(CaseKinds.Address(result.Case!));
        }
    }

    /// <summary>The question that the same form asked before, when it was sent twice.</summary>
    static Case? Twin(Office office, SubjectId about, string once) => once is "" ? null : office.Cases.About(about).FirstOrDefault(c => c.With(Inquiry.OnceKey) == once);

    /// <summary>The next free number of the year: WX2025-0001.</summary>
    static string NextId(Office office)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"WX{office.Clock.Today().Year}-");
        var last = office.Cases.All.Where(c => c.Procedure == Inquiry.Id && c.Id.StartsWith(start, StringComparison.Ordinal)).Select(c => int.TryParse(c.Id[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{last + 1:0000}");
    }

    static string Within(string text, int length) => text.Length > length ? text[..length] : text;

    /// <summary>An address of this site, or nothing.</summary>
    static string Local(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) ? Within(address, 500) : "";
}
