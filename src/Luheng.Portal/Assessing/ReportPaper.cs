using System.Globalization;
using Luheng.Assessing;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Planning;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>Writes the evaluation report (中期、终期评估报告) of a plan from a snapshot: the words are made here, the figures are the snapshot's and no others; every sentence names its source.</summary>
sealed class ReportPaper
{
    readonly World names;
    readonly Plan plan;
    readonly Snapshot snapshot;
    readonly string site;
    readonly List<Block> blocks = [];
    readonly List<string> sources = [];

    ReportPaper(World names, Plan plan, Snapshot snapshot, string site) => (this.names, this.plan, this.snapshot, this.site) = (names, plan, snapshot, site);

    /// <param name="names">For the names of targets and regions; no figure is asked of it.</param>
    /// <param name="site">What stands before every address; empty within the site.</param>
    public static Paper Of(World names, Plan plan, Snapshot snapshot, string site, string id, bool demo, string mark = "")
    {
        var of = new ReportPaper(names, plan, snapshot, site);
        of.Overall();
        of.Targets();
        of.Why();
        of.Parts();
        of.Tasks();
        of.Outlook();
        of.Next();
        of.Sources();
        return new(TitleOf(plan, snapshot.AsOf), of.blocks)
        {
            Id = id,
            Mark = string.Join("　", new[] { demo ? "演示数据" : "", mark }.Where(m => m is not "")),
            Date = snapshot.AsOf,
            Foot = $"{id}　截至 {Dates.Minute(snapshot.KnownBy)} 所知{(demo ? "　演示数据" : "")}\n数据快照 SHA-256 {Snapshot.HashOf(snapshot.Bytes())}",
            Verify = site is "" || mark is not "" ? null : $"{site}/verify/{id}",
        };
    }

    /// <summary>终期 from the last year of the plan on, 中期 before.</summary>
    public static string TitleOf(Plan plan, DateOnly asOf) => $"《{Clean(plan.Name.Zh)}》{(asOf.Year >= plan.To ? "终期" : "中期")}评估报告";

    void Overall()
    {
        blocks.Add(new Heading(1, "一、总体进展"));
        List<Run> line = [Inv($"截至{snapshot.AsOf.Year}年{snapshot.AsOf.Month}月{snapshot.AsOf.Day}日，规划的"), Of("status:all"), "项指标中"];
        foreach (var status in Marks.All.Where(s => snapshot.Find($"status:{PlanJson.Word(s)}") is { Value: > 0 }))
            line.AddRange([$"，{Marks.Word(status).Zh}", Of($"status:{PlanJson.Word(status)}"), "项"]);
        blocks.Add(new Paragraph([.. line, "。", Note($"按《{Clean(plan.Name.Zh)}》各指标的目标值、时间进度和本快照的数据判定；判定规则 plan-status（设计，可调整）")]));
        var bars = Known().Select(t => new Bar(Clean(t.Name.Zh), Value($"target:{t.Id}/progress"), Value($"target:{t.Id}/time"), $"target:{t.Id}/progress")).ToList();
        if (bars.Count == 0) return;
        blocks.Add(new Bars("图1　指标完成程度与时间进度", "%", "完成程度", "时间进度", bars));
        blocks.Add(new Paragraph(["注：完成程度为由基期到目标已走过的比例；没有数据的指标不画。"], Small: true));
    }

    IEnumerable<Target> Known() => plan.Targets.Where(t => snapshot.Find($"target:{t.Id}/actual") is not null);

    void Targets()
    {
        blocks.Add(new Heading(1, "二、指标进展"));
        var rows = Known().Select(t => (IReadOnlyList<Run>)[Clean(t.Name.Zh), Of($"target:{t.Id}/base"), Of($"target:{t.Id}/aim"), Of($"target:{t.Id}/actual"), Unit(snapshot.Find($"target:{t.Id}/actual")!.Unit), Status($"target:{t.Id}/actual"), snapshot.Find($"target:{t.Id}/actual")!.Period]).ToList();
        if (rows.Count > 0) blocks.Add(new Luheng.Bulletins.Sheet("表1　指标进展", "单位：见各行", [new("指标", false, 5), new("基数", true, 2), new("目标", true, 2), new("实际", true, 2), new("单位", false, 2), new("状态", false, 1.6), new("数据时期", false, 2.6)], rows));
        foreach (var target in Known())
        {
            var (actual, where) = (snapshot.Find($"target:{target.Id}/actual")!, $"target:{target.Id}/");
            blocks.Add(new Paragraph([$"{Clean(target.Name.Zh)}：目标{Sign(target)}", Of(where + "aim"), $"{Tight(actual.Unit)}，实际", Of(where + "actual"), $"{Tight(actual.Unit)}，完成程度", Of(where + "progress", 1), "%，时间进度", Of(where + "time", 1), $"%，{Status(where + "actual")}。", Note($"{target.Source}：“{target.Words}”；数据见“实际”的溯源")]));
        }
        var without = plan.Targets.Where(t => snapshot.Find($"target:{t.Id}/actual") is null).ToList();
        if (without.Count > 0) blocks.Add(new Paragraph([$"没有数据的指标 {without.Count} 项：{string.Join("；", without.Select(t => $"{Clean(t.Name.Zh)}（{t.WhyNoIndicator?.Zh ?? "没有公布、填报或可计算的数值"}）"))}。", Note("规划包中各指标的说明")]));
    }

    void Why()
    {
        blocks.Add(new Heading(1, "三、变化原因"));
        if (snapshot.Find("why/energy") is not { } now || snapshot.Find("why/before") is null)
        {
            blocks.Add(new Paragraph(["没有可以分解的全年能耗数据。", Note("系统中没有本地区上一整年及其前一年的能耗")]));
            return;
        }
        var change = now.Value - Value("why/before");
        blocks.Add(new Paragraph([$"{now.Period}年综合能源消费量", Of("why/energy"), $" {now.Unit}，上年", Of("why/before"), $" {now.Unit}，{(change < 0 ? "减少" : "增加")} {Figures.Write(Math.Abs(change))} {now.Unit}。", Note("综合能源消费量的溯源见各数字")]));
        (string Key, string Name)[] effects = [("why/activity", "产出规模"), ("why/structure", "行业结构"), ("why/intensity", "能源强度")];
        if (effects.All(e => snapshot.Find(e.Key) is not null))
            blocks.Add(new Paragraph(["按行业大类分解（LMDI）：", .. effects.SelectMany((e, i) => new Run[] { (i > 0 ? "，" : "") + e.Name, Of(e.Key, sign: true), $" {now.Unit}" }), "；正数为推高能耗。", Note("lmdi.sector.*：B. W. Ang, Energy Policy 86 (2015)；以产值为产出，缺数的行业不计入，与上面的总变化可有差额")]));
    }

    void Parts()
    {
        if (CityTiles.LeadOf(plan) is not { } lead) return;
        var parts = names.Population.Regions.Children(plan.Region).Select(r => (Region: r, Figure: snapshot.Find($"part:{r.Code}/lead"))).Where(p => p.Figure is not null).ToList();
        if (parts.Count == 0) return;
        blocks.Add(new Heading(1, "四、滞后的地区"));
        var behind = parts.Where(p => p.Figure!.Quality is "behind" or "missed").OrderByDescending(p => p.Figure!.Value).ToList();
        blocks.Add(new Paragraph([behind.Count == 0 ? $"{parts.Count} 个地区的{Clean(lead.Name.Zh)}都没有滞后。" : $"{parts.Count} 个地区中，{behind.Count} 个的{Clean(lead.Name.Zh)}滞后：", Note($"各地区按全省目标“{lead.Words}”判定（{lead.Source}）；分解到各地区的目标另有规定的从其规定")]));
        if (behind.Count > 0) blocks.Add(new Luheng.Bulletins.Sheet("表2　滞后的地区", $"单位：{behind[0].Figure!.Unit}", [new("地区", false, 3), new("累计变化", true, 2), new("状态", false, 2)], [.. behind.Select(p => (IReadOnlyList<Run>)[p.Region.Name, Of(p.Figure!.Key, 2, true), Status(p.Figure.Key)])]));
    }

    void Tasks()
    {
        blocks.Add(new Heading(1, "五、任务落实"));
        if (snapshot.Find("tasks:all") is null)
        {
            blocks.Add(new Paragraph([plan.Tasks.Count == 0 ? "规划没有载明带期限的任务。" : $"规划载明 {plan.Tasks.Count} 项带期限的任务，办理情况没有记录。", Note("规划包的 tasks")]));
            return;
        }
        blocks.Add(new Paragraph(["规划任务", Of("tasks:all"), "项，完成", Of("tasks:done"), "项，进行中", Of("tasks:under-way"), "项，逾期", Of("tasks:late"), "项。", Note("规划任务的办理记录")]));
        var rows = plan.Tasks.Select(t => (IReadOnlyList<Run>)[Clean(t.Name.Zh), t.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), t.Owner is "" ? "—" : Clean(t.Owner), TaskWord(snapshot.Find($"task:{t.Id}")!)]).ToList();
        blocks.Add(new Luheng.Bulletins.Sheet("表3　规划任务", "", [new("任务", false, 5), new("期限", false, 2), new("责任单位", false, 3), new("状态", false, 2)], rows));
    }

    static string TaskWord(Figure task) => (Enum.Parse<TaskState>(task.Quality) switch { TaskState.Done => "已完成", TaskState.UnderWay => "进行中", TaskState.Dropped => "已取消", _ => "未启动" }) + (task.Value > 0 ? "，逾期" : "");

    void Outlook()
    {
        var with = Known().Where(t => snapshot.Find($"target:{t.Id}/outlook") is not null).ToList();
        if (with.Count == 0) return;
        blocks.Add(new Heading(1, "六、期末展望"));
        foreach (var target in with)
            blocks.Add(new Paragraph([$"{Clean(target.Name.Zh)}：照目前的速度，期末变化", Of($"target:{target.Id}/outlook", 2, true), "%，目标", Of($"target:{target.Id}/aim"), "%；达到目标，余下时间每年须变化", Of($"target:{target.Id}/need", 2, true), "%。", Note("按已完成部分的平均速度外推（设计），不是预测，没有区间；有预测的见预警页")]));
    }

    void Next()
    {
        blocks.Add(new Heading(1, snapshot.Figures.Any(f => f.Key.EndsWith("/outlook", StringComparison.Ordinal)) ? "七、建议" : "六、建议"));
        var count = 0;
        foreach (var target in Known().Where(t => snapshot.Find($"target:{t.Id}/actual")!.Quality is "behind" or "missed" or "watch"))
            blocks.Add(new Paragraph([$"{++count}．{Clean(target.Name.Zh)}{Status($"target:{target.Id}/actual")}，逐项查明原因，明确责任单位和完成时间。", Note($"由表1中的状态得出；{target.Source}")]));
        if (names.Population.Regions.Children(plan.Region).Select(r => (r.Name, Figure: snapshot.Find($"part:{r.Code}/lead"))).Where(p => p.Figure?.Quality is "behind" or "missed").Select(p => p.Name).ToList() is { Count: > 0 } behind)
            blocks.Add(new Paragraph([$"{++count}．对{string.Join("、", behind)}开展约谈，要求提出整改措施并按期报告。", Note("由表2得出；程序见约谈")]));
        if (plan.Tasks.Where(t => snapshot.Find($"task:{t.Id}") is { Value: > 0 }).Select(t => Clean(t.Name.Zh)).ToList() is { Count: > 0 } late)
            blocks.Add(new Paragraph([$"{++count}．督办逾期任务：{string.Join("；", late)}。", Note("由表3得出")]));
        if (plan.Targets.Count(t => snapshot.Find($"target:{t.Id}/actual") is null) is > 0 and var without)
            blocks.Add(new Paragraph([$"{++count}．{without} 项指标没有数据，确定统计来源和报送责任。", Note("由第二部分得出")]));
        if (count == 0) blocks.Add(new Paragraph(["没有滞后的指标、地区和任务，按规划继续推进。", Note("由以上各部分得出")]));
    }

    void Sources()
    {
        blocks.Add(new Heading(1, "资料来源"));
        for (var i = 0; i < sources.Count; i++) blocks.Add(new Paragraph([Inv($"〔{i + 1}〕{sources[i]}")], Small: true));
    }

    /// <summary>The mark of a source behind its sentence; the same source has the same number.</summary>
    Run Note(string source)
    {
        if (!sources.Contains(source)) sources.Add(source);
        return new(Inv($"〔{sources.IndexOf(source) + 1}〕"));
    }

    string Status(string key) => Marks.All.FirstOrDefault(s => PlanJson.Word(s) == snapshot.Find(key)?.Quality) is var status ? Marks.Word(status).Zh : "";

    double Value(string key) => snapshot.Find(key)?.Value ?? double.NaN;

    static string Sign(Target target) => target.Comparator is ">=" ? "不低于" : target.Comparator is "<=" ? "不高于" : "";

    static string Unit(string unit) => unit is "1" ? "" : unit;

    static string Tight(string unit) => unit is "%" ? unit : unit is "1" or "" ? "" : " " + unit;

    static string Clean(string text) => text.Replace("（演示数据）", "", StringComparison.Ordinal).Replace("（演示）", "", StringComparison.Ordinal);

    Run Of(string key, int? decimals = null, bool sign = false)
    {
        if (snapshot.Find(key) is not { } figure || double.IsNaN(figure.Value)) return new(Figures.None);
        var text = decimals is { } places ? Figures.Write(figure.Value, places) : Figures.Write(figure.Value, figure.Unit);
        return new(sign && figure.Value > 0 ? "+" + text : text, key, figure.Item is "" ? null : site + Links.Explain(figure.Item, figure.Subject, figure.Item.StartsWith(PlanQuestions.Prefix, StringComparison.Ordinal) ? "" : figure.Period, figure.Input, China.Text(snapshot.KnownBy)));
    }

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
