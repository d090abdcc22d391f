using System.IO.Compression;
using Dapper;
using Luheng.Observations;
using Luheng.Problems;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.Data.Sqlite;

namespace Luheng.Tests.Storage;

/// <summary>Folders that earlier programs wrote, one for each schema there was: two enterprises, a month, a correction, one taken back, a key.</summary>
public sealed class UpgradeTests : IDisposable
{
    static readonly SubjectId Works = SubjectId.Parse("91990101MA0C1D2E6W");

    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<int> Earlier => [.. Enumerable.Range(1, Schema.Version - 1)];

    void Unpack(int version) => Unpack($"v{version}", folder.Data);

    internal static void Unpack(string name, string into)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Luheng.slnx"))) at = at.Parent!;
        ZipFile.ExtractToDirectory(Path.Combine(at.FullName, "tests", "Luheng.Tests", "Data", "folders", $"{name}.zip"), into);
    }

    [Theory, MemberData(nameof(Earlier))]
    public void A_folder_of_every_earlier_schema_is_brought_up_and_says_what_it_said(int version)
    {
        Unpack(version);
        using (var ledger = folder.Open())
        {
            Assert.Empty(ledger.Verify());
            Assert.Equal(2, ledger.Subjects().Count);
            Assert.Equal([12000, 10000], new DateTimeOffset?[] { null, ledger.Batches()[1].RecordedAt }.Select(t => Coal(ledger, t)));
            Assert.NotEmpty(ledger.Audit(new AuditQuery() { Subject = Works }));
            Assert.Contains(ledger.Changes(ledger.Batches()[2] is { Id: var id } ? ledger.Audit(new AuditQuery() { Text = $"\"batch\":{id}," })[^1].Seq : 0), c => c is { Old: "10000", New: "12000" } || (c.Old ?? "").StartsWith("10000", StringComparison.Ordinal) && (c.New ?? "").StartsWith("12000", StringComparison.Ordinal));
            ledger.Commit(LedgerFolder.Draft(LedgerFolder.Coal(Works, "2024-04", 7)));
            Assert.Empty(ledger.Verify());
        }
        Assert.True(File.Exists($"{folder.File}.schema-{version}"), "no copy of the folder as it was");
        using var copy = new SqliteConnection($"Data Source={folder.File}.schema-{version};Pooling=False");
        Assert.Equal(version, copy.ExecuteScalar<int>("select max(version) from schema_version"));
    }

    [Fact]
    public void An_upgrade_that_fails_changes_nothing_and_the_earlier_program_can_go_on()
    {
        Unpack(2);
        folder.Meddle("create table concern (something text)", changes: 0);
        Assert.Throws<ProblemsException>(folder.Open);
        using (var db = new SqliteConnection($"Data Source={folder.File};Pooling=False"))
        {
            Assert.Equal(2, db.ExecuteScalar<int>("select max(version) from schema_version"));
            Assert.Equal(0, db.ExecuteScalar<int>("select count(*) from pragma_table_info('passing') where name = 'kept_at'"));
        }
        folder.Meddle("drop table concern", changes: 0);
        using var ledger = folder.Open();
        Assert.Empty(ledger.Verify());
        Assert.Equal("{}", ledger.Passing("session", "s1"));
    }

    static double Coal(ILedger ledger, DateTimeOffset? knownBy) => ledger.Observations(knownBy, [Works])
        .Where(r => r.Observation.Item == "energy.consumed.raw-coal" && r.Observation.Period == Period.Month(2024, 3)).Select(r => r.Observation.Value).Last();
}
