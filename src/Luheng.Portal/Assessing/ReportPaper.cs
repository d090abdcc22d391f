using System.Globalization;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Boards;
using Luheng.Portal.Bulletins;
using Luheng.Portal.Planning;
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
    readonly Func<Figure, string?>? reasons;
    readonly List<Block> blocks = [];

    /// <summary>What each numbered sentence rests on, and the figures in it.</summary>
    readonly List<(string Source, List<string> Figures)> notes = [];
    int parts, subparts, tables, charts;

    const string Nation = "000000";

    ReportPaper(World names, Plan plan, Snapshot snapshot, ReportKind kind, string site, Func<Figure, string?>? reasons) =>
        (this.names, this.plan, this.snapshot, this.kind, this.site, this.reasons) = (names, plan, snapshot, kind, site, reasons);

    /// <param name="names">For the names of targets and regions; no figure is asked of it.</param>
    /// <param name="site">What stands before every address; empty within the site.</param>
    /// <param name="reasons">Where a figure opens that is not to open at the site's own answer; null from it: there.</param>
    public static Paper Of(World names, Plan plan, Snapshot snapshot, ReportKind kind, string site, string id, bool demo, string mark = "", Func<Figure, string?>? reasons = null)
    {
        var of = new ReportPaper(names, plan, snapshot, kind, site, reasons);
        of.Summary();
        of.Targets();
        of.Why();
        of.Parts();
        of.Tasks();
        of.Assessed();
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
        List<Run> line = [Inv($"截至{PaperDocument.Day(snapshot.AsOf)}，规划提出的"), Of("status:all"), "项指标"];
        if (Value("status:again") > 0) line.AddRange(["（另有", Of("status:again"), "处重复表述，每项只计一次）"]);
        line.AddRange(counts.Count == 0 ? ["的完成情况都不能判断"] : ["中，", Of("status:judged"), "项有结果可以判断"]);
        foreach (var status in counts) line.AddRange([(status == counts[0] ? "，其中" : "、") + Marks.Word(status).Zh, Of($"status:{PlanJson.Word(status)}"), "项"]);
        List<(string Key, string Says)> rest = [.. new[] { ("status:open", "项公布了结果，但规划没有给出可以对照的数值"), ("status:withheld", Inv($"项依据的企业不足{BulletinPaper.FewestFirms}户，结果不单独公布")), ("status:silent", "项没有公布结果或者可用数据") }.Where(r => Value(r.Item1) > 0)];
        if (rest is [var only]) line.AddRange([counts.Count == 0 ? "：" : "；其余", Of(only.Key), only.Says + "，不作判断，也不视为未完成"]);
        else if (rest.Count > 0)
            line.AddRange([counts.Count == 0 ? "：" : "；其余", .. counts.Count == 0 ? (Run[])[] : [Of("status:no-data"), "项不作判断，也不视为未完成，其中"], .. rest.SelectMany((r, i) => (Run[])[i > 0 ? "，" : "", Of(r.Key), r.Says])]);
        if (Value("status:later") > 0) line.AddRange(["。期限在规划期之后的", Of("status:later"), "项目标不计在内"]);
        if (Value("status:quoted") > 0) line.AddRange(["。规划转述的上级目标", Of("status:quoted"), "项不计在内"]);
        Say([.. line, "。"], $"《{Clean(plan.Name.Zh)}》；期满的指标按是否达到目标判定，没有期满的按完成程度与时间进度之比判定");
        foreach (var (status, opening) in new[] { (TargetStatus.Missed, "没有完成目标的是："), (TargetStatus.Behind, "进度滞后的是："), (TargetStatus.Met, "完成目标的是："), (TargetStatus.Watch, "需要关注的是："), (TargetStatus.OnTrack, "进度正常的是：") })
            if (At(status).ToList() is { Count: > 0 } some)
                Say(status is TargetStatus.OnTrack ? [opening + string.Join("、", some.Select(t => Clean(t.Name.Zh))) + "。"] : [opening, .. some.SelectMany((t, i) => (Run[])[(i > 0 ? "；" : "") + Clean(t.Name.Zh), .. Result(t), "，", .. Gap(t)]), "。"], string.Join("；", some.Select(t => Rests(snapshot.Find($"target:{t.Id}/actual")!)).Distinct()));
        if (plan.To > snapshot.AsOf.Year || plan.To == snapshot.AsOf.Year && snapshot.AsOf is not { Month: 12, Day: 31 })
            Say([Inv($"规划期到{plan.To}年底，以上为阶段性结论。")], $"{plan.Document}：规划期 {plan.From}—{plan.To} 年");
    }

    /// <summary>The counted targets that have a result.</summary>
    IEnumerable<Target> Known() => Counted(plan).Where(t => snapshot.Find($"target:{t.Id}/actual") is not null);

    IEnumerable<Target> At(TargetStatus status) => Known().Where(t => snapshot.Find($"target:{t.Id}/actual")!.Quality == PlanJson.Word(status));

    /// <summary>Whose region the plan is, in a sentence.</summary>
    string Here => plan.Region is Nation ? "全国" : "本地区";

    /// <summary>What the target asks for: 下降18%, 达到1000家.</summary>
    /// <param name="alone">Without its base.</param>
    List<Run> Aim(Target target, bool alone = false)
    {
        var (before, after) = Asks(target);
        List<Run> said = [before, Of($"target:{target.Id}/aim", absolute: IsChange(target)), Unit(snapshot.Find($"target:{target.Id}/aim")?.Unit ?? "") + after];
        if (alone) return said;
        if (target is { Kind: TargetKind.Change, Base: { } from, Reach: { } reach }) said.Add($"（由{Written(from)}降到{Written(reach)}）");
        else if (!IsChange(target) && target.Base is { } start) said.Add(Inv($"（{target.BaseYear ?? plan.BaseYear}年为{Written(start)}）"));
        return said;
    }

    /// <summary>What it came to: 累计下降26.85%, 为2121家.</summary>
    List<Run> Result(Target target)
    {
        var actual = snapshot.Find($"target:{target.Id}/actual")!;
        var (before, figure, after) = Published(actual, snapshot.Find($"target:{target.Id}/gap")!.Quality, IsChange(target));
        var verb = IsChange(target) ? "累计" + Verb(target, actual.Value) + before : target.Kind == TargetKind.NewCount ? "累计新增" + before : before is "" or "约" or "大约" ? before + "为" : before;
        return [verb, figure, Unit(actual.Unit) + after];
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
            "met" => [(IsChange(target) || !target.LowerIsBetter ? "超出目标" : "比目标低") + before, .. size, after],
            "missed" => [(IsChange(target) ? "比目标少" + Verb(target, target.Aim!.Value.Amount) : target.LowerIsBetter ? "比目标高" : "比目标少") + before, .. size],
            "on-track" when Value($"target:{target.Id}/progress") >= 100 => ["目前已达到期末的要求"],
            _ when !PlanBoard.IsPaced(target) => target.LowerIsBetter ? ["比目标高", .. size, "（规划没有写基数）"] : ["为目标的", Of($"target:{target.Id}/progress", 1), "%（规划没有写基数）"],
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
        if (decimals is null && key.EndsWith("/gap", StringComparison.Ordinal)) decimals = DecimalsOfGap(key[..^"/gap".Length], figure);
        var text = ReportWords.Write(value, figure.Unit, decimals);
        return new(sign && value > 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text, key, site + (reasons?.Invoke(figure) ?? Address(figure)));
    }

    /// <summary>A difference is written with the decimals of what it is between; null where it needs none of its own.</summary>
    int? DecimalsOfGap(string target, Figure gap)
    {
        if (HasTwoDecimals(gap.Value) || gap.Unit is not "百分点" && snapshot.Find(target + "/actual") is { } actual && Scaled(1, actual.Unit) != 1) return null;
        return Math.Max(Decimals(snapshot.Find(target + "/actual")), Decimals(snapshot.Find(target + "/aim")));

        static int Decimals(Figure? of) => of is not null && ReportWords.Write(of.Value, of.Unit).Split('.') is [_, var behind] ? behind.Length : 0;
    }

    /// <summary>A published figure with the words of its exactness: 近2万 as it was published.</summary>
    (string Before, Run Figure, string After) Published(Figure figure, string exactness, bool absolute)
    {
        var (before, after) = Exact(exactness);
        var run = Of(figure.Key, absolute: absolute);
        return exactness is "≈" && AsWritten(ReportReasons.Source(figure), Math.Abs(figure.Value)) is { } written ? (written.About, run with { Text = written.Number ?? run.Text }, after) : (before, run, after);
    }

    /// <summary>The period of a figure itself: of an aim the year it is for, of a figure that is compared with the one before that one.</summary>
    string SpanOf(Figure figure)
    {
        var (steps, what) = (figure.Key.Split('/'), figure.Key[(figure.Key.LastIndexOf('/') + 1)..]);
        if (steps[0] is "why") return what is "before" ? Span(figure.Input) : what is "after" ? Span(figure.Period) : what is "rate" ? SpanOf(snapshot.Find($"{string.Join('/', steps[..^1])}/intensity")!) : $"{Span(figure.Period)}比{Span(figure.Input)}";
        if (steps[0] is "quality") return Inv($"{steps[1]}年");
        if (steps[0].StartsWith("part:", StringComparison.Ordinal) && what is "due" && CityTiles.LeadOf(plan) is { } lead) return Reaching(lead, lead.Year ?? plan.To);
        if (steps[0].Split(':') is not ["target", var id] || plan.Targets.FirstOrDefault(t => t.Id == id) is not { } target) return Span(figure.Period);
        var to = target.Year ?? plan.To;
        return what switch
        {
            "aim" or "end" or "end-low" or "end-high" => Reaching(target, to),
            "yearend" or "yearend-low" or "yearend-high" or "yearend-due" => Reaching(target, snapshot.AsOf.Year),
            "progress" or "time" => Span(snapshot.Find($"target:{id}/actual")!.Period),
            "need" when Value($"target:{id}/left") is > 0 and var left => Span(Period.Years(to - (int)left + 1, to).ToString()),
            "chance" or "needed" or "needed-against" => Inv($"{snapshot.AsOf.Year}年"),
            _ => Span(figure.Period),
        };

        string Reaching(Target of, int year) => IsChange(of) || of.Kind == TargetKind.NewCount ? Span(Period.Years((of.BaseYear ?? plan.BaseYear) + 1, year).ToString()) : Inv($"{year}年");
    }

    /// <summary>A figure for a cell, as exactly as it is known: 下降约16, 3000以上.</summary>
    Run Exactly(string key)
    {
        if (snapshot.Find(key) is not { } figure || double.IsNaN(figure.Value)) return Of(key);
        var (of, what) = (key.Split(':', '/'), key[(key.LastIndexOf('/') + 1)..]);
        if (of[0] is "published") return InCell(Published(figure, figure.Quality, false), "");
        if (what is "gap") return Around(Exact(figure.Quality), false);
        if (of[0] is not "target" || plan.Targets.FirstOrDefault(t => t.Id == of[1]) is not { } target) return Of(key);
        if (what is "aim") return Around(IsChange(target) ? Asks(target) : ("", Asks(target).After), IsChange(target));
        if (what is not "actual" && of[2] is not "year") return Of(key);
        return InCell(Published(figure, what is "actual" ? snapshot.Find($"target:{target.Id}/gap")!.Quality : figure.Quality, IsChange(target)), IsChange(target) ? Verb(target, figure.Value) : "");

        static Run InCell((string Before, Run Figure, string After) said, string verb) => said.Figure with { Text = verb + said.Before + said.Figure.Text + said.After };

        Run Around((string Before, string After) words, bool absolute) => Of(key, absolute: absolute) is var run ? run with { Text = words.Before + run.Text + words.After } : run;
    }

    /// <summary>Where the reasons of a figure open; of one that was counted, the page that shows what was counted.</summary>
    string Address(Figure figure)
    {
        if (figure.Item is not "") return Links.Explain(figure.Item, figure.Subject, figure.Item.Split('/')[0].EndsWith(plan.Id, StringComparison.Ordinal) || !figure.Item.StartsWith(PlanQuestions.Prefix, StringComparison.Ordinal) ? figure.Period : "", figure.Input, China.Text(snapshot.KnownBy));
        var (steps, known) = (figure.Key.Split('/'), China.Text(snapshot.KnownBy));
        if (steps[0] is "why" && figure.Input is "") return Address(snapshot.Find($"{string.Join('/', steps[..^1])}/intensity")!);
        if (steps[0] is "quality") return Address(snapshot.Find($"quality/{steps[1]}/energy")!);
        if (steps[0].Split(':') is [var kind, var of]) return kind switch
        {
            "target" => Links.Explain($"{PlanQuestions.Prefix}{plan.Id}/{of}", plan.Targets.First(t => t.Id == of).Region, knownBy: known),
            "part" => Address(snapshot.Find($"part:{of}/lead")!),
            "assess" => Links.To("/assessment", ("plan", plan.Id)),
            "talks" or "talk" => "/talks",
            "tasks" or "task" => $"{Links.Plan(plan.Id)}/tasks",
            _ => Links.Plan(plan.Id),
        };
        if (steps[0] is not "why") return "/packs";
        var (by, what, part) = (steps[1], steps[^1], string.Join('/', steps[2..^1]));
        return new WhyQuery(Luheng.Registry.SubjectId.Parse(figure.Subject), Period.Parse(figure.Period), Period.Parse(figure.Input), by, WhyQuery.Energy).Address("/why/reasons", ("effect", what), ("part", part));
    }

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
