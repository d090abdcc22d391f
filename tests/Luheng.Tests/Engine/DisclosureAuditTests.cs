using Luheng.Engine;
using Luheng.Registry;

namespace Luheng.Tests.Engine;

/// <summary>Sums that are shown beside one another, whatever they are summed by.</summary>
public class DisclosureAuditTests
{
    static readonly DisclosureLimits Limits = new(3, 0.8);

    static IReadOnlySet<string> Shown(params (string, int[])[] sets) =>
        DisclosureAudit.Of(sets, sets.SelectMany(s => s.Item2).Distinct().ToDictionary(r => r, _ => 1.0), row => SubjectId.Region($"{row:000000}"), Limits);

    [Fact]
    public void A_product_is_not_shown_where_its_sector_less_it_would_reveal_the_rest() =>
        Assert.Equal(["sector"], Shown(("sector", [1, 2, 3, 4, 5, 6]), ("many", [1, 2, 3, 4]), ("few", [5, 6])));

    [Fact]
    public void Products_that_leave_enough_of_a_sector_are_shown_beside_it() =>
        Assert.Equal(["many", "others", "sector"], Shown(("sector", [1, 2, 3, 4, 5, 6]), ("many", [1, 2, 3]), ("others", [4, 5, 6])).Order(StringComparer.Ordinal));
}
