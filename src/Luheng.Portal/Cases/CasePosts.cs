using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Portal.Shell;
using Luheng.Records;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Cases;

/// <summary>What is done with a case from its page: a move with its files, files alone.</summary>
static class CasePosts
{
    public static async Task<IResult> Move(Reader reader, HttpContext context, string id, string move)
    {
        if (reader.Office is not { } office || Sight.Find(reader, id) is not { } matter) return Front.NotFound(reader, context, id);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var kind = CaseKinds.Of(matter.Procedure);
        if (kind.Address is not null && !Procedure.IsAside(move)) return Front.NotFound(reader, context, move);
        var act = office.Cases.Rules.Of(matter.Procedure).ActOf(matter, move);
        if (act is { } needed && !reader.May(needed, matter.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        if (office.Cases.Rules.MoveOf(matter, move) is { } known && !reader.May(known, matter.Subject)) return Front.Refused(reader, context, reader[Turns.Wrong(known)]);
        if (move is Procedure.Delegate or Procedure.TakeBack && act is not null && !(move == Procedure.Delegate ? Turns.Passes(reader.Desk.Policy, office.Cases, reader.Actor, matter) : Turns.TakesBack(reader.Desk.Policy, office.Cases, reader.Actor, matter))) return Front.Refused(reader, context, reader[Words.NotYours]);
        var typed = new Typed(move, form.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString()), []);
        IResult Again(int status, params string[] problems) => Page(reader, id, typed with { Problems = problems }, status);
        var draft = new StepDraft(move, reader.Actor.Account, reader.Actor.Name, typed.Of("reason").Trim() is { Length: > 0 } said ? said : null) { With = Fields(reader, matter, move, typed) };
        if (move == Procedure.Delegate && (People.Find(reader, typed.Of(Case.ToKey)) is not { } person || act is null || !reader.Desk.Policy.May(person, act.Value, matter.Subject) || !Turns.Has(reader.Desk.Policy, office.Cases, person, matter))) return Again(400, reader[Words.NotAPerson]);
        if (typed.Of(Inquiry.DueKey) is { Length: > 0 } due && string.CompareOrdinal(due, Today(office)) < 0) return Again(400, reader.Say(Words.HinderedDay, due));
        if (office.Cases.Rules.MoveOf(matter, move) is { LatestDays: { } most, DueKey: { } key } && typed.Of(key) is { Length: > 0 } far && string.CompareOrdinal(far, Today(office, most)) > 0) return Again(400, reader.Say(Words.DayTooFar, far, Today(office, most), most));
        // Files that came along are looked at after this; that there are some is known now.
        var foreseen = form.Files.Any(f => f.Length > 0) ? draft with { With = new Dictionary<string, string>(draft.With) { [Case.FilesKey] = "" } } : draft;
        if (office.Cases.Hindering(matter, foreseen) is { } early) return Again(409, CaseView.Say(reader, kind, early));
        var (files, problems) = await EvidenceIntake.Take(reader, form, id, context.RequestAborted);
        if (problems.Count > 0) return Again(400, [.. problems]);
        draft = draft with { With = draft.With.Concat(EvidenceIntake.With(files)).ToDictionary() };
        var seen = int.TryParse(typed.Of("seen"), out var count) ? count : (int?)null;
        var result = office.Cases.Take(id, draft, Batch(reader, $"{kind.Name.Zh} {id}：{kind.Move(move).Zh}", draft.Reason, files), seen);
        office.Evidence.Refresh();
        return result.Hindrance is { } wrong ? Again(409, CaseView.Say(reader, kind, wrong)) : Results.Redirect($"{CaseKinds.Address(result.Case!)}#step-{result.Case!.Steps.Count}");
    }

    public static async Task<IResult> Files(Reader reader, HttpContext context, string id)
    {
        if (reader.Office is not { } office || Sight.Find(reader, id) is not { } matter) return Front.NotFound(reader, context, id);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (files, problems) = await EvidenceIntake.Take(reader, form, id, context.RequestAborted);
        if (problems.Count == 0 && files.Count == 0) problems = [reader[Words.FilesNone]];
        if (problems.Count > 0) return Page(reader, id, new(EvidenceIntake.Field, new Dictionary<string, string>(), problems), 400);
        if (files.Count > 0) office.Evidence.Add(Batch(reader, $"{CaseKinds.Of(matter.Procedure).Name.Zh} {id}：补充材料", null, files) with { About = [matter.Subject] });
        return Results.Redirect($"{CaseKinds.Address(matter)}#files");
    }

    /// <summary>A file is only ever handed out to be kept, never to be shown or run.</summary>
    public static IResult File(Reader reader, HttpContext context, string id, string hash)
    {
        if (reader.Office is not { } office || Sight.Find(reader, id) is null || office.Evidence.Find(id, hash) is not { } file || office.Files.Read(hash) is not { } content) return Front.NotFound(reader, context, hash);
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, FileKinds.MediaType(file.Type, content), file.Name);
    }

    public static IResult Page(Reader reader, string id, Typed? typed = null, int status = 200) =>
        Front.Page<CasePage>(new { View = CaseView.Of(reader, reader.Office!.Cases.Find(id)!, typed) }, status);

    public static BatchDraft Batch(Reader reader, string title, string? why, IReadOnlyList<EvidenceFile> files) =>
        new(title, reader.Actor.Account, [], []) { From = reader.From, Why = why, Documents = [.. files.Select(f => f.Write())] };

    static string Today(Office office, int ahead = 0) => Luheng.Time.China.Today(office.Clock).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Of what a form said, what a step keeps; whoever fills in a form cannot add more.</summary>
    static Dictionary<string, string> Fields(Reader reader, Case matter, string move, Typed typed)
    {
        var with = new Dictionary<string, string>();
        if (move == Procedure.Delegate) with[Case.ToKey] = typed.Of(Case.ToKey);
        if (move == Procedure.Correct) with[Case.StepKey] = typed.Of(Case.StepKey);
        var known = reader.Office!.Cases.Rules.Of(matter.Procedure).From(matter.State).FirstOrDefault(m => m.Name == move);
        if (known?.DueKey is { } due && typed.Of(due) is { Length: > 0 } day) with[due] = day;
        return with;
    }
}
