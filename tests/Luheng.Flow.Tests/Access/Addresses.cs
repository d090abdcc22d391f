using Luheng.Registry;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Flow.Tests.Access;

/// <summary>Real addresses for an endpoint's pattern: about the own enterprise, about another, about nobody in particular.</summary>
static class Addresses
{
    /// <summary>An address and whom it is about by the test's own reading; null where no subject is named.</summary>
    public sealed record Sample(string Address, SubjectId? About);

    /// <summary>Query strings that some endpoints cannot do without, or that name a subject; {0} is a credit code, {1} a meter.</summary>
    static readonly Dictionary<string, string[]> Queries = new()
    {
        ["/explain"] = ["?item=energy.comprehensive&of={0}&in=2025-03"],
        ["/api/ask"] = ["?indicator=energy.comprehensive&of={0}&in=2025-03"],
        ["/api/v1/readings"] = ["?meter={1}&from=2025-11-19&to=2025-11-20"],
        ["/api/v1/readings/revisions"] = ["?meter={1}&from=2025-11-19&to=2025-11-20"],
        ["/api/v1/rollups"] = ["?meter={1}&from=2025-11-19&to=2025-11-20&resolution=hour"],
        ["/api/v1/series"] = ["?meter={1}&from=2025-11-19&to=2025-11-20"],
        ["/api/v1/quality"] = ["?of={0}"],
        ["/api/v1/balance"] = ["?of={0}"],
        ["/api/v1/loads"] = ["", "?of={0}"],
        ["/api/v1/warnings"] = ["", "?of={0}"],
        ["/api/v1/findings"] = ["", "?subject={0}"],
        ["/api/v1/meters"] = ["", "?subject={0}"],
        ["/api/v1/live"] = ["", "?subject={0}", "?meter={1}"],
        ["/meters"] = ["", "?of={0}"],
        ["/meters.csv"] = ["", "?of={0}"],
    };

    static readonly Dictionary<string, string> Others = new()
    {
        ["family"] = "energy.comprehensive",
        ["other"] = "sichuan-13fyp",
        ["hash"] = "0",
        ["name"] = "mark.svg",
        ["set"] = "factors",
        ["seq"] = "1",
    };

    public static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    public static IEnumerable<Sample> Of(RouteEndpoint endpoint, SubjectId enterprise, string meter, string monitor)
    {
        var pattern = Pattern(endpoint);
        var (path, about) = (pattern, (SubjectId?)null);
        foreach (var part in endpoint.RoutePattern.Parameters)
        {
            var value = part.Name switch
            {
                "mn" => monitor,
                "id" when pattern.StartsWith("/meters", StringComparison.Ordinal) => meter,
                "id" when pattern.Contains("plans", StringComparison.Ordinal) => Portal.RealPacks.DemoPlan,
                "id" when pattern.StartsWith("/parks", StringComparison.Ordinal) => "shili-park-1",
                "code" or "enterprise" or "firm" or "subject" => enterprise.Text,
                _ => Others.GetValueOrDefault(part.Name, "none"),
            };
            if (part.Name is "mn" or "code" or "enterprise" or "firm" or "subject" || value == meter) about = enterprise;
            if (value == "shili-park-1") about = SubjectId.Park(value);
            path = path.Replace("{**" + part.Name + "}", value, StringComparison.Ordinal).Replace("{*" + part.Name + "}", value, StringComparison.Ordinal).Replace("{" + part.Name + "}", value, StringComparison.Ordinal);
            path = System.Text.RegularExpressions.Regex.Replace(path, "\\{" + part.Name + "[:?][^}]*\\}", value);
        }
        foreach (var query in Queries.GetValueOrDefault(pattern, [""]))
            yield return new(path + string.Format(System.Globalization.CultureInfo.InvariantCulture, query, enterprise.Text, meter), query.Contains('{', StringComparison.Ordinal) ? enterprise : about);
    }
}
