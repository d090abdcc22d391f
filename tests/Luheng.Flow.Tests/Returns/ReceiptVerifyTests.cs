using System.Text;
using AngleSharp.Html.Dom;
using Luheng.Returns;

namespace Luheng.Flow.Tests.Returns;

/// <summary>What /verify says of a receipt: what the file is, and what became of the return since.</summary>
public sealed class ReceiptVerifyTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    async Task<IHtmlDocument> Hold(string persona, byte[] copy, string name)
    {
        using var person = site.As(persona);
        var token = Person.Fields(await person.Get("/verify"), "form.verify")["_ours"];
        return await person.Post("/verify", new MultipartFormDataContent { { new StringContent(token), "_ours" }, { new ByteArrayContent(copy), "copy", name } });
    }

    string Hash => site.Office.Cases.Find(FilingSite.Case(site.Mine))!.With(ReturnProcedure.Receipt)!;

    [Fact]
    public async Task An_address_alone_says_that_such_a_file_was_registered_and_asks_for_the_file()
    {
        await site.File();
        using var anyone = site.As("public");
        var told = (await anyone.Get($"/verify/{Hash}")).QuerySelector("main")!;
        Assert.Contains("登记过这样一份文件", told.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("完全一致", told.TextContent, StringComparison.Ordinal);
        Assert.Null(told.QuerySelector(".verdictbox.genuine"));
        Assert.NotNull((await Hold("public", site.Office.Files.Read(Hash)!, "x.json")).QuerySelector(".verdictbox.genuine"));
    }

    [Fact]
    public async Task A_receipt_of_a_filing_that_was_sent_back_is_genuine_and_says_so_and_a_newer_one_takes_its_place()
    {
        await site.File();
        var copy = site.Office.Files.Read(Hash)!;
        var first = Hash;
        await site.Move("demo-city", "return", 200, ("reason", "电力与监测数不符"));
        Assert.Contains("后来被退回修改", (await Hold("public", copy, "x.json")).QuerySelector(".verdictbox.genuine")!.TextContent, StringComparison.Ordinal);
        await site.File("/edit");
        Assert.Contains("应以新的回执为准", (await Hold("public", copy, "x.json")).QuerySelector(".verdictbox.genuine")!.TextContent, StringComparison.Ordinal);
        using var anyone = site.As("public");
        Assert.Contains("\"standing\":\"superseded\"", (await anyone.Raw(new(HttpMethod.Get, $"/api/verify?sha256={first}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_receipt_is_known_by_its_number_to_those_who_may_see_the_return_and_others_cannot_guess_who_filed()
    {
        await site.File();
        var altered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(site.Office.Files.Read(Hash)!).Replace("\"by\"", "\"By\"", StringComparison.Ordinal));
        Assert.NotNull((await Hold("demo-city", altered, "别的名字.json")).QuerySelector(".verdictbox.altered"));
        var told = await Hold("public", altered, "别的名字.json");
        Assert.Contains("被改动过或另存过的副本也是这样显示", told.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
