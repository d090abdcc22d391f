using System.Text.Json;
using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Running;

namespace Luheng.Flow.Tests.Portal;

/// <summary>What an address asks in words that nobody knows is refused: an answer would be taken for one to the question.</summary>
public sealed partial class OddAddressTests(ServedDemo demo)
{
    const string Governor = "demo-province";

    /// <summary>An address, the word in it that is not known, and one that would be right.</summary>
    public static TheoryData<string, string, string> Odd => new()
    {
        { "/warnings?scheme=nope", "nope", "four-colours" }, { "/warnings.csv?scheme=nope", "nope", "four-colours" }, { "/api/v1/warnings?scheme=nope", "nope", "four-colours" }, { "/warnings?firms=nope", "nope", "red" }, { "/warnings/990000?scheme=nope", "nope", "four-colours" },
        { "/plans?status=nope", "nope", "on-track" }, { "/plans/demo-14fyp?status=nope", "nope", "on-track" }, { "/plans/demo-14fyp.csv?status=nope", "nope", "on-track" }, { "/api/plans/demo-14fyp/progress?status=nope", "nope", "on-track" },
        { "/lists/green-factory?year=last", "last", "1900" }, { "/lists/green-factory?state=nope", "nope", "entered" }, { "/lists/green-factory.csv?state=nope", "nope", "entered" }, { "/api/v1/lists/green-factory?state=nope", "nope", "entered" }, { "/lists?on=today", "today", "2025-11-20" }, { "/lists/green-factory?page=two", "two", "1" },
        { "/work?view=nope", "nope", "mine" }, { "/work.csv?view=nope", "nope", "mine" }, { "/api/v1/work?view=nope", "nope", "mine" }, { "/work?kind=nope", "nope", "return" },
        { "/returns/queue?state=nope", "nope", "Reviewed" }, { "/returns?state=nope", "nope", "Reviewed" }, { "/returns.csv?state=7", "7", "Reviewed" }, { "/returns/list?show=nope", "nope", "missing" },
        { "/rankings?sort=up", "up", "60" }, { "/rankings?page=0", "0", "1" }, { "/rankings.csv?by=nope", "nope", "city" }, { "/api/v1/rankings?over=nope", "nope", "quarter" }, { "/rankings?order=nope", "nope", "up" }, { "/rankings?behind=nope", "nope", "unfiled" }, { "/rankings?size=nope", "nope", "key" }, { "/rankings?region=nope", "nope", "990000" }, { "/rankings?industry=nope", "nope", "31" }, { "/rankings?item=nope", "nope", "" },
        { "/sectors?region=nope", "nope", "990000" }, { "/sectors.csv?region=nope", "nope", "990000" }, { "/sectors/30?region=nope", "nope", "990000" },
        { "/arrival?to=yesterday", "yesterday", "2025-11-20" }, { "/arrival.csv?region=nope", "nope", "990000" }, { "/api/v1/arrival?late=nope", "nope", "1" }, { "/balance?in=nope", "nope", "2025-10" }, { "/obligation?state=nope", "nope", "unconnected" }, { "/obligation.csv?state=nope", "nope", "unconnected" }, { "/api/v1/obligation?state=nope", "nope", "unconnected" },
        { "/grades?level=E", "E", "not-graded" }, { "/grades.csv?level=E", "E", "not-graded" }, { "/api/v1/grades?level=E", "E", "not-graded" }, { "/grades?region=nope", "nope", "990000" }, { "/grades?page=two", "two", "1" }, { "/grades?in=2024-01", "2024-01", "2024" },
        { "/benchmarks?sector=nope", "nope", "有色" }, { "/benchmarks/cement?level=nope", "nope", "below-baseline" }, { "/benchmarks/cement.csv?level=nope", "nope", "below-baseline" },
        { "/enterprises?sort=nope", "nope", "name" }, { "/enterprises.csv?region=nope", "nope", "990000" }, { "/api/enterprises?limit=many", "many", "1000" }, { "/register?status=nope", "nope", "suspended" }, { "/register?park=nope", "nope", "" }, { "/factors?confidence=nope", "nope", "recalled" }, { "/wall?view=nope", "nope", "plan" },
        { "/why?what=nope", "nope", "co2" }, { "/why?by=nope", "nope", "sector" }, { "/why?of=ABC", "ABC", "18" }, { "/meters?of=ABC", "ABC", "18" }, { "/compare?items=nope", "nope", "" }, { "/compare?in=nope", "nope", "2024-Q1" },
        { "/explain?item=energy.comprehensive&of=ABC&in=2024", "ABC", "18" }, { "/explain?item=energy.comprehensive&of=990000&in=nope", "nope", "2024-Q1" }, { "/explain?item=energy.comprehensive&of=990000&in=2024&knownBy=nope", "nope", "2025-03-01" }, { "/explain?item=energy.comprehensive&of=990000&in=2024&knownBy=9999-12-31", "9999-12-31", "2025-03-01" }, { "/api/ask?indicator=energy.comprehensive&of=990000&in=2024&knownBy=9999-12-31", "9999-12-31", "2025-03-01" }, { "/explain?item=plan:nope/x", "nope", "demo-14fyp" }, { "/explain?item=energy.comprehensive", "energy.comprehensive", "of" },
        { "/grades?near=1", "1", "yes" }, { "/grades/simulate?scheme=nope", "nope", "abcd-design" }, { "/loads/91990302MA9NU8NN40?shift=abc", "abc", "100" }, { "/loads/91990302MA9NU8NN40?shift=101", "101", "100" }, { "/loads?in=2025", "2025", "2025-10" }, { "/register?after=ABC", "ABC", "18" }, { "/api/register?after=ABC", "ABC", "18" }, { "/api/v1/warnings?of=ABC", "ABC", "18" }, { "/cases/new?about=91990302MA9NU8NN40&finding=nope", "nope", "missing" }, { "/returns/next?back=x", "x", "1" },
        { "/rankings/reasons?column=9", "9", "0" }, { "/rankings/reasons?column=0&row=990100", "990100", "row" }, { "/enterprises?format=zzz", "zzz", "xlsx" }, { "/plans?format=zzz", "zzz", "json" }, { "/api/v1/boards?format=zzz", "zzz", "csv" }, { "/returns/list?form=205-1&period=2025", "2025", "2025-10" }, { "/api/v1/boards?of=ABC", "ABC", "18" }, { "/api/v1/loads?of=ABC", "ABC", "18" }, { "/api/v1/balance?of=990000&carrier=nope", "nope", "electricity" }, { "/api/v1/balance?in=2025-10", "of", "sector:31" },
        { "/api/v1/readings?meter=x&from=soon&to=2025-11-20", "soon", "2024-03-05" }, { "/api/v1/rollups?meter=x&resolution=week&from=2025-11-19&to=2025-11-20", "week", "hour" }, { "/api/v1/series?meter=x&from=2025-11-19&to=2025-11-20&points=1", "1", "4" }, { "/api/v1/findings?from=soon", "soon", "2024-03-05" }, { "/api/v1/returns?of=park:shili-park-1", "park:shili-park-1", "of" },
        { "/assessment?plan=nope", "nope", "demo-14fyp" }, { "/assessment?year=1999", "1999", "2025" }, { "/plans/demo-14fyp/report?kind=nope", "nope", "mid-term" }, { "/api/v1/findings?kind=nope", "nope", "missing" },
    };

    [Theory, MemberData(nameof(Odd))]
    public async Task A_word_that_is_none_is_refused_with_what_would_be_right_in_the_readers_language(string address, string found, string right)
    {
        foreach (var language in (string[])["zh", "en"])
        {
            var (status, body, _) = await demo.Look(Governor, $"{address}&lang={language}");
            Assert.True(status == 400, $"{address} answered {status}");
            var said = Said(address, body);
            Assert.Contains(found, said, StringComparison.Ordinal);
            Assert.Contains(right, said, StringComparison.Ordinal);
            if (language == "zh") Assert.DoesNotMatch(English(), said);
            else if (!address.Contains("park=", StringComparison.Ordinal) && !address.Contains("?sector=", StringComparison.Ordinal)) Assert.DoesNotMatch(Chinese(), said); // parks and sectors of a list of benchmarks have names of their own
        }
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_address_is_said_at_once()
    {
        var said = Said("/grades", (await demo.Look(Governor, "/grades?level=E&region=nope&page=two")).Body);
        Assert.All(["“E”", "“nope”", "“two”"], word => Assert.Contains(word, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/rankings?item=nope&in=bad&region=nope&industry=nope&page=0", "item：", "in：“bad”", "region：", "industry：", "page：“0”不是页码；页码从 1 起")]
    [InlineData("/rankings?item=nope&also=nix,energy.comprehensive,nul", "item：没有指标“nope”", "also：没有指标“nix”", "also：没有指标“nul”")]
    [InlineData("/compare?a=nobody&in=bad&with=2024-13&items=nope", "a=nobody", "in：“bad”", "with：“2024-13”", "items：")]
    [InlineData("/api/v1/compare?a=nobody&in=bad", "a=nobody", "in：“bad”")]
    [InlineData("/explain?item=plan:nope/x&of=ABC&in=bad&knownBy=nope", "item：没有规划“nope”", "of：“ABC”", "in：“bad”", "knownBy：")]
    [InlineData("/api/ask?indicator=nope&of=ABC&in=bad", "indicator：", "of：“ABC”", "in：“bad”")]
    [InlineData("/why?of=ABC&in=2025-03-05&with=bad&what=nope&by=nope", "of：“ABC”", "in：“2025-03-05”是一天", "with：“bad”", "what：", "by：")]
    [InlineData("/benchmarks/cement?in=bad&level=nope", "in：“bad”", "level：")]
    [InlineData("/assessment?plan=nope&year=never", "plan：", "year：“never”")]
    [InlineData("/api/v1/assessment?plan=nope&year=1900", "plan：", "year：“1900”")]
    [InlineData("/api/v1/balance?of=ABC&in=bad&carrier=nope", "of：“ABC”", "in：“bad”", "carrier：")]
    [InlineData("/returns/list?form=&period=bad", "form：没有写；可以写 205-1", "period：“bad”")]
    [InlineData("/balance?in=bad&format=zzz", "in：“bad”", "format：")]
    [InlineData("/api/v1/rollups?meter=x&resolution=y&from=z&knownBy=w&format=v", "meter：没有登记计量点“x”", "resolution：", "from：“z”", "to：没有写", "knownBy：", "format：")]
    [InlineData("/api/v1/readings?from=z&format=xlsx", "meter：没有写", "from：“z”", "to：没有写", "format：没有“xlsx”；可以写 csv、json")]
    [InlineData("/rankings/reasons?column=x&row=990100&by=firm", "column：", "row：")]
    public async Task Every_wrong_word_of_an_address_is_named_beside_the_others(string address, params string[] says)
    {
        var (status, body, _) = await demo.Look(Governor, address);
        Assert.Equal(400, status);
        var said = Said(address, body);
        Assert.All(says, part => Assert.Contains(part, said, StringComparison.Ordinal));
        Assert.DoesNotMatch(English(), said);
    }

    [Theory]
    [InlineData("/api/v1/warnings?of=999999", "of：区划表里没有 999999"), InlineData("/api/v1/balance?of=999999", "of：区划表里没有 999999"), InlineData("/api/v1/boards?of=999999", "of：区划表里没有 999999"), InlineData("/api/v1/findings?subject=999999", "subject：区划表里没有 999999")]
    [InlineData("/api/v1/boards?of=91990302MA9NU8NN40", "没有看板"), InlineData("/boards/ABC", "“ABC”有 3 位"), InlineData("/boards/999999", "区划表里没有 999999"), InlineData("/api/v1/loads?of=990100", "990100 不是企业"), InlineData("/loads/990100", "990100 不是企业")]
    [InlineData("/returns/list?form=nope&period=2025-10", "form：没有“nope”；可以写 205-1"), InlineData("/returns/nope/91990302MA9NU8NN40/2025-10", "没有“nope”这张表"), InlineData("/returns/205-1/91990302MA9NU8NN40/2025", "不是月份"), InlineData("/returns/next?after=nope", "after：没有填报“nope”"), InlineData("/returns/jobs/nope", "没有编号为 nope 的上传")]
    [InlineData("/why/reasons?effect=nope&part=nix", "effect：没有“nope”；可以写 activity", "part：没有“nix”"), InlineData("/warnings/990100/reasons?target=nope", "target：没有“nope”"), InlineData("/warnings/ABC/reasons?target=x", "ABC"), InlineData("/benchmarks/nope", "没有对标产品“nope”"), InlineData("/benchmarks/nope/reasons?of=91990302MA9NU8NN40", "没有对标产品“nope”"), InlineData("/rankings/reasons?column=0&by=city&row=990199", "没有“990199”这一组")]
    public async Task What_is_not_there_is_named_where_it_is_not_found(string address, params string[] says)
    {
        var (status, body, _) = await demo.Look(Governor, address);
        Assert.Equal(404, status);
        var said = Said(address, body);
        Assert.All(says, part => Assert.Contains(part, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/warnings?scheme="), InlineData("/plans?status="), InlineData("/lists/green-factory?year=&state=&region=&sector=&batch=&q="), InlineData("/work?view=&kind=&region=&q="), InlineData("/returns/queue?state=")]
    [InlineData("/rankings?by=&over=&region=&industry=&park=&size=&behind=&sort=&order=&page="), InlineData("/arrival?region=&industry=&to="), InlineData("/grades?level=&region="), InlineData("/register?status=&park=-"), InlineData("/enterprises?industry=six"), InlineData("/benchmarks?in=2025&sector=有色"), InlineData("/warnings?firms=not-judged")]
    public async Task What_is_left_empty_is_not_asked_and_words_that_are_known_are_answered(string address) => Assert.Equal(200, (await demo.Look(Governor, address)).Status);

    [Theory]
    [InlineData("/enterprises/ABC"), InlineData("/arrival/ABC"), InlineData("/balance/ABC"), InlineData("/history/ABC"), InlineData("/assessment/ABC")]
    public async Task A_code_that_is_none_is_not_found_and_why_is_said_in_the_readers_language(string address)
    {
        var (status, body, _) = await demo.Look(Governor, address + "?lang=zh");
        Assert.Equal(404, status);
        Assert.Contains("“ABC”有 3 位；统一社会信用代码是 18 位", body, StringComparison.Ordinal);
        Assert.Contains("a credit code has 18", (await demo.Look(Governor, address + "?lang=en")).Body, StringComparison.Ordinal);
    }

    /// <summary>What the answer says beside its title.</summary>
    static string Said(string address, string body) => address.StartsWith("/api/", StringComparison.Ordinal) ? JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString()!
        : System.Net.WebUtility.HtmlDecode(string.Join(' ', Answers().Matches(body).Select(m => m.Groups[1].Value)));

    [GeneratedRegex("<p class=\"(?:answer|muted)\">(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Answers();

    /// <summary>Words of a sentence, not codes.</summary>
    [GeneratedRegex(@" (is|are|not|has|would|like|known) ")]
    private static partial Regex English();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
