using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>The door of the ledger: only what can be read again is written.</summary>
static class ReadBack
{
    public static void Check(BatchDraft draft)
    {
        var ids = draft.Subjects.Select(s => s.Id).Concat(draft.Observations.Select(o => o.Subject)).Distinct();
        Problem[] problems = [.. draft.Documents.Where(d => d.Kind == DocumentRows.Subject || d.Id is "").Select(d =>
            new Problem(draft.Title, $"'{d.Kind} {d.Id}' is not the name of a record", "a kind other than subject, and an id")), .. ids.Where(id => !Holds(id)).Select(id =>
            new Problem(draft.Title, $"'{id.Text}' is not the id of a subject", $"it would not be read again as {id.Kind}"))];
        if (problems.Length > 0) throw new ProblemsException(problems);
    }

    public static bool Holds(SubjectId id) => SubjectId.TryParse(id.Text, out var again, out _) && again == id;
}
