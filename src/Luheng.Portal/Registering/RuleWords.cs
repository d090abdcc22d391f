using Luheng.Packs;

namespace Luheng.Portal.Registering;

/// <summary>The rules that an import holds rows against, in words.</summary>
static class RuleWords
{
    public static Said Of(string rule) => rule switch
    {
        "not-yours" => new("不在您的职责范围内", "not within your scope"),
        "check-digit" => new("信用代码校验不符", "the credit code's check fails"),
        "missing-subject" => new("缺信用代码", "no credit code"),
        "missing-name" => new("缺名称", "no name"),
        "missing-region" => new("缺区划代码", "no region"),
        "unknown-region" => new("区划代码不存在", "unknown region"),
        "missing-industry" => new("缺行业代码", "no industry"),
        "unknown-industry" => new("行业代码不存在", "unknown industry"),
        "bad-period" => new("日期或时期不对", "wrong day or period"),
        "duplicate-row" => new("同一条重复", "said twice"),
        "overlapping-placement" => new("所属时段重叠", "placements overlap"),
        "of-kind" => new("对象种类不对", "wrong kind of subject"),
        "not-registered" => new("企业未登记", "not registered"),
        "range" => new("超出范围", "out of range"),
        "negative" => new("不应为负", "negative"),
        "not-a-number" => new("不是数", "not a number"),
        "unknown-layout" => new("表头不认识", "headings not known"),
        "empty-file" => new("文件是空的", "empty file"),
        "unreadable-file" => new("文件读不出", "unreadable"),
        "error-cell" => new("单元格有错误值", "error in the cell"),
        _ => new(rule, rule),
    };
}
