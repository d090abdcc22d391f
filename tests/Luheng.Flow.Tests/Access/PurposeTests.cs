using System.Globalization;
using Luheng.Access;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Flow.Tests.Access;

[Collection(nameof(Guarded))]
public sealed class PurposeTests(GuardedSite site)
{
    static readonly string[] Statistical = [GuardedSite.Statistical.ToString(CultureInfo.InvariantCulture), GuardedSite.Statistical.ToString("#,0.##", CultureInfo.InvariantCulture), "987,654", "987654"];
    static readonly string[] Embargoed = [GuardedSite.Embargoed.ToString(CultureInfo.InvariantCulture), "77.12", "77.13"];

    [Fact]
    public async Task A_return_for_statistics_alone_is_seen_for_statistics_and_its_explanation_says_why_elsewhere()
    {
        var address = $"?item=water.fresh&of={site.Other.Id}&in={GuardedSite.SecretMonth}";
        var liaison = await site.Get("demo-statistics", "/api/ask" + address);
        Assert.Contains("987654.25", liaison.Body, StringComparison.Ordinal);
        var province = await site.Get("demo-province", "/api/ask" + address);
        Assert.Equal(200, province.Status);
        Assert.DoesNotContain("987654", province.Body, StringComparison.Ordinal);
        Assert.Contains("for statistics alone", province.Body, StringComparison.Ordinal);
        Assert.Contains("依法只用于统计", (await site.Get("demo-province", "/explain" + address)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_for_another_purpose_appear_nowhere()
    {
        var wrong = new List<string>();
        foreach (var endpoint in site.Endpoints.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true))
            foreach (var person in site.People)
                foreach (var sample in Addresses.Of(endpoint, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor))
                {
                    var (_, body, _) = await site.Look(person.Account, sample.Address);
                    if (!person.Is(Role.StatisticsLiaison)) wrong.AddRange(Statistical.Where(s => body.Contains(s, StringComparison.Ordinal)).Select(s => $"{person.Account} {sample.Address} tells {s}"));
                    if (!person.Is(Role.StatisticsLiaison) && !person.Is(Role.ProvinceOfficer)) wrong.AddRange(Embargoed.Where(s => body.Contains(s, StringComparison.Ordinal)).Select(s => $"{person.Account} {sample.Address} tells {s}"));
                }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
    }
}

public sealed class EmbargoTests
{
    const string Growth = "/api/ask?item=energy.consumption.growth&of=990000&in=2025-01..2025-10";

    [Fact]
    public async Task An_embargoed_aggregate_is_seen_before_its_date_by_those_who_may_and_after_it_by_everyone()
    {
        var site = new GuardedSite();
        await site.InitializeAsync();
        try
        {
            Assert.Contains("77.125", (await site.Get("demo-province", Growth)).Body, StringComparison.Ordinal);
            var city = await site.Get("demo-manager", Growth);
            Assert.DoesNotContain("77.125", city.Body, StringComparison.Ordinal);
            Assert.Contains("3.4", city.Body, StringComparison.Ordinal);
            Assert.Contains("under embargo until 2025-12-15", city.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("77.125", (await site.Get("public", Growth)).Body, StringComparison.Ordinal);
            site.Clock.Now = new(2025, 12, 15, 0, 0, 1, Time.China.Offset);
            site.Refresh();
            Assert.Contains("77.125", (await site.Get("demo-manager", Growth)).Body, StringComparison.Ordinal);
            Assert.Contains("77.125", (await site.Get("public", Growth)).Body, StringComparison.Ordinal);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}
