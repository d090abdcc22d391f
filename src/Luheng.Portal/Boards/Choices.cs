using Luheng.Packs;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>What the forms of the boards offer.</summary>
static class Choices
{
    /// <summary>Of an enterprise, computed or filed, standing alone; those of which there are figures.</summary>
    public static IReadOnlyList<Item> ItemsOf(Desk desk) => desk.Remember<IReadOnlyList<Item>>("choices of items", () =>
    {
        var filed = desk.World.Frame.Items.ToHashSet();
        return [.. desk.World.Catalogue.Items.Values.Where(i => i.Family == i.Id && i.Of.Contains(SubjectKind.Enterprise) && Outlook.TableOf(desk).Can(i) && (i.IsIndicator ? Rests(i, []) : filed.Contains(i.Id)))
            .OrderBy(i => i.Id == Items.Energy ? 0 : i.Additive ? 1 : 2).ThenBy(i => i.Id, StringComparer.Ordinal)];

        bool Rests(Item item, HashSet<string> seen) => seen.Add(item.Id) && (filed.Contains(item.Id) || (item.Formula is { } formula
            && Comparing.Recipe.Uses(formula.Tree).Any(used => Rests(desk.World.Catalogue.Items[used], seen))));
    });

    /// <summary>The year so far, its month, the twelve months to it, all months there are, and the years.</summary>
    public static IReadOnlyList<Period> PeriodsOf(Desk desk) => desk.Remember<IReadOnlyList<Period>>("choices of periods", () =>
    {
        if (desk.Month is not { } month) return [];
        var first = desk.World.Frame.Years.DefaultIfEmpty(month.Year).Min();
        var back = month.First.AddMonths(-11);
        var quarters = Enumerable.Range(1, month.Last.Month / 3).Select(q => Period.Quarter(month.Year, q)).Reverse();
        return [.. new[] { Period.YearToDate(month.Year, month.Last.Month), month, Period.Between(back.Year, back.Month, month.Year, month.Last.Month), Period.Between(first, 1, month.Year, month.Last.Month) }
            .Concat(quarters).Concat(Enumerable.Range(first, month.Year - first).Reverse().Select(Period.Calendar)).Concat(Enumerable.Range(1, 12).Select(i => month.First.AddMonths(-i)).Select(d => Period.Month(d.Year, d.Month))).Distinct()];
    });

    /// <summary>The regions below the site's in which the reader sees anybody.</summary>
    public static IReadOnlyList<Region> RegionsOf(Reader reader)
    {
        var (desk, sight) = (reader.Desk, Outlook.Of(reader));
        return desk.Remember<IReadOnlyList<Region>>($"choices of regions {sight.Key}", () =>
        {
            var regions = desk.World.Population.Regions;
            var there = sight.Firms.SelectMany(f => regions.Upwards(sight.Table.Firms[f].Latest.Region)).ToHashSet();
            return [.. regions.Children(desk.Region).Where(c => there.Contains(c.Code)).SelectMany(c => regions.Children(c.Code).Where(k => there.Contains(k.Code)).Prepend(c))];
        });
    }

    public static IReadOnlyList<string> ParksOf(Desk desk) => desk.Remember<IReadOnlyList<string>>("choices of parks", () =>
        [.. desk.World.Population.Subjects.Select(s => s.Latest.Park).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
}
