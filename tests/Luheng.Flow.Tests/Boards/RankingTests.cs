using System.Globalization;
using System.Text.Json;
using Luheng.Engine;
using Luheng.Flow.Tests.Portal;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Flow.Tests.Boards;

public sealed class RankingTests(Site site) : IClassFixture<Site>
{
    const string Energy = "energy.comprehensive", Output = "output_value.comparable_price", PerOutput = "energy.per_output_value";

    World World => site.Desk.World;

    async Task<JsonElement> Json(string address, string persona = "demo-province")
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Cookie", "persona=" + persona);
        return JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
    }

    static double Value(JsonElement row, int column = 0) => row.GetProperty("cells")[column].GetProperty("value") is { ValueKind: JsonValueKind.Number } n ? n.GetDouble() : double.NaN;

    [Theory]
    [InlineData(Energy, "2025-01..2025-10"), InlineData(PerOutput, "2025-01..2025-10"), InlineData(PerOutput, "2025-03"), InlineData("energy.comprehensive.change_on_year", "2025-01..2025-10"), InlineData("water.fresh", "2024-Q2"), InlineData("energy.share.clean", "2024")]
    public async Task A_ranking_gives_every_enterprise_the_figure_that_asking_for_it_gives(string item, string period)
    {
        var (page, seen) = (1, 0);
        for (; ; page++)
        {
            var answer = await Json($"/api/v1/rankings?item={item}&in={period}&page={page}");
            foreach (var row in answer.GetProperty("rows").EnumerateArray())
            {
                seen++;
                var asked = Asker.Ask(World, item, SubjectId.Parse(row.GetProperty("id").GetString()!), Period.Parse(period)).Value;
                Assert.Equal(double.IsNaN(asked), double.IsNaN(Value(row)));
                if (!double.IsNaN(asked)) Assert.Equal(asked, Value(row), 1e-9 * Math.Max(1, Math.Abs(asked)));
            }
            if (page >= answer.GetProperty("pages").GetInt32()) break;
        }
        Assert.Equal(63, seen);
    }

    /// <summary>Member months of a group, added up one by one.</summary>
    double Plain(string item, Period period, Func<Placement, bool> within)
    {
        var (sum, any) = (0.0, false);
        foreach (var firm in World.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise))
            foreach (var month in period.MonthsWithin())
                if (firm.On(month.Last) is { } place && within(place) && Asker.Ask(World, item, firm.Id, month) is { Missing: false } answer) (sum, any) = (sum + answer.Value, true);
        return any ? sum : double.NaN;
    }

    [Theory, InlineData("city"), InlineData("sector"), InlineData("park"), InlineData("county")]
    public async Task A_pivot_equals_a_plain_recomputation_with_sums_and_ratios_of_sums(string by)
    {
        var answer = await Json($"/api/v1/rankings?item={Energy}&by={by}&over=quarter&in=2024-01..2025-09");
        var ratios = await Json($"/api/v1/rankings?item={PerOutput}&by={by}&over=quarter&in=2024-01..2025-09");
        var columns = answer.GetProperty("columns").EnumerateArray().Select(c => Period.Parse(c.GetProperty("period").GetString()!)).ToList();
        Assert.Equal(7, columns.Count);
        foreach (var row in answer.GetProperty("rows").EnumerateArray())
            for (var c = 0; c < columns.Count; c++)
            {
                bool Within(Placement p) => by switch
                {
                    "city" or "county" => World.Population.Regions.Within(p.Region, row.GetProperty("id").GetString()!),
                    "sector" => p.Industry[..2] == row.GetProperty("id").GetString(),
                    _ => p.Park == row.GetProperty("id").GetString(),
                };
                var (energy, output) = (Plain(Energy, columns[c], Within), Plain(Output, columns[c], Within));
                Assert.Equal(energy, Value(row, c), 1e-6);
                var ratio = ratios.GetProperty("rows").EnumerateArray().First(r => r.GetProperty("id").GetString() == row.GetProperty("id").GetString());
                Assert.Equal(energy / output, Value(ratio, c), 1e-9);
            }
        if (by is "city" or "sector") Assert.Equal(answer.GetProperty("rows").EnumerateArray().Sum(r => Value(r)), Value(answer.GetProperty("total")), 1e-6);
    }

    [Fact]
    public async Task Totals_respect_the_filter()
    {
        var answer = await Json($"/api/v1/rankings?item={Energy}&in=2025&region=990300&industry=six");
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(World.Population.Regions.Within(World.Population.Find(SubjectId.Parse(r.GetProperty("id").GetString()!))!.Latest.Region, "990300")));
        Assert.Equal(rows.Sum(r => Value(r)), Value(answer.GetProperty("total")), 1e-6);
    }

    [Fact]
    public async Task The_table_has_every_row_that_the_pages_have()
    {
        using var client = site.Client();
        var lines = (await client.GetStringAsync(new Uri($"/rankings.csv?item={PerOutput}&also={Energy}&in=2025-01..2025-10", UriKind.Relative), TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 63 + 1, lines.Length);
        var first = (await Json($"/api/v1/rankings?item={PerOutput}&also={Energy}&in=2025-01..2025-10")).GetProperty("rows")[0];
        Assert.Contains(Value(first, 1).ToString("R", CultureInfo.InvariantCulture), lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_see_one_city_finds_only_its_own_and_their_total()
    {
        var mine = await Json($"/api/v1/rankings?item={Energy}&in=2025", "demo-city");
        Assert.InRange(mine.GetProperty("found").GetInt32(), 1, 62);
        var city = World.Population.Find(SubjectId.Parse(mine.GetProperty("rows")[0].GetProperty("id").GetString()!))!.Latest.Region[..4];
        Assert.All(mine.GetProperty("rows").EnumerateArray(), r => Assert.StartsWith(city, World.Population.Find(SubjectId.Parse(r.GetProperty("id").GetString()!))!.Latest.Region, StringComparison.Ordinal));
        Assert.Equal(mine.GetProperty("rows").EnumerateArray().Sum(r => Value(r) is var v && double.IsNaN(v) ? 0 : v), Value(mine.GetProperty("total")), 1e-6);
        var foreign = await Json($"/api/v1/rankings?item={Energy}&in=2025&region={(city == "9903" ? "990400" : "990300")}", "demo-city");
        Assert.Equal(0, foreign.GetProperty("found").GetInt32());
        var all = await Json($"/api/v1/rankings?item={Energy}&in=2025");
        Assert.Equal(63, all.GetProperty("found").GetInt32());
    }

    [Theory, InlineData("unfiled"), InlineData("overdue"), InlineData("severe"), InlineData("noticed"), InlineData("expected")]
    public async Task A_condition_that_is_counted_is_the_list_that_it_opens(string behind)
    {
        var list = await Json($"/api/v1/rankings?behind={behind}");
        using var page = await site.Page($"/rankings?behind={behind}");
        Assert.Contains($"{list.GetProperty("found").GetInt32()} 户", Site.Text(page, "#answer"), StringComparison.Ordinal);
        if (behind == "overdue") Assert.Equal(SampleProvince.WithHole.Text, Assert.Single(list.GetProperty("rows").EnumerateArray()).GetProperty("id").GetString());
        if (behind == "expected") Assert.Equal(62, list.GetProperty("found").GetInt32());
    }

    [Theory]
    [InlineData("item=none"), InlineData("in=lately"), InlineData("by=moon"), InlineData("over=day"), InlineData("behind=x"), InlineData("size=x"), InlineData("over=month&in=1950..2025")]
    public async Task What_cannot_be_read_is_said(string query)
    {
        using var page = await site.Page("/rankings?" + query, 400);
        Assert.NotEmpty(Site.Text(page, ".answer"));
    }
}
