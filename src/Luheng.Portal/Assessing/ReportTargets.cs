using Luheng.Bulletins;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Bulletins;
using static Luheng.Portal.Assessing.ReportWords;

namespace Luheng.Portal.Assessing;

/// <summary>The part of an evaluation report that goes through the targets one by one.</summary>
sealed partial class ReportPaper
{
    void Targets()
    {
        Part("指标完成情况");
        var known = Known().ToList();
        if (known.Count > 0) Overview(known);
        (TargetStatus Status, string Title)[] groups = [(TargetStatus.Missed, "未完成的指标"), (TargetStatus.Behind, "进度滞后的指标"), (TargetStatus.Watch, "需要关注的指标"), (TargetStatus.OnTrack, "进度正常的指标"), (TargetStatus.Met, "已完成的指标")];
        foreach (var (status, title) in groups)
        {
            if (At(status).ToList() is not { Count: > 0 } some) continue;
            Subpart(title);
            for (var i = 0; i < some.Count; i++) One(some[i], i + 1);
        }
        if (Again(plan).ToList() is { Count: > 0 } again)
            Say(["规划另有", Of("status:again"), $"处重复表述上述指标（{Names(again).Replace("（重述）", "", StringComparison.Ordinal)}），每项指标只计一次。"], string.Join("；", again.Select(Where)));
        Without();
        Uncounted();
        Years(known);
    }

    void Overview(List<Target> known)
    {
        Subpart("总体进度");
        Draw("指标完成程度与时间进度", "%", "完成程度", "时间进度", [.. known.Select(t => new Bar(Clean(t.Name.Zh), Value($"target:{t.Id}/progress"), Value($"target:{t.Id}/time"), $"target:{t.Id}/progress"))]);
        blocks.Add(new Paragraph(["注：完成程度为由基期到目标已走过的比例，目标没有基数的按实际与目标之比；没有数据的指标不画。"], Small: true));
        Tabulate("有结果的指标", "单位：见各行", [new("指标", false, 4.2), new("目标", false, 2.4), new("结果", false, 2.6), new("评价", false, 1.4), new("数据时期", false, 2.4)],
            [.. known.Select(t => (IReadOnlyList<Run>)[Clean(t.Name.Zh), Whole(Aim(t, alone: true)), Whole(Result(t)), Status($"target:{t.Id}/actual"), Span(snapshot.Find($"target:{t.Id}/actual")!.Period)])],
            $"公布文件所称的“约”“近”照录，“以上”“余”“突破”写作“以上”；目标和结果的出处见附件{Rated(known)}");
    }

    /// <summary>On what the targets that are not due yet were rated.</summary>
    string Rated(List<Target> known)
    {
        var running = known.Where(t => snapshot.Find($"target:{t.Id}/actual")!.Quality is "on-track" or "watch" or "behind").ToList();
        var near = running.Where(t => !PlanBoard.IsPaced(t)).ToList();
        return running.Count == 0 ? "" : near.Count == 0 ? "；未到期的按完成程度与时间进度之比评价"
            : $"；未到期的按完成程度与时间进度之比评价，其中{Names(near)}规划没有写基数，按目前水平与目标之比评价，不计时间进度";
    }

    /// <summary>Several pieces as one, for a cell of a table.</summary>
    static Run Whole(List<Run> runs) => runs.First(r => r.Figure is not null) with { Text = string.Concat(runs.Select(r => r.Text)) };

    void One(Target target, int number)
    {
        var actual = snapshot.Find($"target:{target.Id}/actual")!;
        var until = (target.Year ?? plan.To).ToString(System.Globalization.CultureInfo.InvariantCulture);
        List<Run> line = [Item(number) + Inv($"{Clean(target.Name.Zh)}。规划要求{until}年{(IsChange(target) && target.BaseYear is { } from ? Inv($"比{from}年") : "")}"), .. Aim(target), $"；{(target.Kind == TargetKind.NewCount ? Until(actual.Period) : Span(actual.Period))}", .. Result(target), "，", .. Gap(target), "。"];
        if (actual.Quality is "missed" && IsChange(target) && Math.Sign(actual.Value) != Math.Sign(target.Aim!.Value.Amount)) line.Add("实际变化与目标方向相反。");
        if (target.Scope.Zh is not "") line.Add($"范围：{Clean(target.Scope.Zh)}。");
        Say(line, $"目标：{Where(target)}；结果：{Rests(actual)}");
    }

    static string Until(string period) => Luheng.Time.Period.TryParse(period, out var known) ? Inv($"到{known.Last.Year}年{known.Last.Month}月") : period;

    /// <summary>What has no figure, and why: nothing is taken for zero.</summary>
    void Without()
    {
        var without = Counted(plan).Where(t => snapshot.Find($"target:{t.Id}/none") is not null).ToList();
        if (without.Count == 0) return;
        Subpart("不能判断的指标");
        var open = without.SelectMany(t => PublishedOf(t).Select(f => (Target: t, Figure: f))).ToList();
        if (open.Count > 0)
        {
            Say(["以下", Of("status:open"), "项指标公布了结果，但规划没有给出可以对照的数值，不作完成与否的判断。"], string.Join("；", open.Select(o => Where(o.Target))));
            Tabulate("公布了结果、没有可以对照的数值的指标", "", [new("指标", false, 3.4), new("规划要求", false, 3), new("公布的结果", false, 3), new("时期", false, 2), new("条款", false, 2)],
                [.. open.Select(o => (IReadOnlyList<Run>)[Clean(o.Target.Name.Zh), Wanted(o.Target), Exactly(o.Figure.Key) is var run ? run with { Text = run.Text + Unit(o.Figure.Unit) } : run, Span(o.Figure.Period), o.Target.Source.Clause])], "公布的原文见附件2");
        }
        var withheld = without.Except(open.Select(o => o.Target)).Where(t => ReportReasons.Formula(snapshot.Find($"target:{t.Id}/none")!) == ReportFigures.Withheld).ToList();
        if (withheld.Count > 0)
            Say(["以下", Of("status:withheld"), $"项指标依据的企业不足{BulletinPaper.FewestFirms}户，结果不单独公布，本报告不作完成与否的判断：{Names(withheld)}。"], string.Join("；", withheld.Select(Where)));
        if (without.Except(open.Select(o => o.Target)).Except(withheld).ToList() is not { Count: > 0 } silent) return;
        Say(["以下", Of("status:silent"), "项指标没有公布结果，也没有填报或可以计算的数据，本报告不推算、不以零计，不作完成与否的判断。"], "各指标的原因见下表");
        Tabulate("没有结果的指标和原因", "", [new("指标", false, 3.4), new("规划要求", false, 3), new("原因", false, 4.6), new("条款", false, 2.4)],
            [.. silent.Select(t => (IReadOnlyList<Run>)[Clean(t.Name.Zh), Wanted(t), Reason(t), t.Source.Clause])], "规划要求出自规划所列条款，原因依据现有统计和报表的范围；没有公布结果指本系统收录的公布文件中没有");
    }

    /// <summary>What falls due only after the plan's period, and what is another's: named, not judged, not counted.</summary>
    void Uncounted()
    {
        var (later, quoted) = (plan.Targets.Where(t => IsLater(plan, t)).ToList(), plan.Targets.Where(t => IsQuoted(plan, t)).ToList());
        if (later.Count + quoted.Count == 0) return;
        Subpart("不计入的目标");
        if (later.Count > 0) Say(["以下", Of("status:later"), $"项目标期限在规划期之后，{(later.TrueForAll(t => t.Year > snapshot.AsOf.Year) ? "尚未到期，" : "")}不计入上述指标，本报告不作评价：{Listed(later)}。"], string.Join("；", later.Select(Where)));
        if (quoted.Count > 0) Say(["以下", Of("status:quoted"), $"项是规划转述的上级目标，不是本规划的指标，不计入，不作评价：{Listed(quoted)}。"], string.Join("；", quoted.Select(Where)));

        static string Listed(List<Target> some) => string.Join("；", some.Select(t => Inv($"{Clean(t.Name.Zh)}（{t.Year}年，{Wanted(t)}）")));
    }

    static string Wanted(Target target) => target.Aim is null ? $"“{target.Words}”" : Asked(target);

    List<Figure> PublishedOf(Target target) => [.. snapshot.Figures.Where(f => f.Key.StartsWith("published:", StringComparison.Ordinal) && Outcome(f)?.About == $"{plan.Id}/{target.Id}")];

    /// <summary>Why there is no figure.</summary>
    string Reason(Target target)
    {
        var why = ReportReasons.Formula(snapshot.Find($"target:{target.Id}/none")!).TrimEnd('。');
        return why.StartsWith("截至", StringComparison.Ordinal) ? "没有公布结果，也没有填报或可计算的数据" : why;
    }

    Outcome? Outcome(Figure published) => published.Key["published:".Length..].Split('/') is [var holder, var row] && names.Catalogue.Plans.TryGetValue(holder, out var by) ? by.Outcomes.FirstOrDefault(o => o.Row == row) : null;

    /// <summary>Year by year: a dash where nothing was published or filed.</summary>
    void Years(List<Target> known)
    {
        var years = Enumerable.Range(plan.BaseYear + 1, Math.Max(0, Math.Min(plan.To, snapshot.AsOf.Year) - plan.BaseYear)).ToList();
        if (known.Count == 0 || years.Count < 2) return;
        Subpart("历年进展");
        Tabulate("各年末累计进展", "单位：见各行", [new("指标", false, 4), new("单位", false, 2), .. years.Select(y => new SheetColumn(Inv($"{y}年"), true, 1.4))],
            [.. known.Select(t => (IReadOnlyList<Run>)[Clean(t.Name.Zh), Unit(snapshot.Find($"target:{t.Id}/actual")!.Unit), .. years.Select(y => Exactly(AtEnd(t, y)))])], "—为没有公布、填报或可计算的数，不是零；当年未结束的为截至数据时期的累计");
        if (years.Where(y => known.TrueForAll(t => snapshot.Find($"target:{t.Id}/year/{y}") is null)).ToList() is { Count: > 0 } silent)
            Say([$"{ReportWords.Years(silent)}，各项指标都没有公布、填报或可计算的年度结果，本报告不作插补。"], "各年度没有对应时期的数据");
        foreach (var target in known.Where(t => t.Kind == TargetKind.Change && years.Count(y => snapshot.Find($"target:{t.Id}/year/{y}") is not null) > 1)) Path(target, years);
    }

    /// <summary>The figure of a year; that of the whole target where it is the same.</summary>
    string AtEnd(Target target, int year) => snapshot.Find($"target:{target.Id}/year/{year}") is { } figure && figure.Period == snapshot.Find($"target:{target.Id}/actual")!.Period ? $"target:{target.Id}/actual" : $"target:{target.Id}/year/{year}";

    /// <summary>The years of one target beside the even path to its aim.</summary>
    void Path(Target target, List<int> years)
    {
        var (aim, from) = (target.Aim!.Value, target.BaseYear ?? plan.BaseYear);
        double Due(int year) => Math.Abs((Math.Pow(1 + aim.Amount * aim.Unit.InBase, Math.Min(1, (double)(year - from) / ((target.Year ?? plan.To) - from))) - 1) / aim.Unit.InBase);
        Draw(Inv($"{Clean(target.Name.Zh)}累计{Verb(target, aim.Amount)}幅度"), aim.Unit.Symbol, "实际", "按年均速度应达到", [.. years.Select(y => new Bar(Inv($"{y}年"), Value($"target:{target.Id}/year/{y}") * Math.Sign(aim.Amount), Due(y), $"target:{target.Id}/year/{y}"))]);
    }

    static string Where(Target target) => $"{target.Source}：“{target.Words}”";

    static string Rests(Figure figure) => ReportReasons.Source(figure) is { Length: > 0 } source ? source : "按填报与官方数据计算";
}
