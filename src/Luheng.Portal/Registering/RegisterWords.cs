using Luheng.Packs;

namespace Luheng.Portal.Registering;

/// <summary>The words of the register, in Chinese and English.</summary>
public static class RegisterWords
{
    public static readonly Said Register = new("企业名录", "Register");
    public static readonly Said RegisterAnswer = new("在册 {0} 户中找到 {1} 户。", "{1} of {0} enterprises found.");
    public static readonly Said RegisterHint = new("名称、曾用名、别名或代码", "Name, former name, alias or code");
    public static readonly Said RegisterEmpty = new("名录里没有这样的企业。换一个名称、曾用名或代码，或去掉一个筛选条件。", "No such enterprise. Try another name or code, or remove a filter.");
    public static readonly Said RegisterBlank = new("名录是空的。先导入企业名录。", "The register is empty. Import one first.");
    public static readonly Said Region = new("市州或区县", "City or county");
    public static readonly Said OutsideParks = new("不在园区", "in no park");
    public static readonly Said FormerName = new("曾用名", "Former name");
    public static readonly Said Alias = new("别名", "Alias");
    public static readonly Said KnownAs = new("{0}：{1}", "{0}: {1}");
    public static readonly Said More = new("下一页（还有 {0} 户）", "Next ({0} more)");
    public static readonly Said Beginning = new("回到开头", "To the beginning");
    public static readonly Said CodeOf = new("信用代码", "Credit code");
    public static readonly Said Since = new("自 {0}", "since {0}");

    public static readonly Said CardAnswer = new("{0}，{1}，{2}。", "{0}, {1}, {2}.");
    public static readonly Said ScopeDiffers = new("口径变化：与上年同期不是同一范围（{0}）。", "Scope changed: not the same as the year before ({0}).");
    public static readonly Said PlacesOverTime = new("所属沿革", "Where it has belonged");
    public static readonly Said NamesOverTime = new("名称与代码", "Names and codes");
    public static readonly Said RelationsTitle = new("前身与后继", "What it came from and went into");
    public static readonly Said NoRelations = new("没有合并、分立或换码。", "No merger, split or new code.");
    public static readonly Said SitesAndMeters = new("厂区与计量器具", "Sites and meters");
    public static readonly Said MetersCount = new("{0} 只计量器具", "{0} meters");
    public static readonly Said HistoryTitle = new("登记改动记录", "What was changed");
    public static readonly Said HistoryWhen = new("时间", "When");
    public static readonly Said HistoryWho = new("经办", "By");
    public static readonly Said HistoryField = new("字段", "Field");
    public static readonly Said HistoryBefore = new("原值", "Before");
    public static readonly Said HistoryAfter = new("新值", "After");
    public static readonly Said HistoryBasis = new("批次", "Batch");
    public static readonly Said TakenBack = new("已撤销", "taken back");
    public static readonly Said Registered = new("登记为", "Registered as");
    public static readonly Said OtherCode = new("其他代码", "Other code");
    public static readonly Said Current = new("现名", "Current name");
    public static readonly Said FiguresPage = new("能耗数据", "Figures");
    public static readonly Said Share = new("份额", "Share");
    public static readonly Said Basis = new("依据", "Document");

    public static readonly Said EditTitle = new("变更登记", "Change the register");
    public static readonly Said EditDirect = new("本人可办，立即生效", "In force at once");
    public static readonly Said EditConsent = new("须第二人同意", "A second person must agree");
    public static readonly Said EffectiveOn = new("生效日期", "In force from");
    public static readonly Said Reason = new("理由", "Reason");
    public static readonly Said DocumentLabel = new("依据文件（名称与文号）", "Document it rests on");
    public static readonly Said NewName = new("新名称", "New name");
    public static readonly Said AliasesLabel = new("别名（每行一个）", "Aliases (one a line)");
    public static readonly Said FormerNamesLabel = new("曾用名（每行：名称，至 2023-05-31）", "Former names (a line each: name, until 2023-05-31)");
    public static readonly Said OtherCodesLabel = new("其他代码（每行：代码，至 2015-12-31）", "Other codes (a line each: code, until 2015-12-31)");
    public static readonly Said NewIndustry = new("新行业代码（GB/T 4754）", "New industry (GB/T 4754)");
    public static readonly Said Save = new("登记", "Record");
    public static readonly Said PreviewButton = new("预览影响", "Preview");
    public static readonly Said ProposeButton = new("提请第二人同意", "Propose to a second person");
    public static readonly Said NewCounty = new("迁往区县", "New county");
    public static readonly Said NewPark = new("园区（不在园区则留空）", "Park (empty: none)");
    public static readonly Said NewCode = new("新信用代码", "New credit code");
    public static readonly Said AbsorbLabel = new("吸收合并：{0} 存续", "Absorption: {0} stays");
    public static readonly Said MergerLabel = new("新设合并：成立新企业", "Merger: a new enterprise");
    public static readonly Said OthersLabel = new("被合并企业的信用代码（每行一个）", "Codes of those that end (one a line)");
    public static readonly Said StaysLabel = new("存续分立：{0} 存续，分出部分", "Split-off: {0} stays");
    public static readonly Said DissolvesLabel = new("解散分立：{0} 终止", "Split: {0} ends");
    public static readonly Said PartLabel = new("分出企业 {0}", "Part {0}");
    public static readonly Said SharePercent = new("份额 %", "Share %");
    public static readonly Said MoveTitle = new("迁移", "Move");
    public static readonly Said MergeTitle = new("合并", "Merge");
    public static readonly Said SplitTitle = new("分立", "Split");
    public static readonly Said CloseTitle = new("注销", "Deregister");
    public static readonly Said RecodeTitle = new("换码", "New code");
    public static readonly Said ChangeNotPossible = new("不能这样办：", "This cannot be:");
    public static readonly Said MayNotTouch = new("{0} 不在您的职责范围内。", "{0} is not within your scope.");
    public static readonly Said PreviewChanged = new("登记在预览后有变动，影响已重新计算；请核对后再提请。", "The register changed since the preview; look at it again.");

    public static readonly Said PreviewTitle = new("影响预览", "What would change");
    public static readonly Said PreviewFirms = new("企业登记", "Enterprises");
    public static readonly Said PreviewGroups = new("{0}各地区、园区合计（变更前 → 后）", "Sums of {0} (before → after)");
    public static readonly Said PreviewGroupsNone = new("各地区、园区户数（变更前 → 后）", "Enterprises (before → after)");
    public static readonly Said PreviewSame = new("不变", "same");
    public static readonly Said PreviewLater = new("生效日在已有数据之后，本年已报月份的合计不变。", "It begins after the last month with figures; sums so far stay.");
    public static readonly Said PreviewStranded = new("终止企业在生效日及以后月份已报 {0} 个数，这些数将不再计入任何地区；请由后继企业补报或改用次月 1 日生效。", "{0} figures filed for months at whose end the enterprise is gone would count nowhere.");
    public static readonly Said PreviewOpen = new("未办结事项 {0} 件、计量器具 {1} 只涉及这些企业，仍留在原代码下。", "{0} open matters and {1} meters concern these enterprises and stay under their codes.");
    public static readonly Said GroupName = new("地区或园区", "Region or park");
    public static readonly Said Firms = new("户数", "Enterprises");

    public static readonly Said ProposalsTitle = new("变更提请", "Proposals");
    public static readonly Said ProposalsAnswer = new("{0} 件等待同意；已办结 {1} 件。", "{0} wait for consent; {1} are decided.");
    public static readonly Said ProposalsEmpty = new("没有提请。在企业名录里打开一家企业，选“变更登记”。", "No proposals. Open an enterprise in the register to propose a change.");
    public static readonly Said ProposalWaiting = new("等待第二人同意", "waits for a second person");
    public static readonly Said ProposalAgreed = new("已同意并生效", "agreed and in force");
    public static readonly Said ProposalRefused = new("不同意", "refused");
    public static readonly Said ProposalWithdrawn = new("已撤回", "withdrawn");
    public static readonly Said ProposedBy = new("提请人", "Proposed by");
    public static readonly Said DueBy = new("期限", "Due");
    public static readonly Said Subject = new("事项", "Matter");
    public static readonly Said Steps = new("经过", "Steps");
    public static readonly Said AgreeButton = new("同意并生效", "Agree");
    public static readonly Said RefuseButton = new("不同意", "Refuse");
    public static readonly Said WithdrawButton = new("撤回提请", "Withdraw");
    public static readonly Said OwnProposal = new("这是您自己的提请，须由第二人同意。", "You proposed this; a second person must agree.");
    public static readonly Said AppliedNow = new("已生效。名录与合计几秒后更新。", "In force. The pages follow within seconds.");
    public static readonly Said What = new("改动", "Changes");
}
