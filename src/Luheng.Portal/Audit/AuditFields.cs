using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Cases;
using Luheng.Portal.Accounting;
using Luheng.Portal.Cases;
using Luheng.Portal.Shell;
using Luheng.Records;

namespace Luheng.Portal.Audit;

/// <summary>What the fields of records are called in Chinese, and what a step's move and state are called; a field without a name here is shown as it is kept, and so is every field to an English reader.</summary>
static partial class AuditFields
{
    static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["about"] = "关于",
        ["accepted"] = "接受",
        ["account"] = "账号",
        ["accuracy"] = "准确度",
        ["actual"] = "实际",
        ["address"] = "地址",
        ["against"] = "所针对的",
        ["amount"] = "数量",
        ["ask"] = "所问指标",
        ["asked"] = "要求",
        ["at"] = "时间",
        ["atLeast"] = "不低于",
        ["attention"] = "问题",
        ["authority"] = "机关",
        ["basis"] = "依据",
        ["because"] = "理由",
        ["breakdown"] = "分解方案",
        ["by"] = "办理人",
        ["byName"] = "办理人姓名",
        ["byOutputValue"] = "按产值",
        ["bytes"] = "字节数",
        ["call"] = "响应事件",
        ["capacity"] = "容量",
        ["carrier"] = "能源或介质品种",
        ["case"] = "事项",
        ["category"] = "类别",
        ["change"] = "变更",
        ["children"] = "下级",
        ["choices"] = "可选分值",
        ["city"] = "市州",
        ["class"] = "类型",
        ["clause"] = "条款",
        ["closed"] = "办结日期",
        ["code"] = "代码",
        ["comments"] = "逐格意见",
        ["confidence"] = "可信程度",
        ["cut"] = "界限",
        ["date"] = "日期",
        ["day"] = "日期",
        ["decides"] = "决定的规则",
        ["decisions"] = "确认结果",
        ["demand"] = "需量",
        ["demo"] = "演示数据",
        ["designatedFrom"] = "指定起点",
        ["device"] = "设备",
        ["diverges"] = "评审意见分歧",
        ["document"] = "文件",
        ["doubtful"] = "在误差范围内",
        ["due"] = "时限",
        ["edition"] = "版本",
        ["en"] = "英文",
        ["enterprise"] = "企业",
        ["evidence"] = "证据",
        ["exact"] = "未取整值",
        ["expires"] = "失效时间",
        ["fact"] = "事由",
        ["figure"] = "所指的数",
        ["figures"] = "数据",
        ["fileName"] = "文件名",
        ["files"] = "文件",
        ["find"] = "找到的条目",
        ["flow"] = "介质",
        ["form"] = "报表",
        ["format"] = "格式",
        ["from"] = "起",
        ["gives"] = "评为",
        ["grade"] = "等级",
        ["grades"] = "等级",
        ["ground"] = "退出情形",
        ["growth"] = "增长",
        ["hash"] = "哈希",
        ["held-on"] = "约谈日期",
        ["high"] = "上限",
        ["how"] = "方式",
        ["id"] = "编号",
        ["industry"] = "行业",
        ["inHand"] = "余量",
        ["inputs"] = "输入",
        ["interval"] = "采集间隔",
        ["isShare"] = "按比例",
        ["issuedOn"] = "下达日期",
        ["item"] = "指标",
        ["items"] = "各项",
        ["json"] = "评分全文",
        ["judged"] = "判定",
        ["key"] = "标识",
        ["kind"] = "种类",
        ["known"] = "已知",
        ["knownBy"] = "数据截至",
        ["latitude"] = "纬度",
        ["leftBy"] = "退出文件",
        ["leftWhy"] = "退出原因",
        ["legalName"] = "法定名称",
        ["level"] = "级别",
        ["levels"] = "各级",
        ["lift"] = "提级条件",
        ["limit"] = "限值",
        ["lines"] = "各行",
        ["list"] = "名单",
        ["location"] = "位置",
        ["longitude"] = "经度",
        ["looksAt"] = "考察",
        ["low"] = "下限",
        ["margin"] = "余量",
        ["match"] = "匹配",
        ["matched"] = "匹配结果",
        ["matter"] = "事项",
        ["max"] = "最大",
        ["meaning"] = "含义",
        ["member"] = "成员",
        ["mentions"] = "提到",
        ["method"] = "方法",
        ["min"] = "最小",
        ["missed"] = "是否未完成",
        ["missingCapsAt"] = "缺数最高评为",
        ["mn"] = "设备号",
        ["month"] = "月份",
        ["move"] = "步骤",
        ["name"] = "姓名或名称",
        ["names"] = "名称",
        ["next"] = "下一步",
        ["note"] = "备注",
        ["number"] = "编号或序号",
        ["objectionDays"] = "异议工作日",
        ["of"] = "所属",
        ["ofLines"] = "按产品",
        ["on"] = "日期",
        ["order"] = "次序",
        ["organ"] = "机关",
        ["origin"] = "来源",
        ["other"] = "另一方",
        ["otherCodes"] = "曾用代码",
        ["otherNames"] = "别名和曾用名",
        ["output"] = "产出",
        ["owner"] = "所属单位",
        ["park"] = "园区",
        ["period"] = "所属期",
        ["phone"] = "电话",
        ["place"] = "安装位置",
        ["placements"] = "所在地",
        ["plan"] = "规划",
        ["planned"] = "计划量",
        ["points"] = "得分",
        ["posts"] = "职责",
        ["procedure"] = "程序",
        ["product"] = "产品",
        ["proposed"] = "拟改为",
        ["public"] = "公开",
        ["purpose"] = "用途",
        ["reason"] = "理由",
        ["receipt"] = "回执",
        ["redHead"] = "红头",
        ["region"] = "地区",
        ["relations"] = "沿革",
        ["remedy"] = "提级办法",
        ["report-by"] = "报告期限",
        ["reviewer"] = "评审人",
        ["reviews"] = "评审",
        ["role"] = "角色",
        ["rollover"] = "归零值",
        ["rubric"] = "计分表",
        ["rule"] = "规则",
        ["rules"] = "规则",
        ["says"] = "说明",
        ["scheme"] = "方案",
        ["scope"] = "范围",
        ["score"] = "得分",
        ["seen"] = "所见版本",
        ["sha256"] = "SHA-256",
        ["shape"] = "形式",
        ["share"] = "份额",
        ["shifts"] = "班次",
        ["side"] = "一方",
        ["since"] = "起",
        ["size"] = "大小",
        ["snapshot"] = "快照",
        ["source"] = "出处",
        ["stamp"] = "时标",
        ["state"] = "状态",
        ["statistics"] = "统计依据",
        ["status"] = "经营状态",
        ["statuses"] = "经营状态",
        ["structure"] = "结构系数",
        ["subject"] = "主体",
        ["target"] = "指标",
        ["tariff"] = "电价",
        ["task"] = "任务",
        ["text"] = "内容",
        ["threshold"] = "门槛",
        ["title"] = "标题",
        ["to"] = "至",
        ["total"] = "总分",
        ["type"] = "类型",
        ["uncertainty"] = "不确定度",
        ["unit"] = "单位",
        ["unknown"] = "无数时",
        ["until"] = "止",
        ["value"] = "数值",
        ["values"] = "数值",
        ["version"] = "版本",
        ["was"] = "原为",
        ["weight"] = "权重",
        ["whom"] = "适用对象",
        ["why"] = "理由",
        ["with"] = "附带",
        ["words"] = "原文或说明",
        ["year"] = "年份",
        ["years"] = "年数",
        ["zh"] = "中文",
    };

    static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal) { ["Filed"] = "报送", ["Official"] = "官方", ["Monitored"] = "监测", ["Computed"] = "计算" };

    /// <summary>States and kinds as they are kept, in Chinese.</summary>
    static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["Active"] = "存续",
        ["Alias"] = "别名",
        ["Amount"] = "数量",
        ["Capacity"] = "按容量",
        ["Confirmed"] = "已确认",
        ["Counter"] = "累计表",
        ["Demand"] = "需量",
        ["EliminatedEquipment"] = "淘汰设备",
        ["false"] = "否",
        ["Falsification"] = "弄虚作假",
        ["Former"] = "曾用名",
        ["Gauge"] = "瞬时量",
        ["Intake"] = "取入",
        ["Merge"] = "合并",
        ["Metering"] = "计量",
        ["Move"] = "迁移",
        ["None"] = "无",
        ["Other"] = "其他",
        ["Output"] = "输出",
        ["OverLimit"] = "超限额",
        ["Post"] = "岗位",
        ["Predecessor"] = "前身",
        ["receipt"] = "回执",
        ["rectify"] = "整改",
        ["Reporting"] = "报送",
        ["result"] = "结果",
        ["Split"] = "分立",
        ["Successor"] = "后继",
        ["Suspended"] = "停产",
        ["Text"] = "文本",
        ["true"] = "是",
        ["waste-water"] = "废水",
    };

    /// <summary>The field, each part of its path by its name; a figure by what people call it, its period and where it comes from.</summary>
    public static string Name(Reader reader, FieldChange change)
    {
        if (change.Kind == FieldChange.Figure) return Figure(reader, change.Path);
        if (change is { Kind: Step.Kind, Path: "with.values" }) return reader.English ? change.Path : "附带 · 数值的哈希";
        var (first, rest) = change.Path.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? (change.Path[..dot], change.Path[(dot + 1)..]) : (change.Path, "");
        if (reader.Desk.World.Catalogue.Items.TryGetValue(rest, out var item)) return $"{Part(reader, first)} · {reader[item.Name]}";
        return string.Join(reader.English ? "." : " · ", change.Path.Split('.').Select(p => Part(reader, p)));
    }

    /// <summary>A value as it is kept, times as all pages show them; of a step's move and state also what they are called.</summary>
    public static string? Value(Reader reader, FieldChange change, string? value)
    {
        if (value is not null && Moment().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at)) return Dates.Second(at);
        if (value is not null && Fraction().IsMatch(value)) return Fraction().Replace(value, m => double.Parse(m.Value, CultureInfo.InvariantCulture) is var number ? Figures.Published(double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : "");
        if (value is null) return null;
        if (change.Kind == Step.Kind && change.Path is "move" or "state" && reader.Office?.Cases.Find(change.Id.Split('#')[0]) is { } matter)
        {
            var kind = CaseKinds.Of(matter.Procedure);
            var said = reader[change.Path is "move" ? kind.Move(value) : kind.State(value)];
            return reader.English ? $"{said} ({value})" : said;
        }
        return Called(reader, change.Path.Split('.')[^1], ReasonWords.WithoutNumbers(value));
    }

    /// <summary>What is kept by an id or a word of the machine, as people call it; any other value as it is.</summary>
    static string Called(Reader reader, string field, string value)
    {
        if (field is "by") return People.Name(reader, value);
        if (reader.English) return value;
        if (field is "state" && CaseKinds.All.Select(k => k.States.GetValueOrDefault(value)).OfType<Luheng.Packs.Said>().FirstOrDefault() is { } state) return reader[state];
        var all = reader.Desk.World.Catalogue;
        return Kept.TryGetValue(value, out var called) ? called
            : field is "plan" && all.Plans.TryGetValue(value, out var plan) ? reader[plan.Name]
            : field is "list" && all.Lists.TryGetValue(value, out var list) ? reader[list.Name]
            : field is "carrier" or "product" && all.Sets.Values.SelectMany(s => s.Members).FirstOrDefault(m => m.Id == value) is { } member ? reader[member.Name]
            : field is "target" && all.Plans.Values.SelectMany(p => p.Targets).FirstOrDefault(t => t.Id == value) is { } target ? reader[target.Name]
            : field is "procedure" ? reader[CaseKinds.Of(value).Name]
            : field is "product" && all.Benchmarks.Find(value) is { } product ? reader[product.Name]
            : field is "tariff" && all.Tariffs.TryGetValue(value, out var tariff) ? reader[tariff.Name] : value;
    }

    static string Part(Reader reader, string part)
    {
        if (reader.English || Indexed().Match(part) is not { Success: true } found || !Names.TryGetValue(found.Groups["name"].Value, out var name)) return part;
        return found.Groups["at"] is { Success: true } at ? string.Create(CultureInfo.InvariantCulture, $"{name} {int.Parse(at.Value, CultureInfo.InvariantCulture) + 1}") : name;
    }

    /// <summary>The item as people call it, before its period and its source.</summary>
    static string Figure(Reader reader, string path)
    {
        var parts = path.Split(' ', 2);
        if (!reader.Desk.World.Catalogue.Items.TryGetValue(parts[0], out var item)) return path;
        var rest = parts.Length > 1 ? Dates.Within(parts[1], reader.English) : "";
        var last = rest.Split(' ')[^1];
        return $"{reader[item.Name]} {(!reader.English && Sources.TryGetValue(last, out var source) ? rest[..^last.Length] + source : rest)}";
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T[0-9:.]+([+-]\d{2}:\d{2}|Z)$")]
    private static partial Regex Moment();

    /// <summary>A number, alone or before its source, with more digits than anybody typed: what adding up in binary leaves behind.</summary>
    [GeneratedRegex(@"^-?\d+\.\d{9,}(?=$| )")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_-]+)(\[(?<at>\d+)\])?$")]
    private static partial Regex Indexed();
}
