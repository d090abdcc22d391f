using System.IO.Compression;
using System.Net;
using System.Text;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Cases;

public sealed class UploadTests(CaseSite site) : IClassFixture<CaseSite>
{
    [Fact]
    public async Task Hostile_files_are_refused_by_name_and_nothing_is_kept()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        (string Name, byte[] Content, string Why)[] hostile =
        [
            ("发票.pdf", [.. "MZ"u8, .. new byte[400]], "Windows 程序"), ("宏.docm", Office("word/vbaProject.bin"), "宏"), ("说明.docx", Office("word/vbaProject.bin"), "宏"),
            ("图.png", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "网页"), ("空.pdf", [], "0 字节"), ("大.txt", new byte[30 << 20], "上限是 20 MB"), ("弹.docx", Office("word/media/a.bin", 60 << 20), "过大"),
            ("宏表.xlsx", Office("xl/macrosheets/sheet1.xml"), "Excel 4.0"), ("程序.xlsx", Office("xl/media/a.exe"), "xl/media/a.exe"), ("外链.xlsx", Office("xl/externalLinks/externalLink1.xml"), "其他工作簿"), ("域.docx", Office("word/document.xml", text: "<r><fldSimple instr='DDEAUTO cmd'/></r>"), "DDE"),
        ];
        foreach (var (name, content, why) in hostile)
        {
            var answer = await manager.Send($"/cases/{id}", $"/cases/{id}/moves/answer", [("reason", "我写的说明还在"), ("seen", "1")], [("好的.txt", "好的"u8.ToArray()), (name, content)]);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(HttpStatusCode.BadRequest == answer.StatusCode, $"{name}: {(int)answer.StatusCode}");
            Assert.Contains(why, page, StringComparison.Ordinal);
            Assert.Contains("我写的说明还在", page, StringComparison.Ordinal);
        }
        Assert.Empty(site.Office.Evidence.Of(id));
        Assert.Single(site.Office.Cases.Find(id)!.Steps);
    }

    [Fact]
    public async Task A_file_in_a_field_of_another_name_is_not_kept_and_that_is_said()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        foreach (var address in new[] { $"/cases/{id}/files", $"/cases/{id}/moves/answer" })
        {
            var answer = await manager.Send($"/cases/{id}", address, [("reason", "说明"), ("seen", "1")], [("台账.txt", "好的"u8.ToArray())], "file");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("“台账.txt”在表单的“file”栏里", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Empty(site.Office.Evidence.Of(id));
        Assert.Single(site.Office.Cases.Find(id)!.Steps);
    }

    [Fact]
    public async Task The_form_says_which_files_it_takes_how_large_and_what_it_refuses()
    {
        using var manager = site.As("demo-manager");
        var page = (await manager.Page($"/cases/{await site.Asked()}")).Body!.TextContent;
        foreach (var words in (string[])["单个不超过 20 MB", "合计不超过 100 MB", "含宏、脚本或嵌入程序的会被拒收"]) Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_files_of_a_case_together_have_a_limit_too()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        for (var i = 0; i < 5; i++)
        {
            var content = Encoding.UTF8.GetBytes(new string((char)('a' + i), 19 << 20));
            Assert.Equal(HttpStatusCode.Redirect, (await manager.Send($"/cases/{id}", $"/cases/{id}/files", [], [($"{i}.txt", content)])).StatusCode);
        }
        var over = await manager.Send($"/cases/{id}", $"/cases/{id}/files", [], [("再来.txt", Encoding.UTF8.GetBytes(new string('z', 19 << 20)))]);
        Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);
        Assert.Equal(5, site.Office.Evidence.Of(id).Count);
    }

    [Fact]
    public async Task A_form_that_was_not_opened_here_changes_nothing()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        var answer = await manager.Send("/packs", $"/cases/{id}/moves/answer", [("reason", "x"), ("_ours", "forged")], []);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(site.Office.Cases.Find(id)!.Steps);
    }

    static byte[] Office(string more, int size = 10, string? text = null)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open())) types.Write("<Types><Override PartName=\"/m\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            using var part = zip.CreateEntry(more, CompressionLevel.Fastest).Open();
            part.Write(text is null ? new byte[size] : Encoding.UTF8.GetBytes(text));
        }
        return memory.ToArray();
    }
}
