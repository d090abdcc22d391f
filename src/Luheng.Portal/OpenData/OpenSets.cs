using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Packs;
using Luheng.Portal.Registry;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.OpenData;

/// <summary>The sets of open data: only what is public already, and sums of the province that hide every enterprise.</summary>
static class OpenSets
{
    static readonly Said Packs = new("规则包以 Apache-2.0 发布；引用时请注明所列文件与条款", "The packs are published under Apache-2.0; name the document and clause listed");
    static readonly Said Figures = new("可自由使用，注明“来源：绿衡”和所列来源；不得据以识别单户", "Free to use; name Luheng and the source listed; not to be used to identify an enterprise");
    static readonly Said Document = new("规划或标准文件", "The plan or standard"), Computed = new("绿衡计算", "Computed here"), Bureau = new("已公布的官方统计", "Published official statistics");

    public static readonly IReadOnlyList<OpenSet> All =
    [
        new("plans", new("规划目标", "Plan targets"), new("各规划写明的目标、条款和目标值", "What each plan aims at, with its clause"), Packs,
        [
            Text("plan", new("规划", "Plan"), Document), Text("target", new("目标编号", "Target"), Document), Text("name_zh", new("名称", "Name in Chinese"), Document), Text("name_en", new("英文名称", "Name in English"), Document), Text("region", new("地区", "Region"), Document),
            Text("comparator", new("比较符", "Comparator"), Document), Number("aim", "见 unit", new("目标值", "Aim"), Document), Text("unit", new("单位", "Unit"), Document), new("year", "integer", "年", new("目标年", "Year"), Document), Text("clause", new("条款", "Clause"), Document), Text("words", new("原文", "The plan's words"), Document), Text("confidence", new("可信程度", "Confidence"), Document),
        ], desk => desk.World.Catalogue.Plans.Values.SelectMany(p => p.Targets.Select(t => new object?[] { p.Id, t.Id, t.Name.Zh, t.Name.En, t.Region, t.Comparator, t.Aim?.Amount, t.Aim?.Unit.Symbol, t.Year ?? p.To, t.Source.Clause, t.Words, t.Confidence.ToString().ToLowerInvariant() }))),
        new("outcomes", new("已公布的结果", "Published outcomes"), new("规划文件里公布的完成情况", "What plan documents say was achieved"), Packs,
        [
            Text("plan", new("公布它的文件", "The document that says so"), Document), Text("row", new("行号", "Row"), Document), Text("name_zh", new("名称", "Name in Chinese"), Document), Text("about", new("所指目标", "The target it is about"), Document), Text("period", new("时期", "Period"), Document),
            Text("comparator", new("= 确数，≈ 约数", "= exact, ≈ about"), Document), Number("value", "见 unit", new("数值", "Value"), Document), Text("unit", new("单位", "Unit"), Document), Text("words", new("原文", "Its words"), Document), Text("source", new("出处", "Where it stands"), Document),
        ], desk => desk.World.Catalogue.Plans.Values.SelectMany(p => p.Outcomes.Select(o => new object?[] { p.Id, o.Row, o.Name.Zh, o.About, o.In?.ToString(), o.Comparator, o.Value?.Amount, o.Value?.Unit.Symbol, o.Words, o.Source.ToString() }))),
        new("standing", new("目标公开进展", "Public standing of targets"), new("只按已公布的数字判断的进展", "Where targets stand by published figures alone"), Figures,
        [
            Text("plan", new("规划", "Plan"), Document), Text("target", new("目标", "Target"), Document), Number("actual", "见 unit", new("已公布的数", "The published figure"), Bureau), Number("aim", "见 unit", new("目标值", "Aim"), Document), Text("unit", new("单位", "Unit"), Document), Text("period", new("截至", "Up to"), Bureau),
            Text("status", new("met、on-track、watch、behind、missed 或 no-data", "met, on-track, watch, behind, missed or no-data"), Computed), Text("source", new("出处", "Source"), Bureau),
        ], desk => desk.World.Catalogue.Plans.Values.SelectMany(p => desk.Published.Board(p).Targets.Select(t => new object?[] { p.Id, t.Target.Id, t.Actual, t.Aim, t.Unit, t.Period?.ToString(), PlanJson.Word(t.Status), t.Source }))),
        new("official", new("已公布的官方统计", "Published official statistics"), new("地区和行业的官方数字，按原口径", "Official figures of regions and sectors in their own scope"), Figures,
        [
            Text("subject", new("地区、行业或园区", "Region, sector or park"), Bureau), Text("name", new("名称", "Name"), Bureau), Text("item", new("指标", "Item"), Bureau), Text("item_zh", new("指标名称", "Name of the item"), Bureau), Text("period", new("时期", "Period"), Bureau), Number("value", "见 unit", new("数值", "Value"), Bureau), Text("unit", new("单位", "Unit"), Bureau), Text("scope", new("口径", "Scope"), Bureau), Text("source", new("出处", "Source"), Bureau),
        ], desk => desk.Published.World.Facts.All.OrderBy(f => f.Subject.Text, StringComparer.Ordinal).ThenBy(f => f.Item, StringComparer.Ordinal).ThenBy(f => f.Fact.Period)
            .Select(f => new object?[] { f.Subject.Text, desk.World.Population.NameOf(f.Subject), f.Item, desk.World.Catalogue.Items[f.Item].Name.Zh, f.Fact.Period.ToString(), f.Fact.Value, desk.World.Catalogue.Items[f.Item].Unit.Symbol, f.Fact.Scope, f.Fact.Source.ToString() })),
        new("totals", new("全省合计", "Totals of the province"), new("在册企业合计，经披露检查：不足三户、一户占比过大的不给", "Sums of registered enterprises that passed disclosure: none of fewer than three, none that one dominates"), Figures,
        [
            Text("region", new("地区", "Region"), Computed), Text("item", new("指标", "Item"), Computed), Text("item_zh", new("指标名称", "Name of the item"), Computed), Text("period", new("时期", "Period"), Computed), Number("value", "见 unit", new("合计", "Sum"), Computed), Text("unit", new("单位", "Unit"), Computed), Number("coverage", "1", new("应有户月中实有的份额", "Share of the member months expected"), Computed), Text("why_missing", new("不给的理由", "Why none is given"), Computed),
        ], Totals),
        new("lists", new("公开名单", "Public lists"), new("公开名单的每一条列入与退出，附文件和日期", "Every entry and exit of public lists with document and day"), Figures,
        [
            Text("list", new("名单", "List"), Document), Text("list_zh", new("名单名称", "Name of the list"), Document), Text("member", new("成员，按文件所写", "Member, as the document writes it"), Document), Text("product", new("产品、项目或设备", "Product, project or equipment"), Document), Text("region", new("地区，按文件所写", "Region, as written"), Document), Text("batch", new("批次", "Batch"), Document),
            new("from", "date", "", new("列入日期；只知年份时为空", "Day of entry; empty where only the year is known"), Document), new("year", "integer", "年", new("列入年份", "Year of entry"), Document), new("to", "date", "", new("退出日期", "Day of leaving"), Document), Text("document", new("列入文件", "Document of entry"), Document), Text("ground", new("退出情形", "Ground of leaving"), Document), Text("left_by", new("退出文件", "Document of leaving"), Document),
        ], _ => []) { Live = (office, desk) => desk.World.Catalogue.Lists.Values.Where(l => l.IsPublic).SelectMany(l => office.Lists.Of(l.Id).Select(e => new object?[] { l.Id, l.Name.Zh, e.Member, e.Product, e.Written ?? e.Region, e.Batch, e.From?.ToString("yyyy-MM-dd"), e.Since?.Year, e.To?.ToString("yyyy-MM-dd"), e.Document, e.Ground, e.LeftBy })) },
        new("factors", new("系数", "Factors"), new("规则包里的系数，附出处和可信程度", "The packs' factors with their sources and confidence"), Packs,
        [
            Text("id", new("系数", "Factor"), Document), Text("name_zh", new("名称", "Name in Chinese"), Document), Number("value", "见 unit", new("值", "Value"), Document), Number("low", "见 unit", new("范围下限", "Low end of a range"), Document), Number("high", "见 unit", new("范围上限", "High end"), Document), Text("unit", new("单位", "Unit"), Document),
            new("from", "date", "", new("起", "From"), Document), new("to", "date", "", new("止", "To"), Document), Text("region", new("地区", "Region"), Document), Text("source", new("出处", "Source"), Document), Text("confidence", new("可信程度", "Confidence"), Document),
        ], desk => desk.World.Catalogue.Factors.Values.OrderBy(f => f.Id, StringComparer.Ordinal).SelectMany(f => f.Values.Select(v => new object?[]
            { f.Id, FactorNames.Of(f.Id, desk.World.Catalogue).Zh, v.Value, v.Low, v.High, f.Unit.Symbol, v.From.ToString("yyyy-MM-dd"), v.To?.ToString("yyyy-MM-dd"), v.Region, v.Source.ToString(), v.Confidence.ToString().ToLowerInvariant() }))),
        new("indicators", new("指标目录", "Indicators"), new("每个指标的公式、单位、口径和出处", "Each indicator's formula, unit, scope and source"), Packs,
        [
            Text("id", new("指标", "Indicator"), Document), Text("name_zh", new("名称", "Name in Chinese"), Document), Text("name_en", new("英文名称", "Name in English"), Document), Text("unit", new("单位", "Unit"), Document), Text("formula", new("公式", "Formula"), Document), Text("scope", new("口径", "Scope"), Document), Text("basis", new("当量或等价", "Calorific or equivalent"), Document), Text("source", new("出处", "Source"), Document), Text("confidence", new("可信程度", "Confidence"), Document),
        ], desk => desk.World.Catalogue.Indicators.DistinctBy(i => i.Family).OrderBy(i => i.Family, StringComparer.Ordinal).Select(i => new object?[] { i.Family, i.Name.Zh, i.Name.En, i.Unit.Symbol, i.Formula?.Text, i.Scope.Zh, i.Basis.ToString(), i.Source?.ToString(), i.Confidence.ToString().ToLowerInvariant() })),
    ];

    static OpenColumn Text(string name, Said meaning, Said source) => new(name, "text", "", meaning, source);

    static OpenColumn Number(string name, string unit, Said meaning, Said source) => new(name, "number", unit, meaning, source);

    /// <summary>Sums of the whole province only: nobody is seen, and no other group is asked about, so nothing can be subtracted.</summary>
    static IEnumerable<object?[]> Totals(Desk desk)
    {
        if (desk.Whole is not { Month: { } month, Region: not "" } whole) yield break;
        var region = SubjectId.Region(whole.Region);
        var world = whole.World.For(_ => false, group => group == region);
        foreach (var item in new[] { Items.Energy, Items.Output, Items.Water, Items.Co2 }.Where(world.Catalogue.Items.ContainsKey))
            foreach (var period in new[] { Period.YearToDate(month.Year, month.Last.Month), Period.Calendar(month.Year - 1) })
                if (Asker.Ask(world, item, region, period) is var answer)
                    yield return [region.Text, item, answer.Item.Name.Zh, period.ToString(), answer.Value, answer.Unit.Symbol, answer.Missing ? null : answer.Coverage.Share, answer is { Missing: true, Because.Reasons: [var reason, ..] } ? reason : null];
    }
}
