using Luheng.Lists;
using Luheng.Packs;

namespace Luheng.Portal.Lists;

/// <summary>The words of the lists' pages.</summary>
static class ListWords
{
    public static readonly Said Title = new("名单", "Lists");
    public static readonly Said Answer = new("{0} 个名单，在册 {1} 条；{2} 年列入 {3}、退出 {4}", "{0} lists with {1} standing entries; in {2} {3} came and {4} left");
    public static readonly Said List = new("名单", "List");
    public static readonly Said Kind = new("列入对象", "What is listed");
    public static readonly Said Authority = new("公布机关", "Authority");
    public static readonly Said Standing = new("在册", "Standing");
    public static readonly Said Entered = new("本年列入", "Entered this year");
    public static readonly Said Left = new("本年退出", "Left this year");
    public static readonly Said OfficialNumber = new("公布数", "Published number");
    public static readonly Said OfficialNote = new("“公布数”是官方公布的个数，“在册”是本名单登记的条数；两数并列，不互相代替。规划进展先用公布数，公布之后按登记的列入、退出续算。", "The published number is the official one, the standing one is what is registered here; they stand side by side. Plans use the published one first and carry it on with entries and exits since.");
    public static readonly Said Public = new("公开", "Public");
    public static readonly Said NotPublic = new("不公开", "Not public");
    public static readonly Said ListAnswer = new("{0} 在册 {1} 条（{2} 年列入 {3}、退出 {4}）", "{1} stand on {0} (in {2} {3} came, {4} left)");
    public static readonly Said Undated = new("其中 {0} 条没有列入日期，不计入各年", "{0} of them have no day of entry and are in no year");
    public static readonly Said Empty = new("还没有成员。导入公布的名单，或逐条列入。", "There is nobody yet. Import a published list, or enter members one by one.");
    public static readonly Said NoneFound = new("没有符合条件的成员。", "Nobody answers to that.");
    public static readonly Said On = new("截至", "On");
    public static readonly Said Member = new("成员", "Member");
    public static readonly Said RegionWord = new("地区", "Region");
    public static readonly Said Batch = new("批次", "Batch");
    public static readonly Said From = new("列入", "From");
    public static readonly Said To = new("退出", "To");
    public static readonly Said Document = new("文件", "Document");
    public static readonly Said Reason = new("理由", "Reason");
    public static readonly Said Ground = new("退出情形", "Ground");
    public static readonly Said Evidence = new("依据", "Evidence");
    public static readonly Said StateStanding = new("在册", "Standing");
    public static readonly Said StateLeft = new("已退出", "Left");
    public static readonly Said YearOnly = new("{0} 年（日期不详）", "{0} (day not known)");
    public static readonly Said Unknown = new("不详", "not known");
    public static readonly Said OverYears = new("各年", "Year by year");
    public static readonly Said Year = new("年份", "Year");
    public static readonly Said EnteredInYear = new("列入", "Entered");
    public static readonly Said LeftInYear = new("退出", "Left");
    public static readonly Said AtEnd = new("年末在册", "Standing at its end");
    public static readonly Said ByCity = new("按市州", "By city");
    public static readonly Said BySector = new("按行业", "By sector");
    public static readonly Said NotPlaced = new("未匹配到企业或没有地区", "Not matched, or no region");
    public static readonly Said Rules = new("依据与条件", "Basis and conditions");
    public static readonly Said Condition = new("列入条件", "Condition of entry");
    public static readonly Said HowTold = new("怎样判定", "How it is told");
    public static readonly Said ByItem = new("按指标计算：{0}", "Computed: {0}");
    public static readonly Said ByLine = new("按产品对标", "By the benchmark of its lines");
    public static readonly Said ByPapers = new("凭材料，待核", "By documents");
    public static readonly Said ByGap = new("条款原文未收录，待核", "Its text is not at hand");
    public static readonly Said NoConditions = new("本名单凭公布的文件列入，没有收录可以计算的条件。", "One comes on this list by a published document; no condition that could be computed is at hand.");
    public static readonly Said Notice = new("公示 {0} 个工作日", "Publicity of {0} working days");
    public static readonly Said NoticeOf = new("公示中：{0}，{1} 起至 {2} 止（{3}）", "Under public notice: {0}, from {1} to {2} ({3})");
    public static readonly Said HowToObject = new("公示期内对拟入选者有异议的，单位和个人都可以书面向本名单的公布机关提出，写明理由并附依据；提出后由县级以上主管部门登记为异议，办结前不入选。", "While the notice runs anybody may object in writing to the authority of this list, with reasons and evidence; the department registers it as an objection, and nobody is selected before it is settled.");
    public static readonly Said Import = new("导入名单", "Import a list");
    public static readonly Said ImportAnswer = new("选择公布的名单文件，先看会改动什么，再确认。", "Choose a published list, see what it would change, then confirm.");
    public static readonly Said ImportLooked = new("读到 {0} 行：新列入或更新 {1}，已在册或重复 {2}，不能接受 {3}；异常说明 {4} 处", "{0} rows: {1} new or changed, {2} known or repeated, {3} refused; {4} oddities told");
    public static readonly Said ImportTaken = new("新列入或更新", "new or changed");
    public static readonly Said ImportKnown = new("已在册或重复", "known or repeated");
    public static readonly Said ImportRefused = new("不能接受", "refused");
    public static readonly Said ImportRest = new("= 读到 {0} − 新列入或更新 {1} − 不能接受 {2}", "= {0} read − {1} new or changed − {2} refused");
    public static readonly Said ImportDone = new("已导入 {0} 条，批次 {1}。接着把名称匹配到企业。", "{0} entries are stored as batch {1}. Next, match the names to enterprises.");
    public static readonly Said File = new("文件（.csv 或 .xlsx）", "File (.csv or .xlsx)");
    public static readonly Said FileNote = new("一次一个名单。编码、括号全半角、多余空格、地区的不同写法都认得；读不懂的行逐行说明，不会丢。", "One list at a time. Encodings, brackets, blanks and spellings of regions are understood; what is not is told row by row.");
    public static readonly Said DayIfNone = new("列入日期（文件和批次都没有写时）", "Day of entry (where neither file nor batch says)");
    public static readonly Said Look = new("预览", "Preview");
    public static readonly Said Confirm = new("确认导入 {0} 条", "Import {0}");
    public static readonly Said Partial = new("有问题的行不要，其余导入", "Leave out the rows with problems, import the others");
    public static readonly Said Again = new("换一个文件", "Another file");
    public static readonly Said Problems = new("不能接受的行", "Rows that are refused");
    public static readonly Said Oddities = new("异常说明", "Oddities");
    public static readonly Said Row = new("行", "Row");
    public static readonly Said Found = new("原文", "Found");
    public static readonly Said Says = new("说明", "What of it");
    public static readonly Said NewOnes = new("将列入", "To be entered");
    public static readonly Said More = new("……另有 {0} 条", "… and {0} more");
    public static readonly Said NoFile = new("没有选文件，或没有选名单、没有写文件名称。", "No file, no list or no document was given.");
    public static readonly Said TooLarge = new("文件超过 25 MB。", "The file is larger than 25 MB.");
    public static readonly Said Moved = new("预览之后名单或登记又有改动，请按新的预览确认。", "The lists or the register changed since the preview; look again.");
    public static readonly Said HasProblems = new("有不能接受的行；勾选“其余导入”才会导入其余的行。", "Some rows are refused; tick the box to import the others.");
    public static readonly Said Matching = new("匹配企业", "Matching");
    public static readonly Said MatchingAnswer = new("{0} 条待匹配：{1} 条有候选，其中 {2} 条可直接确认；外省 {3} 条没有候选", "{0} to be matched: {1} with candidates, {2} of them ticked; {3} of other provinces without");
    public static readonly Said MatchingNone = new("没有待匹配的条目。", "Nothing is waiting to be matched.");
    public static readonly Said Candidates = new("候选企业（得分与理由）", "Candidates (score and reason)");
    public static readonly Said Later = new("暂不定", "Later");
    public static readonly Said NotRegistered = new("不在册", "Not registered here");
    public static readonly Said NoneOfThese = new("都不是", "None of these");
    public static readonly Said ConfirmChosen = new("确认所选", "Confirm what is chosen");
    public static readonly Said TickedNote = new("同省且名称唯一相同的已预先选好，仍要按“确认所选”才生效。", "Where one enterprise of the same province has the same name it is chosen beforehand; nothing is kept until you confirm.");
    public static readonly Said Decided = new("已记下 {0} 条决定。", "{0} decisions are kept.");
    public static readonly Said NothingChosen = new("没有选任何一条。", "Nothing is chosen.");
    public static readonly Said AllProvinces = new("连同外省没有候选的", "With those of other provinces");
    public static readonly Said Enter = new("列入", "Enter a member");
    public static readonly Said Leave = new("退出", "Take off");
    public static readonly Said LeaveDay = new("退出日期（当日起不在册）", "First day off the list");
    public static readonly Said Done = new("已记下。", "It is kept.");
    public static readonly Said History = new("经过", "History");
    public static readonly Said When = new("时间", "When");
    public static readonly Said Who = new("经办", "By");
    public static readonly Said What = new("事项", "What");
    public static readonly Said MatchedTo = new("对应企业", "Enterprise");
    public static readonly Said MatchOpen = new("待匹配", "To be matched");
    public static readonly Said MatchNone = new("不在册", "Not registered");
    public static readonly Said Expired = new("有效期满", "Its term ended");
    public static readonly Said OnLists = new("所在名单", "On lists");
    public static readonly Said OnNone = new("不在任何名单上。", "On no list.");
    public static readonly Said Wrong = new("没有写入：", "Nothing was written:");
    public static readonly Said Selections = new("遴选", "Selection");
    public static readonly Said AllHeld = new("条件都符合", "every condition held");
    public static readonly Said ToCheck = new("{0} 项条件待核", "{0} conditions to be checked");
    public static readonly Said SelectionAnswer = new("{0}：{1} 家按已知数据未见不符合，{2} 家不符合；办理中 {3} 项", "{0}: {1} not excluded by what is known, {2} are; {3} under way");
    public static readonly Said Recommend = new("推荐", "Recommend");
    public static readonly Said Apply = new("申报", "Apply");
    public static readonly Said UnderWay = new("办理中", "Under way");
    public static readonly Said CandidateNote = new("只按已知数据判定；○ 的条件待核，由材料或对标结果补足。", "Judged by what is known alone; conditions marked ○ are still to be checked.");
    public static readonly Said Period = new("按 {0} 年数据", "By the figures of {0}");
    public static readonly Said Until = new("公示至 {0}", "Publicity until {0}");
    public static readonly Said DayOf = new("日期", "Day");
    public static readonly Said Steps = new("步骤", "Steps");
    public static readonly Said JudgedThen = new("提出时的条件", "The conditions as they stood");
    public static readonly Said Code = new("统一社会信用代码", "Credit code");
    public static readonly Said Product = new("产品、项目或设备", "Product, project or equipment");
    public static readonly Said Model = new("型号", "Model");
    public static readonly Said Class = new("类别", "Class");
    public static readonly Said FoundCount = new("找到 {0} 条", "{0} found");
    public static readonly Said Next = new("下一页", "Next");
    public static readonly Said NoMatchYet = new("—", "—");

    public static Said Of(ListMember member) => member switch
    {
        ListMember.Enterprise => new("企业", "Enterprises"),
        ListMember.Park => new("园区", "Parks"),
        ListMember.Product => new("产品", "Products"),
        ListMember.Project => new("项目", "Projects"),
        _ => new("设备、产能", "Equipment, capacity"),
    };

    public static Said Of(Confidence confidence) => confidence switch
    {
        Confidence.Confirmed => new("已核实", "confirmed"),
        Confidence.Secondary => new("转引", "secondary"),
        Confidence.Recalled => new("凭记忆，待核", "recalled"),
        Confidence.Derived => new("推得", "derived"),
        _ => new("设计/自定义", "design"),
    };

    public static Said GroundOf(ListDefinition list, string? ground) => ground is null ? new("—", "—") : ground == "expired" ? Expired : list.Leaving.FirstOrDefault(g => g.Id == ground)?.Says ?? new(ground, ground);

    public static Said Level(string level) => level switch
    {
        EntryRules.Fulfilled => new("符合", "fulfilled"),
        EntryRules.Failed => new("不符合", "not fulfilled"),
        _ => new("待核", "to be checked"),
    };
}
