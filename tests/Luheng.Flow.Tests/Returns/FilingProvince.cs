using Luheng.Engine;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Observations;
using Luheng.Portal;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;

namespace Luheng.Flow.Tests.Returns;

/// <summary>The sample province in a ledger in memory, on 3 December 2025; November is due.</summary>
public sealed class FilingProvince : IDisposable
{
    public const string November = "2025-11";

    readonly string folder = Directory.CreateTempSubdirectory("luheng-filing").FullName;

    public FilingProvince()
    {
        var sample = SampleProvince.Desk().World;
        Ledger = new MemoryLedger(new Day());
        Ledger.Commit(new("名录与往期（演示数据）", "test", [.. sample.Population.Subjects], Past(sample)));
        Refresh();
        Office = new(Ledger, RealPacks.Catalogue, Clock, folder) { Demo = true };
    }

    /// <summary>The clock of whoever works in the office; the desk stands on its day.</summary>
    public StandingClock Clock { get; } = new(new Day().GetUtcNow());

    public ILedger Ledger { get; }
    public Office Office { get; }
    public Desk Desk { get; private set; } = null!;

    /// <summary>The enterprise that the demonstration's people belong to.</summary>
    public Subject Mine => Desk.World.Population.Subjects.Where(s => s.Latest.Park is not null).OrderBy(s => s.Id.Text, StringComparer.Ordinal).First();

    /// <summary>One of the same city, and one of another.</summary>
    public Subject Neighbour => Desk.World.Population.Subjects.First(s => s.Id != Mine.Id && s.Latest.Region[..4] == Mine.Latest.Region[..4]);
    public Subject Stranger => Desk.World.Population.Subjects.First(s => s.Latest.Region[..4] != Mine.Latest.Region[..4]);

    /// <summary>What the host does after figures came in.</summary>
    public void Refresh() => Desk = new()
    {
        World = World.Read(Ledger, RealPacks.Catalogue),
        AsOf = new(2025, 12, 3),
        LoadedAt = new Day().GetUtcNow(),
        IsDemo = true,
        Region = "990000",
        KnownBy = (at, only) => World.Read(Ledger, RealPacks.Catalogue, at, only is { } one ? [one.Enterprise] : null),
    };

    public IReadOnlyList<Observation> Figures(Subject enterprise, string item) => [.. Ledger.Observations(null, [enterprise.Id]).Select(r => r.Observation).Where(o => o.Item == item && o.Period.ToString() == November)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static List<Observation> Past(World sample)
    {
        var (all, source) = (new List<Observation>(), new Source(SourceKind.Filed, LegalBasis.Demo, "205-1 表"));
        foreach (var item in sample.Frame.Items)
            foreach (var year in sample.Frame.Years)
                for (var row = 0; row < sample.Frame.Rows.Count; row++)
                    for (var month = 1; month <= 12; month++)
                        if (sample.Frame.Value(item, row, Period.Month(year, month)) is var value && !double.IsNaN(value))
                            all.Add(new(sample.Frame.Rows[row].Id, item, Period.Month(year, month), value, "", source, 0));
        return all;
    }

    sealed class Day : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 12, 3, 9, 0, 0, China.Offset);
    }
}
