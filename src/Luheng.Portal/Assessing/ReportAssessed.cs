using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>What a yearly evaluation report says of 考核 and 约谈: the results of the year's cities that were given notice of by now, for they come after the year, and the talks approved in the year of its day as they stood on it.</summary>
/// <param name="Year">The last whole year by the report's day.</param>
/// <param name="Cities">How many cities the plan's region has.</param>
sealed record ReportAssessed(int Year, int Cities, IReadOnlyList<(AssessResult Result, AssessmentScore Score)> Results, IReadOnlyList<Case> Talks)
{
    /// <summary>The results with their places; none where some city has no result yet.</summary>
    public IEnumerable<(AssessResult Result, AssessmentScore Score, Placing? Place)> Placed =>
        Results.Count < Cities ? Results.Select(r => (r.Result, r.Score, (Placing?)null)) : Results.Zip(Placing.Of([.. Results.Select(r => r.Score)]), (r, place) => (r.Result, r.Score, (Placing?)place));

    public static ReportAssessed Of(Office office, Catalogue catalogue, Plan plan, IReadOnlyList<SubjectId> cities, DateOnly asOf)
    {
        var year = asOf is { Month: 12, Day: 31 } ? asOf.Year : asOf.Year - 1;
        var results = cities.Select(c => office.Cases.Find(AssessProcedure.IdOf(plan.Id, year, c))).OfType<Case>().Where(c => c.In<AssessState>() is AssessState.Noticed or AssessState.Closed)
            .Select(c => AssessResult.Find(office.Ledger, c.Id)).OfType<AssessResult>().Select(r => (Result: r, Score: r.Score(catalogue))).Where(r => r.Score is not null).Select(r => (r.Result, r.Score!));
        var talks = office.Cases.All.Where(c => c.Procedure == TalkProcedure.Id && cities.Contains(c.Subject)).Select(c => office.Cases.Rules.On(c, asOf)).OfType<Case>()
            .Where(c => TalkProcedure.IsKnown(c) && c.Steps.First(s => s.Move == TalkProcedure.Approve).At.ToOffset(China.Offset).Year == asOf.Year).OrderBy(c => c.Id, StringComparer.Ordinal);
        return new(year, cities.Count, [.. results], [.. talks]);
    }
}
