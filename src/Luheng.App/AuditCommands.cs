using System.CommandLine;
using System.Globalization;
using Luheng.Auditing;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.App;

/// <summary>audit: the trail as a signed archive, and what an operator keeps elsewhere to hold it against.</summary>
static class AuditCommands
{
    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true };
        var file = new Argument<string>("FILE") { Description = "the archive" };
        var from = new Option<string?>("--from") { Description = "the first day; the beginning unless said" };
        var to = new Option<string?>("--to") { Description = "the last day; until now unless said" };
        var export = new Command("export", "writes audit entries with what they changed into a signed archive") { file, from, to, data };
        export.SetAction((p, cancel) => Task.FromResult(CommandTable.Guard(() => Export(p.GetValue(file)!, p.GetValue(data)!, Day(p.GetValue(from)), Day(p.GetValue(to))?.AddDays(1), cancel))));

        var key = new Option<string?>("--key") { Description = "the fingerprint of the key it must be signed with" };
        var verify = new Command("verify", "checks an archive without any data folder: its signature, its chain, its end") { file, key };
        verify.SetAction(p => CommandTable.Guard(() => Verify(p.GetValue(file)!, p.GetValue(key))));

        var anchors = new Option<string?>("--to") { Description = $"the file of anchors; {Anchors.FileName} in the data folder unless said" };
        var anchor = new Command("anchor", "notes today's head of the trail in a file to be kept elsewhere; verify --anchors holds the trail against it") { anchors, data };
        anchor.SetAction(p => CommandTable.Guard(() => Note(p.GetValue(data)!, p.GetValue(anchors))));
        yield return new Command("audit", "the audit trail: archives, anchors") { export, verify, anchor };
    }

    static int Export(string file, string data, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancel)
    {
        if (File.Exists(file)) throw new FormatException($"{file} exists already; name a new file");
        using var room = DataRoom.Open(data);
        using var key = ArchiveKey.Of(room.Folder);
        var arriving = file + ".arriving";
        try
        {
            ArchiveHead head;
            using (var to = new FileStream(arriving, FileMode.Create, FileAccess.ReadWrite)) head = AuditArchive.Write(room.Ledger, seq => ReturnChanges.Of(room.Ledger, seq), key, to, from, until, room.Clock.GetUtcNow(), cancel);
            File.Move(arriving, file);
            room.Ledger.Note(new("", "export", Path.GetFileName(file), ""));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: audit entries {head.First} to {head.Last}, head {head.Head}, key {key.Fingerprint}"));
        }
        finally
        {
            File.Delete(arriving);
        }
        return 0;
    }

    static int Verify(string file, string? fingerprint)
    {
        using var archive = File.OpenRead(file);
        var (head, problems) = AuditArchive.Verify(archive);
        if (head is not null && fingerprint is not null && ArchiveKey.FingerprintOf(head.PublicKey) != fingerprint) problems = [.. problems, "it was signed with another key"];
        foreach (var problem in problems) Console.Error.WriteLine($"{file}: {problem}");
        Console.WriteLine(problems.Count > 0 ? $"{problems.Count} problem(s)"
            : string.Create(CultureInfo.InvariantCulture, $"audit entries {head!.First} to {head.Last}, all as written, head {head.Head}, key {ArchiveKey.FingerprintOf(head.PublicKey)}"));
        return problems.Count == 0 ? 0 : 1;
    }

    static int Note(string data, string? file)
    {
        using var room = DataRoom.Open(data);
        file ??= Path.Combine(room.Folder, Anchors.FileName);
        Console.WriteLine(Anchors.Note(room.Ledger, file, room.Clock.Today()) is { } anchor ? $"{file}: {anchor}" : $"{file}: today's anchor stands already");
        return 0;
    }

    static DateTimeOffset? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.ToDateTime(TimeOnly.MinValue), China.Offset)
        : throw new FormatException($"'{text}' is not a day like 2025-11-20");
}
