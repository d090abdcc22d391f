using System.Globalization;
using Luheng.Records;

namespace Luheng.Auditing;

/// <summary>The head of the audit trail as it stood on a day: kept where nobody who can write the ledger can write, it shows that the trail was not made anew.</summary>
public sealed record Anchor(DateOnly Day, long Seq, string Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {Seq} {Hash}");

    public static Anchor? Read(string line) => line.Split(' ') is [var day, var seq, var hash]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? new(on, number, hash) : null;
}

/// <summary>A text file with one anchor a line.</summary>
public static class Anchors
{
    public const string FileName = "anchors.txt";

    /// <summary>Notes the head of the trail, unless it was noted on this day already; null where nothing was noted.</summary>
    public static Anchor? Note(ILedger ledger, string file, DateOnly day)
    {
        if (File.Exists(file) && File.ReadLines(file).Select(Anchor.Read).LastOrDefault(a => a is not null) is { } last && last.Day >= day) return null;
        if (ledger.Audit(1) is not [var head]) return null;
        var anchor = new Anchor(day, head.Seq, head.Hash);
        File.AppendAllText(file, anchor + "\n");
        return anchor;
    }

    /// <summary>What of the anchors the trail no longer says.</summary>
    public static IReadOnlyList<string> Check(ILedger ledger, string file)
    {
        var problems = new List<string>();
        foreach (var (text, number) in File.ReadLines(file).Select((text, i) => (text, i + 1)))
            if (Anchor.Read(text) is not { } anchor) problems.Add($"{file} line {number}: it is no anchor");
            else if (ledger.AuditOf(anchor.Seq) is not { } line) problems.Add($"audit entry {anchor.Seq}: it is gone, but the anchor of {anchor.Day:yyyy-MM-dd} names it");
            else if (line.Hash != anchor.Hash) problems.Add($"audit entry {anchor.Seq}: its hash is not the one that was anchored on {anchor.Day:yyyy-MM-dd}");
        return problems;
    }
}
