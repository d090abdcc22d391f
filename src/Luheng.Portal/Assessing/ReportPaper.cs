using System.Globalization;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Time;
using static Luheng.Portal.Assessing.ReportWords;

namespace Luheng.Portal.Assessing;

/// <summary>Writes the evaluation report (年度、中期、终期评估报告) of a plan from a snapshot: the words are made here, the figures are the snapshot's and no others. Every sentence has a number that leads to what it rests on.</summary>
sealed partial class ReportPaper
{
    readonly World names;
    readonly Plan plan;
    readonly Snapshot snapshot;
    readonly ReportKind kind;
    readonly string site;
    readonly List<Block> blocks = [];

    /// <summary>What each numbered sentence rests on, and the figures in it.</summary>
    readonly List<(string Source, List<string> Figures)> notes = [];
    int parts, subparts, tables, charts;

    ReportPaper(World names, Plan plan, Snapshot snapshot, ReportKind kind, string site) => (this.names, this.plan, this.snapshot, this.kind, this.site) = (names, plan, snapshot, kind, site);

    /// <param name="names">For the names of targets and regions; no figure is asked of it.</param>
    /// <param name="site">What stands before every address; empty within the site.</param>
    public static Paper Of(World names, Plan plan, Snapshot snapshot, ReportKind kind, string site, string id, bool demo, string mark = "")
    {
        var of = new ReportPaper(names, plan, snapshot, kind, site);
        of.Summary();
        of.Targets();
        of.Why();
        of.Parts();
        of.Tasks();
        of.Outlook();
        of.Next();
        of.Quality();
        return new(TitleOf(plan, kind, snapshot.AsOf), of.blocks)
        {
            Id = id,
            Mark = string.Join("　", new[] { demo ? "演示数据" : "", mark }.Where(m => m is not "")),
            Date = snapshot.AsOf,
            Attachments = ["依据一览表", "数字溯源表"],
            Annexes = of.Annexes(),
            Foot = $"{id}　截至 {Dates.Minute(snapshot.KnownBy)} 所知{(demo ? "　演示数据" : "")}\n数据快照 SHA-256 {Snapshot.HashOf(snapshot.Bytes())}",
            Verify = site is "" || mark is not "" ? null : $"{site}/verify/{id}",
        };
    }

    public static string TitleOf(Plan plan, ReportKind kind, DateOnly asOf) => $"《{Clean(plan.Name.Zh)}》{kind switch { ReportKind.Yearly => Inv($"{asOf.Year}年度"), ReportKind.MidTerm => "中期", _ => "终期" }}评估报告";

    /// <summary>The answer first: how many were met, which were not, what is not known.</summary>
    void Summary()
    {
        Part("总体结论");
        var counts = Marks.All.Where(s => s != TargetStatus.NoData && snapshot.Find($"status:{PlanJson.Word(s)}") is { Value: > 0 }).ToList();
        var (all, without) = ((int)Value("status:all"), (int)Value("status:no-data"));
        List<Run> line = [Inv($"截至{PaperDocument.Day(snapshot.AsOf)}，规划提出的"), Of("status:all"), Known().Count(t => Restated(t) is not null) is > 0 and var again ? $"项指标（含原文重述{again}项）中" : "项指标中"];
        if (counts.Count == 0) line.Add("，没有一项有公布、填报或者可以计算的结果，完成情况均不能判断");
        else
        {
            line.AddRange(["，", Count(all - without), "项有结果可以判断"]);
            foreach (var status in counts) line.AddRange([(status == counts[0] ? "，其中" : "、") + Marks.Word(status).Zh, Of($"status:{PlanJson.Word(status)}"), "项"]);
            if (without > 0) line.AddRange(["；其余", Of("status:no-data"), "项没有公布结果或者可用数据，不作判断，也不视为未完成"]);
        }
        Say([.. line, "。"], $"《{Clean(plan.Name.Zh)}》；判定规则 plan-status（设计，可调整）");
        foreach (var (status, opening) in new[] { (TargetStatus.Missed, "没有完成目标的是："), (TargetStatus.Behind, "进度滞后的是："), (TargetStatus.Met, "完成目标的是："), (TargetStatus.Watch, "需要关注的是："), (TargetStatus.OnTrack, "进度正常的是：") })
            if (Distinct(status).ToList() is { Count: > 0 } some)
                Say(status is TargetStatus.OnTrack ? [opening + string.Join("、", some.Select(t => Clean(t.Name.Zh))) + "。"] : [opening, .. some.SelectMany((t, i) => (Run[])[(i > 0 ? "；" : "") + Clean(t.Name.Zh), .. Result(t), "，", .. Gap(t)]), "。"], string.Join("；", some.Select(t => Rests(snapshot.Find($"target:{t.Id}/actual")!)).Distinct()));
        if (plan.To > snapshot.AsOf.Year || plan.To == snapshot.AsOf.Year && snapshot.AsOf is not { Month: 12, Day: 31 })
            Say([Inv($"规划期到{plan.To}年底，以上为阶段性结论。")], $"{plan.Document}：规划期 {plan.From}—{plan.To} 年");
    }

    static Run Count(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    IEnumerable<Target> Known() => plan.Targets.Where(t => snapshot.Find($"target:{t.Id}/actual") is not null);

    /// <summary>Those that stand so, each once: a target that the document states again is left out.</summary>
    IEnumerable<Target> Distinct(TargetStatus status) => Known().Where(t => snapshot.Find($"target:{t.Id}/actual")!.Quality == PlanJson.Word(status) && Restated(t) is null);

    /// <summary>The earlier target that this one only states again; null where it is its own.</summary>
    Target? Restated(Target target) => target.Indicator is null || target.Aim is null ? null
        : plan.Targets.TakeWhile(t => t != target).FirstOrDefault(t => t.Indicator == target.Indicator && t.Kind == target.Kind && t.Aim == target.Aim && t.Year == target.Year && t.Region == target.Region && t.Scope.Zh == target.Scope.Zh);

    /// <summary>What the target asks for: 下降18%, 达到1000家.</summary>
    /// <param name="alone">Without its base.</param>
    List<Run> Aim(Target target, bool alone = false)
    {
        List<Run> said = [Sign(target), Of($"target:{target.Id}/aim", absolute: IsChange(target)), Unit(snapshot.Find($"target:{target.Id}/aim")?.Unit ?? "")];
        if (alone) return said;
        if (target is { Kind: TargetKind.Change, Base: { } from, Reach: { } reach }) said.Add($"（由{Written(from)}降到{Written(reach)}）");
        else if (!IsChange(target) && target.Base is { } start) said.Add(Inv($"（{target.BaseYear ?? plan.BaseYear}年为{Written(start)}）"));
        return said;
    }

    /// <summary>What it came to: 累计下降26.85%, 为2121家.</summary>
    List<Run> Result(Target target)
    {
        var actual = snapshot.Find($"target:{target.Id}/actual")!;
        var (before, after) = Exact(snapshot.Find($"target:{target.Id}/gap")!.Quality);
        var verb = IsChange(target) ? "累计" + Verb(actual.Value) + before : target.Kind == TargetKind.NewCount ? "累计新增" + before : before + "为";
        return [verb, Of(actual.Key, absolute: IsChange(target)), Unit(actual.Unit) + after];
    }

    /// <summary>How far beyond or short of the aim: 超出目标8.85个百分点.</summary>
    List<Run> Gap(Target target)
    {
        var (actual, gap) = (snapshot.Find($"target:{target.Id}/actual")!, snapshot.Find($"target:{target.Id}/gap")!);
        var (before, after) = Exact(gap.Quality);
        if (gap.Value == 0) return ["达到目标"];
        List<Run> size = [Of(gap.Key, absolute: true), Unit(gap.Unit)];
        return actual.Quality switch
        {
            "met" => [(IsChange(target) || !target.LowerIsBetter ? "超出目标" : "优于目标") + before, .. size, after],
            "missed" => [(IsChange(target) ? "比目标少" + Verb(target.Aim!.Value.Amount) : target.LowerIsBetter ? "比目标高" : "比目标少") + before, .. size],
            _ => ["完成目标的", Of($"target:{target.Id}/progress", 1), "%，时间进度", Of($"target:{target.Id}/time", 1), "%"],
        };
    }

    static string Written(Quantities.Quantity amount) => ReportWords.Write(amount.Amount, amount.Unit.Symbol) + Unit(amount.Unit.Symbol);

    void Part(string title)
    {
        subparts = 0;
        blocks.Add(new Heading(1, $"{Ordinal(++parts)}、{title}"));
    }

    void Subpart(string title) => blocks.Add(new Heading(2, $"（{Ordinal(++subparts)}）{title}"));

    /// <summary>A sentence, or a few, with the number that leads to what they rest on.</summary>
    void Say(IReadOnlyList<Run> runs, string source) => blocks.Add(new Paragraph([.. runs, Note(source, runs)]));

    /// <summary>A table whose note stands under it.</summary>
    void Tabulate(string caption, string unit, IReadOnlyList<SheetColumn> columns, IReadOnlyList<IReadOnlyList<Run>> rows, string source)
    {
        blocks.Add(new Luheng.Bulletins.Sheet(Inv($"表{++tables}　{caption}"), unit, columns, rows));
        blocks.Add(new Paragraph([$"注：{source}", Note(source, [.. rows.SelectMany(r => r)])], Small: true));
    }

    void Draw(string caption, string unit, string value, string due, IReadOnlyList<Bar> bars) => blocks.Add(new Bars(Inv($"图{++charts}　{caption}"), unit, value, due, bars));

    Run Note(string source, IReadOnlyList<Run> runs)
    {
        notes.Add((source, [.. runs.Select(r => r.Figure).OfType<string>().Distinct()]));
        return new(Inv($"〔{notes.Count}〕"));
    }

    string Status(string key) => Marks.All.FirstOrDefault(s => PlanJson.Word(s) == snapshot.Find(key)?.Quality) is var status ? Marks.Word(status).Zh : "";

    double Value(string key) => snapshot.Find(key)?.Value ?? double.NaN;

    Run Of(string key, int? decimals = null, bool sign = false, bool absolute = false)
    {
        if (snapshot.Find(key) is not { } figure || double.IsNaN(figure.Value)) return new(Figures.None);
        var value = absolute ? Math.Abs(figure.Value) : figure.Value;
        var text = ReportWords.Write(value, figure.Unit, decimals);
        return new(sign && value > 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text, key, Address(figure) is { } address ? site + address : null);
    }

    /// <summary>Where the reasons of a figure open; null where it was counted, and its own line says how.</summary>
    string? Address(Figure figure)
    {
        if (figure.Item is not "") return Links.Explain(figure.Item, figure.Subject, figure.Item.Split('/')[0].EndsWith(plan.Id, StringComparison.Ordinal) || !figure.Item.StartsWith(PlanQuestions.Prefix, StringComparison.Ordinal) ? figure.Period : "", figure.Input, China.Text(snapshot.KnownBy));
        if (!figure.Key.StartsWith("why/", StringComparison.Ordinal) || figure.Input is "") return null;
        var steps = figure.Key.Split('/');
        var (by, what, part) = (steps[1], steps[^1], string.Join('/', steps[2..^1]));
        return new WhyQuery(Luheng.Registry.SubjectId.Parse(figure.Subject), Period.Parse(figure.Period), Period.Parse(figure.Input), by, WhyQuery.Energy).Address("/why/reasons", ("effect", what), ("part", part));
    }

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
