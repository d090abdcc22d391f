using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Packs;

/// <summary>An example of the packs in the reader's words: its own sentence is English, in Chinese it is said by what is given and what comes out.</summary>
static class ExampleSaid
{
    static readonly Said Of = new("{0}，{1}：{2}；应得 {3}", "{0}, {1}: {2}; comes to {3}"), Nothing = new("没有填报", "nothing filed"), Missing = new("无数", "missing"), Member = new("第 {0} 户 {1}", "member {0} {1}"), In = new("{0}（{1}，{2}）", "{0} ({1}, {2})");

    public static string InFull(Reader reader, PackTest test)
    {
        if (reader.English) return test.It;
        var given = test.Given.Select(g => Value(reader, g)).Concat(test.Members.Select((m, i) => reader.Say(Member, i + 1, m.Given.Count == 0 ? reader[Nothing] : string.Join("、", m.Given.Select(g => Value(reader, g)))))).ToList();
        return reader.Say(Of, reader[Words.Of(test.Of)], Dates.Say(test.In, reader.English), given.Count == 0 ? reader[Nothing] : string.Join("、", given), string.Join("、", test.Expect.Select(e => Value(reader, e))));
    }

    /// <summary>By what it is about alone, for a list of names.</summary>
    public static string InShort(Reader reader, PackTest test) =>
        reader.English ? test.It : reader.Say(In, string.Join("、", test.Expect.Keys.Select(k => Name(reader, k))), reader[Words.Of(test.Of)], Dates.Say(test.In, reader.English));

    static string Value(Reader reader, KeyValuePair<string, string> of) => $"{Name(reader, of.Key)} {(of.Value is "missing" ? reader[Missing] : of.Value)}";

    static string Name(Reader reader, string key)
    {
        var parts = key.Split('@', 2, StringSplitOptions.TrimEntries);
        var name = reader.Desk.World.Catalogue.Items.TryGetValue(parts[0], out var item) ? reader[item.Name] : parts[0];
        return parts.Length > 1 ? $"{name}（{Dates.Say(parts[1], reader.English)}）" : name;
    }
}
