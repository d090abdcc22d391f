using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Audit = new("审计记录", "Audit trail");
    public static readonly Said AuditAnswer = new("共 {0} 条，最近一条 {1}。每条记录与上一条以哈希相连，改动任何一个字节都会被发现。", "{0} entries, the latest at {1}. Each is tied to the one before it by its hash: one changed byte is noticed.");
    public static readonly Said AuditNone = new("没有符合条件的记录。", "Nothing fits these conditions.");
    public static readonly Said TrailSeq = new("序号", "No.");
    public static readonly Said TrailWhen = new("时间", "When");
    public static readonly Said TrailWho = new("谁", "Who");
    public static readonly Said TrailWhence = new("来自", "From where");
    public static readonly Said TrailWhatDone = new("做了什么", "What was done");
    public static readonly Said TrailWhy = new("原因", "Reason");
    public static readonly Said TrailConcerns = new("涉及", "About");
    public static readonly Said TrailRecordKind = new("记录种类", "Kind of record");
    public static readonly Said TrailFromDay = new("自", "From");
    public static readonly Said TrailUntilDay = new("至", "To");
    public static readonly Said TrailOlder = new("更早", "Older");
    public static readonly Said TrailNewest = new("最新", "Newest");
    public static readonly Said TrailSubjectCode = new("主体代码", "Subject");
    public static readonly Said TrailTextIn = new("文字", "Text");
    public static readonly Said ExportArchive = new("导出签名归档 .zip", "Signed archive .zip");
    public static readonly Said AuditEntry = new("审计记录 {0}", "Audit entry {0}");
    public static readonly Said TrailFieldName = new("字段", "Field");
    public static readonly Said TrailOldValue = new("原值", "Old");
    public static readonly Said TrailNewValue = new("新值", "New");
    public static readonly Said NoFieldChanged = new("这一条没有改动任何字段。", "No field was changed by it.");
    public static readonly Said FieldsChanged = new("改动 {0} 个字段", "{0} fields changed");
    public static readonly Said FieldsShown = new("第 {0}–{1} 个改动", "Changes {0}–{1}");
    public static readonly Said EntryHash = new("本条哈希", "Its hash");
    public static readonly Said HashBefore = new("上条哈希", "Hash before");
    public static readonly Said TrailAbsent = new("（无）", "(none)");
    public static readonly Said MoreChanges = new("后面的改动", "More changes");
    public static readonly Said WhoChangedWhat = new("谁改了什么", "Who changed what");
    public static readonly Said HistoryAnswer = new("{0} 的登记、填报和办理记录，何时由谁、因何改动，改前改后各是什么。", "When, by whom and why the records of {0} were changed, and what they were before and after.");
    public static readonly Said NothingChangedYet = new("还没有任何改动记录。", "Nothing has been changed yet.");
    public static readonly Said MoreInEntry = new("另有 {0} 处改动", "{0} more changes");
    public static readonly Said FiguresUnseen = new("其中 {0} 处不对您开放", "{0} of them are not open to you");
    public static readonly Said DidCommit = new("记入", "Recorded");
    public static readonly Said DidUndo = new("撤销", "Taken back");
    public static readonly Said DidPacks = new("启用规则包", "Rules in force");
    public static readonly Said DidSignIn = new("登录", "Signed in");
    public static readonly Said DidSignOut = new("退出", "Signed out");
    public static readonly Said DidExport = new("导出", "Exported");
    public static readonly Said KindSubject = new("主体登记", "Registry");
    public static readonly Said KindFigure = new("数据", "Figures");
    public static readonly Said KindStep = new("办理步骤", "Steps of matters");
    public static readonly Said KindMeter = new("计量点", "Meters");
    public static readonly Said KindMonitor = new("监测点", "Monitors");
    public static readonly Said KindKey = new("接口密钥", "Keys");
    public static readonly Said KindAccount = new("账号", "Accounts");
}
