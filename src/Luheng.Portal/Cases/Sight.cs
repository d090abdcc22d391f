using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Portal.Assessing;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Cases;

/// <summary>What of a matter a reader does not see yet, although they may see whom it is about.</summary>
static class Sight
{
    /// <summary>A matter that the reader may know of; null where there is none.</summary>
    public static Case? Find(Reader reader, string id) => reader.Office?.Cases.Find(id) is { } matter && Of(reader, matter) ? matter : null;

    public static bool Of(Reader reader, Case matter) => Of(reader.Desk.Policy, reader.Actor, matter);

    /// <summary>A 约谈 that nobody has approved is known to those who could propose it, and not to whom it would summon.</summary>
    public static bool Of(Policy policy, Actor actor, Case matter) =>
        matter.Procedure != TalkProcedure.Id || TalkProcedure.IsKnown(matter) || policy.May(actor, TalkProcedure.Procedure.Moves[0].By, matter.Subject, TalkProcedure.Procedure.Moves[0].Stand);

    /// <summary>The steps that a reader sees, numbered as they see them: who has scored an assessment is said to nobody else before the decision, but to whoever may decide once there are enough. The audit trail keeps them all.</summary>
    public static IReadOnlyList<Step> Steps(Reader reader, Case matter) =>
        IsOpen(reader, matter) ? matter.Steps : [.. matter.Steps.Where(s => !Hides(reader, matter, s)).Select((s, at) => s with { Number = at + 1 })];

    /// <summary>The files of a matter without those that came with a step that is not shown.</summary>
    public static IReadOnlyList<EvidenceFile> Files(IReadOnlyList<EvidenceFile> all, Case matter, IReadOnlyList<Step> shown)
    {
        if (shown.Count == matter.Steps.Count) return all;
        static HashSet<string> Of(IEnumerable<Step> steps) => [.. steps.SelectMany(s => s.With.GetValueOrDefault(Case.FilesKey, "").Split(','))];
        var (came, seen) = (Of(matter.Steps), Of(shown));
        return [.. all.Where(f => !came.Contains(f.Hash) || seen.Contains(f.Hash))];
    }

    /// <summary>Whether a record is one that a reader does not see yet: of a matter they do not know, or of another's points.</summary>
    public static bool Hides(Reader reader, string kind, string id)
    {
        if (kind is not (Step.Kind or ScoreSheet.Kind) || reader.Office?.Cases.Find(id.Split('#', '/')[0]) is not { } matter) return false;
        if (!Of(reader, matter)) return true;
        if (IsOpen(reader, matter)) return false;
        return kind == ScoreSheet.Kind ? id.StartsWith($"{matter.Id}/{SheetRole.Review}/", StringComparison.Ordinal) && !id.EndsWith("/" + reader.Actor.Account, StringComparison.Ordinal) : matter.Steps.Any(s => s.Id == id && Hides(reader, matter, s));
    }

    static bool IsOpen(Reader reader, Case matter) => !AssessProcedure.Is(matter.Procedure) || matter.In<AssessState>() != AssessState.Reviewing || Assessed.SeesOthers(reader, matter);

    /// <summary>Another's score, and a word of theirs beside it.</summary>
    static bool Hides(Reader reader, Case matter, Step step) => step.By != reader.Actor.Account
        && (step.Move == AssessProcedure.Score || (step.Move == Procedure.Correct && int.TryParse(step.With.GetValueOrDefault(Case.StepKey), out var number) && matter.Steps[number - 1].Move == AssessProcedure.Score));
}
