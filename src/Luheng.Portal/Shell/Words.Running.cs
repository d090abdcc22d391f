using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said UptimeDays = new("{0} 天 {1} 小时", "{0} days {1} hours");
    public static readonly Said UptimeHours = new("{0} 小时 {1} 分", "{0} h {1} min");
    public static readonly Said UptimeMinutes = new("{0} 分 {1} 秒", "{0} min {1} s");
    public static readonly Said SystemFileCount = new("{0} 个", "{0} files");
    public static readonly Said NavKeeping = new("审计与运行", "Audit and running");
    public static readonly Said SystemRunning = new("系统运行", "System");
    public static readonly Said SystemRight = new("运行正常：台账可写，磁盘有余。", "All is well: the ledger can be written and the disk has room.");
    public static readonly Said SystemWrong = new("需要处理：{0}", "This needs you: {0}");
    public static readonly Said SystemProgram = new("程序", "Program");
    public static readonly Said SystemKeeping = new("存放", "What is kept");
    public static readonly Said SystemVersion = new("版本", "Version");
    public static readonly Said SystemUptime = new("已运行", "Running for");
    public static readonly Said SystemMemory = new("内存", "Memory");
    public static readonly Said SystemRules = new("规则哈希", "Hash of the rules");
    public static readonly Said SystemDesk = new("数据载入", "Data loaded");
    public static readonly Said SystemSessions = new("会话", "Sessions");
    public static readonly Said SystemRequests = new("请求", "Requests");
    public static readonly Said SystemRequestsOf = new("共 {0}，出错 {1}，进行中 {2}", "{0} in all, {1} failed, {2} under way");
    public static readonly Said SystemFree = new("磁盘剩余", "Room on the disk");
    public static readonly Said SystemLedger = new("台账", "Ledger");
    public static readonly Said SystemBatches = new("{0} 批，{1} 条审计", "{0} batches, {1} audit entries");
    public static readonly Said SystemReadings = new("读数", "Readings");
    public static readonly Said SystemFiles = new("文件", "Files");
    public static readonly Said SystemBackup = new("最近备份", "Last backup");
    public static readonly Said SystemNoBackup = new("从未备份。请在服务器上执行备份命令 luheng backup（每日一次为宜）", "Never. Run luheng backup on the server, once a day");
    public static readonly Said SystemAnchor = new("最近锚点", "Last anchor");
    public static readonly Said SystemUpgrades = new("升级前副本", "Copies kept before upgrades");
    public static readonly Said SystemNoUpgrade = new("没有升级过", "Never upgraded");
    public static readonly Said StoreTitle = new("没有存下来", "It was not kept");
    public static readonly Said StoreText = new("数据文件现在不能写：{0}。什么都没有改动；处理后请再提交。", "The data cannot be written now: {0}. Nothing was changed; send it again when this is mended.");
}
