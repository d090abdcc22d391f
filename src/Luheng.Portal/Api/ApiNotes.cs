using Luheng.Access;
using Luheng.Packs;

namespace Luheng.Portal.Api;

/// <summary>A parameter of a call.</summary>
/// <param name="Type">string or integer.</param>
public sealed record ApiParameter(string Name, Said About, string Example, bool Required = false, string Type = "string", bool InPath = false);

/// <summary>What people are told of a call beside what the endpoint itself says.</summary>
public sealed record ApiNote(Said Summary, params ApiParameter[] Query);

/// <summary>The words of the interface. A call without a note is listed by its address all the same.</summary>
static class ApiNotes
{
    public static readonly Said About = new(
        "与页面同一套规则：页面看不到的，接口也看不到。数据在演示站只属虚构。时间为北京时间；缺数为 null，不是 0。长清单用 limit、cursor 翻页，下一页在 next 与 Link 头里；数据都有 ETag，带 If-None-Match 再取，没有变化答 304。",
        "The same rules as the pages: what a page does not show, the interface does not tell. Times are China's; what is missing is null, never 0. Long lists are walked with limit and cursor, the next part stands in next and in the Link header; data carry an ETag, and with If-None-Match an unchanged answer is 304.");
    public static readonly Said Key = new("接口密钥：Authorization: Bearer KEY，由安全管理员发放，带范围与期限", "An API key: Authorization: Bearer KEY, from the security administrator, with a scope and an expiry");
    public static readonly Said Session = new("登录后的会话", "The session of somebody signed in");
    public static readonly Said Answer = new("回答", "The answer");
    public static readonly Said NotModified = new("与 If-None-Match 所带的一样", "The same as If-None-Match says");

    public static readonly IReadOnlyList<(string Status, Said Said)> Statuses =
    [
        ("400", new("问题没有看懂：说明哪里不对、怎样才对", "The question was not understood: says what is wrong and what would be right")),
        ("401", new("没有登录，或密钥不对", "Not signed in, or the key is not known")),
        ("403", new("职责或密钥的范围不包括这一项", "Neither posts nor key cover this")),
        ("404", new("没有登记的企业、指标或计量点", "Not registered")),
        ("429", new("太频繁：Retry-After 说多久再来", "Too often: Retry-After says when to come again")),
    ];

    static readonly ApiParameter Of = new("of", new("统一社会信用代码、行政区划代码、park:ID、zone:ID 或 sector:31", "A credit code, a region code, park:ID, zone:ID or sector:31"), "990000");
    static readonly ApiParameter In = new("in", new("时期：月、季、年、1 月至某月", "A period: a month, quarter, year, or January to a month"), "2025-10");
    static readonly ApiParameter Subject = new("subject", new("只要这一对象的", "Only of this subject"), "990000");
    static readonly ApiParameter Meter = new("meter", new("计量点编号", "The id of a meter"), "M1", true);
    static readonly ApiParameter From = new("from", new("起（含），日或时刻", "From (included), a day or a time"), "2025-10-01", true);
    static readonly ApiParameter To = new("to", new("止（不含）", "To (not included)"), "2025-10-02", true);
    static readonly ApiParameter KnownBy = new("knownBy", new("按当时所知", "As known by that time"), "2025-11-20");
    static readonly ApiParameter Format = new("format", new("json（不写即是）、csv、xlsx 或 docx", "json (so without it), csv, xlsx or docx"), "json");
    static readonly ApiParameter Limit = new("limit", new("一次最多几行，1 至 1000", "How many rows at most, 1 to 1000"), "100", Type: "integer");
    static readonly ApiParameter Cursor = new("cursor", new("上一页给的 next", "The next that the part before gave"), "OTE5OTAx");

    static readonly Dictionary<string, ApiNote> Notes = new(StringComparer.Ordinal)
    {
        ["GET /api/openapi.json"] = new(new("本文件", "This document")),
        ["GET /api/ask"] = new(new("问一个数：数值、单位、完整率，和每一条理由", "Asks for one figure: value, unit, coverage and every reason"), new("indicator", new("指标", "The indicator"), "energy.comprehensive", true), Of, In, KnownBy),
        ["GET /api/enterprises"] = new(new("企业与本年能源消费", "Enterprises and their energy of the year"), new("q", new("名称或代码", "Name or code"), "钢"), new("region", new("地区", "Region"), "990100"), new("industry", new("行业", "Industry"), "31"), Limit, Cursor),
        ["GET /api/batches"] = new(new("入库批次", "What came in, batch by batch"), Limit, Cursor),
        ["GET /api/plans/{id}/progress"] = new(new("规划各目标的进展", "Where a plan's targets stand")),
        ["GET /api/plans/{id}/checks"] = new(new("规划自身的算术核对", "The plan's own arithmetic")),
        ["GET /api/plans/{id}/align/{other}"] = new(new("两个规划的目标对照", "The targets of two plans side by side")),
        ["GET /api/plans/{id}/compare/{other}"] = new(new("同一规划的两种写法逐项比较", "Two statements of one plan, target by target")),
        ["GET /api/v1/lists"] = new(new("名单与在册数；不公开的名单只对有职责的人", "Lists and how many stand on them; those that are not public for whoever may"), new ApiParameter("on", new("截至哪一天", "On which day"), "2025-11-20")),
        ["GET /api/v1/lists/{id}"] = new(new("一个名单的成员、列入与退出，各年统计；一次最多 1000 条，用 page 翻页", "Members of a list with entry and exit, year by year; at most 1000 at once, then page"), new("on", new("截至哪一天", "On which day"), "2025-11-20"), new("state", new("left 已退出，all 全部", "left, or all"), "all"), new("page", new("第几页", "Which page"), "2", Type: "integer")),
        ["GET /api/v1/arrival"] = new(new("数据到达：逐户、逐日", "Arrival of data by enterprise and day")),
        ["GET /api/v1/quality"] = new(new("一户一月的数据质量得分", "An enterprise's score for data quality in a month"), Of with { Required = true }, In),
        ["GET /api/v1/findings"] = new(new("发现的问题", "What was noticed"), Subject, new("kind", new("种类，逗号分隔", "Kinds, with commas"), "months-missing"), From with { Required = false }, To with { Required = false }, Format, Limit, Cursor),
        ["GET /api/v1/obligation"] = new(new("谁应接入在线监测", "Who must be monitored online"), new("state", new("must 应接入、connected 应接入且已接入、unconnected 应接入而未接入、voluntary 自愿接入；不写即全部", "must, connected, unconnected or voluntary; all unless said"), "unconnected"), Limit, Cursor),
        ["GET /api/v1/meters"] = new(new("计量器具台账", "The register of meters"), Subject, Limit, Cursor),
        ["POST /api/v1/meters"] = new(new("登记计量器具（需能写全部计量点的密钥）", "Registers meters (with a key for all meters)"), new("partial", new("对的存，错的报", "Stores what is right"), "true"), new("dryRun", new("只检查", "Only checks"), "true")),
        ["GET /api/v1/readings"] = new(new("读数", "Readings"), Meter, From, To, KnownBy, new("format", new("csv 或 json", "csv or json"), "json")),
        ["POST /api/v1/readings"] = new(new("送读数：CSV、JSON 或 NDJSON", "Sends readings: CSV, JSON or NDJSON")),
        ["GET /api/v1/readings/revisions"] = new(new("被替换过的读数", "Readings that were replaced"), Meter, From, To, new("format", new("csv 或 json", "csv or json"), "json")),
        ["GET /api/v1/rollups"] = new(new("按刻、时、日、月、年汇总", "Sums by quarter-hour, hour, day, month or year"), Meter, From, To, new("resolution", new("quarter、hour、day、month 或 year", "quarter, hour, day, month or year"), "hour", true), Format),
        ["GET /api/v1/series"] = new(new("画图用的稀疏曲线", "A thinned curve for a chart"), Meter, From, To),
        ["GET /api/v1/live"] = new(new("到达与报警（服务器推送）", "Arrivals and alarms as server-sent events"), Subject, Meter with { Required = false }),
        ["GET /api/v1/balance"] = new(new("能源平衡", "Energy balance"), Of with { Required = true }, In),
        ["GET /api/v1/loads"] = new(new("负荷；合同与电费只给有权的人", "Loads; contracts and bills only for those who may see them"), Of, In),
        ["GET /api/v1/demand-response"] = new(new("需求响应的邀约与实绩", "Demand-response calls and what was delivered")),
        ["POST /api/v1/demand-response/{call}/answers"] = new(new("答复一次邀约", "Answers a call")),
        ["GET /api/v1/pollutants"] = new(new("污染物在线监测", "Pollutant monitors")),
        ["GET /api/v1/pollutants/{mn}"] = new(new("一个排口的小时值", "The hours of one outfall"), new ApiParameter("days", new Said("几天", "How many days"), "7", Type: "integer")),
        ["POST /api/v1/monitors/{mn}/requests"] = new(new("向设备发一条 HJ 212 命令", "Sends a device an HJ 212 command")),
        ["GET /api/audit"] = new(new("审计记录，可按人、事、主体、时间查", "The audit trail, by who, what, subject and time"), new("who", new("账号", "An account"), "li"), new("did", new("动作", "An act"), "commit"), new("of", new("主体代码", "A subject"), "990000"), new("from", new("起日", "From a day"), "2025-11-01"), new("to", new("止日（含）", "To a day, included"), "2025-11-20")),
        ["GET /api/audit/{seq}"] = new(new("一条审计记录与它改动的每个字段", "One entry of the audit trail with every field it changed")),
        ["GET /api/register"] = new(new("企业名录", "The register of enterprises"), new ApiParameter("q", new Said("名称、曾用名或代码", "A name, former name or code"), "钢")),
        ["GET /api/register/{code}"] = new(new("一户的登记：名称、所属、沿革", "One enterprise's entry: names, places, history")),
        ["GET /api/system"] = new(new("系统运行状况", "How the site itself runs")),
        ["GET /api/v1/boards"] = new(new("看板：一个地区、园区或行业及其各部分", "A board: a region, park or sector and its parts"), Of),
        ["GET /api/v1/cases/{id}"] = new(new("一件事项：状态、时限、全部经过", "One matter: state, clock and everything that was done")),
        ["GET /api/v1/compare"] = new(new("两个对象或两个时期的对比", "Two subjects or two periods side by side"), new ApiParameter("a", new Said("对象一", "The one"), "990300"), new("b", new("对象二", "The other"), "990100"), In),
        ["GET /api/v1/rankings"] = new(new("排名与透视：任一指标、分组与筛选", "Rankings: any indicator, grouped and filtered"), new("item", new("指标", "The indicator"), "energy.comprehensive"), new("by", new("分组：city、county、sector 或 firm", "Grouped by city, county, sector or firm"), "city"), In, new("region", new("地区", "Region"), "990100")),
        ["GET /api/v1/returns"] = new(new("报表清单：谁的、哪期、到哪一步、是否逾期", "Returns: whose, for when, where they stand, whether late"), Of, Limit, Cursor),
        ["GET /api/v1/returns/{form}/{code}/{period}"] = new(new("一份报表：数、说明、提示和经过", "One return: figures, explanations, remarks and steps")),
        ["PUT /api/v1/returns/{form}/{code}/{period}"] = new(new("填写一份报表并核对", "Fills in a return and checks it")),
        ["POST /api/v1/returns/{form}/{code}/{period}/steps"] = new(new("走一步：报送、审核、退回、验收等", "Takes a step: submit, review, return, accept and so on")),
        ["GET /api/v1/why"] = new(new("用能变化的分解（LMDI）", "Why energy changed, part by part (LMDI)"), Of, In),
        ["GET /api/v1/work"] = new(new("待办事项", "What waits for me")),
        ["GET /api/verify"] = new(new("核验一份文件的摘要", "Verifies a file by its hash"), new ApiParameter("of", new("SHA-256", "SHA-256"), "0f3a", true)),
        ["GET /api/v1/assessment"] = new(new("目标责任评价考核：各地区的得分、区间和各项理由", "Assessments: the score of every region, its range and the reasons of every line"), new("plan", new("规划", "The plan"), "demo-14fyp"), new("year", new("年份", "The year"), "2024", Type: "integer")),
        ["GET /api/v1/benchmarks"] = new(new("能效对标：各产品线的判定", "Benchmarks: how every product line stands"), Of, In),
        ["GET /api/v1/grades"] = new(new("分级：各重点用能企业的判定", "Grades: how every key user stands"), In),
        ["GET /api/v1/grades/{code}"] = new(new("一户的等级与判定阶梯", "One enterprise's grade with its ladder"), In),
        ["GET /api/v1/warnings"] = new(new("预警：各地区、各企业的判定", "Warnings: how every region and enterprise stands"), Of, new("scheme", new("预警方案", "The scheme of warnings"), "four-colours")),
        ["GET /api/v1/enterprises/{code}/receipts"] = new(new("谁看过本企业的商业秘密", "Who looked at an enterprise's commercial secrets")),
    };

    static readonly Dictionary<string, Said> PathParts = new()
    {
        ["code"] = new("统一社会信用代码", "A credit code"),
        ["id"] = new("编号", "An id"),
        ["mn"] = new("设备唯一标识 MN", "A monitor's MN"),
        ["other"] = new("另一规划", "Another plan"),
        ["call"] = new("邀约编号", "A call's id"),
        ["set"] = new("数据集", "A data set"),
        ["seq"] = new("序号", "Its number"),
        ["form"] = new("表号", "A form"),
        ["period"] = new("时期", "A period"),
    };

    /// <summary>What is told of a call; null where nothing is.</summary>
    public static ApiNote? Known(string method, string path) => Notes.GetValueOrDefault($"{method} {path}");

    public static ApiNote Find(string method, string path) => Known(method, path) ?? new ApiNote(new Said(path, path));

    /// <summary>What the calls under a first part of the path are about.</summary>
    static readonly Dictionary<string, Said> Groups = new()
    {
        ["assessment"] = new("考核", "Assessment"),
        ["benchmarks"] = new("对标", "Benchmarks"),
        ["grades"] = new("分级", "Grades"),
        ["lists"] = new("名单", "Lists"),
        ["warnings"] = new("预警", "Warnings"),
        ["ask"] = new("问数", "Asking"),
        ["audit"] = new("审计", "Audit"),
        ["batches"] = new("批次", "Batches"),
        ["enterprises"] = new("企业", "Enterprises"),
        ["openapi.json"] = new("说明文件", "The document"),
        ["plans"] = new("规划", "Plans"),
        ["register"] = new("名录", "Register"),
        ["system"] = new("系统", "System"),
        ["verify"] = new("验真", "Verification"),
        ["arrival"] = new("数据接入", "Arrival"),
        ["balance"] = new("能源平衡", "Balance"),
        ["boards"] = new("看板", "Boards"),
        ["cases"] = new("事项", "Matters"),
        ["compare"] = new("对比", "Comparison"),
        ["demand-response"] = new("需求响应", "Demand response"),
        ["findings"] = new("发现", "Findings"),
        ["live"] = new("实时推送", "Live"),
        ["loads"] = new("负荷", "Loads"),
        ["meters"] = new("计量器具", "Meters"),
        ["monitors"] = new("监测设备", "Monitors"),
        ["obligation"] = new("应接名单", "Obligation"),
        ["pollutants"] = new("污染物", "Pollutants"),
        ["quality"] = new("数据质量", "Data quality"),
        ["rankings"] = new("排名", "Rankings"),
        ["readings"] = new("读数", "Readings"),
        ["returns"] = new("填报", "Returns"),
        ["rollups"] = new("汇总", "Sums"),
        ["series"] = new("曲线", "Curves"),
        ["why"] = new("变化分解", "Why it changed"),
        ["work"] = new("待办", "Work list"),
    };

    /// <summary>What a call asks of whoever calls, in words.</summary>
    public static Said Needs(string act) => act switch
    {
        "own-key" => new("专用密钥", "A key of its own"),
        nameof(Act.SeePublic) => new("公开", "None"),
        nameof(Act.UseSite) => new("登录", "Signed in"),
        nameof(Act.SeeFirm) => new("看企业数据", "To see enterprises"),
        nameof(Act.SeeAggregate) => new("看汇总数", "To see aggregates"),
        nameof(Act.SeeReadings) => new("看监测数据", "To see readings"),
        nameof(Act.SeeReturn) => new("看填报", "To see returns"),
        nameof(Act.FillReturn) => new("填报", "To fill in returns"),
        nameof(Act.SeeRegister) => new("看名录", "To see the register"),
        nameof(Act.SeeCase) => new("看事项", "To see the matter"),
        nameof(Act.SeeReceipts) => new("看访问回执", "To see receipts"),
        nameof(Act.SeeAudit) => new("看审计记录", "To see the audit trail"),
        nameof(Act.SeeSystem) => new("看系统运行", "To see the system"),
        _ => act.Split(';') is [var first, _] ? new(Needs(first).Zh + "；问一户时：看企业数据", Needs(first).En + "; of one enterprise: to see it") : new(act, act),
    };

    public static Said Group(string name) => Groups.GetValueOrDefault(name) ?? new Said(name, name);

    public static ApiParameter InPath(string name) => new(name, PathParts.GetValueOrDefault(name) ?? new Said(name, name), name, true, InPath: true);
}
