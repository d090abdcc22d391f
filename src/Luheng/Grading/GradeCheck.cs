using Luheng.Engine;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Grading;

/// <summary>A grade that comes out otherwise when its list is made again; null where the one or the other has none.</summary>
public sealed record GradeDifference(SubjectId Subject, string? Listed, string? Again);

/// <summary>A list made again of what was known when it was made: whether it is the same byte for byte, and which grades are not.</summary>
public sealed record GradeCheck(string Hash, bool Same, IReadOnlyList<GradeDifference> Differs)
{
    /// <param name="catalogue">The rules that were in force by then.</param>
    public static GradeCheck Of(GradeList list, ILedger ledger, Catalogue catalogue, GradeSources sources)
    {
        var world = World.Read(ledger, catalogue, list.KnownBy, today: list.Day);
        var ladders = GradeList.Ladders(GradeInputs.Of(world, ledger, sources, list.Scheme, Period.Parse(list.Period), list.Day), list.Scheme);
        var (hash, again) = (GradeList.HashOf(ladders), ladders.ToDictionary(l => l.Judgement.Subject, l => l.Level));
        var listed = list.Grades.ToDictionary(g => g.Subject, g => g.Computed);
        return new(hash, hash == list.Hash, [.. listed.Keys.Union(again.Keys).Order().Select(s => new GradeDifference(s, listed.GetValueOrDefault(s), again.GetValueOrDefault(s))).Where(d => d.Listed != d.Again)]);
    }
}
