using Luheng.Cases;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Cases;

/// <summary>The work list and a case as JSON.</summary>
static class CaseJsonAnswers
{
    public static IResult Work(Reader reader)
    {
        var list = WorkList.Of(reader, WorkQuery.Read(reader));
        return Results.Json(new
        {
            view = list.Query.View,
            counts = list.Counts,
            total = list.Total,
            page = list.Query.Page,
            pages = list.Pages,
            cases = list.Rows.Select(r => new { id = r.Case.Id, kind = r.Case.Procedure, title = r.Case.Title, subject = r.Case.Subject.Text, name = r.Subject, region = r.Region, state = r.Case.State, waitsForMe = r.Mine, passedTo = r.Case.PassedTo, due = r.Clock.Due, clock = Word(r.Clock.State), days = r.Clock.Days, address = CaseKinds.Address(r.Case) }),
            mentions = list.Calls.Select(c => new { about = c.About, by = c.Name, at = c.At, text = c.Text }),
        });
    }

    public static IResult One(Reader reader, Case matter)
    {
        var clock = CaseClock.Of(matter, reader.Office!);
        var steps = Sight.Steps(reader, matter);
        return Results.Json(new
        {
            id = matter.Id,
            kind = matter.Procedure,
            title = matter.Title,
            subject = matter.Subject.Text,
            state = matter.State,
            due = clock.Due,
            suspended = matter.Suspended,
            passedTo = matter.PassedTo,
            clock = Word(clock.State),
            days = clock.Days,
            steps = steps.Select(s => new { number = s.Number, move = s.Move, state = s.State, by = s.By, name = s.Name, at = s.At, reason = s.Reason, due = s.Due, with = s.With }),
            files = Sight.Files(reader.Office!.Evidence.Of(matter.Id), matter, steps).Select(f => new { hash = f.Hash, name = f.Name, type = f.Type.ToString(), size = f.Size, by = f.ByName, at = f.At, flags = f.Flags, address = $"/cases/{matter.Id}/files/{f.Hash}" }),
            comments = reader.Office!.Comments.About(Comment.OfCase(matter.Id)).Select(c => new { by = c.Name, at = c.At, changed = c.ChangedAt, text = c.Text }),
        });
    }

    static string Word(ClockState state) => state switch { ClockState.Nearly => "nearly-due", _ => state.ToString().ToLowerInvariant() };
}
