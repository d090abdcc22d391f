using Luheng.Access;
using Luheng.Portal.Shell;
using Luheng.Records;

namespace Luheng.Portal.Returns;

/// <summary>The batches that brought something a reader may see: all of them to whoever sees everyone, else those with figures of the enterprises seen.</summary>
static class BatchList
{
    public static IReadOnlyList<Batch> Of(Reader reader)
    {
        var (desk, sight) = (reader.Desk, reader.Horizon(Act.SeeFirm));
        return desk.Remember<IReadOnlyList<Batch>>($"batches/{sight.Key}", () =>
        {
            var mine = sight.Everyone ? null : sight.Enterprises.SelectMany(e => desk.World.BatchesOf(e)).ToHashSet();
            return [.. desk.World.Batches.Values.Where(b => mine is null || mine.Contains(b.Id)).OrderByDescending(b => b.Id)];
        });
    }
}
