namespace Luheng.Readings;

/// <summary>A table of which each row has a sum: the column that holds it, the columns it is over, and a row's name in a problem. Blocks need none: their check sum is bound to meter and day.</summary>
sealed record SummedTable(string Name, string Sum, string Columns, Func<object[], string> NameOf)
{
    public static readonly IReadOnlyList<SummedTable> All =
    [
        new("meter", "sum", "number, id", c => $"meter {c[0]}"),
        new("meter", "reach", "number, first, last", c => $"meter {c[0]}"),
        new("journal", "sum", "seq, recorded_at, payload", c => $"journal {c[0]}"),
        new("revision", "sum", SqliteView.RevisionColumns, c => $"revision of meter {c[0]} at {Verification.Told(c[1] as long? ?? long.MinValue)}"),
        new("change", "sum", "bucket, seq, days", c => $"change {c[1]} of stretch {c[0]}"),
        new("state", "sum", "folded, recorded_at, readings, blocks, revisions, changes", _ => "state"),
    ];

    /// <summary>The rows that are not what was written.</summary>
    public IEnumerable<string> Changed(IReadingView view) =>
        from cells in view.Cells(Name, $"{Columns}, {Sum}")
        where cells[^1] is not long sum || sum != ReadingSum.Of(cells.AsSpan(..^1))
        select $"{NameOf(cells)}: it was changed since it was written: its sum does not fit";
}
