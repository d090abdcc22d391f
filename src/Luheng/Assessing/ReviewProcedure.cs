using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Assessing;

/// <summary>申请复查: whoever was assessed asks to look again; the assessment is amended or stays.</summary>
public static class ReviewProcedure
{
    public const string RegionId = "assessment-review";
    public const string FirmId = "assessment-review-firm";

    /// <summary>Working days to take it up and to look, days to choose: a design, no document sets them.</summary>
    static readonly ObjectionDays Days = new(5, 15, 10, ByCalendar: true);

    public static Procedure Region { get; } = Make(RegionId, Act.WorkCase);
    public static Procedure Firm { get; } = Make(FirmId, Act.Object);

    /// <summary>The lines of the score table that are to be looked at again, comma between.</summary>
    public const string LinesKey = "lines";

    /// <summary>Every review of an assessment, in the order of their numbers.</summary>
    public static IReadOnlyList<Case> Of(Case assessment, IEnumerable<Case> matters) => [.. matters.Where(c => c.Procedure is RegionId or FirmId && c.With(Objection.AgainstKey) == assessment.Id)];

    /// <summary>Whoever scored or decided an assessment neither handles nor decides its review nor amends it.</summary>
    internal static Hindrance? TookPart(Case assessment, string account) =>
        assessment.Steps.LastOrDefault(s => s.By == account && (s.Move is AssessProcedure.Score or AssessProcedure.Decide)) is { } part
            ? new(HindranceKind.TookPart, $"{part.Name} made {part.Move} of {assessment.Id}: somebody who did not take part is needed", part.Name) : null;

    /// <summary>An assessment is not closed while whoever was assessed may still ask, nor over a review that is open, or that ended in a change still to be made.</summary>
    internal static Hindrance? Unfinished(CaseBook book, Case assessment)
    {
        var matters = book.About(assessment.Subject);
        return Of(assessment, matters).FirstOrDefault(r => !book.Rules.Of(r.Procedure).IsEnd(r.State)) is { } open ? new(HindranceKind.UnderReview, $"{open.Id} is still open", open.Id)
            : Changed(assessment, matters) is [var changed, ..] ? new(HindranceKind.Unamended, $"{changed.Id} ended in a change that is still to be made", changed.Id)
            : MayBeAsked(assessment, matters, book.Today) && assessment.Due is { } due ? new(HindranceKind.TooEarly, $"a review may be asked for until {due:yyyy-MM-dd}", $"{due.AddDays(1):yyyy-MM-dd}") : null;
    }

    /// <summary>Whether notice was given, the days to ask for a review still run, and none has been asked for since.</summary>
    public static bool MayBeAsked(Case assessment, IEnumerable<Case> matters, DateOnly today) =>
        AssessProcedure.Is(assessment.Procedure) && assessment.In<AssessState>() == AssessState.Noticed && assessment.Due >= today && Of(assessment, matters).All(r => r.OpenedAt < assessment.LastMove!.At);

    internal static Hindrance? Unasked(CaseBook book, Case assessment) =>
        Changed(assessment, book.About(assessment.Subject)).Count == 0 ? new(HindranceKind.Unreviewed, "no review of this assessment ended in a change that is still to be made") : null;

    static Procedure Make(string id, Act asks) => Objection.Make(id, asks, Days).With(m => m.Name is Objection.File or Objection.Withdraw ? m : m with { Beside = Against });

    static Hindrance? Against(CaseBook book, Case review, string account) => review.With(Objection.AgainstKey) is { } id && book.Find(id) is { } assessment ? TookPart(assessment, account) : null;

    /// <summary>Reviews of an assessment that ended in 变更 and that no amendment has followed yet.</summary>
    public static IReadOnlyList<Case> Changed(Case assessment, IEnumerable<Case> matters)
    {
        var amended = assessment.Steps.Where(s => s.Move == AssessProcedure.Amend).ToList();
        return [.. Of(assessment, matters).Where(c => c.In<ObjectionState>() == ObjectionState.Changed && !amended.Any(a => Answers(a, c)))];
    }

    /// <summary>The lines that reviews allow to be set; null for every line, where one of an earlier version named none.</summary>
    public static IReadOnlySet<string>? LinesOf(IReadOnlyList<Case> reviews) =>
        reviews.Any(r => r.With(LinesKey) is null) ? null : reviews.SelectMany(r => r.With(LinesKey)!.Split(',')).ToHashSet(StringComparer.Ordinal);

    static bool Answers(Step amended, Case review) => amended.With.TryGetValue(AssessProcedure.ReviewKey, out var of) ? of.Split(',').Contains(review.Id) : amended.At >= review.Last.At;

    public static string IdOf(string assessment, int number) => $"{assessment}-FC{number}";
}
