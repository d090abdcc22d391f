using Luheng.Packs;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Question = Luheng.PlanReading.Question;

namespace Luheng.Portal.PlanReading;

/// <summary>The words of 读规划: uploading, confirming, publishing.</summary>
static class ReadingWords
{
    public static readonly Said Title = new("读规划", "Read a plan");
    public static readonly Said ListAnswer = new("上传规划文件，逐条确认它承诺了什么，发布后即成为运行中的规划。{0} 份在办，{1} 份已发布。", "Upload a plan, confirm what it promises, publish it as a running plan. {0} under way, {1} published.");
    public static readonly Said Upload = new("上传规划文件", "Upload a plan");
    public static readonly Said File = new("文件（.docx .pdf .txt .html）", "File (.docx .pdf .txt .html)");
    public static readonly Said FileHint = new("至多 {0} MB；含宏的文件不收。同一份文件再次上传，打开的是同一次阅读。", "At most {0} MB; files with macros are not taken. The same file again opens the same reading.");
    public static readonly Said Whose = new("谁的规划", "Whose plan");
    public static readonly Said Read = new("上传并阅读", "Upload and read");
    public static readonly Said NoFile = new("请选择文件，并选明是谁的规划。", "Choose a file and whose plan it is.");
    public static readonly Said Unreadable = new("{0}；{1}。", "{0}; {1}");
    public static readonly Said NoneYet = new("还没有读过规划。上传一份即可开始。", "No plan has been read yet. Upload one to begin.");
    public static readonly Said Document = new("文件", "Document");
    public static readonly Said Progress = new("进度", "Progress");
    public static readonly Said Working = new("谁在确认", "Who confirms");
    public static readonly Said Standing = new("状态", "Status");
    public static readonly Said Version = new("第 {0} 版已发布", "Version {0} published");
    public static readonly Said NotPublished = new("未发布", "Not published");
    public static readonly Said LeftOut = new("有已发布的规划与现行规则不符，没有生效：{0}", "A published plan does not fit the rules in force and is left out: {0}");

    public static readonly Said Answer = new("找到 {0} 处：已确认 {1}，否定 {2}，待定 {3}", "{0} places found: {1} confirmed, {2} rejected, {3} open");
    public static readonly Said AnswerAsks = new("其中要您回答 {0}", "{0} ask you something");
    public static readonly Said AnswerConflicts = new("前后不一致 {0}", "{0} contradict each other");
    public static readonly Said AnswerClashes = new("两人意见不同 {0}", "{0} where two people differ");
    public static readonly Said DoneShare = new("已处理 {0}", "{0} done");
    public static readonly Said ShowAll = new("全部", "All");
    public static readonly Said ShowOpen = new("待定", "Open");
    public static readonly Said ShowAsks = new("要回答", "Ask");
    public static readonly Said ShowConflicts = new("不一致", "Contradict");
    public static readonly Said ShowDoubtful = new("把握不大", "Not sure");
    public static readonly Said ShowTargets = new("目标", "Targets");
    public static readonly Said ShowTasks = new("任务", "Tasks");
    public static readonly Said ShowConfirmed = new("已确认", "Confirmed");
    public static readonly Said Publish = new("检查并发布", "Check and publish");
    public static readonly Said AcceptSure = new("接受有把握的", "Accept what is sure");
    public static readonly Said UndoMine = new("撤销我上一步", "Undo my last step");
    public static readonly Said Keys = new("键盘：{0} 下一处 {1} 上一处 {2} 接受 {3} 否定 {4} 修改 {5} 撤销 {6} 补充选中的字", "Keys: {0} next {1} back {2} accept {3} reject {4} edit {5} undo {6} add selected words");
    public static readonly Said Text = new("规划原文", "The plan's text");
    public static readonly Said Places = new("找到的内容", "What was found");
    public static readonly Said NothingHere = new("这一类没有了。", "Nothing left of this kind.");
    public static readonly Said Remarks = new("阅读时的说明", "What to know of the reading");

    public static readonly Said Accept = new("接受", "Accept");
    public static readonly Said Edit = new("修改", "Edit");
    public static readonly Said Reject = new("否定", "Reject");
    public static readonly Said Undo = new("撤销", "Undo");
    public static readonly Said Save = new("保存修改", "Save");
    public static readonly Said Cancel = new("收起", "Close");
    public static readonly Said Why = new("理由", "Reason");
    public static readonly Said WhyReject = new("为什么不算", "Why it does not count");
    public static readonly Said ReasonNeeded = new("否定要写明理由。", "Say why it is rejected.");
    public static readonly Said AnswerNeeded = new("请先回答：{0}。原文没有写明，不能代为猜测。", "Answer first: {0}. The text leaves it open, and it is not guessed.");
    public static readonly Said Sureness = new("把握 {0}", "{0} sure");
    public static readonly Said Because = new("依据", "Because");
    public static readonly Said NoIndicator = new("没有对应指标", "no indicator");
    public static readonly Said SameElsewhere = new("同一目标在别处写作 {0}（{1}）", "elsewhere the same target is {0} ({1})");
    public static readonly Said MoreElsewhere = new("另有 {0} 处", "and {0} more places");
    public static readonly Said ClashHere = new("{0} 看到的是此前的内容，意见是：{1}", "{0} had looked at what stood before, and says: {1}");
    public static readonly Said TakeTheirs = new("改用这个意见", "Take this one");
    public static readonly Said DropTheirs = new("维持现在的", "Keep the present one");
    public static readonly Said History = new("经过", "History");
    public static readonly Said ReasonRepeat = new("与另一处重复", "a repetition");
    public static readonly Said ReasonName = new("是名称，不是数量", "a name, no figure");
    public static readonly Said ReasonOther = new("不是本规划的承诺", "not promised by this plan");
    public static readonly Said ReasonWrong = new("识别有误", "misread");

    public static readonly Said Kind = new("类别", "Kind");
    public static readonly Said NameZh = new("名称（中文）", "Name (Chinese)");
    public static readonly Said NameEn = new("名称（英文）", "Name (English)");
    public static readonly Said Indicator = new("指标（可搜索）", "Indicator (search)");
    public static readonly Said WhyNone = new("没有指标的原因", "Why there is no indicator");
    public static readonly Said WhyNoneHint = new("没有报表、名单或统计载有这个数", "no return, list or statistic carries it");
    public static readonly Said Measure = new("目标类型", "Kind of target");
    public static readonly Said Comparator = new("界限", "Bound");
    public static readonly Said By = new("变化（带正负号）", "Change (signed)");
    public static readonly Said ChangeUnit = new("变化单位", "Unit of the change");
    public static readonly Said Level = new("数值 / 达到", "Figure / reach");
    public static readonly Said Upper = new("区间的上限", "Upper end of a range");
    public static readonly Said Unit = new("单位", "Unit");
    public static readonly Said Base = new("基数", "Base");
    public static readonly Said BaseYear = new("基期年", "Base year");
    public static readonly Said Year = new("年份", "Year");
    public static readonly Said Scope = new("范围口径", "Scope");
    public static readonly Said Basis = new("电力折算", "Electricity counted by");
    public static readonly Said PriceBase = new("价格基期", "Price base");
    public static readonly Said PriceUnknown = new("原文未写明，请选", "not stated: choose");
    public static readonly Said Quarter = new("期限（季度）", "Due (quarter)");
    public static readonly Said Due = new("期限（日期）", "Due (day)");
    public static readonly Said Owner = new("责任单位", "Owner");
    public static readonly Said Note = new("备注", "Note");
    public static readonly Said NotANumber = new("{0}：“{1}”不是数", "{0}: '{1}' is not a number");
    public static readonly Said UnknownIndicator = new("没有指标“{0}”；相近的有：{1}", "'{0}' is no indicator; near it: {1}");

    public static readonly Said Add = new("补充漏掉的一处", "Add what was missed");
    public static readonly Said AddSelected = new("补充选中的字", "Add the selected words");
    public static readonly Said AddWords = new("原文中的字", "Words of the text");
    public static readonly Said AddHint = new("在左边选中原文，或把原文的字抄在这里。", "Select words on the left, or copy them here.");
    public static readonly Said AddFind = new("到原文中找", "Find them");
    public static readonly Said AddNotFound = new("原文中没有这些字：{0}", "These words do not stand in the text: {0}");
    public static readonly Said AddSave = new("补充", "Add");
    public static readonly Said AddMany = new("原文中有 {0} 处，取{1}的一处。", "They stand {0} times in the text; the one under {1} is taken.");

    public static readonly Said SureAnswer = new("把握在 {0} 以上、没有疑问、没有矛盾的有 {1} 处。看过再一起接受；随时可以撤销。", "{1} places are {0} sure or more, ask nothing and contradict nothing. Look, then accept them together; it can be undone.");
    public static readonly Said SureNone = new("没有可以一起接受的。", "There is nothing that can be accepted together.");
    public static readonly Said SureLeast = new("把握不低于", "At least this sure");
    public static readonly Said SureTake = new("接受这 {0} 处", "Accept these {0}");
    public static readonly Said SureLook = new("重新列出", "List again");
    public static readonly Said What = new("内容", "What");
    public static readonly Said Figure = new("数值", "Figure");
    public static readonly Said WordsOf = new("原文", "Words");
    public static readonly Said Back = new("回到确认", "Back to confirming");

    /// <summary>What the text leaves open, as a question.</summary>
    public static Said Asked(Question question) => question.Field.ToLowerInvariant() switch
    {
        "changeunit" => new($"“{question.Words}”：是百分点还是百分之几（%）？", $"'{question.Words}': percentage points, or per cent?"),
        "unit" => new($"“{question.Words}”：单位是不是 {string.Join("、", question.Answers)}？", $"'{question.Words}': is its unit {string.Join(", ", question.Answers)}?"),
        "baseyear" => new($"“{question.Words}”：以哪一年为基期？", $"'{question.Words}': against which base year?"),
        "basis" => new($"“{question.Words}”：电力按当量值还是等价值？", $"'{question.Words}': electricity at its calorific or its equivalent value?"),
        "kind" or "measure" => new($"“{question.Words}”：是哪一种？", $"'{question.Words}': which of these?"),
        "year" => new($"“{question.Words}”：到哪一年？", $"'{question.Words}': by which year?"),
        _ => new(question.Words, question.Words),
    };

    public static Said Of(FindKind kind) => kind switch
    {
        FindKind.Target => new("目标", "target"),
        FindKind.Outcome => new("成效", "outcome"),
        FindKind.Fact => new("事实", "fact"),
        FindKind.Threshold => new("门槛", "threshold"),
        FindKind.Programme => new("行动名称", "programme"),
        _ => new("任务", "task"),
    };

    public static Said Of(TargetKind kind) => kind switch
    {
        TargetKind.Level => new("水平（达到）", "level"),
        TargetKind.AtLeast => new("不低于", "at least"),
        TargetKind.AtMost => new("不高于", "at most"),
        TargetKind.Change => new("变化率（%）", "change (%)"),
        TargetKind.Points => new("变化（百分点）", "change (points)"),
        TargetKind.Amount => new("总量", "amount"),
        TargetKind.Count => new("个数（总数）", "count"),
        TargetKind.NewCount => new("新增个数", "new ones"),
        TargetKind.CapacityShare => new("产能比例", "share of capacity"),
        TargetKind.Balance => new("产消平衡", "balance"),
        TargetKind.Milestone => new("年份（节点）", "milestone"),
        _ => new("定性", "qualitative"),
    };

    /// <summary>A comparator in words.</summary>
    public static Said Bound(string comparator) => comparator switch
    {
        ">=" => new("不低于、以上", "at least"),
        "<=" => new("不超过、以内", "at most"),
        ">" => new("超过", "more than"),
        "<" => new("低于", "less than"),
        "≈" => new("约", "about"),
        _ => new("等于", "exactly"),
    };

    public static Said Of(EnergyBasis basis) => basis switch
    {
        EnergyBasis.Calorific => new("当量值", "calorific"),
        EnergyBasis.Equivalent => new("等价值", "equivalent"),
        EnergyBasis.Unknown => new("原文未写明，请选", "not stated: choose"),
        _ => new("不涉及", "does not apply"),
    };

    public static Said Of(FindState state) => state switch
    {
        FindState.Accepted => new("已接受", "accepted"),
        FindState.Corrected => new("已修改", "corrected"),
        FindState.Rejected => new("已否定", "rejected"),
        _ => new("待定", "open"),
    };

    public static Said Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Accept => new("接受", "accepted"),
        DecisionKind.Correct => new("修改", "corrected"),
        DecisionKind.Reject => new("否定", "rejected"),
        DecisionKind.Add => new("补充", "added"),
        DecisionKind.Undo => new("撤销", "took back"),
        DecisionKind.Take => new("采用另一意见", "took the other"),
        _ => new("维持原意见", "kept the present"),
    };
}
