using System.Globalization;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Planning;
using Luheng.Portal.Planning;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Bulletins;

/// <summary>Writes 月度通报 from a snapshot: the words around the figures are made here, the figures are the snapshot's and no others.</summary>
sealed class BulletinPaper
{
    /// <summary>A part with fewer enterprises is not shown by itself: its sum would tell of one of them.</summary>
    public const int FewestFirms = 3;

    readonly World names;
    readonly Bulletin bulletin;
    readonly Snapshot snapshot;
    readonly string site;
    readonly Period month;
    readonly List<Block> blocks = [];

    BulletinPaper(World names, Bulletin bulletin, Snapshot snapshot, string site) => (this.names, this.bulletin, this.snapshot, this.site, month) = (names, bulletin, snapshot, site, Period.Parse(bulletin.Month));

    /// <param name="names">For the names of regions, targets and kinds of finding; no figure is asked of it.</param>
    /// <param name="site">What stands before every address, such as http://192.0.2.1:5080; empty within the site.</param>
    /// <param name="mark">What stands above the title beside 演示数据, such as 草稿.</param>
    public static Paper Of(World names, Bulletin bulletin, Snapshot snapshot, string site, string mark = "")
    {
        var of = new BulletinPaper(names, bulletin, snapshot, site);
        of.Overall();
        of.Parts();
        of.Filing();
        of.Attention();
        of.Next();
        var hash = Snapshot.HashOf(snapshot.Bytes());
        return new(bulletin.Title, of.blocks)
        {
            Id = bulletin.Id,
            Organ = bulletin.Text.Organ,
            Number = bulletin.Text.Number,
            RedHead = bulletin.Text.RedHead,
            Date = bulletin.Text.Date,
            Mark = string.Join("　", new[] { bulletin.Demo ? "演示数据" : "", mark }.Where(m => m is not "")),
            Attachments = [$"{of.Short}分{of.PartWord}工业节能情况表（.xlsx）"],
            Foot = $"{bulletin.Id}　截至 {Dates.Minute(snapshot.KnownBy)} 所知{(bulletin.Demo ? "　演示数据" : "")}\n数据快照 SHA-256 {hash}",
            Verify = $"{site}/verify/{bulletin.Id}",
        };
    }

    /// <summary>The annex: the parts of the region, figures unrounded.</summary>
    public static Table Annex(World names, Bulletin bulletin, Snapshot snapshot)
    {
        var of = new BulletinPaper(names, bulletin, snapshot, "");
        var (energy, share) = (ColumnWords.Of("energy_tce"), new Column("coverage", new("数据覆盖", "Coverage"), "%"));
        var table = new Table("rank", new Column("code", new("区划代码", "Region code"), "", ColumnKind.Text), "name", energy, new Column("energy_change", new("同比", "On the year"), "%"), new Column("lead", new("单位增加值能耗累计变化", "Energy intensity, change so far"), "%"), new Column("per_output", new("单位产值能耗", "Energy per output"), of.UnitOf(Items.PerOutput)),
            new Column("per_output_change", new("单位产值能耗同比", "On the year"), "%"), share, "expected", "filed", new Column("filed_share", new("报送率", "Share filed"), "%"));
        foreach (var part in of.Ranked())
        {
            double Value(string key) => snapshot.Find($"part:{part.Code}/{key}")?.Value ?? double.NaN;
            double Filed(string key) => snapshot.Find($"filing:{part.Code}/{key}")?.Value ?? double.NaN;
            table.Row(Value("rank"), part.Code, part.Name, Value(Items.Energy), Value(Items.EnergyChange), Value("lead"), Value(Items.PerOutput), Value(Items.PerOutputChange), Value("coverage"), Filed("expected"), Filed("filed"), Filed("share"));
        }
        return table;
    }

    string Short => names.Population.Regions.Find(bulletin.Region)?.Name ?? bulletin.Region;

    string Whole => names.Population.Regions.Find(bulletin.Region)?.Level switch { RegionLevel.Province => "全省", RegionLevel.City => "全市", RegionLevel.County => "全县", _ => "全国" };

    string PartWord => names.Population.Regions.Find(bulletin.Region)?.Level switch { RegionLevel.Province => "市州", RegionLevel.Country => "省", _ => "县（市、区）" };

    string Span => month.First.Month == month.Last.Month && month.Last.Month == 1 ? "1月" : Inv($"1—{month.Last.Month}月");

    void Overall()
    {
        blocks.Add(new Heading(1, "一、总体情况"));
        if (BulletinFigures.PlanOf(names, bulletin.Region, month) is { } plan && snapshot.Find("status:all") is { Value: > 0 })
        {
            blocks.Add(new Heading(2, "（一）规划目标进展"));
            List<Run> line = [Inv($"截至{month.Year}年{month.Last.Month}月底，《{plan.Name.Zh.Replace("（演示数据）", "", StringComparison.Ordinal)}》"), Of("status:all"), "项指标中"];
            foreach (var status in Marks.All)
                if (snapshot.Find($"status:{PlanJson.Word(status)}") is { } count) line.AddRange([$"，{Marks.Word(status).Zh}", Of(count.Key), "项"]);
            blocks.Add(new Paragraph([.. line, "。"]));
            Targets(plan);
        }
        blocks.Add(new Heading(2, "（二）能源消费与能效"));
        blocks.Add(new Paragraph([Inv($"{month.Year}年{Span}，{Whole}纳入统计的工业企业综合能源消费量"), .. Amount($"all/{Items.Energy}"), .. Change($"all/{Items.EnergyChange}"), .. Coverage($"all/{Items.Energy}"),
            .. snapshot.Find($"all/{Items.PerOutput}") is { Value: not double.NaN } ? [(Run)"；单位产值能耗", .. Amount($"all/{Items.PerOutput}"), .. Change($"all/{Items.PerOutputChange}")] : Array.Empty<Run>(), "。", Inv($"其中{month.Last.Month}月当月综合能源消费量"), .. Amount($"month/{Items.Energy}"), .. Change($"month/{Items.EnergyChange}"), "。"]));
        blocks.Add(new Paragraph([$"{Span}工业取用新水", .. Amount($"all/{Items.Water}"), .. Change($"all/{Items.WaterChange}"), "；二氧化碳排放", .. Amount($"all/{Items.Co2}"), .. Change($"all/{Items.Co2Change}"), "。"]));
    }

    void Targets(Luheng.Packs.Plan plan)
    {
        var rows = plan.Targets.Where(t => snapshot.Find($"target:{t.Id}/actual") is not null).Select(t => (IReadOnlyList<Run>)
            [t.Name.Zh, Of($"target:{t.Id}/aim"), Of($"target:{t.Id}/actual"), snapshot.Find($"target:{t.Id}/actual")!.Unit, Status($"target:{t.Id}/actual")]).ToList();
        if (rows.Count > 0) blocks.Add(new Sheet("表1　规划目标进展", "单位：见各行", [new("指标", false, 6), new("目标", true, 2), new("累计完成", true, 2), new("单位", false, 2), new("状态", false, 2)], rows));
    }

    string Status(string key) => Marks.Word(Marks.All.First(s => PlanJson.Word(s) == snapshot.Find(key)!.Quality)).Zh;

    void Parts()
    {
        blocks.Add(new Heading(1, $"二、分{PartWord}情况"));
        var ranked = Ranked();
        var known = ranked.Where(p => Has(p, "rank")).ToList();
        var lead = BulletinFigures.PlanOf(names, bulletin.Region, month) is { } plan ? CityTiles.LeadOf(plan)?.Name.Zh.Replace("（演示）", "", StringComparison.Ordinal) : null;
        const int Named = 3;
        if (known.Count > 2 * Named)
        {
            List<Run> line = [$"{lead}累计变化，居前的是"];
            Name(line, known.Take(Named));
            line.Add("；居后的是");
            Name(line, known.TakeLast(Named));
            blocks.Add(new Paragraph([.. line, "。"]));
        }
        List<(SheetColumn Column, Func<Region, Run> Cell)> columns =
        [
            (new(PartWord, false, 2.4), p => p.Name), (new("综合能源消费量（万tce）", true, 2.6), p => Of($"part:{p.Code}/{Items.Energy}", Decimals(Items.Energy, Ten), Ten)), (new("同比（%）", true, 1.6), p => Of($"part:{p.Code}/{Items.EnergyChange}", 2)),
        ];
        if (known.Count > 0)
        {
            columns.Insert(0, (new("位次", true, 1.1), p => Of($"part:{p.Code}/rank")));
            columns.Add((new($"{lead}累计（%）", true, 3), p => Of($"part:{p.Code}/lead", 2)));
            columns.Add((new("状态", false, 1.5), p => Has(p, "lead") ? Status($"part:{p.Code}/lead") : Figures.None));
        }
        if (ranked.Any(p => snapshot.Find($"part:{p.Code}/{Items.PerOutput}") is { Value: not double.NaN }))
        {
            columns.Add((new($"单位产值能耗（{UnitOf(Items.PerOutput)}）", true, 2.4), p => Of($"part:{p.Code}/{Items.PerOutput}", Decimals(Items.PerOutput, 1))));
            columns.Add((new("同比（%）", true, 1.6), p => Of($"part:{p.Code}/{Items.PerOutputChange}", 2)));
        }
        columns.Add((new("数据覆盖（%）", true, 1.7), p => Of($"part:{p.Code}/coverage", 1)));
        blocks.Add(new Sheet($"表2　{Inv($"{month.Year}年{Span}")}分{PartWord}工业节能情况", "单位：见各栏", [.. columns.Select(c => c.Column)], [.. ranked.Select(p => (IReadOnlyList<Run>)[.. columns.Select(c => c.Cell(p))])]));
        blocks.Add(new Paragraph([$"注：“—”为没有数据，或企业不足 {FewestFirms} 户不单独公布，不是零。{(known.Count > 0 ? $"已向{PartWord}下达目标的，状态按下达的目标评价，其余按规划目标评价。" : "")}"], Small: true));
    }

    void Name(List<Run> line, IEnumerable<Region> parts)
    {
        foreach (var (part, i) in parts.Select((p, i) => (p, i))) line.AddRange([i > 0 ? "、" : "", $"{part.Name}（", Of($"part:{part.Code}/lead", 2, sign: true), "%）"]);
    }

    bool Has(Region part, string key) => snapshot.Find($"part:{part.Code}/{key}") is not null;

    const double Ten = 10_000;

    void Filing()
    {
        blocks.Add(new Heading(1, "三、数据报送情况"));
        blocks.Add(new Paragraph([Inv($"{month.Year}年{month.Last.Month}月应报企业"), Of($"filing:{bulletin.Region}/expected"), "家，已报", Of($"filing:{bulletin.Region}/filed"), "家，报送率", Of($"filing:{bulletin.Region}/share", 1), "%，未报", Of($"filing:{bulletin.Region}/late"), "家。"]));
        blocks.Add(new Paragraph(["注：应报为月末在册、有月报表应报的企业；已报为应报的月报表都已报送的企业，被退回的不算，在线监测数不是报送。"], Small: true));
        var parts = names.Population.Regions.Children(bulletin.Region).Where(p => snapshot.Find($"filing:{p.Code}/expected") is { Value: > 0 }).OrderBy(p => snapshot.Find($"filing:{p.Code}/share")!.Value).ToList();
        var behind = parts.Where(p => snapshot.Find($"filing:{p.Code}/late")!.Value > 0).ToList();
        if (behind.Count == 0) return;
        blocks.Add(new Sheet($"表3　有未报企业的{PartWord}", "单位：家、%", [new(PartWord, false, 3), new("应报", true), new("已报", true), new("未报", true), new("报送率", true)],
            [.. behind.Select(p => (IReadOnlyList<Run>)[p.Name, Of($"filing:{p.Code}/expected"), Of($"filing:{p.Code}/filed"), Of($"filing:{p.Code}/late"), Of($"filing:{p.Code}/share", 1)])]));
    }

    void Attention()
    {
        blocks.Add(new Heading(1, "四、需要关注"));
        var plan = BulletinFigures.PlanOf(names, bulletin.Region, month);
        var points = 0;
        foreach (var target in plan?.Targets ?? [])
            if (snapshot.Find($"target:{target.Id}/actual") is { Quality: "behind" or "missed" or "watch" } actual)
                blocks.Add(new Paragraph([$"（{Numeral(++points)}）{target.Name.Zh}累计 ", Of(actual.Key), $"{Tight(actual.Unit)}，目标 ", Of($"target:{target.Id}/aim"), $"{Tight(actual.Unit)}，{Status(actual.Key)}。"]));
        var kinds = snapshot.Figures.Where(f => f.Key.StartsWith("finding:", StringComparison.Ordinal) && f.Key != "finding:all").OrderByDescending(f => f.Value).ToList();
        if (kinds.Count > 0)
        {
            List<Run> line = [Inv($"（{Numeral(++points)}）{month.Last.Month}月数据核查发现问题"), Of("finding:all"), "条"];
            foreach (var kind in kinds.Take(5)) line.AddRange(["，", $"{KindName(kind.Key["finding:".Length..])}", Of(kind.Key), "条"]);
            blocks.Add(new Paragraph([.. line, kinds.Count > 5 ? "等。" : "。"]));
        }
        foreach (var text in Written(bulletin.Text.Attention)) blocks.Add(new Paragraph([text]));
        if (points == 0 && bulletin.Text.Attention is "") blocks.Add(new Paragraph(["本月没有滞后的指标和待处理的数据问题。"]));
    }

    void Next()
    {
        blocks.Add(new Heading(1, "五、下一步工作"));
        foreach (var text in Written(bulletin.Text.Next is "" ? "（由起草人填写）" : bulletin.Text.Next)) blocks.Add(new Paragraph([text]));
    }

    /// <summary>A per cent stands at its figure, other units a blank behind.</summary>
    static string Tight(string unit) => unit is "%" ? unit : unit is "1" or "" ? "" : " " + unit;

    static IEnumerable<string> Written(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    List<Region> Ranked() => [.. names.Population.Regions.Children(bulletin.Region).OrderBy(p => snapshot.Find($"part:{p.Code}/rank")?.Value ?? double.MaxValue).ThenBy(p => p.Code, StringComparer.Ordinal)];

    string KindName(string kind) => names.Catalogue.FindingKinds.TryGetValue(kind, out var known) ? known.Name.Zh : kind;

    string UnitOf(string item) => names.Catalogue.Items.TryGetValue(item, out var known) ? known.Unit.Symbol : "";

    int Decimals(string item, double per) => Figures.DecimalsOf(names.Population.Regions.Children(bulletin.Region).Select(p => (snapshot.Find($"part:{p.Code}/{item}")?.Value ?? double.NaN) / per));

    /// <summary>A figure of the snapshot as the pages would write it, a link to its reasons as they were known then.</summary>
    Run Of(string key, int? decimals = null, double per = 1, bool sign = false, bool size = false)
    {
        if (snapshot.Find(key) is not { } figure) return new(Figures.None);
        var value = (size ? Math.Abs(figure.Value) : figure.Value) / per;
        var text = decimals is { } places ? Figures.Write(value, places) : Figures.Write(value, figure.Unit);
        return new(sign && value > 0 ? "+" + text : text, key, Address(figure));
    }

    string Address(Figure figure) => site + SnapshotReasons.Address($"/bulletins/{bulletin.Id}/reasons", figure.Key);

    IEnumerable<Run> Amount(string key)
    {
        if (snapshot.Find(key) is not { } figure || double.IsNaN(figure.Value)) return ["暂无数据"];
        var (_, unit) = Figures.Scaled(figure.Value, figure.Unit);
        return [Of(key, per: figure.Unit == unit ? 1 : unit[0] == '亿' ? 1e8 : Ten), unit];
    }

    IEnumerable<Run> Change(string key) => snapshot.Find(key) is not { } change || double.IsNaN(change.Value) ? []
        : change.Value == 0 ? ["，同比持平"] : [$"，同比{(change.Value > 0 ? "增长" : "下降")}", Of(key, size: true), "%"];

    IEnumerable<Run> Coverage(string key) => snapshot.Find(key) is { Coverage: < 1 } figure ? [new Run("（数据覆盖"), new Run(Figures.Write(figure.Coverage * 100, 1), key), new Run("%）")] : [];

    static string Numeral(int number) => number is > 0 and <= 10 ? "一二三四五六七八九十"[number - 1].ToString() : number is > 10 and < 20 ? "十" + Numeral(number - 10) : number.ToString(CultureInfo.InvariantCulture);

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
