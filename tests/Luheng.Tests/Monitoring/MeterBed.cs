using Luheng.Identifiers;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Monitoring;

/// <summary>The real packs, a ledger and readings in memory, and a folder for files to import.</summary>
sealed class MeterBed : IDisposable
{
    public const string Enterprises = "credit_code,name,region,industry\n";
    public const string Head = "meter,credit_code,carrier,kind,unit,parent,level,multiplier,rollover,from,to\n";
    public static readonly string Mill = Code("91990104MA6C8R2Q4");
    public static readonly string Works = Code("91990104MA62K0P33");

    readonly string folder = Directory.CreateTempSubdirectory("meters").FullName;

    public MemoryLedger Ledger { get; } = new();
    public MemoryReadings Readings { get; } = new();

    public MeterBook Book => MeterBook.Read(Ledger, Readings);

    public static string Code(string seventeen) => seventeen + CreditCode.Check(seventeen);

    /// <summary>Two enterprises are registered; nobody has a meter.</summary>
    public static MeterBed Registered()
    {
        var bed = new MeterBed();
        Assert.Empty(bed.Csv(Enterprises + $"{Mill},云中钢铁（演示数据）,990102,3120\n{Works},云中化工（演示数据）,990102,2614\n").Problems);
        return bed;
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }

    public ImportResult Csv(string text, ImportOptions? options = null) => Run([Write("in.csv", text)], options);

    public ImportResult Meters(string rows, ImportOptions? options = null) => Csv(Head + rows.Replace("mill", Mill, StringComparison.Ordinal).Replace("works", Works, StringComparison.Ordinal), options);

    public ImportResult Run(IReadOnlyList<string> files, ImportOptions? options = null, string? owner = null)
    {
        var register = new MeterRegister(RealPacks.Rules, Ledger);
        var sheets = new ReadingSheets(RealPacks.Rules, register, () => Readings, owner is null ? null : SubjectId.Parse(owner));
        return new Import(RealPacks.Rules, Ledger, TimeProvider.System, [register, new MonitorRegister(Ledger), new ReadingFiles(register, () => Readings, TimeProvider.System), sheets]).Run(files, options ?? new() { By = "tester" });
    }

    /// <summary>The readings of a meter in effect.</summary>
    public Series SeriesOf(string meter)
    {
        var series = new Series();
        Readings.Read(Readings.Numbers()[meter], long.MinValue, long.MaxValue, series);
        return series;
    }

    public Meter Meter(string id) => Book.Find(id) ?? throw new InvalidOperationException($"no meter {id}");

    public void Dispose()
    {
        Readings.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
