using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Tests.Storage;
using Luheng.Time;

namespace Luheng.Tests.Engine;

/// <summary>What was answered once can be answered again: corrections, undo and earlier packs, on both ledgers.</summary>
public sealed class KnownByTests : IDisposable
{
    static readonly SubjectId Works = SubjectId.OfEnterprise(SmallProvince.Code(1));
    static readonly Period March = Period.Month(2024, 3);

    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Ledgers => ["memory", "sqlite"];

    ILedger Open(string kind) => kind == "memory" ? new MemoryLedger(folder.Clock) : folder.Open();

    static Observation Coal(double value) => new(Works, "energy.consumed.raw-coal", March, value, "", Source.Read("", false), 2);

    static Batch File(ILedger ledger, double value) => ledger.Commit(new("月报.csv", "王工", [new(Works, "厂", [new(null, null, SmallProvince.East, "3011")])], [Coal(value)]));

    double Ask(ILedger ledger, DateTimeOffset? knownBy = null, SubjectId? of = null, Catalogue? rules = null)
    {
        folder.Clock.Now += TimeSpan.FromMinutes(1);
        return Asker.Ask(World.Read(ledger, rules ?? RealPacks.Rules, knownBy), "energy.comprehensive", of ?? Works, March).Value;
    }

    [Theory, MemberData(nameof(Ledgers))]
    public void A_correction_changes_the_answer_but_not_the_one_known_before(string kind)
    {
        using var ledger = Open(kind);
        var first = File(ledger, 1000);
        folder.Clock.Now += TimeSpan.FromDays(1);
        File(ledger, 900);
        Assert.Equal(642.87, Ask(ledger), 1e-9);
        Assert.Equal(714.3, Ask(ledger, first.RecordedAt), 1e-9);
        Assert.Equal(714.3, Ask(ledger, first.RecordedAt, SubjectId.Region(SmallProvince.East)), 1e-9);
        Assert.Equal(double.NaN, Ask(ledger, first.RecordedAt.AddSeconds(-1)));
    }

    [Theory, MemberData(nameof(Ledgers))]
    public void An_undone_correction_gives_the_first_figure_back(string kind)
    {
        using var ledger = Open(kind);
        File(ledger, 1000);
        folder.Clock.Now += TimeSpan.FromDays(1);
        var wrong = File(ledger, 900);
        folder.Clock.Now += TimeSpan.FromDays(1);
        Assert.Null(ledger.Undo(wrong.Id, "王工"));
        Assert.Equal(714.3, Ask(ledger), 1e-9);
        Assert.Equal(642.87, Ask(ledger, wrong.RecordedAt), 1e-9);
    }

    [Theory, MemberData(nameof(Ledgers))]
    public void The_pack_in_force_then_answers_for_then(string kind)
    {
        using var ledger = Open(kind);
        var before = RealPacks.Rules;
        ledger.KeepPacks(before.Hash, before.Content);
        folder.Clock.Now += TimeSpan.FromMinutes(2);
        var filed = File(ledger, 1000);
        folder.Clock.Now += TimeSpan.FromDays(1);
        var after = PackLoader.Load(RealPacks.Changed("cn/energy/factors/coefficients.yaml", "from: 2021-04-01, value: 0.7143,", "from: 2021-04-01, value: 0.8,"));
        ledger.KeepPacks(after.Hash, after.Content);

        var then = PackLoader.Load(PackFiles.FromZip(ledger.PacksAt(filed.RecordedAt)!.Value.Content));
        Assert.Equal(before.Hash, then.Hash);
        Assert.Equal(714.3, Ask(ledger, filed.RecordedAt, rules: then), 1e-9);
        Assert.Equal(800, Ask(ledger, rules: PackLoader.Load(PackFiles.FromZip(ledger.PacksAt(null)!.Value.Content))), 1e-9);
    }

    [Fact]
    public void The_file_and_row_of_a_figure_are_told_with_it()
    {
        using var ledger = folder.Open();
        var batch = File(ledger, 1000);
        var origin = World.Read(ledger, RealPacks.Rules).Provenance(Works, "energy.consumed.raw-coal", March)!;
        Assert.Equal(("月报.csv", 2, "王工", batch.RecordedAt), (origin.File, origin.Row, origin.By, origin.RecordedAt));
    }
}
