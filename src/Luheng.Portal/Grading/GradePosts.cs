using System.Globalization;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Engine;
using Luheng.Grading;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Cases;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Grading;

/// <summary>What is done on the pages of grades: saving a scheme, proposing and publishing a list, filing and deciding an appeal.</summary>
static class GradePosts
{
    const int LongestName = 60, LongestReason = 1000;

    public static async Task<IResult> Save(Reader reader, HttpContext context)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office || GradeBoard.Of(reader) is not { } board) return Front.NotFound(reader, context);
        var name = form.Line("name", LongestName);
        var view = SimulateView.Of(reader, board, field => form.Has(field) ? form[field] : null);
        if (view.Wrong.Count > 0 || name is "") return Front.BadRequest(reader, context, name is "" ? reader[GradeWords.SchemeName] : string.Join("；", view.Wrong.Select(w => reader[w])));
        var drafts = office.Ledger.Documents(DraftScheme.Kind).Select(d => DraftScheme.Read(d.Body)).ToList();
        var known = drafts.FirstOrDefault(d => d.Scheme.Name.Zh == name)?.Scheme;
        var id = known?.Id ?? string.Create(CultureInfo.InvariantCulture, $"scheme-{drafts.Count + 1}");
        var copy = GradeSchemes.Copy(view.Tried, id, name, known is null ? 1 : int.Parse(known.Version, CultureInfo.InvariantCulture) + 1);
        office.Ledger.Commit(new($"分级方案 {name}", reader.Actor.Account, [], []) { Documents = [new DraftScheme(copy, $"{view.InForce.Id} {view.InForce.Version}", reader.Actor.Name, form.Line("why", LongestReason)).Write()], From = reader.From, Why = form.Line("why", LongestReason) });
        return Results.Redirect("/grades/schemes?done=1");
    }

    public static async Task<IResult> Propose(Reader reader, HttpContext context)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office || GradeBoard.Of(reader) is not { } board || GradeBoard.Books(reader) is not { } book) return Front.NotFound(reader, context);
        if (!reader.May(Act.Grade, reader.Whole)) return Front.Refused(reader, context, reader[Words.NotYours]);
        if (GradeSchemes.All(office.Ledger, reader.Desk.World.Catalogue).FirstOrDefault(s => s.Id == form["scheme"]) is not { } scheme) return Front.NotFound(reader, context, form["scheme"]);
        if (form.Line("why", LongestReason) is "") return Front.Page<SchemesPage>(new { Wrong = (IReadOnlyList<Said>)[GradeWords.ReasonMissing], Chosen = scheme.Id }, StatusCodes.Status422UnprocessableEntity);
        // A list says as known when it was made, so it is made of exactly that and not of what the desk remembers.
        var (known, catalogue) = (office.Ledger.Batches()[^1].RecordedAt, reader.Desk.World.Catalogue);
        var world = World.Read(office.Ledger, catalogue, known, today: reader.Desk.AsOf);
        var (population, columns) = (world.Population, GradeInputs.Of(world, office.Ledger, Pipeline.Grading(reader.Desk.Whole.Station), scheme, board.Columns.Period, board.Columns.Day));
        var region = reader.Whole.Text;
        var id = GradeBook.IdOf(region, columns.Period, scheme, book.Lists().Count + 1);
        (string, string) Called(SubjectId firm) => population.Find(firm) is { } found ? (found.Name, EnterpriseList.CityOf(population, (found.On(columns.Day) ?? found.Latest).Region)) : (firm.Text, "");
        var list = GradeList.Make(id, region, columns, scheme, known, catalogue.Hash, Called);
        foreach (var changed in GradeBoard.Appealed(reader, office).Standing(book.Lists(), columns, scheme).Values.Where(c => list.Of(c.Subject) is not null)) list = list.Changed(changed.Subject, changed.Level, changed.Why!);
        var result = book.Propose(list, reader.Actor.Account, reader.Actor.Name, form.Line("why", LongestReason), reader.From);
        return Told(reader, context, GradeList.Kind, result, $"/grades/lists/{id}");
    }

    public static async Task<IResult> MoveList(Reader reader, HttpContext context, string id, string move)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office || GradeBoard.Books(reader) is not { } book || book.Find(id) is not { } list) return Front.NotFound(reader, context, id);
        if (GradePublishing.Procedure.ActOf(list.Case, move) is not { } act) return Front.BadRequest(reader, context, move);
        if (!reader.May(act, list.Case.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var (account, name, why) = (reader.Actor.Account, reader.Actor.Name, form.Line("why", LongestReason) is { Length: > 0 } said ? said : null);
        if (why is null && GradePublishing.Procedure.From(list.Case.State).Any(m => m.Name == move && m.NeedsReason)) return Again(list, GradeWords.ReasonMissing, form);
        if (move == GradePublishing.Force && list.State == GradeListState.Noticed && book.Hinders(list, form.Day("from")) is { } hinders) return Again(list, hinders, form, StatusCodes.Status409Conflict);
        var seen = int.TryParse(form["steps"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
        var result = move switch
        {
            GradePublishing.Publish => book.Publish(list, account, name, reader.From, office.Cases.Rules.IsWorkday, seen),
            GradePublishing.Force => book.Enforce(list, form.Day("from") ?? default, account, name, reader.From, seen),
            GradePublishing.Revoke => book.Revoke(list, account, name, why, reader.From, seen, [.. Ended(reader, office, book, list, why ?? "").Select(e => e.Write())]),
            _ => book.Move(list, move, account, name, why, reader.From, seen),
        };
        if (move == GradePublishing.Revoke) office.Lists.Recount();
        if (move == GradePublishing.Force && result.Wrong is null) Enter(reader, office, list.List, form.Day("from") ?? reader.Desk.AsOf);
        return Told(reader, context, GradeList.Kind, result, $"/grades/lists/{id}");
    }

    /// <summary>The page of the list with what is wrong and what was typed.</summary>
    static IResult Again(PublishedList list, Said wrong, Posted form, int status = StatusCodes.Status422UnprocessableEntity) =>
        Front.Page<GradeListPage>(new { List = list, Wrong = (IReadOnlyList<Said>)[wrong], Typed = form.Line("why", LongestReason), TypedDay = form.Day("from") }, status);

    /// <summary>Grades in force stand on the lists of grades from their first day on; whoever was regraded leaves the other.</summary>
    static void Enter(Reader reader, Office office, GradeList graded, DateOnly from)
    {
        var (hand, title) = (new ListHand(reader.Actor.Account, reader.Actor.Name, reader.From), GradeBook.Title(graded));
        var entries = GradeEntries.Of(office.Lists, graded.Grades.Select(g => (g.Subject, g.Name, g.Level)), from, title, hand, office.Clock.GetUtcNow());
        if (entries.Count > 0) office.Lists.Commit(entries, new(title, hand.Account, [], []) { From = hand.From });
    }

    /// <summary>What the registers of grades hold after an appeal changed a grade in force: exit from the one, entry to the other.</summary>
    static IReadOnlyList<ListEntry> Moved(Reader reader, Office office, GradeBook book, Case appeal, string level)
    {
        if (book.Find(appeal.With(Objection.AgainstKey) ?? "") is not { State: GradeListState.InForce, From: { } first } list || list.List.Of(appeal.Subject) is not { } grade || list.List.Scheme.IndexOf(level) < 0) return [];
        var day = office.Clock.Today() is var today && today > first ? today : first;
        if (GradeBook.InForce(book.Lists(), day)?.List.Id != list.List.Id) return []; // the register holds those of a later list
        var hand = new ListHand(reader.Actor.Account, reader.Actor.Name, reader.From);
        return [.. GradeEntries.Of(office.Lists, [(grade.Subject, grade.Name, level)], day, $"申诉 {appeal.Id}", hand, office.Clock.GetUtcNow(), $"申诉后由 {grade.Level} 变更为 {level}").Select(e => e.To is null ? e with { Demo = reader.Desk.IsDemo } : e)];
    }

    /// <summary>What the registers of grades hold once a list in force is revoked: its members leave, or return to the grades of the list that then holds again.</summary>
    static IReadOnlyList<ListEntry> Ended(Reader reader, Office office, GradeBook book, PublishedList list, string why)
    {
        var (day, lists) = (book.EndOf(list), book.Lists());
        if (GradeBook.InForce(lists, day)?.List.Id != list.List.Id) return []; // never in force, or the register holds those of a later list
        var before = GradeBook.InForce(lists.Where(l => l.List.Id != list.List.Id), day)?.List;
        var hand = new ListHand(reader.Actor.Account, reader.Actor.Name, reader.From);
        return GradeEntries.Revoked(office.Lists, list.List.Grades.Select(g => g.Subject), (before?.Grades ?? []).Select(g => (g.Subject, g.Name, g.Level)), day, RevokedBy(list.List), why, before is null ? "" : GradeBook.Title(before), hand, office.Clock.GetUtcNow());
    }

    /// <summary>The document by which members of a revoked list leave the registers.</summary>
    internal static string RevokedBy(GradeList list) => $"撤销名单 {list.Id}";

    public static async Task<IResult> Appeal(Reader reader, HttpContext context, string code)
    {
        var form = await Posted.Of(context);
        if (!SubjectId.TryParse(code, out var firm, out _) || GradesEndpoints.ListOf(reader, firm) is not { } list || GradeBoard.Books(reader) is not { } book) return Front.NotFound(reader, context, code);
        var result = book.Appeal(list, firm.Enterprise, reader.Actor.Account, reader.Actor.Name, form.Line("why", LongestReason), reader.From);
        return Told(reader, context, GradeAppeal.Id, result, result.Case is { } made ? $"/grades/appeals/{made.Id}" : "");
    }

    public static IResult AppealPage(Reader reader, HttpContext context, string id) => reader.Office?.Cases.Find(id) is { Procedure: GradeAppeal.Id } matter
        ? Front.Page<GradeAppealPage>(new { Matter = matter, List = GradeBoard.Books(reader)!.Find(matter.With(Objection.AgainstKey) ?? "") }) : Front.NotFound(reader, context, id);

    public static async Task<IResult> MoveAppeal(Reader reader, HttpContext context, string id, string move)
    {
        var form = await Posted.Of(context);
        if (reader.Office?.Cases.Find(id) is not { Procedure: GradeAppeal.Id } matter || GradeBoard.Books(reader) is not { } book) return Front.NotFound(reader, context, id);
        if (GradeAppeal.Procedure.ActOf(matter, move) is not { } act) return Front.BadRequest(reader, context, move);
        if (!reader.May(act, matter.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var why = form.Line("why", LongestReason) is { Length: > 0 } said ? said : null;
        var seen = int.TryParse(form["steps"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
        var level = move == Objection.Change ? form["level"] : null;
        if (move == Objection.Change && book.Unfit(matter, level) is { } unfit)
            return Front.Page<GradeAppealPage>(new { Matter = matter, List = book.Find(matter.With(Objection.AgainstKey) ?? ""), Wrong = (IReadOnlyList<Said>)[unfit], Typed = why ?? "" }, StatusCodes.Status422UnprocessableEntity);
        IReadOnlyList<ListEntry> moved = level is null ? [] : Moved(reader, reader.Office, book, matter, level);
        var result = book.Decide(matter, move, reader.Actor.Account, reader.Actor.Name, why, reader.From, level, seen, [.. moved.Select(e => e.Write())]);
        if (result.Wrong is null && moved.Count > 0) reader.Office.Lists.Recount();
        return result.Wrong is null ? Results.Redirect($"/grades/appeals/{id}")
            : Front.Page<GradeAppealPage>(new { Matter = reader.Office.Cases.Find(id)!, List = book.Find(matter.With(Objection.AgainstKey) ?? ""), Wrong = (IReadOnlyList<Said>)[SaidOf(GradeAppeal.Id, result)], Typed = why ?? "" }, StatusCodes.Status409Conflict);
    }

    /// <summary>What hinders a step, in words.</summary>
    static Said SaidOf(string procedure, StepResult result) => result.Hindrance is { } hindrance ? HindranceWords.Of(hindrance, CaseKinds.Of(procedure).State) : new(result.Wrong!, result.Wrong!);

    static IResult Told(Reader reader, HttpContext context, string procedure, StepResult result, string then) => result.Wrong is not { } wrong ? Results.Redirect(then)
        : Front.Conflict(reader, context, result.Hindrance is { } hindrance ? CaseView.Say(reader, CaseKinds.Of(procedure), hindrance) : wrong);
}
