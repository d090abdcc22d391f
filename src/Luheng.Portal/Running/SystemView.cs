using System.Diagnostics;
using System.Reflection;

namespace Luheng.Portal.Running;

/// <summary>What the system administrator looks at: nothing of what is kept, only how it is kept.</summary>
public sealed record SystemView(string Version, TimeSpan Uptime, string? Wrong, long? FreeBytes, long LedgerBytes, long ReadingBytes, long FileBytes, int Files, int Batches, long Entries,
    string? LastBackup, string? LastAnchor, int Sessions, string RulesHash, DateTimeOffset DeskLoadedAt, long Requests, long Failed, int UnderWay, long MemoryBytes, IReadOnlyList<string> KeptBeforeUpgrades)
{
    /// <summary>The mark that a backup leaves.</summary>
    public const string BackupMark = "last-backup";

    internal static SystemView Of(Desk desk, Office office, Traffic traffic, Readiness readiness)
    {
        var process = Process.GetCurrentProcess();
        var files = Directory.Exists(Path.Combine(office.Folder, "files")) ? Directory.EnumerateFiles(Path.Combine(office.Folder, "files"), "*", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length).ToList() : [];
        var anchors = Housekeeping.AnchorsOf(office);
        return new(VersionText, TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime(), readiness.Wrong(), Readiness.Free(office.Folder),
            Length(office, "luheng.db") + Length(office, "luheng.db-wal"), Length(office, "readings.db") + Length(office, "readings.db-wal"), files.Sum(), files.Count,
            office.Ledger.Batches().Count, office.Ledger.Audit(1) is [var head] ? head.Seq : 0, office.Ledger.Mark(BackupMark), File.Exists(anchors) ? File.ReadLines(anchors).LastOrDefault() : null,
            office.Ledger.PassingOf("session").Count, desk.World.Catalogue.Hash, desk.LoadedAt, traffic.Requests, traffic.Failed, traffic.UnderWay, process.WorkingSet64,
            Directory.Exists(office.Folder) ? [.. Directory.EnumerateFiles(office.Folder, "luheng.db.schema-*").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)] : []);
    }

    public static string VersionText { get; } = (Assembly.GetEntryAssembly() ?? typeof(SystemView).Assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    static long Length(Office office, string name) => new FileInfo(Path.Combine(office.Folder, name)) is { Exists: true } file ? file.Length : 0;
}
