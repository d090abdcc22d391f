namespace Luheng.Returns;

/// <summary>A cell was changed: by which version, and what stood there before.</summary>
public sealed record CellChange(int Version, string Was);

/// <summary>What the cells of a draft held before, by item. Whoever saves an old version is compared with what they saw, not with what stands now.</summary>
public sealed record DraftPast(Dictionary<string, List<CellChange>> Cells)
{
    /// <summary>Changes remembered of one cell; whoever saw an older one is asked.</summary>
    const int Remembered = 40;

    public DraftPast With(ReturnDraft before, ReturnDraft after)
    {
        var cells = new Dictionary<string, List<CellChange>>(Cells);
        foreach (var item in before.Differences(after))
            cells[item] = [.. (Cells.GetValueOrDefault(item) ?? []).TakeLast(Remembered - 1), new(after.Version, before.Cells.GetValueOrDefault(item, ""))];
        return new(cells);
    }

    /// <summary>A draft joined with another that was saved since its writer looked: of each cell the text of whoever changed it, of both its own and that they clash.</summary>
    public (ReturnDraft Joined, bool Clash) Join(ReturnDraft mine, ReturnDraft theirs, int seen)
    {
        var (cells, clash) = (new Dictionary<string, string>(mine.Cells), false);
        foreach (var item in mine.Differences(theirs))
        {
            var (own, other) = (mine.Cells.GetValueOrDefault(item, ""), theirs.Cells.GetValueOrDefault(item, ""));
            var saw = Seen(item, other, seen, theirs.Version);
            if (saw == other) continue;
            if (saw != own) clash = true;
            else if (other is "") cells.Remove(item);
            else cells[item] = other;
        }
        var words = new Dictionary<string, string>(theirs.Words);
        foreach (var (item, word) in mine.Words)
            words[item] = words.GetValueOrDefault(item, "") is { Length: > 0 } other && !word.Contains(other, StringComparison.Ordinal) ? other.Contains(word, StringComparison.Ordinal) ? other : $"{other}；{word}" : word;
        return (mine with { Cells = cells, Words = words, Rows = [.. theirs.Rows.Union(mine.Rows)] }, clash);
    }

    /// <summary>What a cell held in a version; null where that is forgotten.</summary>
    string? Seen(string item, string now, int seen, int version)
    {
        if (seen < 0 || seen > version) return null;
        if (Cells.GetValueOrDefault(item) is not { } changes || changes.FindIndex(c => c.Version > seen) is not (>= 0 and var first)) return now;
        return first == 0 && changes.Count >= Remembered ? null : changes[first].Was;
    }
}
