using Luheng.Typed;

namespace Luheng.Lists;

/// <summary>What a column of a list file holds.</summary>
enum ListField { Member, Product, Model, Class, Region, By, Industry, Evaluator, Batch, Code, From, To, Document, Reason, Ground, Standard, LeftBy, LeftWhy, Number, Highlights }

/// <summary>The headings of list files as they are published, and of the file that an export gives.</summary>
static class ListColumns
{
    static readonly Dictionary<string, ListField> Known = ((ListField Field, string Words)[])
    [
        (ListField.Member, "member, 企业名称, 工厂名称, 园区, 园区名称, 单位名称, 企业, 名称, 项目单位, 申报单位"), (ListField.Product, "product, 产品名称, 产品, 项目, 项目名称, 设备, 设备名称, 产能, 产品/设备"), (ListField.Model, "model, 产品型号, 型号, 规格型号"),
        (ListField.Class, "class, 种类, 类别, 产品种类"), (ListField.Standard, "standard, 适用评价标准"), (ListField.Region, "region, 地区, 省份, 所在地区, 市州, 区划代码"), (ListField.By, "推荐单位, 推荐部门"), (ListField.Industry, "industry, 行业, 所属行业"),
        (ListField.Evaluator, "evaluator, 第三方评价机构, 评价机构"), (ListField.Batch, "list_batch, 批次, 名单批次"), (ListField.Code, "credit_code, 统一社会信用代码, 信用代码"), (ListField.From, "from, 列入日期, 公布日期, 起"), (ListField.To, "to, 退出日期, 止"),
        (ListField.Document, "document, 文件, 列入文件, 文号"), (ListField.Reason, "why, 列入理由, 理由"), (ListField.Ground, "ground, 退出情形"), (ListField.LeftBy, "left_by, 退出文件"), (ListField.LeftWhy, "left_why, 退出理由"), (ListField.Number, "序号, seq"), (ListField.Highlights, "绿色设计亮点"),
    ] is var all ? all.SelectMany(f => f.Words.Split(',').Select(w => (Words.Heading(w), f.Field))).ToDictionary(StringComparer.Ordinal) : [];

    public const string Accepted = "a list (企业名称 or 园区, 地区, 批次; 产品名称 where products are listed)";

    public static Dictionary<ListField, int> Of(IReadOnlyList<string> headings)
    {
        var columns = new Dictionary<ListField, int>();
        for (var c = 0; c < headings.Count; c++)
            if (Known.TryGetValue(Words.Heading(headings[c].Split('（')[0]), out var field)) columns.TryAdd(field, c);
        return columns;
    }

    /// <summary>Columns that hold nothing a register keeps: they are told once and left out.</summary>
    public static IEnumerable<string> Unknown(IReadOnlyList<string> headings) => headings.Where(h => h.Trim() is not "" && !Known.ContainsKey(Words.Heading(h.Split('（')[0])));
}
