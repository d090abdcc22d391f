using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Luheng.Bulletins;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Tests.Bulletins;

public sealed class PaperTests
{
    static readonly Paper Sample = new("关于一季度情况的通报 <&>", [new Heading(1, "一、总体情况"), new Heading(2, "（一）能耗"), new Paragraph(["消费量", new Run("12.5", "all/energy", "http://192.0.2.1/explain?item=a&of=510000"), "万tce。"]),
        new Luheng.Bulletins.Sheet("表1", "单位：tce", [new("市州", false), new("数值", true)], [["甲市", new Run("1")], ["乙市", new Run("2")]]),
        new Bars("图1 <完成>", "%", "完成程度", "时间进度", [new("能耗", 90.5, 80, "target:a/progress"), new("没有数据", double.NaN, 60)])])
    { Organ = "示例省经济和信息化厅", Number = "〔2025〕1号", RedHead = true, Mark = "演示数据", Date = new(2025, 4, 20), Attachments = ["甲", "乙"], Foot = "一\n二", Id = "bulletin-1", Verify = "http://192.0.2.1/verify/bulletin-1" };

    [Fact]
    public void Word_accepts_the_paper_with_everything_in_it()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(PaperDocument.Bytes(Sample)), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Description} {e.Part?.Uri} {e.Path?.XPath}"));
        Assert.Equal("bulletin-1", document.PackageProperties.Identifier);
    }

    [Fact]
    public void The_page_holds_the_same_words_and_nothing_of_theirs_becomes_markup()
    {
        var html = PaperPage.Body(Sample);
        Assert.Contains("关于一季度情况的通报 &lt;&amp;&gt;", html, StringComparison.Ordinal);
        Assert.Contains("data-figure=\"all/energy\">12.5</a>", html, StringComparison.Ordinal);
        Assert.Contains("2025年4月20日", html, StringComparison.Ordinal);
        Assert.Contains("data-figure=\"target:a/progress\"", html, StringComparison.Ordinal);
        Assert.Contains("图1 &lt;完成&gt;", html, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "class=\"value\"")); // what has no figure has no bar
    }

    [Fact]
    public void A_snapshot_is_the_same_bytes_in_whatever_order_and_however_often_read()
    {
        Figure[] figures = [new("b", "energy", "510000", "2025-10", "", 0.1 + 0.2, "tce", 0.95, "partial", true, "{ \"formula\": \"a + b\" }"), new("a", "", "510000", "2025-10", "", double.NaN, "", 1, "missing", false, "")];
        var one = new Snapshot("510000", "2025-10", new(2025, 10, 31), new(2025, 11, 20, 9, 30, 0, China.Offset), "rules", figures);
        var bytes = one.Bytes();
        Assert.Equal(bytes, (one with { Figures = [.. figures.Reverse()] }).Bytes());
        Assert.Equal(bytes, Snapshot.Read(Snapshot.Read(bytes).Bytes()).Bytes());
        Assert.Equal(0.1 + 0.2, Snapshot.Read(bytes).Find("b")!.Value);
        Assert.True(double.IsNaN(Snapshot.Read(bytes).Find("a")!.Value));
    }

    [Fact]
    public void No_flipped_byte_is_genuine()
    {
        var file = PaperDocument.Bytes(Sample);
        var ledger = new MemoryLedger();
        var seal = new Seal(Snapshot.HashOf(file), Sample.Title, "receipt", DateTimeOffset.UnixEpoch, "甲", "510000") { RevokedWhy = null };
        ledger.Commit(new("seal", "test", [], []) { Documents = [seal.Write()] });
        Assert.Equal((CopyVerdict.Genuine, seal), (Luheng.Bulletins.Verification.Of(ledger, Snapshot.HashOf(file)).Verdict, Luheng.Bulletins.Verification.Of(ledger, Snapshot.HashOf(file)).Seal));
        for (var at = 0; at < file.Length; at += 7)
        {
            file[at] ^= (byte)(1 << at % 8);
            Assert.Equal(CopyVerdict.Unknown, Luheng.Bulletins.Verification.Of(ledger, Snapshot.HashOf(file)).Verdict);
            file[at] ^= (byte)(1 << at % 8);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 and nothing behind it")]
    [InlineData("%PDF-1.4")]
    public void The_number_is_not_read_from_what_is_no_document(string content) => Assert.Equal("", Luheng.Bulletins.Verification.NumberIn(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))));
}
