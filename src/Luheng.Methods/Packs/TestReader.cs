using Luheng.Registry;

namespace Luheng.Packs;

/// <summary>Reads an example that stands beside the rules.</summary>
static class TestReader
{
    public static PackTest Read(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var test = new PackTest(page.Text("it"), page.Choice("of", SubjectKind.Enterprise), page.Optional("region") ?? "", page.Optional("industry") ?? "",
            page.Text("in"), page.Pairs("given"), [.. page.Inners("members").Select(ReadMember)], page.Pairs("expect"), page.Number("tolerance") ?? 0.005, page.Place);
        if (test.Expect.Count == 0) page.Report($"the example '{test.It}' expects nothing", "expect: {indicator: 12.5 tce} or {indicator: missing}", "expect");
        foreach (var id in test.Given.Keys.Concat(test.Members.SelectMany(m => m.Given.Keys)).Select(k => k.Split('@')[0].Trim()).Concat(test.Expect.Keys).Distinct())
            if (!items.ContainsKey(id)) page.Report($"'{id}' is not an item", "the id of an item or indicator");
        page.Done();
        return test;
    }

    static PackTestMember ReadMember(PackPage page)
    {
        var member = new PackTestMember(page.Pairs("given"), page.Optional("industry") ?? "");
        page.Done();
        return member;
    }
}
