using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Access;
using Luheng.Flow.Tests.Portal;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Flow.Tests.Running;

/// <summary>The index of pictures in the documents against the addresses of the site.</summary>
public sealed partial class PictureIndexTests(LedgerSite site) : IClassFixture<LedgerSite>
{
    /// <summary>Addresses that answer with no page of their own: files, redirects, data, parts of pages.</summary>
    static readonly string[] NoPage =
    [
        "/healthz", "/readyz", "/metrics", "/assets/{hash}/{name}", "/robots", "/returns/next", "/views/{id}", "/board", "/calls", "/fails", "/full",
        "/cases/{id}/files/{hash}", "/returns/{form}/{code}/{period}/annotated/{hash}", "/returns/jobs/{id}/annotated", "/register/import/{id}/problems", "/bulletins/{id}/print",
        "/plans/read/indicators", "/plans/read/{reading}/file", "/plans/read/{reading}/finds/{find}", "/plans/read/{reading}/in-effect",
    ];

    /// <summary>Addresses whose page stands in the picture of another: reasons of figures, a preview at its own address, a form in its other states.</summary>
    static readonly string[] LikeOther =
    [
        "/returns/{form}/{code}/{period}/metered", "/grades/firms/{code}/reasons", "/plans/{id}/reports/{report}/reasons", "/lists/import/{pending}", "/register/import/{id}",
        "/returns/{form}/{code}/{period}/edit", "/returns/{form}/{code}/{period}/mine",
    ];

    [Fact]
    public async Task A_page_of_the_site_has_its_picture_in_the_documents_or_is_named_as_one_without()
    {
        await using var door = await DoorSite.Open();
        var pages = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Concat(door.Endpoints)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true).Select(e => e.RoutePattern).DistinctBy(Address)
            .Where(p => Address(p) is var a && !a.Contains('.', StringComparison.Ordinal) && !a.StartsWith("/api/", StringComparison.Ordinal) && !NoPage.Contains(a) && !LikeOther.Contains(a)).ToList();
        var folder = Path.Combine(RealPacks.Checkout, "docs", "pictures");
        var index = Row().Matches(await File.ReadAllTextAsync(Path.Combine(folder, "README.md"), TestContext.Current.CancellationToken)).ToList();
        Assert.All(index, row => Assert.True(File.Exists(Path.Combine(folder, row.Groups["file"].Value)) && File.Exists(Path.Combine(folder, row.Groups["phone"].Value)), row.Value));
        var shown = index.Select(row => row.Groups["address"].Value.Split('?')[0]).Select(a => pages.Where(p => Matches(p, a)).OrderBy(p => p.InboundPrecedence).FirstOrDefault()).OfType<RoutePattern>().Select(Address).ToHashSet();
        Assert.Empty(pages.Select(Address).Where(a => !shown.Contains(a)).Order());
    }

    static string Address(RoutePattern pattern) => "/" + pattern.RawText!.TrimStart('/');

    static bool Matches(RoutePattern pattern, string address) => new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(address, []);

    [GeneratedRegex(@"^\| \[[^\]]*\]\((?<file>[^)]+)\) \| [^|]* \| `(?<address>[^`]+)` \| \[390 px\]\((?<phone>[^)]+)\) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
