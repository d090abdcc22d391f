using System.Globalization;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Lists;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Lists;

/// <summary>Selections for lists: applying or recommending, and every step after it.</summary>
static class SelectionPosts
{
    static Selections Of(Reader reader) => new(reader.Office!.Lists, reader.Office.Cases, reader.Office.Clock);

    public static async Task<IResult> Begin(Reader reader, HttpContext context, string id)
    {
        var form = await Posted.Of(context);
        return ListsEndpoints.WithOffice(reader, context, () => ListsEndpoints.With(reader, context, id, list =>
        {
            if (!SubjectId.TryParse(form["code"], out var code, out _) || reader.Desk.World.Population.Find(code) is not { } subject) return Front.Nobody(reader, context, form["code"].ToString());
            var move = reader.May(Act.ApplyForList, code) ? SelectionProcedure.Apply : SelectionProcedure.Recommend;
            if (move == SelectionProcedure.Recommend && !reader.May(Act.KeepLists, code)) return Front.Refused(reader, context, reader[Words.NotYours]);
            var judged = CandidateView.Rules(reader, list, out var period).Judge(code, period);
            var result = Of(reader).Begin(list, subject, move, judged, form.Line("why", 500), ListSight.Hand(reader));
            return result.Wrong.Count > 0 ? Front.Page<CandidatesPage>(new { View = CandidateView.Of(reader, list), result.Wrong }, 422) : Results.Redirect($"/lists/selections/{result.Case!.Id}");
        }));
    }

    public static IResult Page(Reader reader, HttpContext context, string id) => With(reader, context, id, matter => Front.Page<SelectionPage>(new { Matter = matter }));

    public static async Task<IResult> Move(Reader reader, HttpContext context, string id)
    {
        var form = await Posted.Of(context);
        return With(reader, context, id, matter =>
        {
            var move = form["move"];
            if (reader.Office!.Cases.Rules.Of(matter.Procedure).From(matter.State).FirstOrDefault(m => m.Name == move) is not { } known) return Front.NotFound(reader, context, move);
            if (!reader.May(known.By, matter.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
            var seen = int.TryParse(form["seen"], CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
            var result = Of(reader).Take(id, move, form.Line("why", 500) is { Length: > 0 } why ? why : null, form.Day("day"), form.Line("document", 200), form["ground"], ListSight.Hand(reader), seen);
            return result.Wrong.Count > 0 ? Front.Page<SelectionPage>(new { Matter = reader.Office.Cases.Find(id)!, result.Wrong }, 409) : Results.Redirect($"/lists/selections/{id}?done=1");
        });
    }

    static IResult With(Reader reader, HttpContext context, string id, Func<Case, IResult> then) => reader.Office?.Cases.Find(id) is { Procedure: SelectionProcedure.Id } matter ? then(matter) : Front.NotFound(reader, context, id);
}
