using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Api;

/// <summary>Walks a long list: with limit= or cursor= in the order of its keys, part by part; without them all of it as it stands. What comes and goes meanwhile makes no gap and no double of what stays.</summary>
static class Walking
{
    const int Most = 1_000, Usual = 100;

    public static bool Asked(Reader reader) => reader.Query("limit") is not "" || reader.Query("cursor") is not "";

    /// <summary>The part asked for, and the cursor of the next one (null at the end), which also stands in the Link header.</summary>
    /// <param name="unasked">How many are given where nobody asked for a part; null: all.</param>
    public static (IReadOnlyList<T> Rows, string? Next) Part<T>(Reader reader, HttpContext context, IReadOnlyList<T> all, Func<T, string> keyOf, int? unasked = null)
    {
        if (unasked is null && !Asked(reader)) return (all, null);
        var limit = reader.Query("limit") is "" ? (Asked(reader) ? Usual : unasked ?? Usual) : int.TryParse(reader.Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= Most ? asked
            : throw new QuestionException(Words.NotBetween.Filled("limit", reader.Query("limit"), 1, Most));
        var after = reader.Query("cursor") is "" ? null : Read(reader.Query("cursor"));
        // Rows alike in their key are told apart by which of them they are.
        var keyed = all.GroupBy(keyOf).SelectMany(g => g.Select((row, i) => (Key: $"{g.Key}\u0001{i:00000}", Row: row))).OrderBy(r => r.Key, StringComparer.Ordinal);
        var rows = keyed.Where(r => after is null || string.CompareOrdinal(r.Key, after) > 0).Take(limit + 1).ToList();
        if (rows.Count <= limit) return ([.. rows.Select(r => r.Row)], null);
        var next = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(rows[limit - 1].Key));
        context.Response.Headers.Append("Link", $"<{new Uri("http://here" + reader.With("cursor", next)).PathAndQuery}>; rel=\"next\"");
        return ([.. rows.Take(limit).Select(r => r.Row)], next);
    }

    static string Read(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw new FormatException($"cursor '{cursor}' was not given by this interface; begin without one");
        }
    }
}
