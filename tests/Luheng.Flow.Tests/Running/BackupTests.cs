using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Luheng.Evidence;
using Luheng.Records;

namespace Luheng.Flow.Tests.Running;

/// <summary>Backup and restore through the real program, with files, keys and a writer that does not stop.</summary>
public sealed partial class BackupTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("luheng-backup-").FullName;

    string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static (int Code, string Said) Luheng(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luheng.App.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("LUHENG_POSTGRES");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.GetAwaiter().GetResult());
    }

    [Fact]
    public async Task A_backup_made_while_others_write_restores_to_the_same_hash_with_its_files_and_keys()
    {
        Directory.CreateDirectory(Data);
        using var ledger = SqliteLedger.Open(Data, TimeProvider.System);
        var files = new FileFolder(Data);
        var stop = false;
        void Write(int i)
        {
            var hash = files.Keep(System.Text.Encoding.UTF8.GetBytes($"证据 {i}"));
            ledger.Commit(new($"第 {i} 步", "王工", [], []) { Documents = [new("evidence", $"c/{hash}", $$"""{"hash":"{{hash}}"}"""), new("step", $"c#{i:0000}", "{}")] });
        }
        Write(0);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Data, "keys", "key-1.xml"), "<key/>", TestContext.Current.CancellationToken);
        var writer = Task.Run(() => { for (var i = 1; !Volatile.Read(ref stop); i++) Write(i); }, TestContext.Current.CancellationToken);

        var (backup, restored) = (Path.Combine(folder, "backup.zip"), Path.Combine(folder, "restored"));
        var (code, said) = Luheng("backup", backup, "--data", Data);
        Volatile.Write(ref stop, true);
        await writer;
        Assert.True(code == 0, said);
        var content = Content().Match(said).Groups[1].Value;
        Assert.NotEmpty(content);

        var (again, back) = Luheng("restore", backup, "--data", restored);
        Assert.True(again == 0, back);
        Assert.Equal(content, Content().Match(back).Groups[1].Value);
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(restored, "keys", "key-1.xml"), TestContext.Current.CancellationToken));
        using var there = SqliteLedger.Open(restored, TimeProvider.System);
        Assert.Empty(there.Verify());
        var (kept, named) = (new FileFolder(restored), there.HashesNamed());
        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.NotNull(kept.Read(n.Hash)));
        Assert.Equal(there.Documents("evidence").Count, there.Documents("step").Count); // no act was cut in half
    }

    [Fact]
    public void A_backup_with_a_changed_file_or_one_that_leads_elsewhere_is_refused_and_leaves_nothing()
    {
        Directory.CreateDirectory(Data);
        SqliteLedger.Open(Data, TimeProvider.System).Dispose();
        var hash = new FileFolder(Data).Keep("证据"u8);
        var (backup, restored) = (Path.Combine(folder, "backup.zip"), Path.Combine(folder, "restored"));
        Assert.Equal(0, Luheng("backup", backup, "--data", Data).Code);
        var name = $"files/{hash[..2]}/{hash}";
        var good = File.ReadAllBytes(backup);
        using (var zip = ZipFile.Open(backup, ZipArchiveMode.Update))
        {
            zip.GetEntry(name)!.Delete();
            using var other = new StreamWriter(zip.CreateEntry(name).Open());
            other.Write("别的");
        }
        Assert.Contains("was damaged", Luheng("restore", backup, "--data", restored).Said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(restored));
        File.WriteAllBytes(backup, good);
        using (var zip = ZipFile.Open(backup, ZipArchiveMode.Update))
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open())) text = reader.ReadToEnd();
            zip.GetEntry("manifest.json")!.Delete();
            using var other = new StreamWriter(zip.CreateEntry("manifest.json").Open());
            other.Write(text.Replace(name, "files/../../out", StringComparison.Ordinal));
        }
        Assert.Contains("leads elsewhere", Luheng("restore", backup, "--data", restored).Said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out")));
    }

    [Fact]
    public void Whatever_bit_of_a_backup_is_flipped_it_is_said_to_be_damaged_or_gives_back_the_same_and_no_half_of_a_folder_is_left()
    {
        Directory.CreateDirectory(Data);
        using (var ledger = SqliteLedger.Open(Data, TimeProvider.System)) ledger.Commit(new("登记", "王工", [], []) { Documents = [new("step", "c#1", "{}")] });
        var (backup, restored) = (Path.Combine(folder, "backup.zip"), Path.Combine(folder, "restored"));
        var (code, said) = Luheng("backup", backup, "--data", Data);
        Assert.Equal(0, code);
        var content = Content().Match(said).Value;
        var (good, random) = (File.ReadAllBytes(backup), new Random(20251120));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        for (var i = 0; i < 12; i++)
        {
            var bytes = (byte[])good.Clone();
            bytes[good.Length - 1 - random.Next(i < 10 ? 700 : good.Length)] ^= (byte)(1 << random.Next(8)); // the manifest and the directory are the last
            File.WriteAllBytes(backup, bytes);
            (code, said) = Luheng("restore", backup, "--data", restored);
            if (code == 0) Assert.Equal(content, Content().Match(said).Value);
            else
            {
                Assert.Equal(1, code);
                Assert.StartsWith(backup, said, StringComparison.Ordinal);
                Assert.Contains("damaged", said, StringComparison.Ordinal);
            }
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
            Assert.Equal(code == 0, Directory.Exists(restored));
            if (code == 0) Directory.Delete(restored, recursive: true);
        }
    }

    [Fact]
    public void A_folder_with_anything_in_it_is_not_restored_into()
    {
        Directory.CreateDirectory(Data);
        SqliteLedger.Open(Data, TimeProvider.System).Dispose();
        var (backup, restored) = (Path.Combine(folder, "backup.zip"), Directory.CreateDirectory(Path.Combine(folder, "restored")).FullName);
        Assert.Equal(0, Luheng("backup", backup, "--data", Data).Code);
        File.WriteAllText(Path.Combine(restored, "other.txt"), "别的");
        var (code, said) = Luheng("restore", backup, "--data", restored);
        Assert.Equal((1, $"{Path.Combine(restored, "other.txt")} exists already; restore into an empty folder"), (code, said.Trim()));
    }

    [GeneratedRegex("content ([0-9a-f]{64})")]
    private static partial Regex Content();
}
