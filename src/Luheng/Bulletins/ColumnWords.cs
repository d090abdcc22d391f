using System.Globalization;

namespace Luheng.Bulletins;

/// <summary>What every column of an export is called, in which unit it is: the data dictionary of what leaves the site.</summary>
public static class ColumnWords
{
    static readonly Dictionary<string, Column> Known = new[]
    {
        Text("credit_code", "统一社会信用代码", "Credit code"), Text("name", "名称", "Name"), Text("city", "市州", "City"), Text("region", "区划代码", "Region code"), Text("industry", "行业代码", "Industry code"),
        Text("period", "时期", "Period"), Text("item", "指标", "Item"), Text("unit", "计量单位", "Unit"), Text("sector", "行业大类", "Division"), Text("id", "编号", "Id"), Text("formula", "公式", "Formula"),
        Text("of", "适用对象", "Of"), Text("scope", "口径", "Scope"), Text("basis", "当量/等价", "Basis"), Text("price_base", "价格基期", "Price base"), Text("owner", "主管部门", "Owner"), Text("frequency", "频度", "Frequency"),
        Text("source", "来源", "Source"), Text("confidence", "可信程度", "Confidence"), Text("from", "起", "From"), Text("to", "止", "To"), Text("note", "备注", "Note"), Text("clause", "条款", "Clause"), Text("status", "状态", "Status"),
        Text("why", "原因", "Reason"), Text("meter", "计量器具", "Meter"), Text("amount_unit", "量的单位", "Unit of the amount"), Text("mean_unit", "平均值的单位", "Unit of the mean"), Text("quality", "质量", "Quality"), Text("month", "月份", "Month"),
        Text("peak_at", "最大需量时刻", "Time of the peak"), Text("call", "调度指令", "Call"), Text("load", "负荷", "Load"), Text("answer", "响应", "Answer"), Text("reason", "理由", "Reason"), Text("day", "日期", "Day"), Text("kind", "类别", "Kind"),
        Text("subject", "对象", "Subject"), Text("level", "级别", "Level"), Text("text", "说明", "Text"), Text("evidence", "证据", "Evidence"), Text("carrier", "能源品种", "Carrier"), Text("parent", "上级计量器具", "Parent meter"), Text("flow", "流向", "Flow"),
        Text("place", "位置", "Place"), Text("since", "接入日期", "Since"), Text("late", "迟报原因", "Why late"), Text("part", "评分项", "Part"), Text("where", "出处", "Where"), Text("mn", "数采仪编码", "MN"), Text("code", "因子编码", "Code"),
        Text("pollutant", "污染物", "Pollutant"), Text("hour", "小时", "Hour"), Text("flag", "数据标记", "Flag"), Text("limit_source", "限值来源", "Source of the limit"), Text("state", "状态", "State"), Text("stamp", "时标", "Time stamp"),
        Text("form", "报表", "Form"), Text("address", "地址", "Address"), Ordinal("seq", "序号", "Number"), Text("at", "时间", "At"), Text("who", "何人", "Who"), Text("did", "何事", "Did"), Text("about", "关于", "About"), Ordinal("batch", "批次", "Batch"), Text("title", "标题", "Title"), Text("hash", "哈希", "Hash"), Text("field", "字段", "Field"), Text("old", "原值", "Old"), Text("new", "新值", "New"),
        Text("accuracy", "准确度等级", "Accuracy class"), Text("calibration_due", "检定到期", "Calibration due"), Text("quality_was", "原质量", "Earlier quality"), Text("replaced_at", "更正时间", "Replaced at"), Text("by", "经办", "By"), Text("time", "时间", "Time"),
        Number("energy_tce", "综合能源消费量", "Energy", "tce"), Ordinal("months", "已报月数", "Months filed"), Number("energy_before_tce", "上年同期综合能源消费量", "Energy a year before", "tce"), Ordinal("months_before", "上年同期月数", "Months a year before"),
        Number("enterprises", "企业数", "Enterprises", "家"), Share("coverage", "数据覆盖", "Coverage"), Number("change", "同比", "Change on the year", "%"), Number("enterprises_covered", "覆盖企业数", "Enterprises covered", "家"),
        Number("value", "数值", "Value"), Number("low", "下限", "Low"), Number("high", "上限", "High"), Number("aim", "目标值", "Aim"), Number("actual", "实际值", "Actual"), Share("progress", "完成程度", "Share done"), Share("time_share", "时间进度", "Share of time"),
        Number("amount", "量", "Amount"), Number("mean", "平均值", "Mean"), Number("min", "最小值", "Min"), Number("max", "最大值", "Max"), Number("count", "个数", "Count"), Number("peak_kw", "最大需量", "Peak", "kW"), Number("agreed_kw", "合同需量", "Agreed", "kW"),
        Share("used", "需量利用率", "Share used"), Number("mean_kw", "平均负荷", "Mean load", "kW"), Share("load_factor", "负荷率", "Load factor"), Number("kwh", "电量", "Electricity", "kWh"), Number("missing_hours", "缺数小时", "Hours missing", "h"),
        Number("energy_cost_yuan", "电度电费", "Energy cost", "元"), Number("fixed_yuan", "基本电费", "Fixed cost", "元"), Number("kw", "负荷", "Load", "kW"), Number("committed_kw", "申报响应量", "Committed", "kW"), Ordinal("quarter", "第几刻钟", "Quarter-hour"),
        Number("baseline_kw", "基线负荷", "Baseline", "kW"), Number("actual_kw", "实际负荷", "Actual", "kW"), Number("delivered_kw", "响应量", "Delivered", "kW"), Ordinal("settled", "已结算", "Settled"), Number("in", "输入", "In"), Number("generated", "自产", "Generated"),
        Number("out", "输出", "Out"), Number("net", "净用量", "Net"), Number("submeters", "下级合计", "Sum of submeters"), Number("remainder", "差额", "Remainder"), Share("share", "占比", "Share"), Ordinal("missing_meters", "缺数器具", "Meters missing"),
        Ordinal("utility", "公用设施", "Utility"), Ordinal("days", "天数", "Days"), Ordinal("must", "应接入", "Must connect"), Ordinal("meters", "计量器具数", "Meters"), Ordinal("due", "应到", "Due"), Ordinal("sent", "实到", "Sent"), Number("points", "扣分", "Points lost"),
        Ordinal("year", "年份", "Year"), Number("tce", "综合能源消费量", "Energy", "tce"), Ordinal("connected", "已接入", "Connected"), Ordinal("days_due", "应接入天数", "Days due"), Ordinal("longest_gap_days", "最长中断", "Longest gap", "天"),
        Number("limit", "限值", "Limit"), Ordinal("hours_due", "应到小时", "Hours due"), Ordinal("hours_arrived", "实到小时", "Hours arrived"), Ordinal("hours_valid", "有效小时", "Hours valid"), Number("multiplier", "倍率", "Multiplier"), Number("rollover", "满度值", "Rollover"),
        Number("interval", "采集间隔", "Interval"), Number("capacity", "容量", "Capacity"), Number("was", "原值", "Earlier value"), Ordinal("filed", "已报", "Filed"), Ordinal("expected", "应报", "Expected"), Ordinal("rank", "位次", "Rank"),
        Number("change_percent", "同比", "Change on the year", "%"), Share("percentile", "高于样本的比例", "Share of the sample below it"), Ordinal("unfiled", "本月未报", "Not filed this month"), Ordinal("overdue", "本年逾期未报", "Overdue this year"),
        Share("coverage_a", "数据覆盖（甲）", "Coverage (A)"), Share("coverage_b", "数据覆盖（乙）", "Coverage (B)"), Number("difference", "差值", "Difference"),
        Number("activity", "产出规模", "Activity"), Number("structure", "结构", "Structure"), Number("intensity", "能源强度", "Intensity"), Number("factor", "碳系数", "Carbon factor"), Number("entering", "上期无数", "Absent before"), Number("leaving", "本期无数", "Absent now"), Number("incomparable", "不可比", "Not comparable"),
        Text("aliases", "别名", "Other names"), Text("former_names", "曾用名", "Former names"), Text("park", "园区", "Park"), Text("other_codes", "曾用代码", "Other codes"), Number("target_actual", "牵头指标累计完成", "Lead target so far"), Text("target_status", "牵头指标状态", "Lead target status"),
        Ordinal("severe", "有严重发现", "With severe findings"), Ordinal("noticed", "有发现", "With findings"), Ordinal("metered", "已联网", "Connected"), Number("percent", "差值百分比", "Difference in per cent", "%"),
        Text("member", "成员", "Member"), Text("product", "产品、项目或设备", "Product"), Text("model", "型号", "Model"), Text("class", "类别", "Class"), Text("evaluator", "第三方评价机构", "Evaluator"), Text("list_batch", "名单批次", "Batch of the list"), Text("document", "文件", "Document"),
        Text("ground", "退出情形", "Ground of leaving"), Text("left_by", "退出文件", "Document of leaving"), Text("left_why", "退出理由", "Reason of leaving"), Text("list", "名单", "List"), Text("authority", "公布机关", "Authority"), Text("public", "公开", "Public"), Ordinal("standing", "在册", "Standing"), Ordinal("entered", "本年列入", "Entered this year"), Ordinal("left", "本年退出", "Left this year"),
        Text("grade", "能效等级", "Grade"), Text("grade_rule", "判定依据", "Decided by"), Number("grade_margin", "距界限", "Margin"), Text("boundary", "边界（也可能为）", "Could also be"), Text("lift", "提升所需变化", "What would lift it"), Text("grade_was", "变更前等级", "Grade before appeal"),
        Ordinal("orders_open", "未办结整改", "Orders open"), Ordinal("orders_overdue", "逾期整改", "Orders overdue"), Text("lever", "管控手段", "Means"), Text("lever_form", "形式", "Form"), Number("unit_kwh", "单位产品电耗", "Unit consumption", "kWh"), Number("surcharge", "加价标准", "Surcharge", "元/kWh"), Number("surcharge_yuan", "加价金额", "Amount", "元"),
        Text("target", "目标", "Target"), Text("official_level", "预警级别", "Level of warning"), Ordinal("severity", "严重程度", "Severity"), Ordinal("moved", "比上期", "Against the period before"), Number("path_due", "按路径应达", "Due on the path"), Share("completion", "完成率", "Completion"), Number("year_end", "年末预计", "Expected at the year's end"), Share("chance", "完不成的概率", "Chance of missing"),
        Text("benchmark", "对标项", "Benchmark"), Text("sector_name", "行业", "Sector"), Ordinal("judged", "判定", "Judged"), Ordinal("advanced", "达到标杆", "At benchmark"), Ordinal("between", "标杆与基准之间", "Between"), Ordinal("within_limit", "限额以内", "Within the norm"), Ordinal("below_baseline", "基准以下", "Below baseline"), Ordinal("over_limit", "超过限额", "Over the norm"), Ordinal("not_judged", "未判定", "Not judged"), Text("weighed", "比例的权重", "Weighed by"), Number("advanced_level", "标杆水平", "Benchmark level"), Number("baseline_level", "基准水平", "Baseline level"), Number("limit_level", "限额 3 级", "Norm level 3"), Ordinal("norm_level", "限额等级", "Norm level"), Number("margin", "距本档边界", "Margin"), Share("better_than", "优于同行", "Better than"), Ordinal("peers", "同行", "Peers"), Number("output", "产量", "Output"), Text("output_unit", "产量单位", "Unit of output"), Number("next_tce", "到上一档节能", "Saving to the next level", "tce"), Number("next_co2", "到上一档减排", "CO2 to the next level", "tCO2"), Number("next_yuan", "到上一档折合", "Worth of the next level", "元"), Number("carbon_per_unit", "单位产品碳排放", "CO2 per unit"),
    }.ToDictionary(c => c.Id);

    /// <summary>The column of an id; a month, a day or an hour is its own heading.</summary>
    public static Column Of(string id) => Known.TryGetValue(id, out var column) ? column
        : id.Length == 3 && id[0] == 'h' && int.TryParse(id[1..], CultureInfo.InvariantCulture, out var hour) ? new(id, new($"{hour} 时", $"{hour}:00"))
        : id.StartsWith("coverage ", StringComparison.Ordinal) ? new(id, new($"数据覆盖{id["coverage ".Length..]}", id), "", ColumnKind.Share)
        : new(id, new(id, id));

    static Column Text(string id, string zh, string en) => new(id, new(zh, en), "", ColumnKind.Text);

    static Column Number(string id, string zh, string en, string unit = "") => new(id, new(zh, en), unit);

    static Column Ordinal(string id, string zh, string en, string unit = "") => new(id, new(zh, en), unit, ColumnKind.Ordinal);

    static Column Share(string id, string zh, string en) => new(id, new(zh, en), "", ColumnKind.Share);
}
