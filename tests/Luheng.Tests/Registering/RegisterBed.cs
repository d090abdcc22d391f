using Luheng.Cases;
using Luheng.Engine;
using Luheng.Observations;
using Luheng.Registering;
using Luheng.Registry;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Tests.Storage;
using Luheng.Time;

namespace Luheng.Tests.Registering;

/// <summary>A register in memory with a few enterprises in four counties of two cities, and officers who change it: one line per act.</summary>
sealed class RegisterBed
{
    public static readonly RegisterHand City = new("city", "市经办", "网页"), Province = new("province", "省经办", "网页");
    public static readonly Period June = Period.Month(2025, 6);

    public RegisterBed()
    {
        Ledger = new(Clock);
        Cases = new(Ledger, new([RegisterProcedure.Procedure], RealPacks.Rules.Calendar.IsWorkday), Clock);
        Proposals = new(Ledger, Cases, RealPacks.Rules);
        Counties = [.. RealPacks.Rules.Regions.Children("990100").Take(2).Concat(RealPacks.Rules.Regions.Children("990200").Take(2)).Select(r => r.Code)];
    }

    public StandingClock Clock { get; } = new() { Now = new(2025, 7, 1, 1, 0, 0, TimeSpan.Zero) };
    public MemoryLedger Ledger { get; }
    public CaseBook Cases { get; }
    public Proposals Proposals { get; }
    public IReadOnlyList<string> Counties { get; }
    public Population Population => Proposals.Now();
    public World World(DateTimeOffset? knownBy = null) => Luheng.Engine.World.Read(Ledger, RealPacks.Rules, knownBy);

    public static string Code(int number) => SmallProvince.Code(number);

    /// <summary>Registers an enterprise that used 100 t of coal in every month of the years named.</summary>
    public string Firm(int number, int county = 0, string? park = null, params int[] years)
    {
        var id = SubjectId.OfEnterprise(Code(number));
        Pass();
        Ledger.Commit(new($"{number}", "tester", [new(id, $"示例{number}厂有限公司", [new(null, null, Counties[county], "3011", park)])], [.. (years.Length > 0 ? years : [2024, 2025]).SelectMany(y => Enumerable.Range(1, 12).Select(m => Coal(id, y, m, 100)))]));
        return id.Text;
    }

    public static Observation Coal(SubjectId id, int year, int month, double tonnes) => new(id, "energy.consumed.raw-coal", Period.Month(year, month), tonnes, "", Source.Read("", false), 0);

    public void File(string code, int year, int month, double tonnes)
    {
        Pass();
        Ledger.Commit(new("月报", "tester", [], [Coal(SubjectId.Parse(code), year, month, tonnes)]));
    }

    public double Coal(SubjectId group, Period period, DateTimeOffset? knownBy = null) => Asker.Ask(World(knownBy), "energy.consumed.raw-coal", group, period).Value;

    public Proposal Agreed(RegisterChange change)
    {
        Pass();
        var proposed = Proposals.Propose(change, City, "工商变更通知书");
        Assert.Empty(proposed.Wrong);
        Pass();
        var agreed = Proposals.Decide(proposed.Proposal!.Case.Id, RegisterProcedure.Agree, Province, null);
        Assert.Empty(agreed.Wrong);
        return agreed.Proposal!;
    }

    public void Pass() => Clock.Now += TimeSpan.FromMinutes(1);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
