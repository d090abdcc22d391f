using System.Globalization;
using Luheng.Assessing;
using Luheng.Bulletins;
using Luheng.Packs;
using static Luheng.Portal.Assessing.ReportWords;

namespace Luheng.Portal.Assessing;

/// <summary>The parts of an evaluation report on tasks, on what is to come, on what to do, and on the data.</summary>
sealed partial class ReportPaper
{
    void Tasks()
    {
        Part("任务落实情况");
        if (snapshot.Find("tasks:all") is null)
            Say([plan.Tasks.Count == 0 ? "规划没有载明带期限的任务。" : $"规划载明{plan.Tasks.Count}项{(TermsUnsaid(plan) ? "任务（未写期限的按规划期末计）" : "带期限的任务")}，本系统没有办理记录，不作落实与否的判断。"], plan.Document);
        else
        {
            Say([TermsUnsaid(plan) ? "规划列出任务" : "规划列出带期限的任务", Of("tasks:all"), $"项{(TermsUnsaid(plan) ? "（未写期限的按规划期末计）" : "")}，已办结", Of("tasks:done"), "项，正在办理", Of("tasks:under-way"), "项，逾期", Of("tasks:late"), "项。"], "规划任务的办理记录");
            Tabulate("规划任务", "", [new("任务", false, 5), new("期限", false, 2), new("责任单位", false, 3), new("状态", false, 2)],
                [.. plan.Tasks.Select(t => (IReadOnlyList<Run>)[Clean(t.Name.Zh), t.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), t.Owner is "" ? "—" : Clean(t.Owner), TaskWord(snapshot.Find($"task:{t.Id}")!)])], "状态以办理事项为准");
        }
        var published = snapshot.Figures.Where(f => f.Key.StartsWith("published:", StringComparison.Ordinal) && Outcome(f)?.About?.StartsWith(plan.Id + "/", StringComparison.Ordinal) != true).Select(f => (Figure: f, Outcome: Outcome(f)!)).Where(p => p.Outcome is not null).ToList();
        if (published.Count == 0) return;
        Say([$"此外，公布的文件载有规划期内的{published.Count}项其他结果，规划没有给出可以对照的目标值，列出供参考。"], string.Join("；", published.Select(p => p.Outcome.Source.Document).Distinct()));
        Tabulate("公布的其他结果", "", [new("结果", false, 4.4), new("数值", true, 2), new("单位", false, 1.8), new("时期", false, 2.2), new("条款", false, 1.8)],
            [.. published.Select(p => (IReadOnlyList<Run>)[Clean(p.Outcome.Name.Zh), Exactly(p.Figure.Key), Unit(p.Figure.Unit), Span(p.Figure.Period), p.Outcome.Source.Clause])], "原文所称“约”“近”照录，“以上”“余”“突破”写作“以上”；原文见附件2");
    }

    /// <summary>What was given notice of (考核) and who was summoned (约谈), in a yearly report of a region that is kept here.</summary>
    void Assessed()
    {
        if (snapshot.Find("assess:cities") is null) return;
        Part("考核结果与约谈");
        var results = snapshot.Figures.Where(f => f.Key.StartsWith("assess:", StringComparison.Ordinal) && f.Key.EndsWith("/score", StringComparison.Ordinal)).ToList();
        if (results.Count == 0) Say([Inv($"{(snapshot.AsOf is { Month: 12, Day: 31 } ? snapshot.AsOf.Year : snapshot.AsOf.Year - 1)}年度目标责任评价考核还没有通报结果。")], "考核的办理记录");
        else
        {
            var places = results.Any(f => snapshot.Find(Place(f)) is not null);
            Say([Inv($"{results[0].Period}年度目标责任评价考核，"), Of("assess:cities"), "个市州中已通报", Of("assess:noticed"), $"个的结果{(results.Count < Value("assess:cities") ? "，没有全部通报，不排名次" : "")}。"], "考核的办理记录；没有通报的不列");
            Tabulate(Inv($"{results[0].Period}年度考核结果"), "", [new("地区", false, 3), new("等级", false, 2), new("得分（分）", true, 2), .. places ? [new Luheng.Bulletins.SheetColumn("名次", true, 1.5)] : (Luheng.Bulletins.SheetColumn[])[]],
                [.. results.Select(f => (IReadOnlyList<Run>)[names.Population.Regions.Find(f.Subject)?.Name ?? f.Subject, f.Quality is "" ? "待定" : f.Quality, Of(f.Key), .. places ? [Of(Place(f))] : (Run[])[]])], "评定的结果，见各地区考核页；有待定项的没有总分");
        }
        var talks = snapshot.Figures.Where(f => f.Key.StartsWith("talk:", StringComparison.Ordinal)).ToList();
        if (talks.Count == 0)
        {
            Say([Inv($"{snapshot.AsOf.Year}年没有开展约谈。")], "约谈的办理记录");
            return;
        }
        Say([Inv($"{snapshot.AsOf.Year}年开展约谈"), Of("talks:all"), "件，已办结", Of("talks:ended"), "件。"], "约谈的办理记录；提出而没有批准的不计");
        Tabulate("约谈", "", [new("地区", false, 2), new("事由", false, 4), new("状态", false, 2), new("办结意见", false, 4)],
            [.. talks.Select(f => (IReadOnlyList<Run>)[names.Population.Regions.Find(f.Subject)?.Name ?? f.Subject, Clean(ReportReasons.Formula(f)), Luheng.Portal.Cases.CaseKinds.Of(TalkProcedure.Id).State(f.Quality).Zh, ReportReasons.Outcome(f) is { Length: > 0 } said ? said : "—"])], "状态以办理事项为准");

        static string Place(Figure score) => score.Key[..^"score".Length] + "place";
    }

    static string TaskWord(Figure task) => ReportWords.Word(Enum.Parse<TaskState>(task.Quality)) + (task.Value > 0 ? "，逾期" : "");

    void Outlook()
    {
        Part("趋势展望");
        if (snapshot.AsOf.Year > plan.To || snapshot.AsOf == new DateOnly(plan.To, 12, 31))
        {
            Say(["规划期已经结束，不再作预测。"], Inv($"{plan.Document}：规划期 {plan.From}—{plan.To} 年"));
            return;
        }
        var said = 0;
        foreach (var target in Known())
        {
            var at = $"target:{target.Id}/";
            if (snapshot.Find(at + "yearend") is { } yearEnd) YearEnd(target, at, yearEnd, ++said);
            if (snapshot.Find(at + "end") is { } end) End(target, at, end, ++said);
        }
        if (said == 0) Say(["没有足够的逐月或逐年数据，不作预测，不给没有依据的期末数。"], "预测需要两年以上的逐月数据或者一年以上的年度结果");
        else if (Known().Where(t => snapshot.Find($"target:{t.Id}/yearend") is null && snapshot.Find($"target:{t.Id}/end") is null).Select(t => Clean(t.Name.Zh)).ToList() is { Count: > 0 } silent)
            Say([$"{string.Join("、", silent)}没有足够的逐月或逐年数据，不作预测。"], "同上");
    }

    void YearEnd(Target target, string at, Figure yearEnd, int number)
    {
        var unit = Unit(yearEnd.Unit);
        List<Run> line = [Item(number) + Inv($"{Clean(target.Name.Zh)}：预计{snapshot.AsOf.Year}年末{(target.Kind == TargetKind.NewCount ? "累计新增" : IsChange(target) ? "累计" : "")}"), .. Moved(target, yearEnd.Key, unit), .. Between(target, at + "yearend", unit, "预测区间")];
        line.AddRange(["，应", .. IsChange(target) ? Moved(target, at + "yearend-due", unit) : target.LowerIsBetter ? ["控制在", .. Moved(target, at + "yearend-due", unit), "以内"] : ["达到", .. Moved(target, at + "yearend-due", unit)], "，完不成的概率", .. Chance(at), "。"]);
        Say(line, ReportReasons.Formula(yearEnd));
    }

    /// <summary>A chance as it is written: nothing is certain that was estimated.</summary>
    List<Run> Chance(string at) => Value(at + "chance") switch
    {
        > 99 => [Of(at + "chance", 0) with { Text = "大于99" }, "%"],
        < 1 => [Of(at + "chance", 0) with { Text = "小于1" }, "%"],
        _ => [Of(at + "chance", 0), "%"],
    };

    /// <summary>A change as a fall or rise; anything else as it is, numbers of things whole.</summary>
    List<Run> Moved(Target target, string key, string unit) => IsChange(target) ? [Verb(target, Value(key)), Of(key, 2, absolute: true), unit] : [Of(key, target.Kind is TargetKind.Count or TargetKind.NewCount ? 0 : 2), unit];

    /// <summary>An interval; of falls from the smaller to the larger.</summary>
    List<Run> Between(Target target, string key, string unit, string name)
    {
        var (low, high, decimals) = (key + "-low", key + "-high", target.Kind is TargetKind.Count or TargetKind.NewCount ? 0 : 2);
        List<Run> ends = !IsChange(target) || Math.Sign(Value(low)) != Math.Sign(Value(high)) ? [Of(low, decimals, IsChange(target)), "至", Of(high, decimals, IsChange(target))]
            : Value(high) < 0 ? [Of(high, 2, absolute: true), "至", Of(low, 2, absolute: true)] : [Of(low, 2), "至", Of(high, 2)];
        return ["（", Of("nominal", 0), "%" + name, .. ends, unit + "）"];
    }

    void End(Target target, string at, Figure end, int number)
    {
        var unit = Unit(end.Unit);
        List<Run> line = [Item(number) + Inv($"{Clean(target.Name.Zh)}：照目前的年均速度，到{target.Year ?? plan.To}年{(target.Kind == TargetKind.NewCount ? "累计新增" : IsChange(target) ? "累计" : "为")}"), .. Moved(target, end.Key, unit)];
        line.AddRange(snapshot.Find(at + "end-low") is null ? ["（只有一年的变化，不能给出区间）"] : Between(target, at + "end", unit, "区间"));
        line.AddRange(["，目标", .. Aim(target, alone: true)]);
        // What is reached already needs nothing more: the other sign would ask to undo it.
        if (snapshot.Find(at + "need") is { } need && Math.Sign(need.Value) == Math.Sign(target.Aim!.Value.Amount)) line.AddRange([$"；要达到目标，{Ahead(at)}须" + Verb(need.Value), Of(need.Key, 2, absolute: true), "%"]);
        Say([.. line, "。"], ReportReasons.Formula(end));
    }

    /// <summary>The years that are left to a target.</summary>
    string Ahead(string at) => Value(at + "left") == 1 ? "余下一年" : "余下各年平均每年";

    void Next()
    {
        Part("下一步工作建议");
        var (count, over) = (0, snapshot.AsOf.Year > plan.To);
        foreach (var target in new[] { Luheng.Planning.TargetStatus.Missed, Luheng.Planning.TargetStatus.Behind, Luheng.Planning.TargetStatus.Watch }.SelectMany(At)) Bring(target, ++count, over);
        if (!over)
            foreach (var target in At(Luheng.Planning.TargetStatus.OnTrack).Where(t => Value($"target:{t.Id}/chance") > MoreLikelyThanNot)) Bring(target, ++count, over);
        if (Behind() is { Count: > 0 } regions)
            Say([$"{Item(++count)}对{string.Join("、", regions)}按程序开展约谈，要求提出整改措施并按期报告。"], "由分地区表得出；程序见约谈");
        if (PartsOf("sector").Where(p => p.Intensity > 0).OrderByDescending(p => p.Intensity).Take(3).Select(p => p.Name).ToList() is { Count: > 0 } sectors)
            Say([$"{Item(++count)}对{string.Join("、", sectors)}逐户对标，把单耗上升的重点用能企业列入节能诊断和节能监察计划。"], "由分行业分解中能源强度为正的行业得出");
        if (plan.Tasks.Where(t => snapshot.Find($"task:{t.Id}") is { Value: > 0 }).Select(t => Clean(t.Name.Zh)).ToList() is { Count: > 0 } late)
            Say([$"{Item(++count)}督办逾期任务：{string.Join("；", late)}。"], "由规划任务表得出");
        if (Value("status:silent") > 0)
            Say([Item(++count), Of("status:silent"), $"项指标没有结果，逐项确定统计来源和报送责任；{(over ? "下一期规划提出同类指标时，同步明确统计口径和公布方式" : "在下次评估前补齐")}。"], "由不能判断的指标表得出");
        if (kind == ReportKind.Final) HandOn(ref count);
        if (count == 0) Say([over ? "能够判断的指标均已完成，没有滞后的地区和逾期的任务。" : "没有滞后的指标、地区和任务，按规划继续推进。"], "由以上各部分得出");
    }

    /// <summary>What the next plan of the region aims at by the same measures, as long as it has not begun.</summary>
    void HandOn(ref int count)
    {
        if (names.Catalogue.Plans.Values.Where(p => p.Region == plan.Region && p.From == plan.To + 1 && p.From > snapshot.AsOf.Year).MinBy(p => p.Id, StringComparer.Ordinal) is not { } next) return;
        var same = Known().Select(t => (Now: t, Then: next.Targets.FirstOrDefault(n => n.Indicator == t.Indicator && n.Kind == t.Kind && n.Region == t.Region && n.Aim is not null))).Where(p => p.Then is not null).ToList();
        if (same.Count == 0) return;
        Say([$"{Item(++count)}做好与《{Clean(next.Name.Zh)}》的衔接。下一期规划的同类目标是：{string.Join("；", same.Select(p => $"{Clean(p.Then!.Name.Zh)}{Asked(p.Then)}"))}。以本期公布的结果为起点，保持统计口径一致。"], string.Join("；", same.Select(p => Where(p.Then!))));
    }

    List<string> Behind() => [.. names.Population.Regions.Children(plan.Region).Select(r => (r.Name, Figure: snapshot.Find($"part:{r.Code}/lead"))).Where(p => p.Figure?.Quality is "behind" or "missed").Select(p => p.Name)];

    /// <summary>In per cent: then a target that is on its way so far is advised on too.</summary>
    const double MoreLikelyThanNot = 50;

    /// <summary>What would bring a target back; after the period, what it hands on.</summary>
    void Bring(Target target, int number, bool over)
    {
        var at = $"target:{target.Id}/";
        List<Run> line = [$"{Item(number)}{Clean(target.Name.Zh)}{snapshot.Find(at + "actual")!.Quality switch { "missed" => "没有完成", "behind" => "进度滞后", "watch" => "需要关注", _ => "按已公布的结果进度正常，但预测年末完不成的可能大于完成的可能" }}"];
        if (over) line.AddRange(["，相差", .. Exact(snapshot.Find(at + "gap")!.Quality).Before is { Length: > 0 } about ? new Run[] { about } : [], Of(at + "gap", absolute: true), Unit(snapshot.Find(at + "gap")!.Unit), "，逐项分析原因，在下一期规划确定目标时统筹考虑。"]);
        else if (snapshot.Find(at + "needed") is { } needed)
        {
            line.AddRange(["。要在年末达到进度，", ReportReasons.Formula(needed).Split('；')[0].TrimEnd('数').TrimEnd('的').Replace(" ", "", StringComparison.Ordinal), Of(needed.Key), Unit(needed.Unit is "%" ? "百分点" : needed.Unit)]);
            if (snapshot.Find(at + "needed-against") is not null) line.AddRange(["（比上年同期", Of(at + "needed-against", 2, true), "%）"]);
            line.Add(needed.Value < 0 ? "，已不可能在年内追回，须在以后年度弥补。" : "。");
        }
        else if (snapshot.Find(at + "need") is not null) line.AddRange([$"。要达到期末目标，{Ahead(at)}须" + Verb(Value(at + "need")), Of(at + "need", 2, absolute: true), "%，明确年度任务、责任单位和完成时间。"]);
        else line.AddRange(["，相差", Of(at + "gap", absolute: true), Unit(snapshot.Find(at + "gap")!.Unit), "，查明原因，明确责任单位和完成时间。"]);
        Say(line, $"由表1的评价得出；{Where(target)}");
    }

    void Quality()
    {
        Part("数据质量与评估范围");
        var known = Known().ToList();
        var official = known.Count(t => ReportReasons.IsPublished(snapshot.Find($"target:{t.Id}/actual")!));
        if (known.Count > 0) Say([official == known.Count ? $"有结果的{known.Count}项指标全部依据公布文件或者官方统计。" : official == 0 ? $"有结果的{known.Count}项指标都由官方数据和填报数据计算。" : $"有结果的{known.Count}项指标中，{official}项依据公布文件或者官方统计，{known.Count - official}项由官方数据和填报数据计算。", "公布文件中的“约”“近”按原文照录，“以上”“余”“突破”写作“以上”，不作精确化处理。"], "各指标结果的来源见附件1");
        var years = Enumerable.Range(plan.From, plan.To - plan.From + 1).Where(y => snapshot.Find($"quality/{y}/coverage") is not null).ToList();
        if (years.Count > 0)
            Tabulate("官方数与在册企业汇总的核对", $"单位：{Unit(snapshot.Find($"quality/{years[0]}/energy")!.Unit)}、%", [new("年份", false, 1.4), new("综合能源消费量", true, 2.4), new("在册企业合计", true, 2.4), new("填报覆盖率", true, 1.8)],
                [.. years.Select(y => (IReadOnlyList<Run>)[Inv($"{y}年"), Of($"quality/{y}/energy"), Of($"quality/{y}/members"), Of($"quality/{y}/coverage", 1)])], "以官方数为准，在册企业合计只作核对，两者口径不同，不相加、不连接");
        if (Enumerable.Range(plan.From, Math.Max(0, Math.Min(plan.To, snapshot.AsOf.Year) - plan.From + 1)).Where(y => new DateOnly(y, 12, 31) <= snapshot.AsOf && snapshot.Find($"quality/{y}/energy") is null).ToList() is { Count: > 0 } silent)
            Say([$"没有取得{ReportWords.Years(silent)}{Here}全年能源消费量的数据。"], "系统中没有该年度的官方数或完整填报");
        if (Counted(plan).Where(t => t.Aim is not null && t.Indicator?.StartsWith("energy.", StringComparison.Ordinal) == true && t.Basis == EnergyBasis.Unknown).ToList() is { Count: > 0 } unsaid)
            Say([$"规划没有写明{Names(unsaid)}按当量值还是等价值计算，待主管部门确认；结果与目标按同一口径公布的理解作比较。"], string.Join("；", unsaid.Select(Where)));
        if (Counted(plan).Where(t => t.PriceBase is "unknown").ToList() is { Count: > 0 } priceless)
            Say([$"规划没有写明{Names(priceless)}的价格基期，只比较变化率，不比较不同价格的绝对值。"], string.Join("；", priceless.Select(Where)));
        Say(["没有数据的指标、地区和年份一律标明，不以零代替，不作插补。数字按四舍五入列示，合计与分项、前后两数之差可能有末位之差。本报告的全部数字取自同一份数据快照，快照的校验值印在页脚；报告登记以后，文件可在验真页核对；每句话的依据和每个数字的来源见附件。"], Inv($"数据快照，截至 {Portal.Shell.Dates.Minute(snapshot.KnownBy)} 所知"));
    }

    List<Annex> Annexes()
    {
        var shown = notes.SelectMany(n => n.Figures).Distinct().Select(k => snapshot.Find(k)).OfType<Figure>().ToList();
        var numbered = shown.Select((f, i) => (f.Key, Number: i + 1)).ToDictionary(f => f.Key, f => f.Number, StringComparer.Ordinal);
        return
        [
            new("依据一览表",
            [
                new Paragraph(["正文每句、每表末尾的〔 〕为编号；“数字”一栏的号码见附件2。"], Small: true),
                new Luheng.Bulletins.Sheet("", "", [new("编号", false, 1), new("依据（文件、条款、原文或算法）", false, 7), new("数字", false, 2, Ordinal: true)], [.. notes.Select((n, i) => (IReadOnlyList<Run>)[Inv($"〔{i + 1}〕"), n.Source, Numbers(n.Figures.Select(k => numbered.GetValueOrDefault(k)).Where(v => v > 0).Order())])]),
            ]),
            new("数字溯源表",
            [
                new Luheng.Bulletins.Sheet("", "", [new("号码", true, 0.9, Ordinal: true), new("数值", true, 1.9), new("单位", false, 1.5), new("时期", false, 1.9), new("依据", false, 4.6)], [.. shown.Select((f, i) => (IReadOnlyList<Run>)[Inv($"{i + 1}"), Exactly(f.Key), Unit(f.Unit), SpanOf(f), ReportReasons.Source(f) is { Length: > 0 } source ? source : "本系统计算"])]),
            ]),
        ];
    }

    static string Names(IEnumerable<Target> targets) => string.Join("、", targets.Select(t => Clean(t.Name.Zh)));

    static string Numbers(IEnumerable<int> numbers) => string.Join("、", Runs(numbers).Select(r => r.From == r.To ? Inv($"{r.From}") : Inv($"{r.From}—{r.To}")));
}
