using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Receipts = new("查看记录", "Access receipts");
    public static readonly Said ReceiptsEmpty = new("还没有企业以外的人查看过合同、电价和电费。", "Nobody outside the enterprise has looked at its contracts, prices or bills yet.");
    public static readonly Said ReceiptsAnswer = new("企业以外的人查看过 {0} 次，共 {1} 个账号，最近一次 {2}。", "{0} looks by {1} accounts outside the enterprise, the last at {2}.");
    public static readonly Said ReceiptsRule = new("凡企业以外的账号查看商业秘密字段（合同容量、电价、电费），都在同一事务中写入审计链；同一账号、同一内容一小时记一次。", "Every look at commercial secrets (contracts, prices, bills) by an account outside the enterprise is written to the audit chain; the same account and matter once an hour.");
    public static readonly Said LookedAt = new("时间", "When");
    public static readonly Said Looker = new("账号", "Account");
    public static readonly Said LookedWhat = new("查看了什么", "What");
    public static readonly Said LookedFrom = new("来自", "From");
    public static readonly Said InAList = new("（列表，含多家企业）", " (in a list of several)");
    public static readonly Said ContractsAndBills = new("合同、电价与电费", "Contracts, prices and bills");
    public static readonly Said ConfidentialHidden = new("合同、电价与电费属商业秘密，不对您开放。", "Contracts, prices and bills are commercial secrets and not open to you.");
    public static readonly Said OthersNotOpen = new("另有 {0} 户不对您开放", "{0} more are not open to you");
    public static readonly Said UnderEmbargo = new("发布前不公开：{0}", "Under embargo until {0}");
    public static readonly Said WithheldHere = new("本页按行政目的取数：{0} 个仅限统计的企业数、{1} 个未到发布日期的汇总数没有读入。", "Read for administration: {0} returns for statistics alone and {1} aggregates before their release are left out.");
    public static readonly Said ReadForStatistics = new("您以统计目的查看：含仅限统计的企业数和未发布的汇总数，请勿用于其他目的。", "You read for statistics: returns for statistics alone and unreleased aggregates are included; do not use them otherwise.");
    public static readonly Said ReadBeforeRelease = new("含未到发布日期的汇总数；发布前请勿外传。", "Includes aggregates before their release date; do not pass them on.");
    public static readonly Said ApiTitle = new("接口", "Interface (API)");
    public static readonly Said ApiAnswer = new("{0} 个调用，与页面同一套权限；程序可读的说明在 /api/openapi.json。", "{0} calls under the same rights as the pages; for programs: /api/openapi.json.");
    public static readonly Said ApiAuth = new("怎样认证", "How to authenticate");
    public static readonly Said ApiCall = new("调用", "Call");
    public static readonly Said ApiSays = new("做什么", "What it does");
    public static readonly Said ApiTakes = new("参数（* 必填）", "Parameters (* required)");
    public static readonly Said ApiNeeds = new("所需权限", "Needs");
    public static readonly Said ApiStatuses = new("答错时", "When it does not answer");
    public static readonly Said OpenDataTitle = new("开放数据", "Open data");
    public static readonly Said OpenDataAnswer = new("{0} 个数据集，任何人可以下载。", "{0} data sets, for everyone.");
    public static readonly Said OpenDataRule = new("只有已经公开的内容：规划目标与公布的结果、系数、指标目录、官方统计，以及通过披露检查的全省合计。没有任何单户的数。", "Only what is public: plan targets and published outcomes, factors, indicators, official statistics, and totals of the province that passed disclosure. Nothing of any one enterprise.");
    public static readonly Said OpenHolds = new("内容", "Holds");
    public static readonly Said OpenRows = new("行数", "Rows");
    public static readonly Said OpenGet = new("下载", "Download");
    public static readonly Said OpenDictionary = new("数据字典：{0} 列", "Data dictionary: {0} columns");
    public static readonly Said OpenColumn = new("列", "Column");
    public static readonly Said OpenType = new("类型", "Type");
    public static readonly Said OpenMeaning = new("含义", "Meaning");
    public static readonly Said PublicStanding = new("公开的规划进展", "Public standing of plans");
}
