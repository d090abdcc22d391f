using Luheng.Portal.Shell;
using Luheng.Returns;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Returns;

/// <summary>What a posted return form says: cells c.ITEM, explanations w.ITEM, added rows, and which version its writer saw.</summary>
static class ReturnInput
{
    const int LongestCell = 200, LongestWord = 1_000, MostRows = 200;

    public static ReturnDraft Read(IFormCollection form, Reader reader)
    {
        var (cells, words) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (name, values) in form)
        {
            var text = values.ToString().Trim();
            if (text is "" || name.Length is < 3 or > 120) continue;
            if (name.StartsWith("c.", StringComparison.Ordinal)) cells[name[2..]] = Cut(text, LongestCell);
            else if (name.StartsWith("w.", StringComparison.Ordinal)) words[name[2..]] = Cut(text, LongestWord);
        }
        List<string> rows = [.. form["rows"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Append(form["add"].ToString()).Where(r => r is not "" && r.Length < 80).Distinct().Take(MostRows)];
        return new(cells, words, rows, 0, reader.Actor.Account, reader.Actor.Name, default);
    }

    public static int? Seen(IFormCollection form) => int.TryParse(form["seen"].ToString(), out var seen) ? seen : null;

    public static string? Reason(IFormCollection form) => form["reason"].ToString().Trim() is { Length: > 0 } reason ? Cut(reason, LongestWord) : null;

    static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
