namespace Luheng.Packs;

/// <summary>Reads the sets that families run over, and their subsets.</summary>
static class SetReader
{
    public static Dictionary<string, MemberSet> Read(IEnumerable<PackPage> pages, PackReading reading)
    {
        var sets = new Dictionary<string, MemberSet>(StringComparer.Ordinal);
        var all = pages.ToList();
        foreach (var page in all.Where(p => !p.Has("of")))
        {
            var members = page.Inners("members").Select(ReadMember).ToList();
            Add(new(page.Text("set"), null, members), page);
        }
        foreach (var page in all.Where(p => p.Has("of")))
        {
            var of = page.Text("of");
            if (!sets.TryGetValue(of, out var whole))
            {
                page.Report($"'{of}' is not a set", $"one of {string.Join(", ", sets.Keys)}", "of");
                continue;
            }
            var byId = whole.Members.ToDictionary(m => m.Id);
            var members = new List<Member>();
            foreach (var id in page.Texts("members"))
                if (byId.TryGetValue(id, out var member)) members.Add(member);
                else page.Report($"'{id}' is not in the set {of}", $"one of {string.Join(", ", byId.Keys)}", "members");
            Add(new(page.Text("set"), of, members), page);
        }
        return sets;

        void Add(MemberSet set, PackPage page)
        {
            page.Said("name", required: false);
            page.Said("note", required: false);
            if (page.Has("source")) page.Source();
            page.Optional("confidence");
            page.Done();
            if (set.Members.GroupBy(m => m.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
                page.Report($"'{twice.Key}' is in the set {set.Id} twice", "each member once", "members");
            if (!sets.TryAdd(set.Id, set)) page.Report($"the set '{set.Id}' is defined twice", "one definition");
        }
    }

    static Member ReadMember(PackPage page)
    {
        var (id, name) = (page.Text("id"), new Said(page.Text("zh"), page.Optional("en") ?? ""));
        return new(id, name, page.Rest());
    }
}
