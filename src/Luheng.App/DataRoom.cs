using System.Globalization;
using Luheng.Engine;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.PlanReading.Confirming;
using Luheng.Problems;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>A data folder with the packs that apply to it; without a folder, the packs alone.</summary>
sealed class DataRoom : IDisposable
{
    readonly StoryClock clock;
    readonly ILedger? ledger;
    readonly string? folder;
    Station? station;

    /// <summary>The packs without plans that were published here.</summary>
    Catalogue? shipped;
    string seen = "";

    DataRoom(string? folder, ILedger? ledger, Catalogue catalogue, DateTimeOffset? knownBy, StoryClock clock) =>
        (this.folder, this.ledger, Catalogue, KnownBy, this.clock) = (folder, ledger, catalogue, knownBy, clock);

    /// <summary>The rules in force: as shipped, and the plans that officers confirmed here.</summary>
    public Catalogue Catalogue { get; private set; }

    /// <summary>Looks whether officers published a plan since; then the rules in force are others.</summary>
    public bool TakePlans()
    {
        if (Published() is var published && published == seen) return false;
        seen = published;
        var (now, leftOut) = PublishedPlans.InForce(Ledger, shipped!);
        Told(leftOut);
        if (now.Hash == Catalogue.Hash) return false;
        Catalogue = now;
        Ledger.KeepPacks(now.Hash, now.Content);
        return true;
    }

    /// <summary>Which versions are published: asked every second, so that rules are put together only when one is new.</summary>
    string Published() => string.Join(' ', Ledger.Documents(PublishedPlan.Kind).Select(d => $"{d.Id}:{d.Body.Length}:{d.Body.GetHashCode(StringComparison.Ordinal)}"));

    /// <summary>A plan that no longer fits the packs that are shipped is left out, and said to be.</summary>
    static void Told(IReadOnlyList<Problem> leftOut)
    {
        foreach (var problem in leftOut) Console.Error.WriteLine($"a published plan is left out: {problem}");
    }

    /// <summary>The time here: in a demonstration that of its story.</summary>
    public StoryClock Clock => clock;
    public DateTimeOffset? KnownBy { get; }

    /// <summary>The data folder.</summary>
    public string Folder => folder ?? throw new FormatException("a data folder is needed: --data DIR");
    public ILedger Ledger => ledger ?? throw new FormatException("a data folder is needed: --data DIR");

    /// <summary>Opens a folder; as known by an earlier time, with the packs that were in force in it then.</summary>
    public static DataRoom Open(string? folder, string? knownBy = null, bool create = false, StoryClock? clock = null)
    {
        clock ??= new();
        DateTimeOffset? known = knownBy is null ? null : China.TryInstant(knownBy, out var instant) ? instant
            : throw new FormatException($"'{knownBy}' is not a time like 2024-05-01 or 2024-05-01T10:00:00+08:00");
        if (folder is null) return new(null, null, PackFolder.Load(), known, clock);
        if (!create && !File.Exists(Path.Combine(folder, "luheng.db")))
            throw new DirectoryNotFoundException($"there is no data in {Path.GetFullPath(folder)}; make some with: luheng import FILE --data {folder}, or: luheng demo --data {folder}");
        var ledger = SqliteLedger.Open(folder, clock);
        ledger.Here = (Environment.UserName, Here);
        try
        {
            clock.Follow(ledger);
            var kept = known is null ? null : ledger.PacksAt(known);
            var shipped = kept is { } packs ? PackLoader.Load(PackFiles.FromZip(packs.Content)) : PackFolder.Load();
            var (catalogue, leftOut) = known is null ? PublishedPlans.InForce(ledger, shipped) : (shipped, []);
            Told(leftOut);
            if (known is null) ledger.KeepPacks(catalogue.Hash, catalogue.Content);
            return new(folder, ledger, catalogue, known, clock) { shipped = shipped };
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>Which command this is and on which machine, for the audit trail; its arguments may hold what is not for it.</summary>
    static string Here => $"命令行 {string.Join(' ', Environment.GetCommandLineArgs().Skip(1).TakeWhile(a => !a.StartsWith('-')).Take(2).Where(a => a.All(c => char.IsAsciiLetter(c) || c == '-')))} @{Environment.MachineName}";

    static string? Postgres => Environment.GetEnvironmentVariable("LUHENG_POSTGRES") is { Length: > 0 } named ? named : null;

    /// <summary>Whether readings were ever kept here; asking makes no store.</summary>
    public bool HasReadings => Postgres is not null || folder is not null && File.Exists(Path.Combine(folder, ReadingStore.FileName));

    /// <summary>Where readings are kept, for messages.</summary>
    public string ReadingsPlace => Postgres is null ? Path.Combine(Folder, ReadingStore.FileName) : "PostgreSQL";

    /// <summary>The readings and their register; opened, or made, when first asked for.</summary>
    public Station Station => station ??= new(Ledger, Postgres is { } elsewhere ? ReadingStore.Open(folder!, clock, elsewhere) : ReadingsSeen.Open(Folder, clock, Ledger), Catalogue, clock);

    /// <summary>Says that readings were here and are gone; null where all is well.</summary>
    public Problem? MissingReadings => Postgres is null ? ReadingsSeen.Missing(Folder, Ledger) : null;

    /// <summary>Has the ledger remember how far the readings are, should they be lost.</summary>
    public void NoteReadings()
    {
        if (Postgres is null && station?.Readings is ReadingStore store) ReadingsSeen.TryNote(Ledger, store);
    }

    /// <summary>Everything known here, or what concerns one firm.</summary>
    public World World(SubjectId? only = null) => ledger is null
        ? Engine.World.Of(Catalogue, [], [])
        : only is null && KnownBy is null && KeptWorld.Read(this) is { } kept ? kept
        : Engine.World.Read(ledger, Catalogue, KnownBy, only is { IsGroup: false } firm ? [firm, firm.Enterprise] : null, today: clock.Today());

    public DateOnly AsOf(string? said)
    {
        var text = said ?? ledger?.Mark(StandingDay.Mark);
        if (text is null) return KnownBy is { } known ? DateOnly.FromDateTime(known.ToOffset(China.Offset).DateTime) : clock.Today();
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new FormatException($"'{text}' is not a day like 2025-11-20");
    }

    public void Dispose()
    {
        NoteReadings();
        station?.Readings.Dispose();
        ledger?.Dispose();
    }
}
