using System.IO.Compression;
using System.Text;
using Luheng.Evidence;

namespace Luheng.Tests.Evidence;

public partial class FileLookTests
{
    static readonly EvidenceLimits Limits = new(1 << 20, 5 << 20, 8 << 20, 200);

    [Fact]
    public void Honest_files_are_taken_for_what_they_are()
    {
        Assert.Equal(FileKind.Pdf, Look("a.pdf", Pdf("")).Kind);
        Assert.Equal(FileKind.Jpeg, Look("照片.JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9]).Kind);
        Assert.Equal(FileKind.Word, Look("说明.docx", Word()).Kind);
        Assert.Equal(FileKind.Sheet, Look("台账.xlsx", Office("spreadsheetml.sheet.main+xml")).Kind);
        Assert.Equal(FileKind.Ofd, Look("通知.ofd", Zip(("OFD.xml", "<ofd/>"))).Kind);
        Assert.Equal(FileKind.Csv, Look("数据.csv", Encoding.UTF8.GetBytes("表号,读数\r\n1,2")).Kind);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal(FileKind.Text, Look("说明.txt", Encoding.GetEncoding("GB18030").GetBytes("停机检修")).Kind);
    }

    [Fact]
    public void A_file_that_is_not_what_its_name_says_is_refused_with_what_it_is()
    {
        Refused("发票.pdf", [.. "MZ"u8, .. new byte[200]], "Windows 程序");
        Refused("图.png", "<html><script>alert(1)</script></html>"u8.ToArray(), "网页");
        Refused("图.png", Word(), "Word 文档");
        Refused("规划.docx", "工业绿色发展规划"u8.ToArray(), "文本文件");
        Refused("台账.xlsx", Zip(("a.txt", "a")), "zip 压缩包");
        Refused("旧表.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "旧版 Office");
        Refused("空.pdf", [], "0 字节");
        Refused("大.txt", new byte[2 << 20], "上限");
        Refused("无后缀", "abc"u8.ToArray(), "没有后缀");
        Refused("乱.txt", [1, 2, 3, 4, 0, 255], "不是可以识别");
    }

    [Fact]
    public void Macros_embedded_objects_and_what_is_fetched_from_outside_are_refused()
    {
        Refused("a.docm", Office("wordprocessingml.document.main+xml".Replace("document.main+xml", "document.macroEnabled.main+xml", StringComparison.Ordinal)), "宏");
        Refused("a.docx", Word(("word/vbaProject.bin", "x")), "宏");
        Refused("a.docx", Word(("word/embeddings/oleObject1.bin", "x")), "嵌入对象");
        Refused("a.docx", Word(("word/_rels/settings.xml.rels", Relation("attachedTemplate", "http://evil.example/t.dotm"))), "外部");
        Assert.Equal(FileKind.Word, Look("a.docx", Word(("word/_rels/document.xml.rels", Relation("hyperlink", "http://example.com/")))).Kind);
    }

    [Fact]
    public void A_bomb_a_thousand_parts_and_a_torn_archive_are_refused_cheaply()
    {
        Refused("弹.docx", Word(("word/media/a.txt", new string('0', 40 << 20))), "过大");
        Refused("多.docx", Zip([.. Enumerable.Range(0, 300).Select(i => ($"p{i}", ""))]), "部件");
        Refused("断.docx", Word()[..^30], "不完整");
        Refused("实体.docx", Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Types>&a;</Types>")), "损坏");
        Refused("路径.docx", Zip(("[Content_Types].xml", "<Types/>"), ("../../a", "x")), "部件名");
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "脚本")]
    [InlineData("/OpenAction << /S /#4AavaScript /#4aS (x) >>", "脚本")]
    [InlineData("/AA << /O << /S /Launch /F (cmd.exe) >> >>", "动作")]
    [InlineData("/Encrypt 5 0 R", "保护")]
    [InlineData("/Names << /EmbeddedFiles 1 0 R >> /Type /EmbeddedFile", "内嵌")]
    public void A_pdf_that_would_do_something_is_refused(string inside, string why)
    {
        Refused("a.pdf", Pdf(inside), why);
        Refused("b.pdf", Hidden(inside), why);
    }

    [Fact]
    public void What_stands_by_chance_in_the_data_of_a_picture_inside_a_pdf_is_no_script() =>
        Assert.Equal(FileKind.Pdf, Look("扫描.pdf", "%PDF-1.7\n1 0 obj << /Type /XObject /Filter /DCTDecode >> stream\n\u00ff/JS /Launch \u00ff\nendstream endobj\n%%EOF"u8.ToArray()).Kind);

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("D:\\票据\\a\\发票.pdf", "发票.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("行\r\n头: x.txt", "行头_ x.txt")]
    [InlineData("..", "file")]
    [InlineData("<b>.txt", "_b_.txt")]
    public void Names_are_made_harmless(string given, string clean) => Assert.Equal(clean, FileNames.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_ending() => Assert.EndsWith(".pdf", FileNames.Clean(new string('长', 400) + ".pdf"), StringComparison.Ordinal);

    [Fact]
    public void The_place_is_taken_out_of_a_photo_and_the_rest_stays()
    {
        // one IFD: orientation, and a pointer to a GPS IFD with a latitude of three fractions
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 5, 0, 3, 0, 0, 0, 56, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat((byte)30, 24)];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];
        var (length, orientation) = (photo.Length, photo[12 + 8 + 2 + 8]);
        Assert.True(PhotoPlace.Forget(photo));
        Assert.Equal((length, (byte)6), (photo.Length, orientation));
        Assert.Equal(-1, photo.AsSpan().IndexOf((byte)30));
        Assert.False(PhotoPlace.Forget(photo));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_keeps_nothing_half()
    {
        var folder = Directory.CreateTempSubdirectory("luheng-files").FullName;
        try
        {
            var files = new FileFolder(folder);
            var hash = files.Keep("一份"u8);
            Assert.Equal(hash, files.Keep("一份"u8));
            Assert.Equal("一份"u8.ToArray(), files.Read(hash));
            Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
            Assert.Null(files.Read("../../etc/passwd"));
            File.WriteAllText(Path.Combine(folder, "files", hash[..2], hash), "别的");
            Assert.Throws<InvalidDataException>(() => files.Read(hash));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static Looked Look(string name, byte[] content) => FileLook.At(name, content, Limits);

    static void Refused(string name, byte[] content, string why)
    {
        var looked = Look(name, content);
        Assert.Null(looked.Kind);
        Assert.Contains(why, looked.Wrong!.Zh, StringComparison.Ordinal);
    }

    static byte[] Pdf(string inside) => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj << /Type /Catalog {inside} >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF");

    /// <summary>The same object inside a compressed stream of objects.</summary>
    static byte[] Hidden(string inside)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encoding.Latin1.GetBytes($"1 0 << /Type /Catalog {inside} >>"));
        return [.. "%PDF-1.7\n2 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\n"u8, .. packed.ToArray(), .. "\nendstream endobj\n%%EOF"u8];
    }

    static string Relation(string type, string target) => $"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>";

    static byte[] Word(params (string Name, string Text)[] more) => Office("wordprocessingml.document.main+xml", more);

    static byte[] Office(string main, params (string Name, string Text)[] more) =>
        Zip([("[Content_Types].xml", $"<Types><Override PartName=\"/main.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/></Types>"), ("main.xml", "<x/>"), .. more]);

    static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return memory.ToArray();
    }
}
