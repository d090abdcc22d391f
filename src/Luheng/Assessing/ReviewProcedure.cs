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

    public static Procedure Region { get; } = Objection.Make(RegionId, Act.WorkCase, Days);
    public static Procedure Firm { get; } = Objection.Make(FirmId, Act.Object, Days);

    /// <summary>The lines of the score table that are to be looked at again, comma between.</summary>
    public const string LinesKey = "lines";

    /// <summary>Reviews of an assessment that ended in 变更 and that no amendment has followed yet.</summary>
    public static IReadOnlyList<Case> Changed(Case assessment, IEnumerable<Case> matters)
    {
        var amended = assessment.Steps.Where(s => s.Move == AssessProcedure.Amend).ToList();
        return [.. matters.Where(c => c.Procedure is RegionId or FirmId && c.With(Objection.AgainstKey) == assessment.Id && c.In<ObjectionState>() == ObjectionState.Changed && !amended.Any(a => Answers(a, c)))];
    }

    /// <summary>The lines that reviews allow to be set; null for every line, where one of an earlier version named none.</summary>
    public static IReadOnlySet<string>? LinesOf(IReadOnlyList<Case> reviews) =>
        reviews.Any(r => r.With(LinesKey) is null) ? null : reviews.SelectMany(r => r.With(LinesKey)!.Split(',')).ToHashSet(StringComparer.Ordinal);

    static bool Answers(Step amended, Case review) => amended.With.TryGetValue(AssessProcedure.ReviewKey, out var of) ? of.Split(',').Contains(review.Id) : amended.At >= review.Last.At;

    public static string IdOf(string assessment, int number) => $"{assessment}-FC{number}";
}
