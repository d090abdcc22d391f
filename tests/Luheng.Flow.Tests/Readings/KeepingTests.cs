using System.Diagnostics;
using System.IO.Compression;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Time;
using Microsoft.Data.Sqlite;

namespace Luheng.Flow.Tests.Readings;

/// <summary>verify, backup, restore and void over a folder with readings, through the real program.</summary>
public sealed class KeepingTests : IDisposable
{
    static readonly long Start = Instant.StartOf(new(2024, 5, 1));

    readonly string folder = Directory.CreateTempSubdirectory("luheng-keeping-").FullName;

    string Data => Path.Combine(folder, "data");

    public KeepingTests()
    {
        Directory.CreateDirectory(Data);
        using var ledger = SqliteLedger.Open(Data, TimeProvider.System);
        using var store = ReadingStore.Open(Data, TimeProvider.System);
        store.Number(["meter-1"]);
        Send(store, Start, 96);
    }

    static void Send(IReadings store, long from, int count)
    {
        var batch = new ReadingBatch { By = "test" };
        for (var i = 0; i < count; i++) batch.Add(1, from + i * 900_000, i);
        store.Append(batch, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static List<double> Good(string data)
    {
        using var store = ReadingStore.Open(data, TimeProvider.System);
        var series = new Series();
        store.Read(1, Start, Start + Instant.Day, series);
        return [.. series.Values.Where((_, i) => series.Qualities[i] == ReadingQuality.Good)];
    }

    static (int ExitCode, string Said) Luheng(params string[] arguments)
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
    public void A_backup_takes_the_readings_along_and_gives_them_back()
    {
        var backup = Path.Combine(folder, "backup.zip");
        var restored = Path.Combine(folder, "restored");
        Assert.Equal(0, Luheng("backup", backup, "--data", Data).ExitCode);
        Assert.Equal((0, $"{restored}: 0 batches and the readings"), Luheng("restore", backup, "--data", restored) is var (code, said) ? (code, said.Split('\n')[0].Trim()) : default);
        Assert.Equal(Enumerable.Range(0, 96).Select(i => (double)i), Good(restored));
        Assert.Contains("96 readings, all as written", Luheng("verify", "--data", restored).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_of_before_there_were_readings_still_comes_back()
    {
        var (backup, restored) = (Path.Combine(folder, "backup.zip"), Path.Combine(folder, "restored"));
        File.Delete(Path.Combine(Data, ReadingStore.FileName));
        Assert.Equal(0, Luheng("backup", backup, "--data", Data).ExitCode);
        using (var zip = ZipFile.OpenRead(backup)) Assert.Null(zip.GetEntry(ReadingStore.FileName));
        Assert.Equal(0, Luheng("restore", backup, "--data", restored).ExitCode);
        Assert.Equal(["luheng.db"], Directory.GetFiles(restored).Select(Path.GetFileName));
    }

    [Fact]
    public void A_backup_whose_readings_were_changed_is_refused_and_leaves_nothing()
    {
        var (backup, restored) = (Path.Combine(folder, "backup.zip"), Path.Combine(folder, "restored"));
        Assert.Equal(0, Luheng("backup", backup, "--data", Data).ExitCode);
        using (var zip = ZipFile.Open(backup, ZipArchiveMode.Update))
        {
            zip.GetEntry(ReadingStore.FileName)!.Delete();
            using var other = new StreamWriter(zip.CreateEntry(ReadingStore.FileName).Open());
            other.Write("something else");
        }
        var (code, said) = Luheng("restore", backup, "--data", restored);
        Assert.Equal(1, code);
        Assert.Contains("readings.db in it is not the one that was written", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(restored));
    }

    [Fact]
    public void A_folder_whose_readings_were_lost_is_found_and_gives_no_backup_until_they_are_back()
    {
        var (backup, after, restored, readings) = (Path.Combine(folder, "backup.zip"), Path.Combine(folder, "after.zip"), Path.Combine(folder, "restored"), Path.Combine(Data, ReadingStore.FileName));
        var (_, made) = Luheng("backup", backup, "--data", Data);
        Assert.Contains("\nreadings ", made, StringComparison.Ordinal);
        File.Move(readings, readings + ".away");
        foreach (var arguments in (string[][])[["verify"], ["backup", after], ["serve", "--urls", "http://127.0.0.1:0"]])
        {
            var (code, said) = Luheng([.. arguments, "--data", Data]);
            Assert.Equal(1, code);
            Assert.Contains($"{readings}: is missing: 1 groups of readings were seen in it; restore it from a backup", said, StringComparison.Ordinal);
            Assert.False(File.Exists(readings));
        }
        Assert.False(File.Exists(after));
        File.Move(readings + ".away", readings);
        Assert.Equal(0, Luheng("verify", "--data", Data).ExitCode);
        Assert.Equal(0, Luheng("restore", backup, "--data", restored).ExitCode);
        Assert.Equal(0, Luheng("verify", "--data", restored).ExitCode);
        File.Delete(Path.Combine(restored, ReadingStore.FileName));
        Assert.Equal(1, Luheng("verify", "--data", restored).ExitCode);
    }

    [Fact]
    public void Readings_are_taken_back_with_a_reason_only()
    {
        Assert.Equal(1, Luheng("void", "meter-1", "2024-05-01", "2024-05-01", "--reason", " ", "--data", Data).ExitCode);
        Assert.Contains("there is no meter 'meter-2'", Luheng("void", "meter-2", "2024-05-01", "2024-05-01", "--reason", "test", "--data", Data).Said, StringComparison.Ordinal);
        Assert.Equal((0, "4 readings taken back"), Luheng("void", "meter-1", "2024-05-01T10:00:00+08:00", "2024-05-01T11:00:00+08:00", "--reason", "换表", "--by", "王工", "--data", Data) is var (code, said) ? (code, said.Trim()) : default);
        Assert.Equal(92, Good(Data).Count);
        Assert.Contains("92 readings taken back", Luheng("void", "meter-1", "2024-05-01", "2024-05-01", "--reason", "换表", "--data", Data).Said, StringComparison.Ordinal);
        using var store = ReadingStore.Open(Data, TimeProvider.System);
        Assert.Equal(("换表", "王工"), store.Revisions(1, Start + 40 * 900_000, Start + 40 * 900_000 + 1).Select(r => (r.Reason, r.By)).Single());
    }

    [Fact]
    public void Verify_over_a_damaged_journal_names_it_and_ends()
    {
        var left = Path.Combine(folder, "left");
        using (var store = ReadingStore.Open(Data, TimeProvider.System))
        {
            Send(store, Start + Instant.Day, 1);
            Directory.CreateDirectory(left);
            foreach (var file in new[] { "luheng.db", ReadingStore.FileName, ReadingStore.FileName + "-wal" }) File.Copy(Path.Combine(Data, file), Path.Combine(left, file)); // as a killed program leaves them
        }
        using (var db = new SqliteConnection($"Data Source={Path.Combine(left, ReadingStore.FileName)};Pooling=False"))
        {
            db.Open();
            using var meddling = db.CreateCommand();
            meddling.CommandText = "update journal set payload = cast('x' || substr(payload, 2) as blob)";
            Assert.Equal(1, meddling.ExecuteNonQuery());
        }
        var (code, said) = Luheng("verify", "--data", left);
        Assert.Equal(1, code);
        Assert.Contains("journal 2: it was changed since it was written", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        (code, said) = Luheng("void", "meter-1", "2024-05-01", "2024-05-01", "--reason", "换表", "--data", left);
        Assert.Equal(1, code);
        Assert.Contains("holds what cannot be read", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void While_another_program_serves_them_nothing_is_taken_back_but_verify_reads()
    {
        using var serving = ReadingStore.Open(Data, TimeProvider.System);
        serving.Fold();
        var (code, said) = Luheng("void", "meter-1", "2024-05-01", "2024-05-01", "--reason", "换表", "--data", Data);
        Assert.Equal(1, code);
        Assert.Contains($"being served by another luheng (process {Environment.ProcessId}): send readings to its door, or stop it", said, StringComparison.Ordinal);
        Assert.Equal(0, Luheng("verify", "--data", Data).ExitCode);
    }
}
