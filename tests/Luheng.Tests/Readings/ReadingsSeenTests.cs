using Luheng.Problems;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Tests.Storage;
using static Luheng.Tests.Readings.ReadingsTests;

namespace Luheng.Tests.Readings;

/// <summary>The ledger remembers the readings: a store that is gone, another one or an older one is found.</summary>
public sealed class ReadingsSeenTests : IDisposable
{
    readonly LedgerFolder folder = new();

    string Store => Path.Combine(folder.Data, ReadingStore.FileName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_that_never_had_readings_is_fine_and_one_whose_readings_are_gone_is_not()
    {
        using var ledger = folder.Open();
        Assert.Null(ReadingsSeen.Missing(folder.Data, ledger));
        using (Open(ledger)) { }
        File.Delete(Store);
        Assert.Null(ReadingsSeen.Missing(folder.Data, ledger)); // none was ever in it
        Fill(ledger, 2);
        Assert.Null(ReadingsSeen.Missing(folder.Data, ledger));
        File.Delete(Store);
        Assert.Equal($"{Store}: is missing: 2 groups of readings were seen in it; restore it from a backup, or set LUHENG_POSTGRES where the readings were moved to PostgreSQL", $"{ReadingsSeen.Missing(folder.Data, ledger)}");
        Assert.Throws<ProblemsException>(() => Open(ledger));
        Assert.False(File.Exists(Store)); // and no empty one takes its place
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public void An_older_and_another_store_are_refused_and_the_right_one_opens_again()
    {
        using var ledger = folder.Open();
        Fill(ledger, 1);
        var older = File.ReadAllBytes(Store);
        Fill(ledger, 3);
        var right = File.ReadAllBytes(Store);
        File.WriteAllBytes(Store, older);
        Assert.Contains("has 1 groups of readings, and 4 were seen in it", Assert.Throws<ProblemsException>(() => Open(ledger)).Message, StringComparison.Ordinal);
        using (var elsewhere = new FolderHome())
        {
            using (var other = elsewhere.Open())
            {
                other.Number(["a"]);
                for (var i = 0; i < 9; i++) Send(other, new Reading(1, Start + i * Quarter, 1, ReadingQuality.Good));
            }
            File.Copy(Path.Combine(elsewhere.Folder, ReadingStore.FileName), Store, overwrite: true);
        }
        Assert.Contains("is not the one of this folder", Assert.Throws<ProblemsException>(() => Open(ledger)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(Store, right);
        using var again = Open(ledger);
        Assert.Empty(again.Verify());
    }

    [Fact]
    public void Readings_of_a_folder_whose_ledger_remembers_none_are_its_beginning()
    {
        using (var store = ReadingStore.Open(folder.Data, folder.Clock))
        {
            store.Number(["a"]);
            Send(store, new Reading(1, Start, 1, ReadingQuality.Good));
        }
        using (var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Store};Pooling=False"))
        {
            db.Open();
            using var earlier = db.CreateCommand();
            earlier.CommandText = "pragma application_id = 0"; // as earlier versions made it
            earlier.ExecuteNonQuery();
        }
        using var ledger = folder.Open();
        using (Open(ledger)) { }
        File.Delete(Store);
        Assert.NotNull(ReadingsSeen.Missing(folder.Data, ledger));
    }

    [Fact]
    public void A_copy_is_the_same_store_with_the_same_hash_and_one_more_reading_is_another_hash()
    {
        using var ledger = folder.Open();
        Fill(ledger, 2);
        var copied = Directory.CreateDirectory(Path.Combine(folder.Data, "copy")).FullName;
        using var store = Open(ledger);
        store.CopyTo(Path.Combine(copied, ReadingStore.FileName));
        using (var copy = ReadingsSeen.Open(copied, folder.Clock, ledger)) Assert.Equal((store.ContentHash(), "wal"), (copy.ContentHash(), JournalOf(Path.Combine(copied, ReadingStore.FileName))));
        var before = store.ContentHash();
        Send(store, new Reading(1, Start + 90 * Quarter, 1, ReadingQuality.Good));
        Assert.NotEqual(before, store.ContentHash());
    }

    [Fact]
    public void A_file_of_readings_that_is_empty_is_refused_by_name()
    {
        File.WriteAllBytes(Store, []);
        Assert.Equal(new Problem(Store, "is empty", "restore it from a backup"), Assert.Throws<ProblemsException>(() => ReadingStore.Open(folder.Data, folder.Clock)).Problems[0]);
    }

    [Fact]
    public void A_flipped_bit_in_the_middle_of_the_journal_file_of_readings_is_refused()
    {
        using var left = new FolderHome();
        using (var store = ReadingStore.Open(folder.Data, folder.Clock))
        {
            store.Number(["a"]);
            for (var i = 0; i < 20; i++) Send(store, new Reading(1, Start + i * Quarter, 1, ReadingQuality.Good));
            foreach (var end in (string[])["", "-wal"]) File.Copy(Store + end, Path.Combine(left.Folder, ReadingStore.FileName) + end);
        }
        var wal = Path.Combine(left.Folder, ReadingStore.FileName) + "-wal";
        var bytes = File.ReadAllBytes(wal);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(wal, bytes);
        Assert.Contains("readings.db-wal: is damaged at frame", Assert.Throws<ProblemsException>(() => left.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_databases_and_their_folder_are_for_their_account_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        var made = Path.Combine(folder.Data, "new");
        using var ledger = SqliteLedger.Open(made, folder.Clock);
        using var store = ReadingsSeen.Open(made, folder.Clock, ledger);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(made));
        foreach (var file in Directory.GetFiles(made, "*.db*")) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    static object? JournalOf(string file)
    {
        using var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using var asked = db.CreateCommand();
        asked.CommandText = "pragma journal_mode";
        return asked.ExecuteScalar();
    }

    ReadingStore Open(SqliteLedger ledger) => ReadingsSeen.Open(folder.Data, folder.Clock, ledger);

    void Fill(SqliteLedger ledger, int groups)
    {
        using var store = Open(ledger);
        store.Number(["a"]);
        for (var i = 0; i < groups; i++) Send(store, new Reading(1, Start + i * Quarter, folder.Clock.Now.Minute, ReadingQuality.Good));
        folder.Clock.Now += TimeSpan.FromMinutes(5);
        store.Fold();
        ReadingsSeen.Note(ledger, store);
    }
}
