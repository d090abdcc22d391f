using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Luheng.Bulletins;

namespace Luheng.Flow.Tests.Bulletins;

public sealed class BulletinTests(BulletinSite site) : IClassFixture<BulletinSite>
{
    static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>Drafts a month once; the tests share it.</summary>
    async Task<string> Drafted(string month, string region = "990000")
    {
        var id = $"bulletin-{region}-{month}";
        await One.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (site.Office.Cases.Find(id) is not null) return id;
            using var writer = site.As("demo-province");
            using var done = await writer.Send("/bulletins", ("region", region), ("month", month));
            Assert.Equal(302, (int)done.StatusCode);
            return id;
        }
        finally
        {
            One.Release();
        }
    }

    async Task<string> Released(string month, bool open = false)
    {
        var id = await Drafted(month);
        using var writer = site.As("demo-province");
        if (open) (await writer.Send($"/bulletins/{id}/edit", ("organ", "示例省经济和信息化厅"), ("number", "示例〔2025〕8号"), ("date", "2025-11-20"), ("next", "抓紧补报。"), ("attention", ""), ("public", "1"), ("red", "1"))).Dispose();
        (await writer.Send($"/bulletins/{id}/check")).Dispose();
        using var releaser = site.As("demo-director");
        using var done = await releaser.Send($"/bulletins/{id}/release");
        Assert.Equal(302, (int)done.StatusCode);
        return id;
    }

    [Fact]
    public async Task Every_figure_of_the_docx_is_what_its_reasons_say_and_what_the_page_shows()
    {
        var id = await Drafted("2025-10");
        using var visitor = site.As("demo-province");
        using var document = WordprocessingDocument.Open(new MemoryStream(await visitor.Bytes($"/bulletins/{id}.docx")), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var main = document.MainDocumentPart!;
        var (links, wrong) = (main.HyperlinkRelationships.ToDictionary(l => l.Id, l => l.Uri.OriginalString), new List<string>());
        var figures = main.Document.Body!.Descendants<Hyperlink>().Select(h => (Text: h.InnerText, Address: links[h.Id!])).ToList();
        Assert.True(figures.Count > 60, $"{figures.Count} figures");
        foreach (var (text, address) in figures)
        {
            using var reasons = await visitor.Page(address[address.IndexOf("/bulletins/", StringComparison.Ordinal)..]);
            var exact = reasons.QuerySelector(".explain .big data")!.GetAttribute("value")!;
            if (!Rounds(text, exact)) wrong.Add($"{text} is shown, {exact} is behind it ({address})");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        using var page = await visitor.Page($"/bulletins/{id}");
        Assert.Equal(figures.Select(f => f.Text), page.QuerySelectorAll("article.paper a[data-figure]").Select(a => a.TextContent));
        Assert.Equal(Plain(string.Concat(main.Document.Body.Elements().SelectMany(e => e.Descendants<Text>()).Select(t => t.Text))), Plain(Body(page)));
    }

    [Fact]
    public async Task What_was_counted_and_the_annex_say_what_the_snapshot_says()
    {
        var id = await Drafted("2025-10");
        using var visitor = site.As("demo-province");
        var bytes = await visitor.Bytes($"/bulletins/{id}/snapshot.json");
        var snapshot = Snapshot.Read(bytes);
        Assert.Equal(bytes, snapshot.Bytes());
        Assert.Equal(bytes, await visitor.Bytes($"/bulletins/{id}/snapshot.json"));
        using var page = await visitor.Page($"/bulletins/{id}");
        var counted = page.QuerySelectorAll("article.paper [data-figure]").ToList();
        counted = [.. counted.Where(c => snapshot.Find(c.GetAttribute("data-figure")!)!.Item is "")];
        Assert.True(counted.Count > 30, $"{counted.Count} were counted");
        Assert.All(counted, c => Assert.True(Rounds(c.TextContent, snapshot.Find(c.GetAttribute("data-figure")!)!.Value.ToString("R", CultureInfo.InvariantCulture)), c.OuterHtml));
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var annex = ExcelDataReader.ExcelReaderFactory.CreateReader(new MemoryStream(await visitor.Bytes($"/bulletins/{id}.xlsx")));
        Assert.True(annex.Read());
        while (annex.Read() && annex.GetValue(1) is string code)
            if (snapshot.Find($"part:{code}/energy.comprehensive") is { Value: not double.NaN } energy) Assert.Equal(energy.Value, annex.GetDouble(3));
    }

    [Fact]
    public async Task Whoever_drafted_it_cannot_release_it_and_another_can()
    {
        var id = await Drafted("2025-08");
        using var writer = site.As("demo-province");
        (await writer.Send($"/bulletins/{id}/check")).Dispose();
        using var page = await writer.Page($"/bulletins/{id}");
        Assert.Null(page.QuerySelector($"form[action='/bulletins/{id}/release']"));
        using var refused = await writer.Send($"/bulletins/{id}/release");
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Equal(nameof(BulletinState.Checked), site.Office.Cases.Find(id)!.State);
        using var releaser = site.As("demo-director");
        using var done = await releaser.Send($"/bulletins/{id}/release");
        Assert.Equal(302, (int)done.StatusCode);
        using var late = await releaser.Send($"/bulletins/{id}/edit", ("organ", "x"), ("date", "2025-11-20"), ("number", ""), ("attention", ""), ("next", "改写"));
        Assert.Equal(400, (int)late.StatusCode);
    }

    [Fact]
    public async Task A_released_copy_verifies_an_altered_one_does_not_and_a_revoked_one_says_so()
    {
        var id = await Released("2025-07", open: true);
        using var anyone = site.As("public");
        var copy = await anyone.Bytes($"/bulletins/{id}.docx");
        using (var genuine = await anyone.Upload(copy, "anything.docx")) Assert.NotNull(genuine.QuerySelector(".verdictbox.genuine"));
        copy[copy.Length / 2] ^= 1;
        using (var altered = await anyone.Upload(copy, $"{id}.docx")) Assert.NotNull(altered.QuerySelector(".verdictbox.altered"));
        using (var second = await anyone.Upload(copy, $"{id} (1).docx")) Assert.NotNull(second.QuerySelector(".verdictbox.altered"));
        using (var printed = await anyone.Upload(System.Text.Encoding.Latin1.GetBytes($"%PDF-1.4 /URI (http://here/verify/{id}) altered"), "改过的.pdf")) Assert.NotNull(printed.QuerySelector(".verdictbox.altered"));
        using (var unknown = await anyone.Upload([1, 2, 3], "x.bin")) Assert.NotNull(unknown.QuerySelector(".verdictbox.unknown"));
        var hash = BulletinOf(id).Files[0].Sha256;
        using var releaser = site.As("demo-director");
        using (var silent = await releaser.Send($"/bulletins/{id}/revoke")) Assert.Equal(400, (int)silent.StatusCode);
        (await releaser.Send($"/bulletins/{id}/revoke", ("reason", "数据有误"))).Dispose();
        var told = JsonDocument.Parse(await anyone.Bytes($"/api/verify?sha256={hash}")).RootElement;
        Assert.Equal(("revoked", "数据有误"), (told.GetProperty("verdict").GetString(), told.GetProperty("revokedWhy").GetString()));
        using var page = await anyone.Page($"/bulletins/{id}");
        Assert.Contains("数据有误", page.QuerySelector("strong.missed")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_nobodys_elses_and_another_region_is_refused()
    {
        var id = await Drafted("2025-10");
        foreach (var stranger in (string[])["public", "demo-manager", "demo-city", "demo-park", "demo-system"])
        {
            using var visitor = site.As(stranger);
            foreach (var address in (string[])[$"/bulletins/{id}", $"/bulletins/{id}.docx", $"/bulletins/{id}/print", $"/bulletins/{id}/snapshot.json"])
            {
                using var answer = await visitor.Get(address);
                Assert.True((int)answer.StatusCode == 404, $"{stranger} {address}: {answer.StatusCode}");
            }
            using var moved = await visitor.Send($"/bulletins/{id}/check");
            Assert.True((int)moved.StatusCode is 302 or 403 && site.Office.Cases.Find(id)!.State == nameof(BulletinState.Drafted), $"{stranger}: {moved.StatusCode}");
        }
        using var city = site.As("demo-city");
        using var foreign = await city.Send("/bulletins", ("region", "990000"), ("month", "2025-05"));
        Assert.Equal(403, (int)foreign.StatusCode);
        Assert.Null(site.Office.Cases.Find("bulletin-990000-2025-05"));
    }

    [Theory]
    [InlineData("990000", "October")]
    [InlineData("nowhere", "2025-10")]
    [InlineData("990000", "2025")]
    public async Task What_cannot_be_drafted_is_said(string region, string month)
    {
        using var writer = site.As("demo-province");
        using var answer = await writer.Send("/bulletins", ("region", region), ("month", month));
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_pdf_holds_the_same_figures()
    {
        var reader = new[] { "/usr/bin/pdftotext", "/usr/local/bin/pdftotext" }.FirstOrDefault(File.Exists);
        if (PdfPrinter.Browser is null || reader is null) Assert.Skip("no browser that prints, or no pdftotext");
        var id = await Drafted("2025-10");
        using var visitor = site.As("demo-province");
        var file = Path.Combine(site.Office.Folder, "paper.pdf");
        await File.WriteAllBytesAsync(file, await visitor.Bytes($"/bulletins/{id}.pdf"), TestContext.Current.CancellationToken);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(reader, ["-layout", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var page = await visitor.Page($"/bulletins/{id}");
        Assert.DoesNotContain(page.QuerySelectorAll("article.paper [data-figure]").Select(f => f.TextContent), f => !text.Contains(f, StringComparison.Ordinal));
    }

    Bulletin BulletinOf(string id) => Bulletin.Read(site.Office.Ledger.Find(Bulletin.Kind, id)!.Document.Body);

    /// <summary>Whether a text is a value rounded to the digits shown, in its unit or in 万 or 亿 of it; a fall may be told without its sign.</summary>
    static bool Rounds(string text, string exact)
    {
        if (text is "—") return exact is "" or "NaN";
        var (shown, value) = (decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture), double.Parse(exact, CultureInfo.InvariantCulture));
        var half = 0.5 * Math.Pow(10, -(text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0)) + 1e-9;
        return new[] { 1, 1e4, 1e8 }.Any(scale => Math.Abs(Math.Abs((double)shown) - Math.Abs(value) / scale) <= half);
    }

    static string Body(IHtmlDocument page)
    {
        var paper = page.QuerySelector("article.paper")!;
        foreach (var part in paper.QuerySelectorAll(".paperfoot, .sealed svg").ToList()) part.Remove();
        return paper.TextContent;
    }

    static string Plain(string text) => string.Concat(text.Replace("http://localhost", "", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c)));
}
