using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Returns;
using Luheng.Lists;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Lists;

/// <summary>Every count on a page of lists leads to as many entries as it says, whatever day the page is asked about.</summary>
public sealed partial class ListCountTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <summary>Members of a city, of the province alone, of another one and of nowhere; some came later, left, or have no day.</summary>
    void Fill(string list)
    {
        ListEntry Of(string name) => new(list, ListEntry.IdOf(name, null, null, "990000"), name) { Document = "通知" };
        ListEntry Firm(Subject subject) => Of(subject.Name) with { Subject = subject.Id };
        site.Office.Lists.Commit([
            Firm(site.Mine) with { From = new(2021, 3, 1) },
            Firm(site.Stranger) with { From = new(2024, 3, 1) },
            Of("甲厂") with { Region = "990000", From = new(2020, 5, 1) },
            Of("乙厂") with { Region = "990000", From = new(2020, 5, 1), To = new(2022, 6, 1) },
            Of("丙厂") with { Region = "990000", From = new(2023, 5, 1) },
            Of("丁厂") with { Region = "990100", Year = 2022 },
            Of("戊厂") with { Region = "990100", From = new(2022, 2, 1), To = new(2024, 2, 1) },
            Of("己厂") with { Region = "990100" },
            Of("庚厂") with { Region = "510000", From = new(2022, 7, 1) },
            Of("辛厂") with { Region = "510000", To = new(2022, 8, 1) },
            Of("壬厂") with { From = new(2021, 7, 1) },
            Of("癸厂"),
        ], new("test", "test", [], []) { From = "test" });
    }

    [Theory]
    [InlineData("green-factory", "")]
    [InlineData("green-factory", "?on=2022-12-31&state=dated")]
    [InlineData("green-factory", "?on=2022-07-15")]
    [InlineData("green-factory", "?year=2022")]
    [InlineData("green-factory", "?state=left")]
    [InlineData("green-factory", "?on=2022-12-31&state=left")]
    [InlineData("key-user", "?on=2022-12-31&state=dated")]
    public async Task Every_count_leads_to_as_many_entries(string list, string asked)
    {
        Fill(list);
        using var province = site.As("demo-province");
        var page = await province.Get($"/lists/{list}{asked}");
        var counts = page.QuerySelectorAll($"main a.fig[href^='/lists/{list}']").Select(a => (Count: a.TextContent.Trim(), Address: a.GetAttribute("href")!)).ToList();
        Assert.True(counts.Count > 20, $"{counts.Count} counts");
        foreach (var (count, address) in counts)
            Assert.True(count == await Found(province, address), $"{asked}: {count} leads to {await Found(province, address)} at {address}");
    }

    [Fact]
    public async Task The_counts_of_all_lists_lead_to_as_many_entries_of_the_day()
    {
        Fill("green-factory");
        using var province = site.As("demo-province");
        var page = await province.Get("/lists?on=2022-12-31");
        foreach (var a in page.QuerySelectorAll("main a.fig[href^='/lists/green-factory']"))
            Assert.Equal(a.TextContent.Trim(), await Found(province, a.GetAttribute("href")!));
    }

    static async Task<string> Found(Person person, string address)
    {
        var text = Site.Text(await person.Get(address), "main");
        return FoundCount().Match(text) is { Success: true } found ? int.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : "0";
    }

    [GeneratedRegex(@"找到 ([\d,]+) 条")]
    private static partial Regex FoundCount();
}
