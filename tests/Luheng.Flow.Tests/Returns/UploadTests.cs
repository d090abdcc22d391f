using System.IO.Compression;
using System.Text;
using Luheng.Portal.Returns;

namespace Luheng.Flow.Tests.Returns;

public sealed class UploadTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    Task<UploadJob> Upload(Person city, string text) => Upload(city, Encoding.UTF8.GetBytes(text), "全市.csv");

    async Task<UploadJob> Upload(Person city, byte[] content, string name)
    {
        var token = Person.Fields(await city.Get("/returns/jobs"), "main form")["_ours"];
        var page = await city.Post("/returns/jobs", new MultipartFormDataContent { { new StringContent(token), "_ours" }, { new StringContent("据实代报"), "word" }, { new ByteArrayContent(content), "file", name } });
        var id = page.Location.PathName.Split('/')[^1];
        var jobs = site.Jobs;
        for (var wait = 0; wait < 200 && jobs.Find(id)!.Running; wait++) await Task.Delay(25, TestContext.Current.CancellationToken);
        return jobs.Find(id)!;
    }

    string Wide(params (string Code, string Coal)[] rows) => "credit_code,period,energy.consumed.raw-coal\n" + string.Concat(rows.Select(r => $"{r.Code},2025-11,{r.Coal}\n"));

    [Fact]
    public async Task A_city_files_for_many_in_one_workbook_each_on_its_own_and_rows_of_others_are_refused_by_number()
    {
        using var city = site.As("demo-city");
        var text = Wide((site.Mine.Id.Text, "120"), (site.Stranger.Id.Text, "7"), (site.Neighbour.Id.Text, "-3"));
        var job = await Upload(city, text);
        Assert.True(job.State == JobState.Done, job.Failure);
        Assert.Equal((2, 1, 1), (job.Returns, job.Submitted, job.Refused));
        Assert.Equal([3, 4], job.Problems.Select(p => p.Row!.Value).Distinct().Order());
        Assert.Equal("Submitted", site.Office.Cases.Find(FilingSite.Case(site.Mine))!.State);
        Assert.Null(site.Office.Cases.Find(FilingSite.Case(site.Stranger)));

        // The same file again changes nothing; whoever filed it does not review it.
        Assert.Equal((1, 0), (await Upload(city, text)) is var again ? (again.Unchanged, again.Submitted) : default);
        var review = await city.Get(FilingSite.At(site.Mine));
        Assert.Empty(review.QuerySelectorAll("button[value=pass]"));
        using var province = site.As("demo-province");
        Assert.NotEmpty((await province.Get(FilingSite.At(site.Mine))).QuerySelectorAll("button[value=pass]"));
    }

    /// <summary>A zip with some parts in it, each with a little text.</summary>
    static byte[] Zip(params string[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, true))
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open());
                writer.Write("<a/>");
            }
        return memory.ToArray();
    }

    public static TheoryData<string, byte[], string> Strange => new()
    {
        { "a.xlsx", Zip("读我.txt"), "not-what-its-name-says" },
        { "b.xlsx", Zip("[Content_Types].xml", "word/document.xml"), "not-what-its-name-says" },
        { "c.png", Zip("[Content_Types].xml", "xl/workbook.xml"), "not-what-its-name-says" },
        { "d.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "holds-macros" },
        { "e.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "holds-macros" },
        { "f.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/media/a.exe"), "holds-program" },
        { "g.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/externalLinks/externalLink1.xml"), "links-elsewhere" },
    };

    [Theory, MemberData(nameof(Strange))]
    public async Task A_package_that_is_no_plain_workbook_is_refused_at_both_doors_and_says_why(string name, byte[] content, string rule)
    {
        using var city = site.As("demo-city");
        var job = await Upload(city, content, name);
        Assert.Equal((JobState.Done, rule), (job.State, job.Problems.Single().Rule));
        Assert.Equal(name, job.Problems.Single().File);
        using var manager = site.As("demo-manager");
        var token = Person.Fields(await manager.Get(FilingSite.At(site.Mine) + "/upload"), "main form")["_ours"];
        var told = await manager.Post(FilingSite.At(site.Mine) + "/upload", new MultipartFormDataContent { { new StringContent(token), "_ours" }, { new ByteArrayContent(content), "file", name } }, 422);
        Assert.Contains(rule switch { "holds-macros" => "含有宏", "holds-program" => "含有程序或脚本", "links-elsewhere" => "链接到其他文件", _ => "内容与扩展名不符" }, told.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("/register/import"), InlineData("/lists/import"), InlineData("/data/statistics")]
    public async Task A_workbook_that_could_run_something_is_refused_wherever_an_officer_brings_one(string door)
    {
        using var province = site.As("demo-province");
        var page = await province.Get(door);
        var list = page.QuerySelector("main select[name=list] option[value]:not([value=''])")?.GetAttribute("value") ?? "";
        foreach (var (name, says) in new[] { ("d.xlsx", "含有宏"), ("f.xlsx", "含有程序或脚本"), ("g.xlsx", "含有指向其他工作簿或程序的链接") })
        {
            var content = Strange.Single(s => s.Data.Item1 == name).Data.Item2;
            var told = await province.Post(door, new MultipartFormDataContent { { new StringContent(Person.Fields(page, "main .sheet-form")["_ours"]), "_ours" }, { new StringContent(list), "list" }, { new StringContent("名单通知"), "document" }, { new ByteArrayContent(content), "file", name } }, 422);
            Assert.Contains(says, told.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_job_that_broke_says_so_in_the_readers_language_and_shows_no_exception()
    {
        using var city = site.As("demo-city");
        var job = await Upload(city, Wide((site.Mine.Id.Text, "120")));
        site.Jobs.Keep(job with { State = JobState.Failed, Failure = "Object reference not set to an instance of an object." });
        var page = await city.Get($"/returns/jobs/{job.Id}");
        Assert.DoesNotContain("Object reference", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已记入运行日志", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_is_being_filed_says_how_many_rows_a_second()
    {
        using var city = site.As("demo-city");
        var job = await Upload(city, Wide((site.Mine.Id.Text, "120")));
        Assert.True(job.RowsPerSecond > 0);
        site.Jobs.Keep(job with { State = JobState.Filing, RowsPerSecond = 12.5 });
        Assert.Contains("12.5 行/秒", (await city.Get($"/returns/jobs/{job.Id}")).QuerySelector("[data-job-text]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_without_a_value_shows_no_english_in_the_place_of_its_value()
    {
        using var file = new ArrivedFile("各户.xlsx", []);
        var named = file.Named(new("upload.xlsx", null, 2, "C", "(formula without a value)", "formula-without-value", "see upload.xlsx row 2"));
        Assert.Equal(("各户.xlsx", null, "see 各户.xlsx row 2"), (named.File, named.Value, named.Hint));
    }

    [Fact]
    public async Task Problems_of_a_batch_name_the_file_as_its_sender_called_it()
    {
        using var city = site.As("demo-city");
        var job = await Upload(city, Wide((site.Mine.Id.Text, "120"), (site.Mine.Id.Text, "130")));
        Assert.NotEmpty(job.Problems);
        Assert.All(job.Problems, p => Assert.DoesNotContain("upload.", p.ToString() + p.Zh, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_a_restart_cut_short_says_so_and_can_be_gone_on_with_by_its_maker_alone()
    {
        using var city = site.As("demo-city");
        var done = await Upload(city, Wide((site.Mine.Id.Text, "120")));
        site.Jobs.Keep(done with { State = JobState.Filing, Done = 0 });
        var restarted = new UploadJobs(() => site.Desk, site.Office);
        Assert.Equal(JobState.Interrupted, restarted.Find(done.Id)!.State);
        var page = await city.Get($"/returns/jobs/{done.Id}");
        Assert.NotNull(page.QuerySelector("form[action$=go-on]"));
        using var province = site.As("demo-province");
        await province.Get($"/returns/jobs/{done.Id}", 404);
        await city.Press(page, "form[action$=go-on]");
        for (var wait = 0; wait < 200 && site.Jobs.Find(done.Id)!.Running; wait++) await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.Equal((1, 0), (site.Jobs.Find(done.Id)!.Unchanged, site.Jobs.Find(done.Id)!.Submitted));
    }

    [Fact]
    public async Task The_prefilled_workbook_comes_back_with_a_preview_of_old_and_new()
    {
        using var manager = site.As("demo-manager");
        var at = FilingSite.At(site.Mine);
        await manager.Press(await manager.Get(at), "form.return", 200, at + "/draft", ("c.energy.consumed.raw-coal", "321"));
        var book = await (await manager.Raw(new(HttpMethod.Get, at + "/workbook.xlsx"))).Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var token = Person.Fields(await manager.Get(at + "/upload"), "main form")["_ours"];
        var preview = await manager.Post(at + "/upload", new MultipartFormDataContent { { new StringContent(token), "_ours" }, { new ByteArrayContent(book), "file", "205-1.xlsx" } });
        Assert.Contains("321", preview.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不同 0 处", preview.QuerySelector(".answer:not(.head .answer)")?.TextContent ?? preview.Body!.TextContent, StringComparison.Ordinal);
    }
}
