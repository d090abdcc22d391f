using System.Globalization;
using Luheng.Demo;
using Luheng.Engine;
using Luheng.Portal;
using Luheng.Portal.Cases;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>The open matters of the demonstration: questions about the largest changes that an enterprise filed.</summary>
static class DemoCases
{
    static readonly (string Item, string Name)[] Asked =
    [
        ("energy.consumed.electricity", "电力消费量"), ("energy.purchased.electricity", "购入电量"), ("output_value.comparable_price", "可比价产值"), ("energy.consumed.diesel", "柴油消费量"), ("water.fresh", "取水量"),
        ("energy.consumed.raw-coal", "原煤消费量"), ("energy.consumed.natural-gas", "天然气消费量"), ("energy.consumed.heat", "热力消费量"), ("energy.consumed.gasoline", "汽油消费量"),
    ];

    public static void Make(DataRoom room, StoryClock story)
    {
        var office = new Office(room.Ledger, room.Catalogue, story, room.Folder);
        var desk = new Desk { World = World.Of(room.Catalogue, room.Ledger.Subjects(), []), AsOf = DemoProvince.AsOf, LoadedAt = story.GetUtcNow(), IsDemo = true, Region = "990000" };
        if (DemoMatters.Firm(desk) is not { } firm) return;
        var day = new DateTimeOffset(DemoProvince.AsOf.ToDateTime(TimeOnly.MinValue), China.Offset);
        new DemoMatters(new(office, desk, story.StandAt)).Tell(firm, Changes(room, firm), day);
    }

    /// <summary>What changed most from one month to the next, for each thing filed; true of the figures as they stand.</summary>
    static List<(string Title, string Figure)> Changes(DataRoom room, SubjectId firm)
    {
        var filed = room.Ledger.Observations(subjects: [firm]).Select(r => r.Observation).Where(o => o.Subject == firm && o.Period.Kind == PeriodKind.Month && o.Scope is "").GroupBy(o => (o.Item, o.Period)).ToDictionary(g => g.Key, g => g.Last().Value);
        var found = new List<(string, string)>();
        foreach (var (item, name) in Asked)
        {
            var largest = filed.Where(f => f.Key.Item == item && f.Key.Period.Year == DemoProvince.AsOf.Year && f.Key.Period.First.Month > 1)
                .Select(f => (f.Key.Period, Now: f.Value, Before: filed.GetValueOrDefault((item, Period.Month(f.Key.Period.Year, f.Key.Period.First.Month - 1)))))
                .Where(f => f.Before > 0).Select(f => (f.Period, Change: (f.Now / f.Before - 1) * 100)).OrderByDescending(f => Math.Abs(f.Change)).FirstOrDefault();
            if (largest.Change != 0)
                found.Add((string.Create(CultureInfo.InvariantCulture, $"{largest.Period.Year} 年 {largest.Period.First.Month} 月{name}比上月{(largest.Change > 0 ? "增长" : "下降")} {Math.Abs(largest.Change):0.0} %"), Portal.Shell.Links.Explain(item, firm, largest.Period)));
        }
        return found;
    }
}
