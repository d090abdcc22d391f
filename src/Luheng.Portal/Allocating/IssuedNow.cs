using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Records;

namespace Luheng.Portal.Allocating;

/// <summary>The targets that regions and enterprises were given as their own (下达的目标), as they are now: read once from the ledger and then only what is new.</summary>
sealed class IssuedNow(ILedger ledger, Catalogue catalogue)
{
    readonly DocumentShelf<Breakdown> shelf = new(ledger, Breakdown.Kind, Breakdown.Read);
    volatile Known known = new(-1, [], "");

    /// <summary>All of them, with a stamp that changes when they do: what is made of them is remembered under it.</summary>
    public (IReadOnlyList<IssuedTarget> All, string Stamp) Now()
    {
        shelf.Refresh();
        var (held, changes) = (known, shelf.Changes);
        if (held.Changes != changes)
        {
            var all = IssuedTargets.All([.. shelf.All], catalogue);
            known = held = new(changes, all, IssuedTargets.StampOf(all));
        }
        return (held.All, held.Stamp);
    }

    sealed record Known(int Changes, IReadOnlyList<IssuedTarget> All, string Stamp);
}
