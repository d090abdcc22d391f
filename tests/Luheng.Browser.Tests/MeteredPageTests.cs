using Luheng.Flow.Tests.Monitoring;

namespace Luheng.Browser.Tests;

/// <summary>The pages of monitoring over a park with meters and readings.</summary>
public sealed class MeteredPageTests(MeteredBrowser browser) : IClassFixture<MeteredBrowser>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "balance-metered", "/balance" }, { "balance-of", $"/balance/{MeteredPark.Mill}" }, { "balance-water", $"/balance/{MeteredPark.Mill}?carrier=fresh-water" }, { "park", $"/parks/{MeteredPark.Park}" },
        { "loads-metered", "/loads" }, { "load-of", $"/loads/{MeteredPark.Mill}" }, { "calls-metered", "/loads/calls" },
    };

    [Theory, MemberData(nameof(Pages))]
    public Task Every_page_is_open_to_all_fits_the_screen_and_draws_no_complaint(string name, string address) => PageChecks.Passes(browser, name, address);

    [Fact]
    public async Task The_energy_flow_is_drawn_where_scripts_run_and_stays_a_table_where_not()
    {
        var page = await browser.Open($"/balance/{MeteredPark.Mill}");
        await page.Locator("[data-chart=sankey] svg").WaitForAsync();
        Assert.True(await page.Locator("#flow").IsVisibleAsync());
        await page.Context.CloseAsync();
        var plain = await browser.Open($"/balance/{MeteredPark.Mill}", scripts: false);
        Assert.True(await plain.Locator("[data-chart=sankey]").IsHiddenAsync());
        Assert.True(await plain.Locator("#flow + .two tbody tr").CountAsync() > 2);
        await plain.Context.CloseAsync();
    }

    [Fact]
    public async Task A_number_that_is_pressed_shows_its_working_and_goes_with_escape_even_without_scripts()
    {
        var page = await browser.Open($"/balance/{MeteredPark.Mill}", scripts: false);
        var number = page.Locator("td button.worked").First; // of the table: above it stands what was found
        var working = page.Locator("#" + await number.GetAttributeAsync("popovertarget"));
        Assert.True(await working.IsHiddenAsync());
        await number.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await working.IsVisibleAsync());
        Assert.Contains(await number.InnerTextAsync(), await working.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("计量点", await working.InnerTextAsync(), StringComparison.Ordinal); // by which meter
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await working.IsHiddenAsync());
        await page.Context.CloseAsync();
    }
}

/// <summary>A browser looking at the metered park.</summary>
public sealed class MeteredBrowser() : Browser(() => Desk.Value)
{
    static readonly Lazy<Portal.Desk> Desk = new(MeteredPark.Desk);
}
