using Luheng.Cases;
using Luheng.Engine;
using Luheng.Grading;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Cases;
using Luheng.Portal.Registry;
using Luheng.Time;

namespace Luheng.Portal.Grading;

/// <summary>The grades of the last whole year in the demonstration (演示数据): proposed, published for objections, in force and on their lists; one enterprise appeals.</summary>
public sealed class DemoGrades(DemoTelling story, GradeSources sources, DateOnly day)
{
    const string Province = "demo-province", Director = "demo-director", Manager = "demo-manager", From = "演示数据";

    readonly Office office = story.Office;
    readonly World world = story.Desk.World;
    readonly GradeBook book = new(story.Office.Ledger, story.Office.Cases, story.Office.Clock, story.Office.GradeLists);

    public void Tell()
    {
        if (GradeSchemes.InForce(world.Catalogue, null) is not { } scheme || GradesStage.YearOf(world, scheme, day) is not { } year) return;
        var id = GradeBook.IdOf(story.Desk.Region!, Period.Calendar(year), scheme, 1);
        PublishedList Now() => book.Find(id)!;
        At(25, 10, () => DemoTelling.Told(book.Propose(Made(id, scheme, year), Province, story.NameOf(Province), DemoTelling.Said("年度分级结果，提请公示。"), From)));
        At(24, 15, () => DemoTelling.Told(book.Publish(Now(), Director, story.NameOf(Director), From, office.Cases.Rules.IsWorkday)));
        At(10, 9, () => Enforce(Now(), day.AddDays(-10)));
        Case? appeal = null;
        At(8, 11, () => appeal = Appeal(Now()));
        At(5, 15, () => story.Take(appeal!.Id, story.Step(Objection.Accept, Director, null)));
        story.Tell();
    }

    void At(int daysBefore, int hour, Action tell) => story.At(new(day.AddDays(-daysBefore), new(hour, 0), China.Offset), tell);

    /// <summary>The list as the figures and papers that were recorded by the time it was proposed make it, so that it can be made again.</summary>
    GradeList Made(string id, GradeScheme scheme, int year)
    {
        var (known, today) = (office.Clock.GetUtcNow(), office.Clock.Today());
        var then = World.Read(office.Ledger, world.Catalogue, known, today: today);
        var (population, columns) = (then.Population, GradeInputs.Of(then, office.Ledger, sources, scheme, Period.Calendar(year), today));
        return GradeList.Make(id, story.Desk.Region!, columns, scheme, known, world.Catalogue.Hash,
            firm => population.Find(firm) is { } found ? (found.Name, EnterpriseList.CityOf(population, (found.On(columns.Day) ?? found.Latest).Region)) : (firm.Text, ""));
    }

    void Enforce(PublishedList list, DateOnly from)
    {
        DemoTelling.Told(book.Enforce(list, from, Director, story.NameOf(Director), From));
        var title = GradeBook.Title(list.List);
        var entries = GradeEntries.Of(office.Lists, list.List.Grades.Select(g => (g.Subject, g.Name, g.Level)), from, title, new(Director, story.NameOf(Director), From), office.Clock.GetUtcNow());
        office.Lists.Commit([.. entries.Select(e => e with { Demo = true })], DemoTelling.Batch(Director, title, null));
    }

    /// <summary>The enterprise that the demonstration's people belong to appeals if it is graded, else one of the lowest grade.</summary>
    Case Appeal(PublishedList list)
    {
        var own = DemoMatters.Firm(story.Desk);
        var grade = list.List.Grades.FirstOrDefault(g => g.Subject == own) ?? list.List.Grades.MaxBy(g => list.List.Scheme.IndexOf(g.Level))!;
        var (by, name) = grade.Subject == own ? (Manager, story.NameOf(Manager)) : ($"{Manager}:{grade.Subject}", $"{grade.Name} 演示员");
        var filed = book.Appeal(list, grade.Subject, by, name, DemoTelling.Said("本厂余热发电量没有从单位产品能耗中扣除，请复核。"), From);
        DemoTelling.Told(filed);
        return filed.Case!;
    }
}
