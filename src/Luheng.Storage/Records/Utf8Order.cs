namespace Luheng.Records;

/// <summary>Text in the order of its UTF-8 bytes, as SQLite's own and PostgreSQL's "C" collation have it.</summary>
/// <remarks>It differs from the ordinal order of .NET only where characters beyond U+FFFF meet those from U+E000.</remarks>
sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Ascending = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length) return left.Length.CompareTo(right.Length);
        return Rank(left[same]).CompareTo(Rank(right[same]));
    }

    static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
