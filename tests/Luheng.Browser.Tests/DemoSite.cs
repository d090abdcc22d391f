using Luheng.Demo;
using Luheng.Engine;
using Luheng.Portal;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;

namespace Luheng.Browser.Tests;

/// <summary>The small demo province in memory, as a newcomer sees it after the first command.</summary>
static class DemoSite
{
    static readonly Lazy<Desk> Made = new(Make);

    public static Desk Desk => Made.Value;

    /// <summary>An enterprise about which something was found.</summary>
    public static SubjectId Noticed => Desk.Findings.First(f => f is { Subject.Kind: SubjectKind.Enterprise, Kind: "annual-differs" }).Subject;

    /// <summary>The largest consumer of the year so far.</summary>
    public static SubjectId Largest => Desk.World.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise)
        .MaxBy(s => Asker.Ask(Desk.World, "energy.consumed.electricity", s.Id, Period.Calendar(2024)).Value)!.Id;

    static Desk Make()
    {
        var story = new Story();
        var ledger = new MemoryLedger(story);
        foreach (var draft in DemoProvince.Make(RealPacks.Catalogue, DemoSize.Small).Drafts())
        {
            story.Now = draft.ReceivedAt;
            ledger.Commit(draft.Draft);
        }
        var world = World.Read(ledger, RealPacks.Catalogue);
        new Pipeline().Run(ledger, RealPacks.Catalogue, new(() => world));
        return new()
        {
            World = world,
            AsOf = DemoProvince.AsOf,
            LoadedAt = new(DemoProvince.AsOf, new(9, 30), China.Offset),
            IsDemo = true,
            Region = "990000",
            Findings = ledger.Findings(),
            KnownBy = (known, of) => World.Read(ledger, RealPacks.Catalogue, known, of is { } one ? [one] : null),
        };
    }

    sealed class Story : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
