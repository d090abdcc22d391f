using Luheng.Formulas;

namespace Luheng.Packs;

/// <summary>Finds indicators that are, through each other, made of themselves.</summary>
static class CycleFinder
{
    public static void Report(IReadOnlyDictionary<string, Item> items, PackReading reading)
    {
        var done = new HashSet<string>();
        foreach (var item in items.Values.Where(i => i.IsIndicator)) Visit(item, []);

        void Visit(Item item, List<string> path)
        {
            if (path.Contains(item.Id))
                reading.Report(item.Place, $"'{item.Id}' is made of itself: {string.Join(" → ", path.SkipWhile(p => p != item.Id).Append(item.Id))}", "a formula that leads to filed items");
            if (path.Contains(item.Id) || !done.Add(item.Id)) return;
            foreach (var used in Uses(item.Formula!.Tree))
                if (items.GetValueOrDefault(used) is { IsIndicator: true } next) Visit(next, [.. path, item.Id]);
        }
    }

    /// <summary>The items without which a formula has no answer: not what is optional or one of a sum.</summary>
    public static IEnumerable<string> Needs(Node node) => node switch
    {
        Binary binary => Needs(binary.Left).Concat(Needs(binary.Right)),
        Call { Function: "optional" } or SumOver or SumOverSectors => [],
        Call call => call.Arguments.SelectMany(Needs),
        AtPeriod at => Needs(at.Of),
        _ => Uses(node),
    };

    /// <summary>Every item a formula names, in the order written.</summary>
    public static IEnumerable<string> Uses(Node node) => node switch
    {
        ItemRef item => [item.Item],
        Compound compound => [compound.Growth],
        Binary binary => Uses(binary.Left).Concat(Uses(binary.Right)),
        SumOver sum => sum.Terms.SelectMany(Uses),
        SumOverSectors sum => Uses(sum.Term),
        Call call => call.Arguments.SelectMany(Uses),
        AtPeriod at => Uses(at.Of),
        _ => [],
    };
}
