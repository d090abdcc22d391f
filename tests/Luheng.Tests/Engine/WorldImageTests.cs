using System.Security.Cryptography;
using System.Text;
using Luheng.Engine;
using Luheng.Observations;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Engine;

/// <summary>The image of a world says what the ledger says, or is passed over.</summary>
public sealed class WorldImageTests : IDisposable
{
    const string Energy = "energy.comprehensive";
    static readonly DateOnly Today = new(2025, 11, 20);
    static readonly SubjectId One = SubjectId.OfEnterprise(SmallProvince.Code(1));
    readonly string folder = Directory.CreateTempSubdirectory("luheng-image").FullName;
    readonly SqliteLedger ledger;

    public WorldImageTests()
    {
        ledger = SqliteLedger.Open(folder, TimeProvider.System);
        ledger.Commit(new("filed", "test", [Firm(1), Firm(2)],
        [
            Of(One, "2024-01", 10), Of(One, "2024-02", 11), Of(Firm(2).Id, "2024-01", 3), Of(One, "2023", 140),
            new(SubjectId.Region("510000"), "value_added.price-2020", Period.Parse("2024-Q1"), 5000, "规上", new(SourceKind.Official, LegalBasis.Statistical, "公报"), 0),
        ]));
    }

    [Fact]
    public void It_gives_back_every_figure_and_what_was_learnt_since()
    {
        var (read, image) = (Read(), Image());
        Assert.True(WorldImage.Same(read, Again(image)!));
        ledger.Commit(new("corrected", "test", [], [Of(One, "2024-02", 12), Of(One, "2024-03", 9)]));
        var now = Again(image)!;
        Assert.True(WorldImage.Same(Read(), now));
        Assert.False(WorldImage.Same(read, now));
        Assert.Equal(12, now.Frame.Value("energy.consumed.electricity", now.Frame.RowOf(One), Period.Parse("2024-02")));
    }

    [Fact]
    public void One_that_is_damaged_or_of_another_history_or_of_other_rules_is_passed_over()
    {
        var image = Image();
        for (var at = 0; at < image.Length; at += 97)
        {
            var damaged = image.ToArray();
            damaged[at] ^= 1;
            Assert.Null(Again(damaged));
        }
        Assert.Null(Again(image[..^7]));
        using var other = SqliteLedger.Open(Directory.CreateDirectory(Path.Combine(folder, "other")).FullName, TimeProvider.System);
        other.Commit(new("filed", "test", [Firm(1), Firm(2)], [Of(One, "2024-01", 99)]));
        Assert.Null(WorldImage.Read(image, other, RealPacks.Rules, Today));
    }

    [Fact]
    public void What_an_undo_or_a_new_subject_changed_is_not_taken_from_it()
    {
        var image = Image();
        var batch = ledger.Commit(new("wrong", "test", [], [Of(One, "2024-03", 1)]));
        var later = Image();
        Assert.Null(ledger.Undo(batch.Id, "test"));
        Assert.Null(Again(later));
        Assert.NotNull(Again(image));
        ledger.Commit(new("new", "test", [Firm(3)], []));
        Assert.Null(Again(image));
    }

    [Fact]
    public void What_was_computed_is_taken_along_and_is_what_the_ledger_gives()
    {
        var (read, image) = (Read(), Computed());
        var again = Again(image)!;
        Assert.Contains((Energy, 2024), again.Columns.Settled.Where(c => c.Values is not null).Select(c => (c.Item, c.Year)));
        Assert.Equal(read.Columns.Of(Energy, 2024), again.Columns.Of(Energy, 2024));
        Assert.Equal(read.Columns.Filers(Energy), again.Columns.Filers(Energy));
        Assert.True(WorldImage.Same(again, read));
        Assert.True(WorldImage.Holds(new MemoryStream(image), again));
        Assert.False(WorldImage.Holds(new MemoryStream(Image()), again));
    }

    [Fact]
    public void What_was_computed_is_not_taken_once_a_figure_was_learnt()
    {
        var image = Computed();
        ledger.Commit(new("corrected", "test", [], [Of(One, "2024-02", 12)]));
        var now = Again(image)!;
        Assert.Empty(now.Columns.Settled);
        Assert.Equal(Read().Columns.Of(Energy, 2024), now.Columns.Of(Energy, 2024));
    }

    [Fact]
    public void What_another_program_computed_is_not_taken_and_its_image_is_written_anew()
    {
        var (mine, other) = (typeof(WorldImage).Module.ModuleVersionId.ToString(), Guid.NewGuid().ToString());
        var image = Computed();
        var at = image.AsSpan().IndexOf(Encoding.UTF8.GetBytes(mine));
        Encoding.UTF8.GetBytes(other, image.AsSpan(at));
        SHA256.HashData(image.AsSpan(..^SHA256.HashSizeInBytes), image.AsSpan(^SHA256.HashSizeInBytes..));
        var now = Again(image)!;
        Assert.True(WorldImage.Same(Read(), now));
        Assert.Empty(now.Columns.Settled);
        now.Columns.Of(Energy, 2024);
        now.Columns.Settle();
        Assert.False(WorldImage.Holds(new MemoryStream(image), now));
    }

    public void Dispose()
    {
        ledger.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    static Observation Of(SubjectId of, string period, double value) => new(of, "energy.consumed.electricity", Period.Parse(period), value, "", new(SourceKind.Filed, LegalBasis.Administrative, ""), 4);

    static Subject Firm(int n) => new(SubjectId.OfEnterprise(SmallProvince.Code(n)), $"厂{n}", [new(null, null, SmallProvince.East, "3011")]);

    World Read() => World.Read(ledger, RealPacks.Rules, today: Today);

    World? Again(byte[] image) => WorldImage.Read(image, ledger, RealPacks.Rules, Today);

    byte[] Image() => Image(Read());

    /// <summary>The image of a world of which energy was asked.</summary>
    byte[] Computed()
    {
        var world = Read();
        world.Columns.Of(Energy, 2024);
        world.Columns.Filers(Energy);
        world.Columns.Settle();
        return Image(world);
    }

    byte[] Image(World world)
    {
        using var stream = new MemoryStream();
        WorldImage.Write(world, ledger, stream);
        return stream.ToArray();
    }
}
