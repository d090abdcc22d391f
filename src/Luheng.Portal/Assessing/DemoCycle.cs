using System.Globalization;
using Luheng.Allocating;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Demo;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Allocating;
using Luheng.Portal.Cases;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Warning;

namespace Luheng.Portal.Assessing;

/// <summary>The cycle of management (管理闭环) in the demonstration: a target that was broken down and issued, the last year's assessment under way, a 约谈 with its clock, a measure. All of it 演示数据.</summary>
public sealed class DemoCycle
{
    const string Province = "demo-province", Director = "demo-director", Reviewer = "demo-reviewer", City = "demo-city";
    const string Energy = "energy-intensity", Measure = "furnace-retrofits", Divided = "targets-broken-down";

    /// <summary>When the province hands down, and when what a city was given goes on to its enterprises.</summary>
    static readonly DateOnly Looked = new(2022, 5, 9), HandedOn = new(2024, 3, 11);

    readonly DemoTelling story;
    readonly Plan plan;
    readonly AssessQuery query;
    readonly AssessSteps steps;
    readonly DateTimeOffset day;

    public DemoCycle(DemoTelling story, DateOnly day)
    {
        (this.story, this.day) = (story, new(day, TimeOnly.MinValue, Luheng.Time.China.Offset));
        plan = story.Desk.World.Catalogue.Plans[DemoProvince.Plan];
        query = new(plan, day.Year - 1);
        steps = new(story.Desk, story.Office, query);
    }

    /// <summary>Whether a folder has been told the story.</summary>
    public static bool IsTold(ILedger ledger) => ledger.Documents(Breakdown.Kind).Count > 0;

    public void Tell()
    {
        if (Personas.Of(story.Desk).FirstOrDefault(p => p.Account == City)?.Posts[0].Scope is not { } city) return;
        ToCities();
        ToEnterprises(city);
        var others = story.Desk.World.Population.Regions.Children(plan.Region).Select(r => SubjectId.Region(r.Code)).Where(r => r != city).ToList();
        Assess(city, until: AssessProcedure.Score);
        Assess(others[0], until: AssessProcedure.Notice);
        Assess(others[1], until: AssessProcedure.Open);
        if (DemoMatters.Firm(story.Desk) is { } firm) Assess(firm, until: AssessProcedure.Open);
        Talk(city, others);
        Give(Divided, SubjectId.Region(plan.Region), Province, new(2022, 4, 12), (TaskProcedure.Finish, "分解方案已下达。", new(2022, 5, 31)));
        Give(Measure, city, City, DateOnly.FromDateTime(day.AddDays(-38).DateTime), (TaskProcedure.Begin, null, DateOnly.FromDateTime(day.AddDays(-36).DateTime)), (TaskProcedure.Tell, "两台加热炉改造已开工，一台已投运。", DateOnly.FromDateTime(day.AddDays(-9).DateTime)));
        story.Tell();
    }

    void At(int daysBefore, int hour, Action tell) => story.At(day.AddDays(-daysBefore).AddHours(hour), tell);

    void On(DateOnly on, int hour, Action tell) => story.At(new(on, new(hour, 0), Luheng.Time.China.Offset), tell);

    Hand HandOf(string account) => new(account, story.NameOf(account), "演示数据");

    Target Intensity => plan.Targets.First(t => t.Id == Energy);

    Allocation By(TargetTree tree) => Allocator.Run(tree, AllocationMethod.Mix, AllocationRules.Of(story.Desk.World.Catalogue));

    /// <summary>Energy intensity to the cities.</summary>
    void ToCities() => HandDown(SubjectId.Region(plan.Region), Looked, question => (By(Cascade.Ground(story.Desk.World, plan, Intensity, question).Tree), 0), ChildLevel.Cities,
        child => Personas.Of(story.Desk).Any(p => p.Account == City && p.Posts[0].Scope == child) ? HandOf(City) : new($"demo-city-{child}", $"{story.Desk.World.Population.NameOf(child)} 演示员", "演示数据"));

    /// <summary>What the city was issued, to its key enterprises as savings; the city answers for them.</summary>
    void ToEnterprises(SubjectId city) => HandDown(city, HandedOn, question =>
    {
        var effort = IssuedTargets.Of(story.Office.Ledger, plan).Reduction(plan, Intensity, city);
        var cascade = Cascade.Run(story.Desk.World, plan, Intensity, question with { Effort = effort });
        return (By(cascade.Below[0].Tree), cascade.Years);
    }, ChildLevel.Enterprises, _ => HandOf(City));

    /// <summary>A target on its way: drafted, sent, agreed to, proposed, issued by a second person.</summary>
    void HandDown(SubjectId of, DateOnly on, Func<BreakdownQuestion, (Allocation Of, int Years)> made, ChildLevel to, Func<SubjectId, Hand> answers)
    {
        var book = TargetsView.Book(story.Office);
        Breakdown Now() => book.All().First(b => b.Of.Target == Energy && b.Of.Plan == plan.Id && b.Of.Of == of.Text).Of;
        On(on, 9, () =>
        {
            var (allocation, years) = made(new(of, to, AllocationMethod.Mix, on));
            DemoTelling.Told(book.Draft(HandOf(Province), plan, Intensity, of, allocation, "rules", demo: true, years));
        });
        On(on.AddDays(1), 10, () => DemoTelling.Told(book.Send(Now(), HandOf(Province))));
        On(on.AddDays(9), 11, () =>
        {
            foreach (var offer in book.Offers(Now())) DemoTelling.Told(book.Answer(offer.Id, answers(offer.Subject), null, null));
        });
        On(on.AddDays(16), 9, () => DemoTelling.Told(book.Propose(Now(), HandOf(Province))));
        On(on.AddDays(21), 16, () => DemoTelling.Told(book.Issue(Now(), HandOf(Director))));
    }

    /// <summary>The assessment of the year before, of a city or an enterprise, up to a step.</summary>
    void Assess(SubjectId city, string until)
    {
        var id = AssessProcedure.IdOf(plan.Id, query.Year, city);
        At(24, 9, () => DemoTelling.Told(steps.Open(city, story.Step(AssessProcedure.Open, Province, null), DemoTelling.Batch(Province, $"启动考核 {id}", null))));
        if (until == AssessProcedure.Open) return;
        Take(17, City, AssessProcedure.SelfScore, "自评材料齐全。", 1);
        Take(13, Province, AssessProcedure.Check, "材料齐全，数据与统计一致。");
        Take(7, Director, AssessProcedure.Score, null, 0.9);
        if (until == AssessProcedure.Score) return;
        Take(6, Reviewer, AssessProcedure.Score, null, 0.8);
        Take(3, Province, AssessProcedure.Decide, "同意评审意见。");
        Take(2, Province, AssessProcedure.Notice, null);

        void Take(int daysBefore, string by, string move, string? text, double share = 0) => At(daysBefore, 14, () =>
        {
            var matter = story.Office.Cases.Find(id)!;
            DemoTelling.Told(steps.Take(matter, story.Step(move, by, text), share > 0 ? Sheet(share) : [], DemoTelling.Batch(by, $"{steps.TitleOf(city)}：{CaseKinds.Of(matter.Procedure).Move(move).Zh}", text)));
            story.Office.Sheets.Refresh();
        });
    }

    /// <summary>Every evidence line with about this share of its points.</summary>
    List<SheetLine> Sheet(double share) => [.. Rubric.Choose(story.Desk.World.Catalogue, plan.Id, SubjectKind.Region).Items.Where(i => i.How == Scoring.Evidence)
        .Select(i => new SheetLine(i.Id, i.Choices.Count > 0 ? i.Choices[0] : Math.Round(i.Points * share * 2) / 2, DemoTelling.Said("看了材料")))];

    /// <summary>One city is to report on what it promised; the one furthest behind of the others is proposed to be summoned.</summary>
    void Talk(SubjectId city, List<SubjectId> others)
    {
        string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"YT{day.Year}-{number:0000}");
        Propose(58, Number(1), () => city);
        At(56, 10, () => story.Take(Number(1), story.Step(TalkProcedure.Approve, Director, null, (TalkProcedure.HeldOnKey, Text(day.AddDays(-51)))), ("约谈通知（演示数据）.txt", "演示数据：虚构的约谈通知。")));
        At(51, 15, () => story.Take(Number(1), story.Step(TalkProcedure.Hold, Province, null), ("约谈纪要（演示数据）.txt", "演示数据：虚构的约谈纪要。")));
        At(41, 11, () => story.Take(Number(1), story.Step(TalkProcedure.Commit, City, "年内完成加热炉改造，四季度单位增加值能耗降到路径以内。", (TalkProcedure.ReportByKey, Text(day.AddDays(19))))));
        Propose(2, Number(2), () => FurthestBehind(others));
    }

    /// <summary>Whoever has done the least of what its path asks by now, by the target it was issued; null where nobody is behind.</summary>
    SubjectId? FurthestBehind(List<SubjectId> cities) =>
        RegionWatch.All(story.Desk.World, story.Desk.AsOf, IssuedTargets.Of(story.Office.Ledger, plan)).Where(t => t.Target.Id == Energy && cities.Contains(t.Region) && t.Now?.Completion < 1).MinBy(t => t.Now!.Completion)?.Region;

    void Propose(int daysBefore, string id, Func<SubjectId?> whom) => At(daysBefore, 9, () =>
    {
        if (whom() is not { } about) return;
        var (title, from) = ("单位增加值能耗落后于路径", $"/warnings/{about}");
        DemoTelling.Told(story.Office.Cases.Open(id, TalkProcedure.Id, about, title, story.Step(TalkProcedure.Propose, Province, "按季节路径落后，年末可能完不成目标。", (TalkProcedure.FromKey, from), (Inquiry.FigureKey, from)), DemoTelling.Batch(Province, $"约谈 {id}：{title}", null)));
    });

    /// <summary>A task of the plan: given out, and what became of it.</summary>
    void Give(string task, SubjectId region, string to, DateOnly on, params (string Move, string? Text, DateOnly On)[] then)
    {
        var known = plan.Tasks.First(t => t.Id == task);
        var id = TaskProcedure.IdOf(plan, known) + (region.Text == plan.Region ? "" : "@" + region);
        On(on, 9, () => DemoTelling.Told(story.Office.Cases.Open(id, TaskProcedure.Id, region, known.Name.Zh,
            story.Step(TaskProcedure.Assign, Province, known.Words, (TaskProcedure.PlanKey, plan.Id), (TaskProcedure.TaskKey, known.Id), (TaskProcedure.DueKey, Text(new(known.Due, TimeOnly.MinValue, Luheng.Time.China.Offset))), (Case.ToKey, to)), DemoTelling.Batch(Province, $"规划任务 {id}：交办", null))));
        foreach (var (move, text, when) in then) On(when, 17, () => story.Take(id, story.Step(move, to, text)));
    }

    static string Text(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
