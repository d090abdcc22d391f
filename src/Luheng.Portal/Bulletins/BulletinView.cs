using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Cases;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Bulletins;

/// <summary>A figure of a snapshot that would be another one now.</summary>
public sealed record Since(Figure Then, double Now);

/// <summary>A bulletin as a page shows it: where it stands, its paper, what has changed since its snapshot.</summary>
public sealed record BulletinView(Case Matter, Bulletin Bulletin, Snapshot Snapshot)
{
    public BulletinState State => Matter.In<BulletinState>();
    public Period Month => Period.Parse(Bulletin.Month);

    /// <summary>Null where there is no such bulletin, or this reader may not know of it.</summary>
    public static BulletinView? Of(Reader reader, string id) =>
        reader.Office is { } office && office.Cases.Find(id) is { Procedure: Bulletin.Kind } matter && BulletinWork.Find(office.Ledger, id) is { } bulletin && Visible(reader, matter, bulletin)
            ? new(matter, bulletin, BulletinWork.SnapshotOf(office, bulletin)) : null;

    /// <summary>Every bulletin that this reader may see, the newest month first.</summary>
    public static IReadOnlyList<(Case Matter, Bulletin Bulletin)> All(Reader reader) => reader.Office is not { } office ? []
        : [.. office.Ledger.Documents(Bulletin.Kind).Select(d => Bulletin.Read(d.Body)).Select(b => (Matter: office.Cases.Find(b.Id)!, Bulletin: b))
            .Where(b => b.Matter is not null && Visible(reader, b.Matter, b.Bulletin)).OrderByDescending(b => b.Bulletin.Month, StringComparer.Ordinal).ThenBy(b => b.Bulletin.Id, StringComparer.Ordinal)];

    /// <summary>What was released to the public is everybody's; what was released, whoever sees the region's sums; a draft, whoever writes or releases it.</summary>
    static bool Visible(Reader reader, Case matter, Bulletin bulletin) =>
        reader.May(Act.MakeBulletin, matter.Subject) || reader.May(Act.ReleaseBulletin, matter.Subject)
        || matter.In<BulletinState>() is BulletinState.Released or BulletinState.Revoked && (bulletin.Text.Public || reader.May(Act.SeeAggregate, matter.Subject));

    /// <summary>The figures that are otherwise now, by the digits that a reader would see.</summary>
    /// <remarks>Asked of everything that is known: only for those who may make bulletins of the region.</remarks>
    internal IReadOnlyList<Since> Changed(Reader reader)
    {
        if (reader.Office is not { } office || !reader.May(Act.MakeBulletin, Matter.Subject)) return [];
        var desk = reader.Desk.Whole;
        var now = desk.Remember<Latest>($"bulletin:{Bulletin.Region}:{Bulletin.Month}", () => new()).Of(office.Cases.All.Sum(c => c.Steps.Count), () => BulletinWork.Of(office, desk).Take(Bulletin.Region, Month));
        var values = now.Figures.ToDictionary(f => f.Key, f => f.Value);
        return [.. Snapshot.Figures.Select(f => new Since(f, values.GetValueOrDefault(f.Key, double.NaN))).Where(s => Figures.Write(s.Then.Value, s.Then.Unit) != Figures.Write(s.Now, s.Then.Unit))];
    }

    /// <summary>What would be said now, until another step is made: who has filed depends on these.</summary>
    sealed class Latest
    {
        readonly Lock making = new();
        (int Steps, Snapshot Said)? kept;

        public Snapshot Of(int steps, Func<Snapshot> take)
        {
            lock (making) return kept is { } known && known.Steps == steps ? known.Said : (kept = (steps, take())).Value.Said;
        }
    }

    public Paper Paper(Desk desk, string site) => BulletinPaper.Of(desk.World, Bulletin, Snapshot, site, State switch { BulletinState.Released => "", BulletinState.Revoked => "已撤回", _ => "草稿" });
}
