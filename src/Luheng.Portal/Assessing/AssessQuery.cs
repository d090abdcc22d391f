using System.Globalization;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Assessing;

/// <summary>Which plan's year is looked at.</summary>
public sealed record AssessQuery(Plan Plan, int Year)
{
    /// <summary>The plan and year of the address; the site's own plan and its last whole year where nothing is said.</summary>
    /// <exception cref="QuestionException">The plan is not known, or does not run in the year: both are told at once.</exception>
    internal static AssessQuery Read(Reader reader, string plan, string year)
    {
        var plans = reader.Desk.World.Catalogue.Plans;
        var found = plan is "" ? reader.Desk.HomePlan() : plans.GetValueOrDefault(plan);
        var whole = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        List<Said> wrong = [];
        if (found is null) wrong.Add(plan is "" ? new("plan：本站没有自己的规划；请写明规划", "plan: this site has no plan of its own; name one") : Takes.NotOneOf("plan", plan, [.. plans.Keys.Order(StringComparer.Ordinal)]));
        if (year is not "" && (found is null ? !whole || !plans.Values.Any(p => Runs(p, number)) : !whole || !Runs(found, number)))
            wrong.Add(new Said("year：“{0}”不是考核年度；应在 {1} 至 {2} 之间", "year: '{0}' is no year of the assessment; {1}–{2} would be right").Filled(year, (found?.BaseYear ?? plans.Values.Min(p => p.BaseYear)) + 1, found?.To ?? plans.Values.Max(p => p.To)));
        if (found is null || wrong.Count > 0) throw new QuestionException(wrong.Together());
        return new(found, year is "" ? Math.Clamp(reader.Desk.AsOf.Year - 1, found.BaseYear + 1, found.To) : number);
    }

    static bool Runs(Plan plan, int year) => year > plan.BaseYear && year <= plan.To;

    internal static AssessQuery Read(Reader reader) => Read(reader, reader.Query("plan"), reader.Query("year"));

    public string Address(string path) => Links.To(path, ("plan", Plan.Id), ("year", Year.ToString(CultureInfo.InvariantCulture)));

    public string Of(SubjectId subject) => Address($"/assessment/{Uri.EscapeDataString(subject.Text)}");
}
