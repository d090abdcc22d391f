using Dapper;
using Luheng.Observations;
using Luheng.Problems;
using Luheng.Records;
using Microsoft.Data.Sqlite;
using static Luheng.Tests.Storage.LedgerFolder;

namespace Luheng.Tests.Storage;

public sealed class LedgerDamageTests : IDisposable
{
    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_untouched_ledger_verifies()
    {
        Fill();
        Assert.Empty(Verify());
    }

    [Theory]
    [InlineData("update audit set what = replace(what, '月报', '日报') where seq = 2", "audit entry 2: its hash does not fit what it says and the entry before it")]
    [InlineData("update audit set who = '张工' where seq = 3", "audit entry 3: its hash does not fit what it says and the entry before it")]
    [InlineData("update audit set at = at + 1 where seq = 1", "audit entry 1: its hash does not fit what it says and the entry before it")]
    [InlineData("update audit set hash = zeroblob(32) where seq = 2", "audit entry 2: its hash does not fit what it says and the entry before it")]
    [InlineData("delete from audit where seq = 2", "audit entry 3: the entry before it is gone")]
    [InlineData("delete from audit where seq = 5", "packs p1: the audit trail does not know them")]
    [InlineData("update batch set title = '别的' where id = 1", "batch 1: it is not what audit entry 1 says")]
    [InlineData("update batch set observations = 9 where id = 2", "batch 2: 9 observations are announced, 1 are there")]
    [InlineData("update batch set undone_at = null where id = 3", "batch 3: the audit trail disagrees on whether and when it was undone")]
    [InlineData("update observation set payload = cast(substr(payload, 1, 4) || x'63' || substr(payload, 6) as blob) where batch = 2", "observations of 510100 in 2024 from batch 2: the block's check sum does not fit")]
    [InlineData("update observation set count = 4 where batch = 2", "observations of 510100 in 2024 from batch 2: 4 are announced, 1 are there")]
    [InlineData("delete from observation where batch = 2", "batch 2: 1 observations are announced, 0 are there")]
    [InlineData("update word set text = '全部工业' where text = '规上'", "batch 1: what it brought has changed since audit entry 1 was written")]
    [InlineData("update document set body = replace(body, '示例', '真')", "batch 1: what it brought has changed since audit entry 1 was written")]
    [InlineData("update document set id = '5101'", "subject 5101 from batch 1: its document is about another one")]
    [InlineData("update document set body = '{'", "subject 510100 from batch 1: ")]
    [InlineData("update pack set content = x'00'", "packs p1: they are not what audit entry 5 says")]
    public void A_changed_record_is_found_and_named(string meddling, string named)
    {
        Fill();
        folder.Meddle(meddling);
        Assert.Contains(Verify(), problem => problem.StartsWith(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("create trigger sly after insert on batch begin delete from audit; end", "trigger sly: it is not Luheng's, and may change what is written")]
    [InlineData("create view batches as select * from batch", "view batches: it is not Luheng's, and may change what is written")]
    public void What_acts_in_the_database_and_is_not_ours_is_found_and_named(string meddling, string named)
    {
        Fill();
        folder.Meddle(meddling, 0);
        Assert.Equal(named, Assert.Single(Verify()));
    }

    [Fact]
    public void One_flipped_byte_in_the_audit_trail_is_the_only_thing_named()
    {
        Fill();
        folder.Meddle("update audit set hash = cast(x'ff' || substr(hash, 2) as blob) where seq = 2 and substr(hash, 1, 1) <> x'ff'");
        Assert.Equal(["audit entry 2: its hash does not fit what it says and the entry before it"], Verify());
    }

    [Fact]
    public void Reading_a_damaged_block_names_it_instead_of_giving_a_figure()
    {
        Fill();
        folder.Meddle("update observation set payload = cast(substr(payload, 1, 6) as blob) where batch = 2");
        using var ledger = folder.Open();
        var error = Assert.Throws<ProblemsException>(() => ledger.Observations().Count());
        Assert.Contains("observations of 510100 in 2024 from batch 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update document set body = '{'")]
    [InlineData("update observation set subject = '5101' where batch = 2")]
    [InlineData("update word set text = '?' where text like '{%'")]
    [InlineData("update word set id = 1099511627776 where text = '规上'")]
    [InlineData("update batch set recorded_at = 9223372036854775807 where id = 2")]
    public void What_cannot_be_read_again_is_said_to_stand_in_the_file(string meddling)
    {
        Fill();
        folder.Meddle(meddling);
        using var ledger = folder.Open();
        var error = Assert.Throws<ProblemsException>(() => (ledger.Subjects(), ledger.Observations().Count(), ledger.Batches()));
        Assert.Equal(folder.File, error.Problems[0].Where);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_by_name()
    {
        File.WriteAllText(folder.File, string.Concat(Enumerable.Repeat("年,月,煤\n", 500)));
        Assert.Equal(new Problem(folder.File, "is not a Luheng database", "name another data folder, or restore the file from a backup"), Refused());
    }

    [Fact]
    public void A_refused_file_opens_once_it_is_put_right()
    {
        Fill();
        var good = File.ReadAllBytes(folder.File);
        File.WriteAllText(folder.File, "年,月,煤");
        Refused();
        File.WriteAllBytes(folder.File, good);
        Assert.Empty(Verify());
    }

    [Fact]
    public void Another_programs_database_is_refused_by_name()
    {
        using (var db = new SqliteConnection($"Data Source={folder.File};Pooling=False")) db.Execute("create table song (title text)");
        Assert.Equal(new Problem(folder.File, "is an SQLite database, but not one of Luheng's", "name another data folder"), Refused());
    }

    [Theory]
    [InlineData(0.5, "is damaged or cut short")]
    [InlineData(0.001, "is damaged or cut short")]
    [InlineData(0, "is empty")]
    public void A_file_cut_short_is_refused_by_name(double share, string found)
    {
        Fill();
        using (var file = File.OpenWrite(folder.File)) file.SetLength((long)(file.Length * share));
        Assert.Equal((folder.File, found), (Refused().Where, Refused().Found));
    }

    [Fact]
    public void A_newer_schema_is_refused_and_says_so()
    {
        Fill();
        folder.Meddle($"update schema_version set version = {Schema.Version + 1}");
        Assert.Equal(new Problem(folder.File, $"was written by a newer Luheng (schema {Schema.Version + 1})", $"this one reads up to schema {Schema.Version}: use the newer program"), Refused());
    }

    [Theory]
    [InlineData("delete from schema_version")]
    [InlineData("update schema_version set version = 'zzz'")]
    public void A_database_that_lost_its_schema_version_is_refused_and_says_so(string meddling)
    {
        Fill();
        folder.Meddle(meddling);
        Assert.Equal(new Problem(folder.File, "has lost its schema version: something else changed it", "restore it from a backup"), Refused());
    }

    [Fact]
    public void A_journal_without_its_database_is_not_replayed_into_a_new_one()
    {
        File.WriteAllBytes(folder.File + "-wal", new byte[100]);
        Assert.StartsWith("is missing, but its journal", Refused().Found, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File));
    }

    [Fact]
    public void A_batch_that_fails_half_way_leaves_nothing_behind()
    {
        using var ledger = folder.Open();
        ledger.Commit(Draft(Coal(Mill, "2024-01", 1)));
        folder.Meddle("create trigger no before insert on audit begin select raise(abort, 'cut'); end", changes: 0);
        var draft = Draft(new Observation(Kiln, "new.item", Luheng.Time.Period.Calendar(2024), 5, "新", Filed, 3), Coal(Kiln, "2024-01", 7));
        Assert.Throws<SqliteException>(() => ledger.Commit(draft));

        Assert.Single(ledger.Batches());
        folder.Meddle("drop trigger no", changes: 0);
        Assert.Empty(ledger.Verify());
        ledger.Commit(draft);
        Assert.Equal(["energy.consumed.raw-coal", "new.item"], ledger.Observations(null, [Kiln]).Select(r => r.Observation.Item).Order());
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_first()
    {
        using var ledger = folder.Open();
        using var other = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        other.Open();
        var held = other.BeginTransaction();
        var commit = Task.Run(() => ledger.Commit(Draft(Coal(Mill, "2024-01", 1))), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(commit.IsCompleted);
        held.Dispose();
        Assert.Equal(1, (await commit).Id);
    }

    [Fact]
    public void A_writer_that_never_ends_is_reported_after_the_wait()
    {
        using var ledger = SqliteLedger.Open(folder.Data, folder.Clock, TimeSpan.FromSeconds(1));
        using var other = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        other.Open();
        using var held = other.BeginTransaction();
        var error = Assert.Throws<ProblemsException>(() => ledger.SetMark("a", "b"));
        Assert.Equal($"{folder.File}: another program has been writing to it for more than 1 s; try again when it is done", error.Message);
    }

    [Fact]
    public void Many_threads_may_commit_and_read_at_once()
    {
        using var ledger = folder.Open();
        Parallel.For(0, 40, i =>
        {
            ledger.Commit(Draft(Coal(Mill, $"{2000 + i}", i, Filed with { Document = $"{i}" })));
            Assert.NotEmpty(ledger.Observations());
        });
        Assert.Equal(40, ledger.Observations().Count());
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), ledger.Batches().OrderBy(b => b.RecordedAt).Select(b => b.Id));
        Assert.Empty(ledger.Verify());
    }

    void Fill()
    {
        using var ledger = folder.Open();
        ledger.Commit(new("登记", "李工", [new(Mill, "示例厂", [new(null, null, "510100", "3110")])], [Coal(Mill, "2024-01", 1)]));
        ledger.Commit(Draft(Coal(Mill, "2024-02", 2)));
        ledger.Commit(Draft(Coal(Mill, "2024-03", 3)));
        ledger.Undo(3, "李工");
        ledger.KeepPacks("p1", [1, 2, 3]);
    }

    IReadOnlyList<string> Verify()
    {
        using var ledger = folder.Open();
        return ledger.Verify();
    }

    Problem Refused() => Assert.Single(Assert.Throws<ProblemsException>(() => folder.Open()).Problems);
}
