using System.Text.Json;
using Luheng.Returns;

namespace Luheng.Flow.Tests.Returns;

/// <summary>One account in two windows: nothing typed in either is lost.</summary>
public sealed class TwoWindowsTests : IAsyncLifetime
{
    const string Coal = "energy.consumed.raw-coal", Diesel = "energy.consumed.diesel";

    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    ReturnDraft Draft => new DraftBox(site.Ledger, site.Office.Clock).Find(FilingSite.Case(site.Mine))!;

    /// <summary>What the script of a window sends, and what it is told.</summary>
    async Task<(int Status, JsonElement Told)> Save(Person person, AngleSharp.Html.Dom.IHtmlDocument window, params (string, string)[] typed)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, FilingSite.At(site.Mine) + "/draft") { Content = new FormUrlEncodedContent(Person.Fields(window, "form.return", typed)) };
        request.Headers.Add("Accept", "application/json");
        var (answer, text) = await person.Raw(request);
        return ((int)answer.StatusCode, JsonDocument.Parse(text).RootElement);
    }

    [Fact]
    public async Task Cells_typed_in_two_windows_of_one_account_are_joined_and_each_window_is_told_of_the_others()
    {
        using var person = site.As("demo-manager");
        var (a, b) = (await person.Get(FilingSite.At(site.Mine)), await person.Get(FilingSite.At(site.Mine)));
        Assert.Equal(200, (await Save(person, a, ("c." + Coal, "100"))).Status);
        var (status, told) = await Save(person, b, ("c." + Diesel, "3"));
        Assert.Equal((200, "100"), (status, told.GetProperty("joined").GetProperty(Coal).GetString()));
        Assert.Equal(("100", "3"), (Draft.Cells[Coal], Draft.Cells[Diesel]));
    }

    [Fact]
    public async Task A_cell_changed_in_both_windows_is_shown_as_for_two_people_and_nothing_is_written_over()
    {
        using var person = site.As("demo-manager");
        var (a, b) = (await person.Get(FilingSite.At(site.Mine)), await person.Get(FilingSite.At(site.Mine)));
        await Save(person, a, ("c." + Coal, "100"));
        var (status, told) = await Save(person, b, ("c." + Coal, "200"), ("c." + Diesel, "3"));
        Assert.Equal((409, "100"), (status, told.GetProperty("cells").GetProperty(Coal).GetString()));
        Assert.StartsWith("您在另一个窗口", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("100", Draft.Cells[Coal]);

        // What collided is kept aside, and the page that compares the two is there.
        var both = await person.Get(FilingSite.At(site.Mine) + "/mine");
        Assert.Equal(["200", "100"], both.QuerySelectorAll($"input[name='c.{Coal}']").Select(i => i.GetAttribute("value")));
        await person.Press(both, "form.return");
        Assert.Equal(("200", "3"), (Draft.Cells[Coal], Draft.Cells[Diesel]));
    }

    [Fact]
    public async Task A_cell_that_one_window_emptied_is_not_filled_again_by_the_other()
    {
        using var person = site.As("demo-manager");
        await Save(person, await person.Get(FilingSite.At(site.Mine)), ("c." + Coal, "100"));
        var (a, b) = (await person.Get(FilingSite.At(site.Mine)), await person.Get(FilingSite.At(site.Mine)));
        await Save(person, a, ("c." + Coal, ""));
        Assert.Equal(200, (await Save(person, b, ("c." + Diesel, "3"))).Status);
        Assert.Equal([Diesel], Draft.Cells.Keys);
    }
}
