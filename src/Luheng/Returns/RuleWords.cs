using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>The rules that an import holds rows against, in words.</summary>
public static class RuleWords
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
        "off-register" => new("当时不在册", "not on the register then"),
        "range" => new("超出范围", "out of range"),
        "negative" => new("不应为负", "negative"),
        "not-a-number" => new("不是数", "not a number"),
        "unknown-layout" => new("表头不认识", "headings not known"),
        "empty-file" => new("文件是空的", "empty file"),
        "unreadable-file" => new("文件读不出", "unreadable"),
        "error-cell" => new("单元格有错误值", "error in the cell"),
        "missing-item" => new("缺指标", "no item"),
        "unknown-item" => new("没有这个指标", "no such item"),
        "computed-item" => new("指标由系统计算，不填报", "computed, not filed"),
        "missing-unit" => new("缺单位", "no unit"),
        "unknown-unit" => new("没有这个单位", "no such unit"),
        "unit-dimension" => new("单位不能换算成指标的单位", "a unit of another kind"),
        "missing-period" => new("缺时期", "no period"),
        "future-period" => new("时期还没有到", "a period to come"),
        "too-large" => new("数太大", "too large"),
        "formula-without-value" => new("公式没有结果", "a formula without a value"),
        "needs-measured-coefficient" => new("需要实测系数", "a measured coefficient is needed"),
        "unknown-zone" => new("没有这个区域", "no such zone"),
        "unknown-park" => new("没有这个园区", "no such park"),
        "registry-row" => new("名录行不在此处登记", "a registry row"),
        "other-return" => new("是另一张表", "another return"),
        "under-review" => new("正在审核", "under review"),
        "no-such-file" => new("没有文件", "no such file"),
        "not-what-its-name-says" => new("内容与扩展名不符", "not what its name says"),
        "holds-macros" => new("含有宏", "holds macros"),
        "unknown-format" => new("文件格式不读", "a format that is not read"),
        "password-protected" => new("文件有密码", "password protected"),
        "truncated-workbook" or "damaged-workbook" => new("文件不完整或已损坏", "a damaged workbook"),
        "open-quote" => new("引号没有成对", "a quotation mark that is never closed"),
        "too-many-columns" => new("列数太多", "too many columns"),
        "zip-bomb" => new("文件解开后太大", "too large once unpacked"),
        _ => new("有问题", rule),
    };
}
