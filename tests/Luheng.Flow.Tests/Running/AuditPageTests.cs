using System.Globalization;
using System.Net;
using Luheng.Auditing;
using Luheng.Flow.Tests.Portal;
using Luheng.Observations;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Flow.Tests.Running;

public sealed class AuditPageTests(LedgerSite site) : IClassFixture<LedgerSite>
{
    static readonly Source Filed = new(SourceKind.Filed, LegalBasis.Administrative, "月报");

    long Correct()
    {
        Observation Coal(double value) => new(SampleProvince.Largest, "energy.consumed.raw-coal", Period.Month(2025, 3), value, "", Filed, 2);
        site.Ledger.Commit(new("三月月报", "demo-manager", [], [Coal(120)]) { From = "网页 10.0.0.7" });
        site.Ledger.Commit(new("三月更正", "demo-manager", [], [Coal(1200)]) { From = "网页 10.0.0.7", Why = "漏填一位" });
        return site.Ledger.Audit(1)[0].Seq;
    }

    [Fact]
    public async Task The_audit_administrator_sees_who_changed_what_from_where_and_why_old_beside_new()
    {
        var seq = Correct();
        using var list = await site.Page("demo-audit", "/audit?who=demo-manager");
        Assert.Contains("三月更正", list.QuerySelector("table.trail tbody tr")!.TextContent, StringComparison.Ordinal);
        using var entry = await site.Page("demo-audit", $"/audit/{seq}");
        var text = entry.QuerySelector("main")!.TextContent;
        Assert.All(["demo-manager", "网页 10.0.0.7", "漏填一位", "120 (月报)", "1200 (月报)"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subjects_history_shows_its_officer_what_was_changed_and_to_nobody_elses_officer()
    {
        Correct();
        using var own = await site.Page("demo-province", $"/history/{SampleProvince.Largest}");
        Assert.Contains("1200 (月报)", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("10.0.0.7", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var another = site.Desk.World.Population.Subjects.Last(s => s.Id.Kind == Luheng.Registry.SubjectKind.Enterprise);
        using var mine = await site.Page("demo-evaluator", $"/history/{another.Id}", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("demo-province"), InlineData("demo-security"), InlineData("demo-system"), InlineData("demo-manager")]
    public async Task Nobody_but_the_audit_administrator_reads_the_trail(string persona)
    {
        foreach (var address in (string[])["/audit", "/audit.csv", "/api/audit", "/audit/1", "/audit/1.csv", "/api/audit/1", "/audit/archive.zip"])
            using (await site.Page(persona, address, HttpStatusCode.Forbidden)) { }
    }

    [Fact]
    public async Task Pages_of_the_trail_follow_one_another_without_a_gap()
    {
        for (var i = 0; i < 250; i++) site.Ledger.Note(new("pager", "look", $"{i}", ""));
        var (address, seen) = ("/audit?who=pager", new List<string>());
        while (address is not null)
        {
            using var page = await site.Page("demo-audit", address);
            seen.AddRange(page.QuerySelectorAll("table.trail tbody td:nth-child(5)").Select(td => td.TextContent));
            address = page.QuerySelector("nav.pages a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(Enumerable.Range(0, 250).Reverse().Select(i => i.ToString(CultureInfo.InvariantCulture)), seen);
    }

    [Fact]
    public async Task The_archive_downloaded_verifies_and_taking_it_is_noted()
    {
        using var client = site.Client("demo-audit");
        var bytes = await client.GetByteArrayAsync(new Uri("/audit/archive.zip", UriKind.Relative), TestContext.Current.CancellationToken);
        using var stream = new MemoryStream(bytes);
        Assert.Empty(AuditArchive.Verify(stream).Problems);
        Assert.Equal(("demo-audit", "export"), site.Ledger.Audit(new AuditQuery(1) { Did = "export" }) is [var line] ? (line.Who, line.Did) : default);
        using var refused = await site.Page("demo-audit", "/audit?from=yesterday", HttpStatusCode.BadRequest);
    }
}
