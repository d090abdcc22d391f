using Luheng.Registry;

namespace Luheng.Judging.Allocating;

/// <summary>What reaching the benchmark would save (节能潜力), as a share of energy, 0–1.</summary>
public static class Potentials
{
    /// <summary>Of enterprises, from where their lines stand against the advanced level (标杆), weighted by energy; enterprises without a judged line are not in it.</summary>
    public static IReadOnlyDictionary<SubjectId, double> Of(IEnumerable<LineStanding> standings)
    {
        var known = new Dictionary<SubjectId, double>();
        foreach (var firm in standings.GroupBy(s => s.Subject))
        {
            var lines = firm.Select(l => (l.EnergyShare, Part: OfLine(l))).Where(l => l.Part is not null && l.EnergyShare > 0).ToList();
            if (lines.Count > 0) known[firm.Key] = Sum.Of(lines.Select(l => l.EnergyShare * l.Part!.Value)) / Sum.Of(lines.Select(l => l.EnergyShare));
        }
        return known;
    }

    static double? OfLine(LineStanding line) => line.Advanced is not { } advanced || !double.IsFinite(line.Value) || line.Why is not null ? null
        : line.HigherIsBetter ? (advanced > 0 ? Math.Clamp(1 - line.Value / advanced, 0, 1) : null)
        : line.Value <= advanced ? 0 : advanced > 0 ? Math.Clamp(1 - advanced / line.Value, 0, 1) : null;

    /// <summary>Of groups, from the part of their intensity above the best quarter of all.</summary>
    public static IReadOnlyList<Branch> AboveBestQuarter(IReadOnlyList<Branch> branches, double quarter)
    {
        double[] known = [.. branches.Select(b => b.Amount / b.Output).Where(e => double.IsFinite(e) && e > 0).Order()];
        if (known.Length < 2) return branches;
        var at = quarter * (known.Length - 1);
        var low = (int)Math.Floor(at);
        var best = known[low] + (at - low) * (known[Math.Min(low + 1, known.Length - 1)] - known[low]);
        return
        [
            .. branches.Select(b => b.Potential is null && b.Amount / b.Output is var own && double.IsFinite(own) && own > 0
                ? b with { Potential = Math.Max(0, 1 - best / own), PotentialFrom = new("高出最好四分之一的部分", "the part above the best quarter") } : b),
        ];
    }
}
