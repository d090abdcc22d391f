using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Luheng.Bulletins;
using Luheng.Flow.Tests.Running;
using Luheng.Portal.Shell;

namespace Luheng.Flow.Tests.Portal;

/// <summary>Tables taken along as they stand on a page.</summary>
public class PageTablesTests(ServedDemo demo)
{
    static IReadOnlyList<(string Name, Table Table)> Read(string main) => PageTables.Read(new MemoryStream(Encoding.UTF8.GetBytes($"<!DOCTYPE html><meta charset=utf-8><main><h1>清单</h1>{main}</main>"))).Tables;

    static string Csv(string main) => Encoding.UTF8.GetString(Read(main).Single().Table.Csv()).TrimStart('\ufeff').ReplaceLineEndings("\n");

    [Fact]
    public void Figures_are_numbers_and_years_codes_and_words_stay_as_they_are() => Assert.Equal(
        "企业,年份,能耗,编码\n甲厂 一号线,2024,-1234.5,007\n乙厂,2025,,510100\n",
        Csv("<table><thead><tr><th>企业</th><th>年份</th><th>能耗</th><th>编码</th></tr></thead><tbody><tr><th>甲厂 <small>一号线</small></th><td>2024</td><td><a>−1,234.5</a></td><td>007</td></tr><tr><th>乙厂</th><td>2025</td><td>—</td><td>510100</td></tr></tbody></table>"));

    [Fact]
    public void What_spans_rows_and_columns_stands_in_each_and_heads_of_two_lines_are_one() => Assert.Equal(
        "市,目标 2024,目标 2025\n甲,1,2\n甲,3,4\n",
        Csv("<table><thead><tr><th rowspan=2>市</th><th colspan=2>目标</th></tr><tr><th>2024</th><th>2025</th></tr></thead><tbody><tr><th rowspan=2>甲</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"));

    [Fact]
    public void Buttons_fields_and_what_is_hidden_do_not_go_along() => Assert.Equal(
        "名称\n甲\n",
        Csv("<table><thead><tr><th>名称</th><th>操作</th></tr></thead><tbody><tr><td>甲<span hidden>乙</span></td><td><form><input value=1><button>采取</button></form></td></tr></tbody></table>"));

    [Fact]
    public void A_number_is_held_apart_from_the_word_of_a_mark_before_it() => Assert.Equal(
        "市,状态\n甲,滞后 7 2024年5月\n",
        Csv("<table><thead><tr><th>市</th><th>状态</th></tr></thead><tbody><tr><td>甲</td><td><b>滞后</b><a>7</a> 2024年5月</td></tr></tbody></table>"));

    [Theory]
    [InlineData(9.7E-05, "0.000097"), InlineData(-1.25E-07, "-0.000000125"), InlineData(1E+16, "10000000000000000"), InlineData(1.5E+16, "15000000000000000"), InlineData(0.125, "0.125"), InlineData(5E-324, null)]
    public void A_number_is_written_with_all_its_digits_and_no_power_of_ten(double value, string? written)
    {
        var text = Encoding.UTF8.GetString(new Table("a").Row(value).Csv()).Trim('\ufeff').Split("\r\n")[1];
        if (written is not null) Assert.Equal(written, text);
        Assert.DoesNotContain("E", text);
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Several_tables_are_named_by_what_stands_above_them() => Assert.Equal(
        ["1 在办", "2 已办"],
        Read("<h2>在办</h2><div><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div><h2>已办</h2><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>").Select(t => t.Name));

    [Fact]
    public void A_csv_holds_every_table_below_its_name() => Assert.Equal(
        "1 在办\na\n1\n\n2 已办\na\n2\n",
        Encoding.UTF8.GetString(Table.Csv(Read("<h2>在办</h2><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table><h2>已办</h2><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>2</td></tr></tbody></table>"))).TrimStart('\ufeff').ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("/", "用能最多的企业"), InlineData("/warnings", "企业"), InlineData("/data", "导入批次"), InlineData("/balance", "园区和区域汇总"), InlineData("/grades", "各市等级"), InlineData("/rankings", "高于"), InlineData("/plans/demo-14fyp/report", "表1 有结果的指标")]
    public async Task A_page_with_files_of_its_main_table_gives_its_other_tables_too(string page, string holds)
    {
        var (_, shown, _) = await demo.Look("demo-province", page);
        Assert.Contains("format=xlsx", shown);
        var (status, csv, _) = await demo.Look("demo-province", page + "?format=csv");
        Assert.Equal(200, status);
        Assert.Contains(holds, csv);
    }

    [Fact]
    public async Task The_call_of_the_balance_of_a_region_names_every_enterprise_on_its_page()
    {
        var (_, csv, _) = await demo.Look("demo-province", "/balance.csv?in=2025-10");
        var (_, json, _) = await demo.Look("demo-province", "/api/v1/balance?of=990000&in=2025-10");
        var listed = csv.Split('\n').Skip(1).Select(l => l.Split(',')[0]).Where(c => c is not "").Distinct().Order().ToList();
        Assert.NotEmpty(listed);
        Assert.Equal(listed, JsonDocument.Parse(json).RootElement.GetProperty("enterprises").EnumerateArray().Select(e => e.GetProperty("of").GetString()!).Order());
    }

    [Theory, InlineData("/levers"), InlineData("/sectors"), InlineData("/register/duplicates")]
    public async Task A_page_without_a_call_below_api_gives_its_tables_to_programs(string page)
    {
        Assert.Contains("format=json", (await demo.Look("demo-province", page)).Body);
        var (status, json, _) = await demo.Look("demo-province", page + "?format=json");
        var told = JsonDocument.Parse(json).RootElement;
        Assert.Equal((200, page), (status, told.GetProperty("page").GetString()));
        var csv = (await demo.Look("demo-province", page + "?format=csv")).Body;
        foreach (var table in told.GetProperty("tables").EnumerateArray())
        {
            Assert.Contains(table.GetProperty("columns")[0].GetString()!, csv);
            Assert.All(table.GetProperty("rows").EnumerateArray(), r => Assert.Equal(table.GetProperty("columns").GetArrayLength(), r.GetArrayLength()));
        }
    }

    [Theory, InlineData("demo-province"), InlineData("demo-city")]
    public async Task The_call_gives_as_many_findings_as_the_page_counts(string persona)
    {
        var head = Regex.Match((await demo.Look(persona, "/data")).Body, """id="findings".*?>(.*?)</h2>""", RegexOptions.Singleline).Groups[1].Value;
        var counted = Regex.Match(Regex.Replace(head, "<[^>]*>", " "), @"[\d,]+").Value.Replace(",", "", StringComparison.Ordinal);
        Assert.Equal(int.Parse(counted, CultureInfo.InvariantCulture), (await demo.Look(persona, "/api/v1/findings?format=csv")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    /// <summary>The call that a page names at its foot.</summary>
    static string CallOf(string page) => WebUtility.HtmlDecode(Regex.Match(page, "<code>GET ([^<]*)</code>").Groups[1].Value);

    static string Bare(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", ""));

    [Theory, InlineData("demo-inspector"), InlineData("demo-evaluator"), InlineData("demo-province"), InlineData("demo-city"), InlineData("public")]
    public async Task A_warning_opens_as_a_page_for_whoever_its_call_answers_and_for_nobody_else(string persona)
    {
        foreach (var of in Regex.Matches((await demo.Look(persona, "/")).Body, @"/enterprises/(\w{18})").Select(m => m.Groups[1].Value).Distinct().Take(2).Concat(["91990302MA9NU8NN40", "990100"]))
        {
            var (page, call) = (await demo.Look(persona, $"/warnings/{of}"), await demo.Look(persona, $"/api/v1/warnings?of={of}"));
            Assert.True(page.Status == 200 == (call.Status == 200), $"{of}: {page.Status}, {call.Status}");
            if (call.Status == 200) Assert.All(JsonDocument.Parse(call.Body).RootElement.EnumerateArray(), j => Assert.Equal(of, j.GetProperty("subject").GetString()));
        }
    }

    [Theory, InlineData("/enterprises"), InlineData("/enterprises?page=2"), InlineData("/enterprises?sort=name&page=3")]
    public async Task The_call_of_the_list_of_enterprises_gives_the_page_that_names_it(string address)
    {
        var page = (await demo.Look("demo-province", address)).Body;
        var told = JsonDocument.Parse((await demo.Look("demo-province", CallOf(page))).Body).RootElement.GetProperty("enterprises").EnumerateArray().Select(e => e.GetProperty("name").GetString());
        Assert.Equal(Regex.Matches(page, """<th scope="row"><a class="term" href="/enterprises/\w{18}">(.*?)</a>""").Select(m => Bare(m.Groups[1].Value)), told);
    }

    [Fact]
    public async Task The_call_of_the_first_page_gives_what_stands_on_it()
    {
        var page = (await demo.Look("demo-province", "/")).Body;
        var told = JsonDocument.Parse((await demo.Look("demo-province", CallOf(page))).Body).RootElement;
        string[] Of(string list, string field) => [.. told.GetProperty(list).EnumerateArray().Select(e => e.GetProperty(field).GetString()!)];
        var lines = Regex.Matches(Regex.Match(page, """<ul class="attention">(.*?)</ul>""", RegexOptions.Singleline).Groups[1].Value, """<li>.*?<a class="term"[^>]*>(.*?)</a>""", RegexOptions.Singleline).Select(m => Bare(m.Groups[1].Value)).ToList();
        Assert.Equal(lines.Count, Of("attention", "text").Length);
        Assert.All(lines.Zip(Of("attention", "text")), l => Assert.StartsWith(l.First, l.Second, StringComparison.Ordinal)); // a finding's line leads on from whom it is about
        var known = told.GetProperty("progress").EnumerateArray().Where(t => t.GetProperty("status").GetString() is not "no-data").Select(t => t.GetProperty("name").GetString()!).ToList();
        Assert.NotEmpty(known);
        Assert.All(known.Concat(Of("parts", "name")).Concat(Of("largest", "name")), name => Assert.Contains(name, Bare(page)));
        Assert.All(told.GetProperty("why").GetProperty("largest").EnumerateArray(), p => Assert.Contains(p.GetProperty("name").GetString()!, Bare(page)));
        Assert.NotEmpty(Of("warnings", "level"));
        Assert.Contains(told.GetProperty("parts").EnumerateArray(), p => p.GetProperty("target").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task The_calls_of_lists_give_the_counts_of_their_pages()
    {
        var page = (await demo.Look("demo-province", "/lists/green-factory")).Body;
        var told = JsonDocument.Parse((await demo.Look("demo-province", CallOf(page))).Body).RootElement;
        Assert.Contains($"离开 {told.GetProperty("left").GetInt32()}", Bare(page).Replace("退出", "离开", StringComparison.Ordinal));
        var cities = Regex.Matches(Regex.Match(page, "id=\"cities\".*?</table>", RegexOptions.Singleline).Value, "<tr><th scope=\"row\">(.*?)</tr>", RegexOptions.Singleline).Select(r => string.Join(' ', Regex.Matches(r.Value, "<t[hd].*?</t[hd]>", RegexOptions.Singleline).Select(c => Bare(c.Value).Trim()))).ToList();
        Assert.NotEmpty(cities);
        Assert.Equal(told.GetProperty("regions").EnumerateArray().Take(cities.Count).Select(p => $"{p.GetProperty("standing")} {p.GetProperty("entered")} {p.GetProperty("left")}"), cities.Select(c => string.Join(' ', c.Split(' ')[^3..])));
        var all = JsonDocument.Parse((await demo.Look("demo-province", CallOf((await demo.Look("demo-province", "/lists")).Body))).Body).RootElement;
        Assert.Contains(all.GetProperty("lists").EnumerateArray(), l => l.GetProperty("official").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public void What_is_no_page_of_the_site_has_no_tables() => Assert.Empty(PageTables.Read(new MemoryStream("<p>ok<table><tr><td>1</table>"u8.ToArray())).Tables);

    [Theory]
    [InlineData("demo-province", "/levers"), InlineData("demo-province", "/targets"), InlineData("demo-province", "/returns/queue"), InlineData("demo-province", "/plans/demo-14fyp/report"), InlineData("demo-province", "/data/batches/1"), InlineData("demo-province", "/register/proposals"), InlineData("public", "/packs")]
    public async Task A_page_of_the_site_gives_its_tables_to_whoever_may_see_it_and_no_one_else(string persona, string page)
    {
        var (status, shown, _) = await demo.Look(persona, page);
        Assert.Equal(200, status);
        Assert.Contains("format=csv", shown);
        var (_, csv, _) = await demo.Look(persona, page + "?format=csv");
        var lines = csv.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 1, csv[..Math.Min(csv.Length, 400)]);
        Assert.DoesNotContain("<", lines[0]);
        var (workbook, bytes, _) = await demo.Look(persona, page + "?format=xlsx");
        Assert.Equal(200, workbook);
        Assert.StartsWith("PK", bytes);
        if (persona != "public") Assert.NotEqual(200, (await demo.Look("public", page + "?format=csv")).Status);
    }
}
