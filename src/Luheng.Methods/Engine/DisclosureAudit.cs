using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Engine;

/// <summary>How many enterprises a shown sum must have, and the largest share that one of them may have in it.</summary>
public sealed record DisclosureLimits(int MembersAtLeast, double LargestShareAtMost)
{
    const string Rule = "disclosure";

    /// <summary>As the packs set them.</summary>
    public static DisclosureLimits Of(Catalogue catalogue)
    {
        var numbers = catalogue.Rules.GetValueOrDefault(Rule)?.Numbers;
        return new((int)(numbers?.GetValueOrDefault("members_at_least", 3) ?? 3), numbers?.GetValueOrDefault("largest_share_at_most", 1) ?? 1);
    }

    /// <summary>Whether a sum of these amounts hides each of them; one with nobody in it hides nobody.</summary>
    public bool Allow(IReadOnlyCollection<(SubjectId Enterprise, double Amount)> parts)
    {
        if (parts.Count == 0) return true;
        var sizes = parts.GroupBy(p => p.Enterprise).Select(g => Math.Abs(g.Sum(p => p.Amount))).ToList();
        return sizes.Count >= MembersAtLeast && (sizes.Sum() is var total && total == 0 || sizes.Max() <= LargestShareAtMost * total);
    }
}

/// <summary>Takes sums one after another as long as no combination of those taken reveals one or two enterprises, or one that dominates. Linear algebra over the rows that no taken sum tells apart.</summary>
/// <remarks>Sums are rows of 0 and 1 over atoms, reduced modulo a prime. An atom whose unit row is in the span is known exactly; two atoms of which a combination is known are parallel in the null space.</remarks>
public sealed class DisclosureAudit
{
    const long Prime = 2_147_483_647;

    /// <summary>Above this many groups times atoms, the narrower groups are not looked at, and so not shown.</summary>
    const long MostWork = 400_000;

    readonly List<(long[] Row, int Pivot)> reduced = [];
    readonly IReadOnlyList<(SubjectId Enterprise, double Amount)>[] atoms;
    readonly DisclosureLimits limits;

    DisclosureAudit(IReadOnlyList<(SubjectId Enterprise, double Amount)>[] atoms, DisclosureLimits limits) => (this.atoms, this.limits) = (atoms, limits);

    /// <summary>The groups that may be shown together.</summary>
    /// <param name="sets">The rows that a reader may not see of each group, the widest group first.</param>
    /// <param name="amounts">By row.</param>
    public static IReadOnlySet<T> Of<T>(IReadOnlyList<(T Group, int[] Rows)> sets, IReadOnlyDictionary<int, double> amounts, Func<int, SubjectId> enterpriseOf, DisclosureLimits limits)
        where T : notnull
    {
        // The same sum under two names, such as a sector of a province that is all there is, is looked at once.
        var names = sets.ToLookup(s => (s.Rows.Length, s.Rows.Aggregate((1L, 7L), (line, row) => Hash(line, row, 1))));
        sets = [.. names.Select(n => n.First())];
        var groupsOf = amounts.Keys.ToDictionary(row => row, _ => new List<int>());
        var shown = new HashSet<T>();
        var used = new List<int>();
        var kinds = 1L;
        for (var g = 0; g < sets.Count; g++)
        {
            // Sums of nobody, and of what the limits refuse already, need no algebra.
            if (sets[g].Rows.Length == 0) shown.Add(sets[g].Group);
            else if (limits.Allow([.. sets[g].Rows.Select(r => (enterpriseOf(r), amounts[r]))]) && (kinds += 1) * Math.Min(amounts.Count, kinds * kinds) <= MostWork)
            {
                foreach (var row in sets[g].Rows) groupsOf[row].Add(g);
                used.Add(g);
            }
        }
        var atomOf = groupsOf.GroupBy(r => (r.Value.Count, r.Value.Aggregate((1L, 7L), (line, g) => Hash(line, g, 1)))).Select((rows, i) => (rows, i)).SelectMany(a => a.rows.Select(r => (r.Key, a.i))).ToDictionary(r => r.Key, r => r.i);
        var atoms = atomOf.GroupBy(a => a.Value).OrderBy(g => g.Key).Select(g => (IReadOnlyList<(SubjectId, double)>)[.. g.Select(r => (enterpriseOf(r.Key), amounts[r.Key]))]).ToArray();
        var audit = new DisclosureAudit(atoms, limits);
        foreach (var g in used)
            if (audit.Take(sets[g].Rows.Select(r => atomOf[r]).ToHashSet())) shown.Add(sets[g].Group);
        return names.Where(n => shown.Contains(n.First().Group)).SelectMany(n => n.Select(s => s.Group)).ToHashSet();
    }

    bool Take(IReadOnlySet<int> sum)
    {
        var row = new long[atoms.Length];
        foreach (var atom in sum) row[atom] = 1;
        foreach (var (known, at) in reduced) Subtract(row, known, row[at]);
        var pivot = Array.FindIndex(row, v => v != 0);
        if (pivot < 0) return true; // it follows from what is shown
        var inverse = Power(row[pivot], Prime - 2);
        for (var i = pivot; i < row.Length; i++) row[i] = row[i] * inverse % Prime;
        var before = reduced.Select(r => (Row: (long[])r.Row.Clone(), r.Pivot)).ToList();
        foreach (var (known, _) in reduced) Subtract(known, row, known[pivot]);
        reduced.Add((row, pivot));
        if (IsSafe()) return true;
        reduced.Clear();
        reduced.AddRange(before);
        return false;
    }

    /// <summary>Whether neither an atom by itself nor two of them together give an enterprise away.</summary>
    bool IsSafe()
    {
        var pivots = reduced.Select(r => r.Pivot).ToHashSet();
        var free = Enumerable.Range(0, atoms.Length).Where(a => !pivots.Contains(a)).ToList();
        var alike = new Dictionary<(long, long), List<int>>();
        foreach (var (row, pivot) in reduced)
        {
            var rest = free.Where(f => row[f] != 0).ToList();
            if (rest.Count == 0 && !limits.Allow(atoms[pivot])) return false;
            if (rest.Count == 0) continue;
            var scale = Power(row[rest[0]], Prime - 2);
            var line = rest.Aggregate((1L, 7L), (line, f) => Hash(line, f, row[f] * scale % Prime));
            if (!alike.TryGetValue(line, out var those)) alike[line] = those = [];
            those.Add(pivot);
        }
        foreach (var f in free)
            if (alike.TryGetValue(Hash((1, 7), f, 1), out var those)) those.Add(f);
        return alike.Values.All(those => Pairs(those).All(pair => limits.Allow([.. atoms[pair.A], .. atoms[pair.B]])));
    }

    /// <summary>Two hashes of a line of atoms and their factors; lines that should meet by chance would only hide more.</summary>
    static (long, long) Hash((long A, long B) line, int atom, long factor) =>
        unchecked((line.A * 6364136223846793005 + atom * Prime + factor, (line.B ^ (factor + ((long)atom << 33))) * 1099511628211));

    static IEnumerable<(int A, int B)> Pairs(List<int> those)
    {
        for (var i = 0; i < those.Count; i++)
            for (var j = i + 1; j < those.Count; j++) yield return (those[i], those[j]);
    }

    static void Subtract(long[] from, long[] row, long times)
    {
        if (times == 0) return;
        for (var i = 0; i < from.Length; i++)
            if (row[i] != 0) from[i] = ((from[i] - times * row[i]) % Prime + Prime) % Prime;
    }

    static long Power(long number, long exponent)
    {
        var result = 1L;
        for (number %= Prime; exponent > 0; exponent >>= 1, number = number * number % Prime)
            if ((exponent & 1) == 1) result = result * number % Prime;
        return result;
    }
}
