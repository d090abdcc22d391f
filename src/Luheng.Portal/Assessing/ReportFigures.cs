using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Assessing;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Bulletins;
using Luheng.Portal.Planning;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>How the work of a plan stands beside its figures.</summary>
/// <param name="Issued">The targets that regions were given as their own.</param>
/// <param name="Tasks">How the plan's tasks stand on the day; empty where nothing is recorded of them.</param>
/// <param name="Assessed">What was given notice of and whom was summoned; null where this site does not keep it.</param>
sealed record ReportStanding(IReadOnlyList<IssuedTarget> Issued, IReadOnlyList<(PlanTask Task, TaskState State, bool Late)> Tasks, ReportAssessed? Assessed = null)
{
    public static readonly ReportStanding Nothing = new([], []);
}

/// <summary>Collects what an evaluation report says of a plan: every figure with its reasons, all as one world knows them.</summary>
sealed partial class ReportFigures
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why a figure of one or two enterprises is not told.</summary>
    public static readonly string Withheld = $"企业不足 {BulletinPaper.FewestFirms} 户，不单独公布";

    readonly World world;
    readonly Asker asker;
    readonly Plan plan;
    readonly DateOnly asOf;
    readonly SubjectId region;
    readonly List<Figure> figures = [];

    /// <summary>The targets about which something was published.</summary>
    readonly HashSet<string> published = new(StringComparer.Ordinal);

    /// <summary>The targets whose figure would be that of one or two enterprises.</summary>
    readonly HashSet<string> withheld = new(StringComparer.Ordinal);

    ReportFigures(World world, Plan plan, DateOnly asOf) => (this.world, asker, this.plan, this.asOf, region) = (world, new(world), plan, asOf, plan.Subject);

    public static Snapshot Of(World world, Plan plan, ReportQuestion question, ReportStanding standing, DateTimeOffset knownBy)
    {
        var of = new ReportFigures(world, plan, question.AsOf);
        var board = PlanBoard.Of(world, plan, question.AsOf);
        foreach (var target in board.Targets) of.Target(target);
        of.Outlooks();
        of.Published();
        of.Standings(board);
        of.Why(question.Kind);
        of.Parts(standing.Issued);
        of.Tasks(standing.Tasks);
        if (question.Kind == ReportKind.Yearly && standing.Assessed is { } assessed) of.Assessed(assessed);
        of.Quality();
        return new(of.region.Text, Period.Years(plan.From, plan.To).ToString(), question.AsOf, knownBy, world.Catalogue.Hash, [.. of.figures.OrderBy(f => f.Key, StringComparer.Ordinal)]);
    }

    void Target(TargetProgress t)
    {
        var (id, question) = (t.Target.Id, $"{PlanQuestions.Prefix}{plan.Id}/{t.Target.Id}");
        if (t.Status == TargetStatus.NoData)
        {
            Add($"target:{id}/none", question, t.Target.Region, plan.To.ToString(CultureInfo.InvariantCulture), "", double.NaN, "", PlanJson.Word(t.Status), false, JsonSerializer.Serialize(new { formula = t.Target.WhyNoIndicator?.Zh ?? t.Why }, Plain));
            return;
        }
        var because = PlanQuestions.Ask(world, question, SubjectId.Parse(t.Target.Region), null, asOf);
        if (because.FewestMembers < BulletinPaper.FewestFirms)
        {
            withheld.Add(id);
            Add($"target:{id}/none", question, t.Target.Region, plan.To.ToString(CultureInfo.InvariantCulture), "", double.NaN, "", PlanJson.Word(TargetStatus.NoData), false, JsonSerializer.Serialize(new { formula = Withheld }, Plain));
            return;
        }
        var period = (t.Period ?? Period.Day(asOf)).ToString();
        Add($"target:{id}/actual", question, t.Target.Region, period, "", t.Actual, t.Unit, PlanJson.Word(t.Status), t.Demo, ExplanationJson.Write(because.ForPapers()), because.Coverage);
        var input = AimFigure.PathOf(t);
        if (int.TryParse(input, CultureInfo.InvariantCulture, out var index) && index < because.Inputs.Count)
            Add($"target:{id}/aim", question, t.Target.Region, period, input, t.Aim, t.Unit, "stated", t.Demo, ExplanationJson.Write(because.Inputs[index].ForPapers()));
        Count($"target:{id}/progress", t.Progress * 100, "%", PlanBoard.Formula(t.Target).Zh);
        Count($"target:{id}/time", t.TimeShare * 100, "%", "数据截止时，规划期已过去的比例");
        var (size, way) = ReportWords.IsChange(t.Target) ? (t.Actual * Math.Sign(t.Aim) - Math.Abs(t.Aim), "实际幅度 − 目标幅度") : t.Target.LowerIsBetter ? (t.Aim - t.Actual, "目标 − 实际") : (t.Actual - t.Aim, "实际 − 目标");
        // What two per cents differ by are points.
        Add($"target:{id}/gap", "", t.Target.Region, period, "", Math.Round(size, 9), t.Unit is "%" ? "百分点" : t.Unit, t.Exactness, t.Demo, JsonSerializer.Serialize(new { formula = way }, Plain));
        Years(t.Target);
    }

    /// <summary>How many targets stand how, each counted once and only if it falls due within the period.</summary>
    void Standings(PlanProgress board)
    {
        var counted = ReportWords.Counted(plan).ToHashSet();
        var standing = board.Targets.Where(t => counted.Contains(t.Target)).ToList();
        foreach (var status in Enum.GetValues<TargetStatus>()) Number(PlanJson.Word(status), standing.Count(t => Shown(t) == status), status == TargetStatus.NoData ? "其中不作判断的项数" : $"其中评价为“{Marks.Word(status).Zh}”的项数");
        Number("all", standing.Count, "规划期内到期的指标项数，重复表述的只计一次");
        Number("judged", standing.Count(t => Shown(t) != TargetStatus.NoData), "其中有结果可以判断的项数");
        Number("open", standing.Count(t => Shown(t) == TargetStatus.NoData && published.Contains(t.Target.Id)), "其中公布了结果而规划没有可以对照的数值目标的项数");
        Number("withheld", standing.Count(t => withheld.Contains(t.Target.Id) && !published.Contains(t.Target.Id)), $"其中依据的企业不足 {BulletinPaper.FewestFirms} 户、不单独公布的项数");
        Number("silent", standing.Count(t => t.Status == TargetStatus.NoData && !published.Contains(t.Target.Id)), "其中没有公布结果，也没有填报或可计算数据的项数");
        Number("again", ReportWords.Again(plan).Count(), "规划中重复表述已列指标的处数");
        Number("later", plan.Targets.Count(t => ReportWords.IsLater(plan, t)), "期限在规划期之后的目标项数");
        Number("quoted", plan.Targets.Count(t => ReportWords.IsQuoted(plan, t)), "规划转述的上级目标项数");

        // What is not told is not judged either: its standing would tell it.
        TargetStatus Shown(TargetProgress of) => withheld.Contains(of.Target.Id) ? TargetStatus.NoData : of.Status;

        void Number(string key, int count, string how) => Count($"status:{key}", count, "项", how);
    }

    /// <summary>Where it stood at the end of each year, as far as was published or can be computed; its quality is how exact that is.</summary>
    void Years(Target target)
    {
        var question = $"{PlanQuestions.Prefix}{plan.Id}/{target.Id}";
        for (var year = target.BaseYear is { } from && from >= plan.BaseYear ? from + 1 : plan.BaseYear + 1; year <= Math.Min(asOf.Year, target.Year ?? plan.To); year++)
        {
            var end = new DateOnly(year, 12, 31) is var last && last < asOf ? last : asOf;
            var then = PlanBoard.Progress(world, plan, target, end, SubjectId.Region(target.Region));
            if (then.Period?.Last is not { } day || day.Year != year) continue;
            Add($"target:{target.Id}/year/{year}", question, target.Region, then.Period.Value.ToString(), "", then.Actual, then.Unit, then.Exactness, then.Demo, ExplanationJson.Write(PlanQuestions.Ask(world, question, SubjectId.Region(target.Region), null, end).ForPapers()));
        }
    }

    /// <summary>What was published of the plan's own years, whether or not it is about a target.</summary>
    void Published()
    {
        var years = Period.Years(plan.From, plan.To);
        foreach (var (holder, outcome) in world.Catalogue.Plans.Values.OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p => p.Outcomes.Select(o => (p, o))))
        {
            var about = outcome.About?.StartsWith(plan.Id + "/", StringComparison.Ordinal) == true;
            var within = outcome.In is { } period && period.First >= years.First && period.Last <= years.Last && (outcome.Of is "" ? holder.Region : outcome.Of) == plan.Region;
            if (!about && !within || outcome.In?.Last > asOf || (outcome.Value ?? outcome.Reach) is not { } value) continue;
            if (about) published.Add(outcome.About![(plan.Id.Length + 1)..]);
            Add($"published:{holder.Id}/{outcome.Row}", $"{PlanQuestions.Prefix}{holder.Id}/{outcome.Row}", holder.Region, (outcome.In ?? years).ToString(), "", value.Amount, value.Unit.Symbol, outcome.Comparator, false, ExplanationJson.Write(PlanQuestions.Ask(world, $"{PlanQuestions.Prefix}{holder.Id}/{outcome.Row}", null, null, asOf).ForPapers()));
        }
    }

    void Parts(IReadOnlyList<IssuedTarget> issued)
    {
        if (CityTiles.LeadOf(plan) is not { } lead) return;
        foreach (var city in world.Population.Regions.Children(plan.Region))
        {
            var part = SubjectId.Region(city.Code);
            var own = issued.Own(plan, lead, part);
            var standing = PlanBoard.Progress(world, plan, own, asOf, part);
            if (standing.Status == TargetStatus.NoData) continue;
            var question = $"{PlanQuestions.Prefix}{plan.Id}/{lead.Id}";
            var period = (standing.Period ?? Period.Day(asOf)).ToString();
            Add($"part:{city.Code}/lead", question, city.Code, period, "", standing.Actual, standing.Unit, PlanJson.Word(standing.Status), standing.Demo, ExplanationJson.Write(PlanQuestions.Ask(world, question, part, null, asOf, issued).ForPapers()));
            Count($"part:{city.Code}/due", standing.Aim, standing.Unit, ReferenceEquals(own, lead) ? "按本规划的目标" : "下达给该地区的目标");
        }
    }

    void Tasks(IReadOnlyList<(PlanTask Task, TaskState State, bool Late)> tasks)
    {
        if (tasks.Count == 0) return;
        Count("tasks:all", tasks.Count, "项", ReportWords.TermsUnsaid(plan) ? "规划列出的任务，未写期限的按规划期末计" : "规划列出的带期限任务");
        Count("tasks:done", tasks.Count(t => t.State == TaskState.Done), "项", "办理事项已办结的任务");
        Count("tasks:under-way", tasks.Count(t => t.State == TaskState.UnderWay), "项", "办理事项在办的任务");
        Count("tasks:late", tasks.Count(t => t.Late), "项", $"期限早于{PaperDocument.Day(asOf)}而没有办结的任务");
        foreach (var (task, state, late) in tasks) Add($"task:{task.Id}", "", plan.Region, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", late ? 1 : 0, "", state.ToString(), false, JsonSerializer.Serialize(new { formula = $"期限 {task.Due:yyyy-MM-dd}，{ReportWords.Word(state)}" }, Plain));
    }

    /// <summary>The results of cities that were given notice of, and the 约谈 of the year; a place only where every city has its result.</summary>
    void Assessed(ReportAssessed of)
    {
        Count("assess:cities", of.Cities, "个", "规划所属地区的市州数");
        Count("assess:noticed", of.Results.Count, "个", $"{of.Year}年度考核已通报结果的市州数");
        foreach (var (result, score, place) in of.Placed)
        {
            var why = JsonSerializer.Serialize(new { formula = $"{of.Year}年度考核 {result.Matter}，{result.On:yyyy-MM-dd} 评定，已通报" }, Plain);
            Add($"assess:{result.Subject}/score", "", result.Subject.Text, of.Year.ToString(CultureInfo.InvariantCulture), "", score.Score ?? double.NaN, "分", score.Grade?.Name.Zh ?? "", false, why);
            if (place is { IsSettled: true } settled) Add($"assess:{result.Subject}/place", "", result.Subject.Text, of.Year.ToString(CultureInfo.InvariantCulture), "", settled.Best, "", "counted", false, JsonSerializer.Serialize(new { formula = "全部市州已通报结果按得分排列，否决的列在最后" }, Plain));
        }
        Count("talks:all", of.Talks.Count, "件", $"{asOf.Year}年批准的约谈件数");
        Count("talks:ended", of.Talks.Count(t => t.In<TalkState>() == TalkState.Ended), "件", "其中已经办结的件数");
        foreach (var talk in of.Talks) Add($"talk:{talk.Id}", "", talk.Subject.Text, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", double.NaN, "", talk.State, false, JsonSerializer.Serialize(new { formula = talk.Title, outcome = talk.Steps.LastOrDefault(s => s.Move == TalkProcedure.End)?.Reason ?? "" }, Plain));
    }

    Answer? Ask(string key, string item, Period period)
    {
        if (!world.Catalogue.Items.ContainsKey(item)) return null;
        var answer = asker.Ask(item, region, period);
        if (!answer.Missing) Add(key, item, region.Text, period.ToString(), "", answer.Value, answer.Unit.Symbol, answer.Quality, answer.Demo, ExplanationJson.Write(Explanation.Of(answer, world).ForPapers()), answer.Coverage.Share);
        return answer.Missing ? null : answer;
    }

    void Count(string key, double value, string unit, string how)
    {
        if (double.IsFinite(value)) Add(key, "", region.Text, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", value, unit, "counted", false, JsonSerializer.Serialize(new { formula = how }, Plain));
    }

    void Add(string key, string item, string subject, string period, string input, double value, string unit, string quality, bool demo, string because, double coverage = 1) =>
        figures.Add(new(key, item, subject, period, input, value, unit, Math.Round(coverage, 6), quality, demo, because));
}
