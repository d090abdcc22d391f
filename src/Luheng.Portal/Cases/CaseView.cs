using System.Globalization;
using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Cases;

/// <summary>What a form that was refused held, so that nothing typed is lost.</summary>
public sealed record Typed(string Form, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Problems)
{
    public string Of(string field) => Fields.GetValueOrDefault(field, "");
}

/// <summary>One case as a page shows it to a reader.</summary>
public sealed record CaseView(Case Case, CaseKind Kind, CaseClock Clock, IReadOnlyList<string> Moves, IReadOnlyList<EvidenceFile> Files, IReadOnlyList<Comment> Comments, Typed? Typed)
{
    /// <summary>The steps that whoever reads may see.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = Case.Steps;

    public static CaseView Of(Reader reader, Case matter, Typed? typed = null)
    {
        var office = reader.Office!;
        var steps = Sight.Steps(reader, matter);
        return new(matter, CaseKinds.Of(matter.Procedure), CaseClock.Of(matter, office), [.. Possible(reader, matter)], Sight.Files(office.Evidence.Of(matter.Id), matter, steps), office.Comments.About(Comment.OfCase(matter.Id)), typed) { Steps = steps };
    }

    /// <summary>The moves that this reader may make now; what would be refused is not shown.</summary>
    static IEnumerable<string> Possible(Reader reader, Case matter)
    {
        if (CaseKinds.Of(matter.Procedure).Address is not null) yield break; // its own page has the forms
        var rules = reader.Office!.Cases.Rules;
        var line = CaseKinds.Of(matter.Procedure).Line.ToList();
        foreach (var move in reader.Office.Cases.OpenTo(matter, reader.Actor.Account).Where(m => reader.May(m, matter.Subject)).OrderBy(m => Onward(line, matter.State, m.To))) yield return move.Name;
        var procedure = rules.Of(matter.Procedure);
        if (Turns.Passes(reader.Desk.Policy, reader.Office.Cases, reader.Actor, matter)) yield return Procedure.Delegate;
        if (Turns.TakesBack(reader.Desk.Policy, reader.Office.Cases, reader.Actor, matter)) yield return Procedure.TakeBack;
        if (procedure.Suspension is { } suspension && reader.May(suspension, matter.Subject) && procedure.WaitsFor(matter.State) is not null) yield return matter.Suspended ? Procedure.Resume : Procedure.Suspend;
        if (matter.Steps.Any(s => s.By == reader.Actor.Account && !Procedure.IsAside(s.Move))) yield return Procedure.Correct;
    }

    /// <summary>What moves a matter on comes first, the nearest step before the others; then what leaves it where it is, then the ways back and out.</summary>
    static int Onward(List<string> line, string from, string to) => line.IndexOf(to) is var at && at < 0 ? int.MaxValue : at > line.IndexOf(from) ? at : at == line.IndexOf(from) ? line.Count : line.Count + 1;

    /// <summary>For whom it waits, in words.</summary>
    public string Waits(Reader reader)
    {
        if (reader.Office!.Cases.Rules.Of(Case.Procedure).WaitsFor(Case.State) is not { } act) return reader[Words.NobodyActs];
        if (Asks(reader) is { } days) return reader.Say(Words.MayAsk, days);
        if (ReviewProcedure.MayBeAsked(Case, reader.Office!.Cases.About(Case.Subject), reader.Office.Clock.Today())) return reader.Say(Words.ReviewRuns, Case.Due!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Case.PassedTo is { } named) return named == reader.Actor.Account ? reader[Words.YouAct] : reader.Say(Words.WithPerson, People.Name(reader, named));
        return reader.May(act, Case.Subject) && reader.Actor.Posts.Any(p => Duties.Has(p.Role, act)) && Turns.Has(reader.Desk.Policy, reader.Office!.Cases, reader.Actor, Case) ? reader[Words.YouAct] : reader.Say(Words.WhoActs, Whom(reader, act));
    }

    /// <summary>Days in which whoever reads may still ask to look again; null where they may not.</summary>
    public int? Asks(Reader reader) => Turns.MayAsk(reader.Desk.Policy, reader.Office!.Cases, reader.Actor, Case, reader.Office.Clock.Today());

    /// <summary>The one it is about, where it alone can move on; else its people by name to their colleagues where they are few; else the side.</summary>
    string Whom(Reader reader, Act act)
    {
        var onward = reader.Office!.Cases.Rules.Of(Case.Procedure).Moves.Where(m => m.From.Contains(Case.State) && m.By == act && m.Undoes is null).ToList();
        if (Case.Subject.IsGroup && onward.Count > 0 && onward.TrueForAll(m => m.Stand == Stand.Own)) return reader.Desk.World.Population.NameOf(Case.Subject);
        if (Side(act) != Words.OfficeSide || !reader.May(act, Case.Subject)) return reader[Side(act)];
        var able = People.Who(reader, act, Case.Subject).Where(p => Turns.Has(reader.Desk.Policy, reader.Office.Cases, p, Case)).Select(p => p.Name).ToList();
        return able.Count is > 0 and <= FewPeople ? string.Join("、", able) : reader[Side(act)];
    }

    const int FewPeople = 3;

    static Said Side(Act act) => act is Act.AnswerCase or Act.FillReturn or Act.SubmitReturn or Act.AskCorrection ? Words.EnterpriseSide : Words.OfficeSide;

    /// <summary>What hinders a step, in the reader's words.</summary>
    public static string Say(Reader reader, CaseKind kind, Hindrance wrong) => reader[HindranceWords.Of(wrong, kind.State, Need)];

    /// <summary>Who may make a step that whoever reads may not for what they did before; null where they may, or it is not theirs anyway.</summary>
    public string? OthersOnly(Reader reader)
    {
        if (Case.PassedTo is not null || Case.Suspended || reader.Office!.Cases.Rules.Of(Case.Procedure).WaitsFor(Case.State) is not { } act || !reader.May(act, Case.Subject) || Moves.Any(m => !Procedure.IsAside(m))) return null;
        var barred = reader.Office.Cases.Rules.OpenTo(Case, reader.Actor.Account).Select(m => m.Beside?.Invoke(reader.Office.Cases, Case, reader.Actor.Account)).FirstOrDefault(h => h?.Kind == HindranceKind.TookPart);
        if (barred is null) return null;
        var able = People.Who(reader, act, Case.Subject).Where(p => Turns.Has(reader.Desk.Policy, reader.Office.Cases, p, Case)).Select(p => p.Name).ToList();
        return able.Count == 0 ? reader[Words.NobodyElseMay] : reader.Say(Words.OthersMay, string.Join("、", able));
    }

    static Said Need(string key) => key switch { Inquiry.DueKey => Words.AnswerBy, Luheng.Cases.Case.FilesKey => Words.CaseFiles, _ => new(key, key) };
}
