using Luheng.Engine;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Tests.Storage;
using Luheng.Time;

namespace Luheng.Tests.Engine;

/// <summary>A world that learns what came since is the world that would be read anew.</summary>
public sealed class WorldNewsTests : IDisposable
{
    static readonly string[] Items = ["energy.consumed.raw-coal", "energy.consumed.electricity", "water.fresh"];
    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    static SubjectId Firm(int n) => SubjectId.OfEnterprise(SmallProvince.Code(n));

    static Observation Figure(Random luck)
    {
        var period = luck.Next(5) == 0 ? Period.Calendar(2024) : Period.Month(2023 + luck.Next(2), luck.Next(1, 13));
        var kind = luck.Next(3) == 0 ? SourceKind.Monitored : SourceKind.Filed;
        return new(Firm(luck.Next(1, 5)), Items[luck.Next(Items.Length)], period, luck.Next(1, 1000), "", Source.Usual(kind), luck.Next(100));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void What_came_since_is_learnt_as_if_all_had_been_read_anew(int seed)
    {
        var luck = new Random(seed);
        using var ledger = folder.Open();
        ledger.Commit(new("名录", "王工", [.. Enumerable.Range(1, 4).Select(n => new Subject(Firm(n), $"厂{n}", [new(null, null, SmallProvince.East, "3011")]))], [.. Enumerable.Range(0, 40).Select(_ => Figure(luck))]));
        var world = World.Read(ledger, RealPacks.Rules);
        var first = Answers(world);
        for (var round = 0; round < 4; round++)
        {
            var before = world;
            folder.Clock.Now += TimeSpan.FromMinutes(1);
            ledger.Commit(new("月报", "王工", [], [.. Enumerable.Range(0, luck.Next(1, 6)).Select(_ => Figure(luck))]));
            world = before.With(ledger)!;
            Assert.Equal(Answers(World.Read(ledger, RealPacks.Rules)), Answers(world));
        }
        Assert.NotEqual(first, Answers(world));
        Assert.Equal(first, Answers(World.Read(ledger, RealPacks.Rules, ledger.Batches()[0].RecordedAt)));
    }

    [Fact]
    public void The_world_before_stays_as_it_was()
    {
        using var ledger = folder.Open();
        ledger.Commit(new("名录", "王工", [new(Firm(1), "厂", [new(null, null, SmallProvince.East, "3011")])], [new(Firm(1), Items[0], Period.Month(2024, 3), 10, "", Source.Usual(SourceKind.Filed), 1)]));
        var before = World.Read(ledger, RealPacks.Rules);
        ledger.Commit(new("更正", "王工", [], [new(Firm(1), Items[0], Period.Month(2024, 3), 20, "", Source.Usual(SourceKind.Filed), 1)]));
        var after = before.With(ledger)!;
        Assert.Equal((10.0, 20.0), (Ask(before, Firm(1), Period.Month(2024, 3)), Ask(after, Firm(1), Period.Month(2024, 3))));
    }

    [Fact]
    public void A_new_subject_a_groups_figure_and_an_undo_ask_for_reading_anew()
    {
        using var ledger = folder.Open();
        ledger.Commit(new("名录", "王工", [new(Firm(1), "厂", [new(null, null, SmallProvince.East, "3011")])], []));
        var world = World.Read(ledger, RealPacks.Rules);
        var group = ledger.Commit(new("公报", "统计局", [], [new(SubjectId.Region(SmallProvince.Province), Items[0], Period.Calendar(2024), 5, "规上", Source.Usual(SourceKind.Official), 0)]));
        Assert.Null(world.With(ledger));
        ledger.Undo(group.Id, "统计局");
        Assert.NotNull(world.With(ledger));
        var filed = ledger.Commit(new("月报", "王工", [], [new(Firm(1), Items[0], Period.Month(2024, 3), 10, "", Source.Usual(SourceKind.Filed), 1)]));
        var told = world.With(ledger)!;
        ledger.Undo(filed.Id, "王工");
        Assert.Null(told.With(ledger));
        ledger.Commit(new("新户", "王工", [new(Firm(2), "厂", [new(null, null, SmallProvince.East, "3011")])], []));
        Assert.Null(world.With(ledger));
    }

    static double Ask(World world, SubjectId of, Period period) => Asker.Ask(world, Items[0], of, period).Value;

    static string[] Answers(World world)
    {
        var asker = new Asker(world);
        return [.. from item in (string[])[.. Items, "energy.comprehensive"]
                   from of in (SubjectId[])[Firm(1), Firm(2), Firm(3), Firm(4), SubjectId.Region(SmallProvince.East)]
                   from period in (Period[])[Period.Calendar(2023), Period.Calendar(2024), .. Enumerable.Range(1, 12).Select(m => Period.Month(2024, m))]
                   let answer = asker.Ask(item, of, period)
                   select $"{item} {of} {period} {answer.Value:R} {answer.Coverage} {string.Join('|', answer.Because.Besides.Select(b => $"{b.Kind} {b.Value:R}"))}"];
    }
}
