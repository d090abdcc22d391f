using System.Globalization;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Assessing;

/// <summary>Which plan's year is looked at.</summary>
public sealed record AssessQuery(Plan Plan, int Year)
{
    /// <summary>The plan and year of the address; the site's own plan and its last whole year where nothing is said.</summary>
    /// <exception cref="FormatException">The plan is not known, or does not run in the year.</exception>
    internal static AssessQuery Read(Reader reader, string plan, string year)
    {
        var plans = reader.Desk.World.Catalogue.Plans;
        var found = plan is "" ? reader.Desk.HomePlan() ?? throw new QuestionException(new("plan：本站没有自己的规划；请写明规划", "plan: this site has no plan of its own; name one"))
            : plans.TryGetValue(plan, out var known) ? known : throw new QuestionException(Takes.NotOneOf("plan", plan, [.. plans.Keys.Order(StringComparer.Ordinal)]));
        var last = Math.Clamp(reader.Desk.AsOf.Year - 1, found.BaseYear + 1, found.To);
        if (year is "") return new(found, last);
        return int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > found.BaseYear && number <= found.To ? new(found, number)
            : throw new QuestionException(new Said("year：“{0}”不是考核年度；应在 {1} 至 {2} 之间", "year: '{0}' is no year of the assessment; {1}–{2} would be right").Filled(year, found.BaseYear + 1, found.To));
    }

    internal static AssessQuery Read(Reader reader) => Read(reader, reader.Query("plan"), reader.Query("year"));

    public string Address(string path) => Links.To(path, ("plan", Plan.Id), ("year", Year.ToString(CultureInfo.InvariantCulture)));

    public string Of(SubjectId subject) => Address($"/assessment/{Uri.EscapeDataString(subject.Text)}");
}
