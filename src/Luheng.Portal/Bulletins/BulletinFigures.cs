using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Planning;
using Luheng.Portal.Registry;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Bulletins;

/// <summary>Collects what a monthly bulletin says of a region: every figure with its reasons, all as one world knows them.</summary>
sealed class BulletinFigures
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly World world;
    readonly Asker asker;
    readonly string region;
    readonly Period month, year;
    readonly IReadOnlyList<IssuedTarget> issued;
    readonly byte[] returns;
    readonly List<Figure> figures = [];

    BulletinFigures(World world, IReadOnlyList<IssuedTarget> issued, byte[] returns, string region, Period month) =>
        (this.world, this.issued, this.returns, asker, this.region, this.month, year) = (world, issued, returns, new(world), region, month, Period.YearToDate(month.Year, month.Last.Month));

    /// <param name="issued">The targets that regions were given as their own, as known at that moment.</param>
    /// <param name="returns">For each row, whether its returns of the month are expected and filed.</param>
    /// <param name="knownBy">The moment that the world is of.</param>
    public static Snapshot Of(World world, IReadOnlyList<IssuedTarget> issued, IReadOnlyList<Finding> findings, byte[] returns, string region, Period month, DateTimeOffset knownBy)
    {
        var of = new BulletinFigures(world, issued, returns, region, month);
        of.Plan();
        of.Energy();
        of.Parts();
        of.Filing();
        of.Findings(findings);
        return new(SubjectId.Region(region).Text, month.ToString(), month.Last, knownBy, world.Catalogue.Hash, [.. of.figures.OrderBy(f => f.Key, StringComparer.Ordinal)]);
    }

    /// <summary>The plan that a region is held to in a month: its own, else that of the region it lies in.</summary>
    public static Plan? PlanOf(World world, string region, Period month) => world.Catalogue.Plans.Values
        .Where(p => p.From <= month.Year && month.Year <= p.To && world.Population.Regions.Within(region, p.Region))
        .OrderBy(p => world.Population.Regions.Upwards(region).ToList().IndexOf(p.Region)).ThenBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault();

    void Plan()
    {
        if (PlanOf(world, region, month) is not { } plan) return;
        var id = SubjectId.Region(region);
        var standing = plan.Targets.Where(t => t.Region == plan.Region).Select(t => PlanBoard.Progress(world, plan, issued.Own(plan, t, id), month.Last, id)).ToList();
        foreach (var t in standing.Where(t => t.Status != TargetStatus.NoData))
        {
            var question = $"{PlanQuestions.Prefix}{plan.Id}/{t.Target.Id}";
            var because = PlanQuestions.Ask(world, question, id, month, month.Last, issued);
            if (because.FewestMembers < BulletinPaper.FewestFirms) continue;
            Add($"target:{t.Target.Id}/actual", question, id.Text, month.ToString(), "", t.Actual, t.Unit, 1, PlanJson.Word(t.Status), t.Demo, ExplanationJson.Write(because.ForPapers()));
            var input = AimFigure.PathOf(t);
            if (int.TryParse(input, out var index) && index < because.Inputs.Count)
                Add($"target:{t.Target.Id}/aim", question, id.Text, month.ToString(), input, t.Aim, t.Unit, 1, "stated", t.Demo, ExplanationJson.Write(because.Inputs[index].ForPapers()));
        }
        foreach (var group in standing.GroupBy(t => t.Status)) Count($"status:{PlanJson.Word(group.Key)}", group.Count(), "项", $"{plan.Name.Zh}的目标中，到 {month.Last:yyyy-MM-dd} 评价为“{Marks.Word(group.Key).Zh}”的项数");
        Count("status:all", standing.Count, "项", $"{plan.Name.Zh}对{world.Population.NameOf(SubjectId.Region(plan.Region))}的目标项数");
    }

    void Energy()
    {
        var id = SubjectId.Region(region);
        foreach (var item in (string[])[Items.Energy, Items.EnergyChange, Items.PerOutput, Items.PerOutputChange, Items.Water, Items.WaterChange, Items.Co2, Items.Co2Change])
            if (world.Catalogue.Items.ContainsKey(item)) Ask($"all/{item}", item, id, year);
        Ask($"month/{Items.Energy}", Items.Energy, id, month);
        Ask($"month/{Items.EnergyChange}", Items.EnergyChange, id, month);
    }

    void Parts()
    {
        var parts = world.Population.Regions.Children(region).ToList();
        var counts = Filings();
        var plan = PlanOf(world, region, month);
        var lead = plan is null ? null : CityTiles.LeadOf(plan);
        var standing = new List<(string Code, double Value)>();
        foreach (var part in parts)
        {
            if (counts.GetValueOrDefault(part.Code).Expected is > 0 and < BulletinPaper.FewestFirms) continue;
            var id = SubjectId.Region(part.Code);
            var energy = Ask($"part:{part.Code}/{Items.Energy}", Items.Energy, id, year);
            Ask($"part:{part.Code}/{Items.EnergyChange}", Items.EnergyChange, id, year);
            Ask($"part:{part.Code}/{Items.PerOutput}", Items.PerOutput, id, year);
            Ask($"part:{part.Code}/{Items.PerOutputChange}", Items.PerOutputChange, id, year);
            if (lead is not null) standing.Add((part.Code, Lead(plan!, lead, id)));
            if (!energy.Missing) Count($"part:{part.Code}/coverage", energy.Coverage.Share * 100, "%", $"{part.Name}{Dates.Say(year, english: false)}{NameOf(Items.Energy)}应报而已报的比例");
        }
        var ranked = standing.Where(c => !double.IsNaN(c.Value)).OrderBy(c => c.Value).ThenBy(c => c.Code, StringComparer.Ordinal).ToList();
        for (var i = 0; i < ranked.Count; i++) Count($"part:{ranked[i].Code}/rank", i + 1, "", $"到 {month.Last:yyyy-MM-dd}，{lead!.Name.Zh}在 {ranked.Count} 个地区中的位次，降幅最大的居首");
    }

    /// <summary>A part held to the plan's first target, or to its own where one was issued to it, as the board's tiles hold it.</summary>
    double Lead(Plan plan, Target target, SubjectId part)
    {
        var standing = PlanBoard.Progress(world, plan, issued.Own(plan, target, part), month.Last, part);
        if (standing.Status == TargetStatus.NoData) return double.NaN;
        var question = $"{PlanQuestions.Prefix}{plan.Id}/{target.Id}";
        Add($"part:{part.Text}/lead", question, part.Text, month.ToString(), "", standing.Actual, standing.Unit, 1, PlanJson.Word(standing.Status), standing.Demo, ExplanationJson.Write(PlanQuestions.Ask(world, question, part, month, month.Last, issued).ForPapers()));
        return standing.Actual;
    }

    void Filing()
    {
        foreach (var (code, (filed, expected)) in Filings())
        {
            Count($"filing:{code}/filed", filed, "家", $"{world.Population.NameOf(SubjectId.Region(code))}应报的{Dates.Say(month, english: false)}月报表都已报送的企业数：按填报状态，未报送和被退回的不算，在线监测数不是报送");
            Count($"filing:{code}/expected", expected, "家", $"{world.Population.NameOf(SubjectId.Region(code))}到 {month.Last:yyyy-MM-dd} 在册、有{Dates.Say(month, english: false)}月报表应报的企业数：曾报过一张表任一指标的应报该表");
            Count($"filing:{code}/late", expected - filed, "家", "应报 − 已报");
            if (expected > 0) Count($"filing:{code}/share", 100.0 * filed / expected, "%", "已报 ÷ 应报");
        }
    }

    void Findings(IReadOnlyList<Finding> findings)
    {
        var regions = world.Population.Regions;
        var mine = findings.Where(f => f.Period.First <= month.Last && f.Period.Last >= month.First && world.Population.Find(f.Subject.Enterprise) is { } subject
            && regions.Within((subject.On(month.Last) ?? subject.Latest).Region, region)).ToList();
        Count("finding:all", mine.Count, "条", $"涉及{world.Population.NameOf(SubjectId.Region(region))}企业 {Dates.Say(month, english: false)}的数据疑点");
        foreach (var kind in mine.GroupBy(f => f.Kind)) Count($"finding:{kind.Key}", kind.Count(), "条", $"其中“{(world.Catalogue.FindingKinds.TryGetValue(kind.Key, out var known) ? known.Name.Zh : kind.Key)}”的条数");
    }

    /// <summary>Who should have filed the month and who did, in the region and in each of its parts.</summary>
    SortedDictionary<string, (int Filed, int Expected)> Filings()
    {
        var counts = new SortedDictionary<string, (int Filed, int Expected)>(StringComparer.Ordinal) { [region] = (0, 0) };
        foreach (var part in world.Population.Regions.Children(region)) counts[part.Code] = (0, 0);
        for (var row = 0; row < returns.Length; row++)
        {
            if (returns[row] == 0 || world.Frame.Rows[row].On(month.Last) is not { } placed) continue;
            var filed = returns[row] == MonthlyReturns.Filed ? 1 : 0;
            foreach (var code in world.Population.Regions.Upwards(placed.Region).Where(counts.ContainsKey)) counts[code] = (counts[code].Filed + filed, counts[code].Expected + 1);
        }
        return counts;
    }

    string NameOf(string item) => world.Catalogue.Items.TryGetValue(item, out var known) ? known.Name.Zh : item;

    Answer Ask(string key, string item, SubjectId of, Period period)
    {
        var answer = asker.Ask(item, of, period);
        var because = Explanation.Of(answer, world);
        if (because.FewestMembers < BulletinPaper.FewestFirms) Add(key, item, of.Text, period.ToString(), "", double.NaN, answer.Unit.Symbol, 1, "withheld", answer.Demo, JsonSerializer.Serialize(new { formula = $"企业不足 {BulletinPaper.FewestFirms} 户，不单独公布" }, Plain));
        else Add(key, item, of.Text, period.ToString(), "", answer.Value, answer.Unit.Symbol, answer.Coverage.Share, answer.Quality, answer.Demo, ExplanationJson.Write(because.ForPapers()));
        return answer;
    }

    void Count(string key, double value, string unit, string how) =>
        Add(key, "", SubjectId.Region(region).Text, month.ToString(), "", value, unit, 1, "counted", false, JsonSerializer.Serialize(new { formula = how }, Plain));

    void Add(string key, string item, string subject, string period, string input, double value, string unit, double coverage, string quality, bool demo, string because) =>
        figures.Add(new(key, item, subject, period, input, value, unit, Math.Round(coverage, 6), quality, demo, because));
}
