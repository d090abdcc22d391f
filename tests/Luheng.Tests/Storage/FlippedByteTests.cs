using Luheng.Evidence;
using Luheng.Findings;
using Luheng.Records;
using Microsoft.Data.Sqlite;
using static Luheng.Tests.Storage.LedgerFolder;

namespace Luheng.Tests.Storage;

/// <summary>Any byte of any record, changed behind the ledger's back, is found, and the record is named.</summary>
public sealed class FlippedByteTests : IDisposable
{
    const int Flips = 480;

    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    static readonly (string Table, string Key, Func<object[], string[]> Names)[] Tables =
    [
        ("document", "kind, id, batch", row => [$"{row[0]} {row[1]} from batch {row[2]}"]),
        ("observation", "subject, batch, year", row => [$"observations of {row[0]} in {row[2]} from batch {row[1]}", $"observations of {row[0]} in {unchecked((int)(long)row[2])} from batch {row[1]}"]),
        ("audit", "seq", row => [$"audit entry {row[0]}"]),
        ("batch", "id", row => [$"batch {row[0]}"]),
        ("word", "id", row => [$"word {row[0]}"]),
        ("result", "layout, subject, year", row => [$"result {row[0]} of {row[1]} in {row[2]}"]),
        ("finding", "subject, stage, place", row => [$"finding {row[1]} {row[2]} of {row[0]}"]),
        ("mark", "name", row => [$"mark {row[0]}"]),
        ("passing", "kind, id", row => [$"passing {row[0]} {row[1]}"]),
        ("concern", "subject, seq", row => [$"audit entry {row[1]}"]),
        ("tally", "part", row => [$"{row[0]}: "]),
        ("pack", "seq", row => [$"audit entry {row[0]}", $"packs {row[2]}"]),
    ];

    [Fact]
    public void A_flipped_byte_of_any_record_is_found_and_the_record_named()
    {
        Fill();
        var (good, random, missed) = (File.ReadAllBytes(folder.File), new Random(20251120), new List<string>());
        for (var i = 0; i < Flips; i++)
        {
            var (table, key, names) = Tables[i % Tables.Length];
            var (said, flip) = BitFlip.Of(folder.File, table, key, names, random);
            using (var ledger = folder.Open())
                if (ledger.Verify() is var problems && !problems.Any(p => said.Any(name => p.Contains(name, StringComparison.Ordinal)))) missed.Add($"{flip}: {string.Join(" | ", problems.Take(3))}");
            SqliteConnection.ClearAllPools();
            File.Delete(folder.File + "-wal");
            File.WriteAllBytes(folder.File, good);
        }
        Assert.Empty(missed);
        using var again = folder.Open();
        Assert.Empty(again.Verify());
    }

    [Theory]
    [InlineData("result", "result accounts-1: 2 rows were written, 1 are there")]
    [InlineData("finding", "finding accounts: 2 rows were written, 1 are there")]
    [InlineData("mark", "mark: 1 rows were written, 0 are there")]
    [InlineData("passing", "passing draft: 1 rows were written, 0 are there")]
    [InlineData("concern", "it concerns 91990101MA0C1D2E6W, and that is not noted any more")]
    public void A_row_taken_out_of_a_table_without_history_is_missed(string table, string said)
    {
        Fill();
        var key = Tables.Single(t => t.Table == table).Key;
        folder.Meddle($"delete from {table} where ({key}) = (select {key} from {table} limit 1)");
        using var ledger = folder.Open();
        Assert.Contains(said, Assert.Single(ledger.Verify()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_a_missing_and_a_spare_file_are_each_said()
    {
        var files = new FileFolder(folder.Data);
        var (kept, gone, spare) = (files.Keep("证据"u8), files.Keep("不见了"u8), files.Keep("无人提及"u8));
        using var ledger = folder.Open();
        ledger.Commit(new("证据", "王工", [], []) { Documents = [new("evidence", $"c1/{kept}", $$"""{"hash":"{{kept}}","name":"a.pdf"}"""), new("bulletin", "b1", $$"""{"snapshot":"{{gone}}"}"""), new("meter", "m", $$"""{"hash":"{{new string('0', 64)}}"}""")] });
        FileCheck Check() => ledger.HashesNamed() is var named ? FileCheck.Of(folder.Data, named.Where(n => n.OfFile).Select(n => (n.Hash, n.Record)), named.Select(n => n.Hash).ToHashSet()) : throw new InvalidOperationException();
        Assert.Empty(Check().Problems);
        Assert.Equal([$"file {spare}: no record names it"], Check().Spare);
        string PathOf(string hash) => Path.Combine(folder.Data, "files", hash[..2], hash);
        File.Delete(PathOf(gone));
        File.WriteAllText(PathOf(kept), "别的");
        Assert.Equal([$"file {kept}: it was changed since it was kept", $"file {gone}: it is gone, but bulletin b1 names it"], Check().Problems);
    }

    void Fill()
    {
        using var ledger = folder.Open();
        ledger.Commit(new("登记", "李工", [new(Mill, "示例厂", [new(null, null, "510100", "3110")])], [Coal(Mill, "2024-01", 1)]) { Documents = [new("meter", "m1", """{"id":"m1","name":"总表"}""")] });
        ledger.Commit(Draft(Coal(Mill, "2024-02", 2), Coal(Kiln, "2023", 2.5)));
        ledger.Commit(Draft(Coal(Mill, "2024-03", 3)));
        ledger.Undo(3, "李工");
        ledger.KeepPacks("p1", [1, 2, 3]);
        ledger.Note(new("李工", "export", "名单 91990101MA0C1D2E6W", "网页"));
        ledger.SaveResults("accounts-1", [new(Mill.Text, 2024, [1, 2, 3]), new(Kiln.Text, 2024, [4, 5])]);
        ledger.SaveFindings("accounts", null, [new(Mill, Luheng.Time.Period.Calendar(2024), "gap", FindingLevel.Severe, "缺煤", "r1"), new(Kiln, Luheng.Time.Period.Calendar(2024), "gap", FindingLevel.Notice, "缺电", "r2")]);
        ledger.SetMark("accounts.seen", "8");
        ledger.SetPassing("draft", "d1", """{"a":1}""");
        ledger.Dispose();
        SqliteConnection.ClearAllPools();
        using var db = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        db.Open();
        using var checkpoint = db.CreateCommand();
        checkpoint.CommandText = "pragma wal_checkpoint(truncate)";
        checkpoint.ExecuteNonQuery();
    }
}
