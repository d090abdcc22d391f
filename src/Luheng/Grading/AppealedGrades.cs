using Luheng.Cases;
using Luheng.Engine;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Grading;

/// <summary>Grades of a year that an appeal changed and that still stand: nothing that the enterprise is graded by changed since the decision.</summary>
public sealed class AppealedGrades(ILedger ledger, CaseBook cases, Catalogue catalogue, GradeSources sources)
{
    /// <summary>By enterprise, as the newest published list of the year has them; those of another scheme, or another version of it, say nothing here. Revoking a list takes back its grades and not what an appeal against it won.</summary>
    /// <param name="lists">The newest first.</param>
    public IReadOnlyDictionary<SubjectId, ListedGrade> Standing(IEnumerable<PublishedList> lists, GradeColumns columns, GradeScheme scheme)
    {
        var newest = new Dictionary<SubjectId, ListedGrade>();
        foreach (var list in lists.Where(l => (l.IsPublic || l.RevokedOn is not null) && l.List.Period == columns.Period.ToString() && l.List.Scheme.Id == scheme.Id && l.List.Scheme.Version == scheme.Version))
            foreach (var grade in list.List.Grades.Where(g => list.IsPublic || g.Was is not null)) newest.TryAdd(grade.Subject, grade);
        return newest.Values.Where(g => g.Was is not null && scheme.IndexOf(g.Level) >= 0 && Unchanged(g, columns, scheme)).ToDictionary(g => g.Subject);
    }

    bool Unchanged(ListedGrade grade, GradeColumns columns, GradeScheme scheme)
    {
        if (columns.IndexOf(grade.Subject) is not (>= 0 and var now)) return false;
        if (cases.Find(grade.Why ?? "")?.Steps.LastOrDefault(s => s.Move == Objection.Change) is not { } decided || ledger.Find(Step.Kind, decided.Id) is not { Batch.RecordedAt: var known }) return false;
        var day = DateOnly.FromDateTime(decided.At.ToOffset(China.Offset).DateTime);
        var world = World.Read(ledger, catalogue, known, [grade.Subject], today: day);
        var then = GradeInputs.Of(world, ledger, sources, scheme, columns.Period, day < columns.Day ? day : columns.Day);
        return then.IndexOf(grade.Subject) is >= 0 and var at && Told(then, at).SequenceEqual(Told(columns, now));

        IEnumerable<(string, string, bool?)> Told(GradeColumns of, int firm) => GradeLadder.Of(of, scheme, firm).Judgement.Because.Select(b => (b.Rule, b.Says.Zh, b.Held));
    }
}
