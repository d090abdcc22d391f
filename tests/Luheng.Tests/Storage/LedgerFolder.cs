using Dapper;
using Luheng.Observations;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.Data.Sqlite;

namespace Luheng.Tests.Storage;

/// <summary>A data folder of one test, deleted after it, with a clock that stands until it is set.</summary>
sealed class LedgerFolder : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly SubjectId Mill = SubjectId.Region("510100");
    public static readonly SubjectId Kiln = SubjectId.Parse("park:示例园区");
    public static readonly Source Filed = new(SourceKind.Filed, LegalBasis.Administrative, "月报");

    public string Data { get; } = Directory.CreateTempSubdirectory("luheng-").FullName;
    public string File => Path.Combine(Data, "luheng.db");
    public StandingClock Clock { get; } = new() { Now = Noon };

    public SqliteLedger Open() => SqliteLedger.Open(Data, Clock);

    public static Observation Coal(SubjectId subject, string period, double value, Source? source = null, int row = 2) =>
        new(subject, "energy.consumed.raw-coal", Period.Parse(period), value, "规上", source ?? Filed, row);

    public static BatchDraft Draft(params Observation[] observations) => new("月报.xlsx", "王工", [], observations);

    /// <summary>Meddles with the file behind the ledger's back.</summary>
    public void Meddle(string sql, int changes = 1)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        db.Open();
        Assert.Equal(changes, db.Execute(sql));
    }

    public void Dispose() => Directory.Delete(Data, recursive: true);
}

/// <summary>A clock that shows what it was set to.</summary>
sealed class StandingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
