using Luheng.Bulletins;
using Luheng.Portal.Planning;
using Luheng.Registry;
using static Luheng.Portal.Assessing.ReportWords;

namespace Luheng.Portal.Assessing;

/// <summary>The parts of an evaluation report that say what moved energy, and which sectors and regions are behind or ahead.</summary>
sealed partial class ReportPaper
{
    const int Most = 8;

    static readonly (string Key, string Name)[] Effects = [("activity", "产出规模"), ("structure", "结构"), ("intensity", "能源强度")];
    static readonly (string Key, string Name)[] Apart = [("entering", "新增或上期未报"), ("leaving", "退出或本期未报"), ("incomparable", "不可比")];

    void Why()
    {
        Part("变化原因");
        (string By, string Name)[] ways = [("sector", "行业"), ("city", "地区")];
        var said = ways.Where(w => snapshot.Find($"why/{w.By}/after") is not null).ToList();
        foreach (var (by, name) in said) Moved(by, name);
        if (said.Count == 1)
            Say([$"没有两个可比年份的分{ways.First(w => w != said[0]).Name}数据（填报覆盖不足的年份不用于比较），不作这一分解。"], "填报覆盖率低于本系统设定的下限（可调整）");
        if (said.Count == 0)
            Say(["没有取得本规划期分行业、分地区的能源消费和产出数据，不能作因素分解（LMDI）；公布的结果文件也没有给出分解。本报告不推测原因。"], $"系统中没有{Here}两个可比年份的分行业或分地区数据");
    }

    void Moved(string by, string name)
    {
        var at = $"why/{by}";
        var now = snapshot.Find($"{at}/after")!;
        var (change, unit) = (now.Value - Value($"{at}/before"), Unit(now.Unit));
        Subpart($"分{name}看");
        List<Run> line = [$"{Span(now.Period)}与{Span(now.Input)}相比，各{name}合计综合能源消费量由", Of($"{at}/before"), "变为", Of($"{at}/after"), $"{unit}，{(change < 0 ? "减少" : "增加")}{ReportWords.Write(Math.Abs(change), now.Unit)}{unit}。其中"];
        if (kind != ReportKind.Yearly && now.Input != Inv($"{plan.BaseYear}"))
            Say([Inv($"{plan.BaseYear}年没有可比的分{name}数据，以下与{Span(now.Input)}比较。")], $"系统中没有基期的分{name}数据");
        line.AddRange(Effects.SelectMany((e, i) => new Run[] { (i > 0 ? "，" : "") + e.Name + (e.Key is "structure" ? $"（{name}间）" : "") + (Value($"{at}/{e.Key}") < 0 ? "少用" : "多用"), Of($"{at}/{e.Key}", absolute: true), unit }));
        foreach (var (key, word) in Apart)
            if (snapshot.Find($"{at}/{key}") is { } apart && apart.Value != 0) line.AddRange([$"，{word}的{name}净{(apart.Value < 0 ? "减少" : "增加")}", Of(apart.Key, absolute: true), unit]);
        Say([.. line, "。"], $"对数平均迪氏指数分解（LMDI-I，加法），{(now.Quality is "official" ? "官方统计，以可比价增加值为产出" : "在册企业填报数汇总，以可比价产值为产出，口径小于规模以上工业")}；B. W. Ang, Energy Policy 33 (2005)");
        var parts = PartsOf(by);
        Draw($"各{name}能源强度变化对能耗的影响", unit, "能源强度", "", [.. parts.Where(p => p.Intensity is not 0).OrderBy(p => p.Intensity).Take(Most / 2).Concat(parts.Where(p => p.Intensity > 0).OrderByDescending(p => p.Intensity).Take(Most / 2).Reverse()).DistinctBy(p => p.Id).Select(p => new Bar(p.Name, Scaled(p.Intensity, now.Unit), double.NaN, $"{at}/{p.Id}/intensity"))]);
        Tabulate($"能耗变化最大的{name}", $"单位：{unit}、%", [new(name, false, 3.2), new(Span(now.Input), true, 2), new(Span(now.Period), true, 2), new("产出规模", true, 1.8), new("结构", true, 1.8), new("能源强度", true, 1.8), new("单耗变化%", true, 1.6)],
            [.. parts.OrderByDescending(p => Math.Abs(p.Change)).Take(Most).Select(p => (IReadOnlyList<Run>)[p.Name, Of($"{at}/{p.Id}/before"), Of($"{at}/{p.Id}/after"), Of($"{at}/{p.Id}/activity", sign: true), Of($"{at}/{p.Id}/structure", sign: true), Of($"{at}/{p.Id}/intensity", sign: true), Of($"{at}/{p.Id}/rate", 2, true)])],
            $"正数为推高能耗；按变化绝对值列前{Math.Min(Most, parts.Count)}个，共{parts.Count}个{name}");
    }

    sealed record PartMoved(string Id, string Name, double Change, double Intensity, double Rate);

    List<PartMoved> PartsOf(string by) =>
    [
        .. snapshot.Figures.Where(f => f.Key.StartsWith($"why/{by}/", StringComparison.Ordinal) && f.Key.EndsWith("/intensity", StringComparison.Ordinal) && f.Key.Split('/').Length > 3)
            .Select(f => f.Key.Split('/')).Select(k => string.Join('/', k[2..^1])).Distinct()
            .Where(id => !double.IsNaN(Value($"why/{by}/{id}/rate")))
            .Select(id => new PartMoved(id, NameOf(id), Value($"why/{by}/{id}/after") - Value($"why/{by}/{id}/before"), Value($"why/{by}/{id}/intensity"), Value($"why/{by}/{id}/rate"))),
    ];

    string NameOf(string part) => SubjectId.Parse(part) is { Kind: SubjectKind.Sector } sector ? names.Population.Industries.Find(sector.Local)?.Name ?? part : names.Population.Regions.Find(part)?.Name ?? part;

    void Parts()
    {
        Part("地区和行业进展");
        Regions();
        Sectors();
    }

    void Regions()
    {
        Subpart("地区");
        var lead = CityTiles.LeadOf(plan);
        var all = lead is null ? [] : names.Population.Regions.Children(plan.Region).Select(r => (r.Name, Figure: snapshot.Find($"part:{r.Code}/lead")!)).Where(p => p.Figure is not null).OrderBy(p => p.Figure.Value).ToList();
        if (all.Count < 2)
        {
            Say(["没有两个以上地区的指标结果，不能比较地区进展。"], "系统中没有可以相互比较的下级地区数据");
            return;
        }
        var (behind, ahead) = (all.Where(p => p.Figure.Quality is "behind" or "missed").OrderByDescending(p => p.Figure.Value).ToList(), all.Where(p => p.Figure.Quality is "met" or "on-track").ToList());
        List<Run> line = [$"以{Clean(lead!.Name.Zh)}衡量，{all.Count}个地区中，{ahead.Count}个完成或者正常，{all.Count - ahead.Count - behind.Count}个需要关注，{behind.Count}个滞后或者未完成。"];
        if (ahead.Count > 0) line.AddRange(["领先的是", .. List(ahead)]);
        if (behind.Count > 0) line.AddRange([ahead.Count > 0 ? "；落后的是" : "落后的是", .. List(behind)]);
        Say([.. line, "。"], $"目标“{lead.Words}”（{lead.Source}）；已向该地区下达目标的按下达的目标，其余按本规划目标衡量");
        Tabulate($"各地区{Clean(lead.Name.Zh)}", $"单位：{Unit(all[0].Figure.Unit)}", [new("地区", false, 3), new("应达到", true, 2), new("累计变化", true, 2), new("评价", false, 2), new("数据时期", false, 2.6)],
            [.. all.Select(p => (IReadOnlyList<Run>)[p.Name, Of($"part:{p.Figure.Subject}/due", 2, true), Of(p.Figure.Key, 2, true), Status(p.Figure.Key), Span(p.Figure.Period)])], "按累计变化由好到差排列；没有数据的地区不列");

        IEnumerable<Run> List(List<(string Name, Figure Figure)> some) => some.Take(3).SelectMany((p, i) => (Run[])[(i > 0 ? "、" : "") + p.Name + "（", Of(p.Figure.Key, 2, true), Unit(p.Figure.Unit) + "）"]).Concat(some.Count > 3 ? [$"等{some.Count}个地区"] : (Run[])[]);
    }

    void Sectors()
    {
        Subpart("行业");
        var all = PartsOf("sector");
        if (all.Count == 0)
        {
            Say(["没有可比的分行业数据，不能比较行业进展；规划没有给行业下达单独目标的，也不作完成与否的判断。"], "系统中没有两个可比年份的分行业数据");
            return;
        }
        var (worse, better) = (all.Where(p => p.Intensity > 0).OrderByDescending(p => p.Intensity).ToList(), all.Where(p => p.Intensity < 0).OrderBy(p => p.Intensity).ToList());
        var span = snapshot.Find("why/sector/after")!;
        List<Run> line = [$"{all.Count}个可比行业中，{better.Count}个单耗下降，{worse.Count}个单耗上升。"];
        if (better.Count > 0) line.AddRange(["节能作用最大的是", .. List(better), "；"]);
        if (worse.Count > 0) line.AddRange(["单耗上升、推高能耗最多的是", .. List(worse), "；"]);
        line[^1] = "。";
        Say(line, $"{Span(span.Period)}与{Span(span.Input)}比较，见“分行业看”；括号内为单耗变化");

        IEnumerable<Run> List(List<PartMoved> some) => some.Take(3).SelectMany((p, i) => (Run[])[(i > 0 ? "、" : "") + p.Name + "（", Of($"why/sector/{p.Id}/rate", 2, true), "%）"]);
    }
}
