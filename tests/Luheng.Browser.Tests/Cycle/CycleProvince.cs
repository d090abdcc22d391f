using System.Globalization;
using System.Text;
using Luheng.Demo;
using Luheng.Engine;
using Luheng.Flow.Tests.Cases;
using Luheng.Observations;
using Luheng.Portal;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;

namespace Luheng.Browser.Tests.Cycle;

/// <summary>The demo province through a year: its register and official statistics until July 2024, later months as files that its people import, and a clock that the test moves.</summary>
public sealed class CycleProvince : IDisposable
{
    public const string Plan = "demo-14fyp";
    const string Energy = "energy.comprehensive", EnergyGrowth = "energy.consumption.growth";

    static readonly Period Known = Period.YearToDate(2024, 7);

    readonly string folder = Directory.CreateTempSubdirectory("luheng-cycle").FullName;
    readonly List<Observation> official;

    public CycleProvince()
    {
        var drafts = DemoProvince.Make(RealPacks.Catalogue, DemoSize.Small).Drafts().Select(d => d.Draft).ToList();
        var subjects = drafts.SelectMany(d => d.Subjects).GroupBy(s => s.Id).Select(g => g.Last()).ToList();
        official = [.. drafts.SelectMany(d => d.Observations).Where(o => o.Source.Kind == SourceKind.Official)];
        Ledger = new(Clock);
        Office = new(Ledger, RealPacks.Catalogue, Clock, folder) { Demo = true };
        City = SubjectId.Region(subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise && s.Latest.Park is not null).OrderBy(s => s.Id.Text, StringComparer.Ordinal).First().Latest.Region[..4] + "00");
        Ledger.Commit(new("名录与 2024 年 7 月以前的官方统计（演示数据）", "demo-statistics", subjects, [.. official.Where(o => o.Period.Last <= Known.Last).Select(Changed)]));
        Show(new(2024, 8, 20));
    }

    internal MemoryLedger Ledger { get; }
    public StandingClock Clock { get; } = new(new(2024, 8, 20, 9, 30, 0, China.Offset));
    public Office Office { get; }
    public Desk Desk { get; private set; } = null!;

    /// <summary>The city of the invented city officer.</summary>
    public SubjectId City { get; }

    /// <summary>What the host does on a new day and after figures came in.</summary>
    public void Show(DateOnly day)
    {
        Clock.Now = new(day, new(9, 30), China.Offset);
        Desk = new() { World = World.Read(Ledger, RealPacks.Catalogue, today: day), AsOf = day, LoadedAt = Clock.Now, IsDemo = true, Region = "990000" };
    }

    /// <summary>The statistics of months of 2024 as their file comes: the city's energy first above, then below what the demonstration tells.</summary>
    public byte[] Release(int from, int to)
    {
        var csv = new StringBuilder("subject,item,period,value,unit,scope,source\n");
        foreach (var o in official.Where(o => o.Period is { Kind: PeriodKind.YearToDate or PeriodKind.Year, Year: 2024 } && o.Period.Last.Month >= from && o.Period.Last.Month <= to).Select(Changed))
            csv.Append(CultureInfo.InvariantCulture, $"{o.Subject},{o.Item},{o.Period},{o.Value:R},{RealPacks.Catalogue.Items[o.Item].Unit},{o.Scope},演示数据\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>Well ahead until July, behind by October, and ahead again by the end of the year.</summary>
    static double Factor(int month) => month switch { <= 7 => 0.95, 8 => 0.98, 9 => 1.01, 10 => 1.03, 11 => 0.96, _ => 0.93 };

    Observation Changed(Observation o) => o.Subject != City || o.Period.Year != 2024 ? o : o.Item switch
    {
        Energy => o with { Value = Math.Round(o.Value * Factor(o.Period.Last.Month)) },
        EnergyGrowth => o with { Value = Math.Round(((1 + o.Value / 100) * Factor(o.Period.Last.Month) - 1) * 1000) / 10 },
        _ => o,
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
