using Luheng.Demo;
using Luheng.Engine;
using Luheng.Judging;
using Luheng.Lists;
using Luheng.Portal.Access;
using Luheng.Portal.Cases;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Lists;

/// <summary>Selections for a list in the demonstration (演示数据): one recommended, passed by its city, verified and publicised, one that waits for the province.</summary>
public sealed class DemoSelections(DemoTelling story, DateOnly day)
{
    const string List = "energy-leader", City = "demo-city", Province = "demo-province", Director = "demo-director";

    readonly World world = story.Desk.World;
    readonly Selections selections = new(story.Office.Lists, story.Office.Cases, story.Office.Clock);

    public void Tell()
    {
        if (!world.Catalogue.Lists.TryGetValue(List, out var list)) return;
        var home = Personas.Of(story.Desk).FirstOrDefault(p => p.Account == City)?.Posts[0].Scope?.Text;
        var year = Period.Calendar(DemoProvince.Last.Year - 1);
        var lines = BenchmarkTable.Of(world, year).Standings.ToLookup(s => s.Subject.Enterprise);
        var rules = new EntryRules(list, world.Catalogue, (firm, item) => Asker.Ask(world, item, firm, year).Value, firm => [.. lines[firm]]);
        var firms = lines.Select(l => world.Population.Find(l.Key)).OfType<Subject>().Select(f => (Firm: f, Judged: rules.Judge(f.Id, year)))
            .Where(f => f.Judged.Level != EntryRules.Failed).OrderByDescending(f => f.Judged.Because.Count(b => b.Held == true)).ThenBy(f => f.Firm.Id.Text, StringComparer.Ordinal).Take(2).ToList();
        for (var i = 0; i < firms.Count; i++) Recommend(firms[i].Firm, firms[i].Judged, i == 0 ? 22 : 6);
        story.Tell();

        void Recommend(Subject firm, Judgement judged, int daysBefore)
        {
            string? id = null;
            var city = firm.Latest.Region[..4] + "00";
            var (by, name) = city == home ? (City, story.NameOf(City)) : ($"{City}-{city}", $"{world.Population.NameOf(SubjectId.Region(city))} 演示员");
            At(daysBefore, by, name, hand => id = Told(selections.Begin(list, firm, SelectionProcedure.Recommend, judged, DemoTelling.Said("能效水平居全市前列，材料齐全，予以推荐。"), hand)));
            At(daysBefore - 3, by, name, hand => Take(SelectionProcedure.CityPass, DemoTelling.Said("现场核查过，计量和能源管理制度健全。"), null, hand));
            if (daysBefore < 10) return;
            At(daysBefore - 10, Province, story.NameOf(Province), hand => Take(SelectionProcedure.Verify, DemoTelling.Said("专家评审通过。"), null, hand));
            At(3, Director, story.NameOf(Director), hand => Take(SelectionProcedure.Publicise, null, "演示数据：能效“领跑者”公示〔2025〕", hand));

            void Take(string move, string? why, string? document, ListHand hand) => Told(selections.Take(id!, move, why, null, document, null, hand, null));
        }
    }

    void At(int daysBefore, string by, string name, Action<ListHand> tell) => story.At(new(day.AddDays(-daysBefore), new(14, 30), China.Offset), () => tell(new(by, name, "演示数据")));

    static string Told(SelectionResult result) => result.Wrong is [] && result.Case is { } matter ? matter.Id : throw new InvalidOperationException(string.Join("；", result.Wrong.Select(w => w.Zh)));
}
