using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Running;

/// <summary>The demonstration as the first command shows it, with its returns, readings, cases, bulletins and targets: walked as several people.</summary>
public sealed partial class DemoCrawlTests(ServedDemo demo)
{
    [Theory]
    [InlineData("demo-province", 250, 4000)]
    [InlineData("demo-city", 200, 1500)]
    [InlineData("demo-manager", 100, 500)]
    [InlineData("demo-grid", 80, 400)]
    [InlineData("demo-park", 100, 400)]
    [InlineData("public", 50, 100)]
    public Task Every_figure_opens_to_the_same_value_and_no_link_is_refused(string persona, int kinds, int figures) => new Walk(demo.Look, instances: 2, figuresOfAPage: 20, live: "/loads/").Along(persona, kinds, figures);

    /// <summary>At every address that the province reads, with the ids that really are there: pages, tables, files and calls.</summary>
    [Theory, InlineData("demo-city"), InlineData("demo-county"), InlineData("demo-park"), InlineData("demo-manager")]
    public async Task Nobody_reads_of_an_enterprise_elsewhere_at_any_address_that_the_province_reads(string persona)
    {
        var addresses = await demo.ReadByTheProvince();
        var (all, own) = (await Firms("demo-province"), (await Firms(persona)).Keys.ToHashSet());
        Assert.True(all.Count > 500 && own.Count is > 0 and < 60, $"{own.Count} of {all.Count}");
        var (leaks, answered, refused) = (new List<string>(), 0, 0);
        foreach (var address in addresses)
        {
            var (status, body, _) = await demo.Look(persona, address);
            Assert.True(status < 500, $"{address} answers {status}");
            if (status != 200) refused++;
            else if (++answered > 0 && Told(address, body).Where(c => !own.Contains(c)).ToList() is { Count: > 0 } others)
            {
                var open = Told(address, (await demo.Look("public", address)).Body).ToHashSet();
                if (others.Where(c => !open.Contains(c)).ToList() is [var other, ..]) leaks.Add($"{address}: {all[other]}");
            }
        }
        Assert.True(leaks.Count == 0, $"{leaks.Count}:\n{string.Join('\n', leaks.Take(60))}");
        Assert.True(answered > 50 && refused > 50, $"{answered} answered, {refused} refused of {addresses.Count}");

        // A code that was asked for comes back in the form; a name would not.
        IEnumerable<string> Told(string address, string body) => CreditCode().Matches(body).Select(m => m.Value).Where(c => all.ContainsKey(c) && !address.Contains(c, StringComparison.Ordinal)).Concat(all.Where(f => body.Contains(f.Value, StringComparison.Ordinal)).Select(f => f.Key)).Distinct();
    }

    [GeneratedRegex("9[0-9A-Z]{17}")]
    private static partial Regex CreditCode();

    /// <summary>The enterprises that somebody sees, by code.</summary>
    async Task<Dictionary<string, string>> Firms(string persona)
    {
        var (firms, next) = (new Dictionary<string, string>(), "/api/enterprises?limit=1000");
        while (next is not null)
        {
            using var told = System.Text.Json.JsonDocument.Parse((await demo.Look(persona, next)).Body);
            foreach (var firm in told.RootElement.GetProperty("enterprises").EnumerateArray()) firms[firm.GetProperty("code").GetString()!] = firm.GetProperty("name").GetString()!;
            next = told.RootElement.GetProperty("next").GetString() is { } cursor ? $"/api/enterprises?limit=1000&cursor={cursor}" : null;
        }
        return firms;
    }

    [Fact]
    public async Task A_collector_on_this_machine_reads_the_counts_and_one_behind_a_proxy_does_not()
    {
        Assert.Equal(200, (await demo.Look("public", "/metrics")).Status);
        Assert.NotEqual(200, (await demo.Look("public", "/metrics", ("X-Forwarded-For", "10.1.1.1"))).Status);
    }

    [Fact]
    public async Task What_meters_say_beside_a_filed_figure_opens_at_its_own_value()
    {
        var (status, queue, _) = await demo.Look("demo-province", "/returns/queue?state=Accepted");
        Assert.Equal(200, status);
        var returns = Regex.Matches(queue, "/returns/205-1/[0-9A-Z]+/[0-9-]+").Select(m => m.Value).Distinct().ToList();
        Assert.Contains("/metered?item=", string.Concat(await Task.WhenAll(returns.Select(async r => (await demo.Look("demo-province", r)).Body))));
        await new Walk(demo.Look, figuresOfAPage: 200).Over("demo-province", returns, 60);
    }

    [Theory, InlineData("A"), InlineData("B"), InlineData("C"), InlineData("D")]
    public async Task A_list_of_a_grade_holds_whom_the_grades_of_the_year_name(string grade)
    {
        var graded = await Codes("/grades.csv", row => row["grade"] == grade, "credit_code");
        Assert.Equal(graded, await Codes($"/lists/grade-{grade.ToLowerInvariant()}.csv", _ => true, "credit_code"));
    }

    [Fact]
    public async Task The_list_of_grades_in_force_comes_out_again_of_what_was_known_on_its_day()
    {
        var list = Regex.Match((await demo.Look("demo-province", "/grades")).Body, "/grades/lists/[^\"]+").Value;
        var page = (await demo.Look("public", list)).Body;
        Assert.Contains("逐字节相同", page);
        Assert.DoesNotContain("不能复现", page);
    }

    [Fact]
    public async Task Some_enterprises_of_the_demonstration_are_graded() => Assert.True((await Codes("/grades.csv", row => row["grade"] is not "", "credit_code")).Count > 10);

    [Fact]
    public async Task A_bulletin_for_the_public_rests_on_no_sum_of_one_or_two_enterprises_and_says_nothing_of_what_is_known_since()
    {
        var (status, snapshot, _) = await demo.Look("public", "/bulletins/bulletin-990000-2025-09/snapshot.json");
        Assert.Equal(200, status);
        Assert.Contains("target:energy-intensity/actual", snapshot);
        Assert.DoesNotMatch("the sum of [12] members", snapshot);
        Assert.DoesNotContain("此后", (await demo.Look("public", "/bulletins/bulletin-990000-2025-09")).Body);
    }

    [Fact]
    public async Task A_report_counts_as_judged_what_it_shows_and_what_is_withheld_as_not_judged()
    {
        var (status, body, _) = await demo.Look("demo-province", "/plans/demo-14fyp/report?kind=final");
        Assert.Equal(200, status);
        var text = Tags().Replace(body, "");
        int Number(string pattern) => int.Parse(Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(Number("有结果的([0-9]+)项指标"), Number("([0-9]+)项有结果可以判断"));
        Assert.Equal(Number("规划提出的([0-9]+)项指标"), Number("([0-9]+)项有结果可以判断") + Number("其余([0-9]+)项不作判断"));
        Assert.Contains("不足3户，结果不单独公布", text);
        Assert.DoesNotContain("年末总数", text);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    async Task<List<string>> Codes(string table, Func<Dictionary<string, string>, bool> wanted, string column)
    {
        var (status, body, _) = await demo.Look("demo-province", table);
        Assert.Equal(200, status);
        var lines = body.TrimStart('\ufeff').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => names.Zip(l.Split(',')).ToDictionary(c => c.First, c => c.Second)).Where(wanted).Select(r => r[column]).Order(StringComparer.Ordinal)];
    }
}
