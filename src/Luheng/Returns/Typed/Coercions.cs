namespace Luheng.Returns;

/// <summary>What was read although it was not written as it should be: how often, and the first places.</summary>
public sealed record Coercion(string Kind, int Count, IReadOnlyList<string> Examples)
{
    public override string ToString() => $"{Kind} × {Count} ({string.Join("; ", Examples)}{(Count > Examples.Count ? "; …" : "")})";
}

/// <summary>Counts what had to be read kindly, keeping the first examples of each kind.</summary>
sealed class Coercions
{
    const int Kept = 3;
    readonly SortedDictionary<string, (int Count, List<string> Examples)> kinds = new(StringComparer.Ordinal);

    /// <summary>Counts one; the texts are asked for only while examples are still wanted.</summary>
    public void Count(string kind, Func<string> example)
    {
        var (count, examples) = kinds.TryGetValue(kind, out var known) ? known : (0, []);
        if (examples.Count < Kept) examples.Add(example());
        kinds[kind] = (count + 1, examples);
    }

    /// <summary>Counts one without building its example when enough are kept.</summary>
    public bool Wants(string kind)
    {
        if (!kinds.TryGetValue(kind, out var known) || known.Examples.Count < Kept) return true;
        kinds[kind] = (known.Count + 1, known.Examples);
        return false;
    }

    public IReadOnlyList<Coercion> All() => [.. kinds.Select(k => new Coercion(k.Key, k.Value.Count, k.Value.Examples))];
}
