using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>What a column or a labelled cell is for.</summary>
enum Role : byte { None, Subject, Name, Region, Industry, Site, Park, From, To, Longitude, Latitude, Item, ItemName, Period, Value, Unit, Scope, Source, Form, RowName, RowCode, Ignored }

/// <summary>The headings that are understood, in Chinese and English.</summary>
static class Roles
{
    static readonly Dictionary<string, Role> Known = Index(
        (Role.Subject, "credit_code, subject, code of enterprise, enterprise code, uscc, 统一社会信用代码, 社会信用代码, 信用代码, 主体, 主体代码, 企业代码, 单位代码, 法人代码, 填报对象, 对象"),
        (Role.Name, "name, enterprise, enterprise name, company, 企业名称, 单位名称, 单位详细名称, 法人单位名称, 企业, 详细名称"),
        (Role.Region, "region, region code, 行政区划代码, 行政区划, 区划代码, 所在地区划代码, 地区代码, 所在区县代码"),
        (Role.Industry, "industry, industry code, 行业代码, 行业类别, 行业, 国民经济行业代码, 行业小类"),
        (Role.Site, "site, site code, 场所, 厂区, 生产场所, 产业活动单位"),
        (Role.Park, "park, park id, 园区, 所在园区, 园区代码"),
        (Role.From, "from, valid from, 起, 起始日期, 生效日期, 开始日期, 自"),
        (Role.To, "to, valid to, 止, 终止日期, 失效日期, 结束日期, 至"),
        (Role.Longitude, "longitude, lon, lng, 经度"),
        (Role.Latitude, "latitude, lat, 纬度"),
        (Role.Item, "item, item id, indicator, 指标, 指标代码, 指标编码, 项目代码"),
        (Role.ItemName, "item name, indicator name, 指标名称, 项目, 项目名称"),
        (Role.Period, "period, month, reporting period, 报告期, 报告期别, 所属期, 期间, 时期, 时间, 月份, 年月, 统计期"),
        (Role.Value, "value, amount, 数值, 值, 数量, 本期数, 本期值, 本期"),
        (Role.Unit, "unit, units, 计量单位, 单位, 度量单位"),
        (Role.Scope, "scope, 口径, 统计口径, 范围"),
        (Role.Source, "source, 来源, 数据来源, 资料来源"),
        (Role.Form, "form, form id, 表号, 表式"),
        (Role.RowName, "名称, 能源名称, 能源品种, 品种, 产品名称, 固废名称, energy carrier, carrier"),
        (Role.RowCode, "code, 代码, 能源代码, 产品代码, 品种代码"),
        (Role.Ignored, "备注, 说明, note, notes, remark, remarks, 序号, no, no., #, 问题, problems, 填报人, 审核人, 联系电话, 填报日期, id"));

    public static Role Of(in Cell cell) => cell.Kind == CellKind.Text && cell.Text!.Length <= 60 ? Of(cell.Text) : Role.None;

    /// <summary>The role of a heading, of either half of a bilingual one, or of one with a remark in brackets.</summary>
    public static Role Of(string text)
    {
        if (Known.TryGetValue(Words.Heading(text), out var role)) return role;
        var (chinese, other) = Words.Halves(text);
        if (chinese is not "" && Known.TryGetValue(Words.Heading(chinese), out role)) return role;
        var bracket = text.IndexOfAny(['(', '（', '[']);
        if (bracket > 0 && Known.TryGetValue(Words.Heading(text[..bracket]), out role)) return role;
        return chinese is not "" && other is not "" && Words.Heading(chinese) is "" && Known.TryGetValue(Words.Heading(other), out role) ? role : Role.None;
    }

    static Dictionary<string, Role> Index(params (Role Role, string Words)[] roles) => roles
        .SelectMany(r => r.Words.Split(',').Select(w => (Word: Words.Heading(w), r.Role)))
        .Where(w => w.Word is not "").DistinctBy(w => w.Word).ToDictionary(w => w.Word, w => w.Role, StringComparer.Ordinal);
}
