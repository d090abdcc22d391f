using Luheng.Flow.Tests.Access;

namespace Luheng.Flow.Tests.Portal;

/// <summary>Every figure opens, and no link is refused: on the sample province.</summary>
[Collection(nameof(Guarded))]
public sealed class CrawlTests(GuardedSite site)
{
    [Theory]
    [InlineData("demo-province", 40, 700)]
    [InlineData("demo-manager", 25, 150)]
    public Task Every_figure_on_every_page_opens_and_what_opens_gives_the_same_value(string persona, int kinds, int figures) => new Walk(site.Look).Along(persona, kinds, figures);
}
