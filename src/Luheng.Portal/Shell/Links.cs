using System.Text.Encodings.Web;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Shell;

/// <summary>The addresses of pages, in one place. They are stable: people keep them.</summary>
public static class Links
{
    static readonly UrlEncoder Readable = UrlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static string To(string path, params (string Name, string Value)[] query) => query.Length == 0 ? path
        : path + "?" + string.Join('&', query.Where(q => q.Value is not "").Select(q => $"{q.Name}={Escape(q.Value)}"));

    public static string Plan(string id) => $"/plans/{id}";

    /// <summary>The targets of a plan that stand so.</summary>
    public static string Status(string plan, Luheng.Planning.TargetStatus status) => To(Plan(plan), ("status", Marks.Class(status)));

    public static string Enterprise(SubjectId id) => $"/enterprises/{id.Enterprise.Text}";

    /// <summary>The page of an enterprise, or the board of a region, park, zone or sector.</summary>
    public static string Of(SubjectId id) => id.IsGroup ? $"/boards/{Uri.EscapeDataString(id.Text)}" : Enterprise(id);

    public static string Indicator(string family) => $"/indicators/{Uri.EscapeDataString(family)}";

    public static string Explain(string item, SubjectId of, Period period) => Explain(item, of.Text, period.ToString());

    public static string Explain(string item, string of = "", string period = "", string input = "", string knownBy = "") =>
        To("/explain", ("item", item), ("of", of), ("in", period), ("input", input), ("knownBy", knownBy));

    /// <summary>The same question as JSON.</summary>
    public static string Api(string item, string of, string period, string knownBy = "") =>
        To("/api/ask", ("indicator", item), ("of", of), ("in", period), ("knownBy", knownBy));

    public static string Target(string plan, string target, string of = "", string input = "") =>
        Explain($"plan:{plan}/{target}", of, "", input);

    /// <summary>An address as a header may carry it.</summary>
    public static string Ascii(string address) => string.Concat(address.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));

    /// <summary>Keeps the signs that are harmless in a query readable, so that people can read their addresses.</summary>
    static string Escape(string value) => Readable.Encode(value)
        .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);
}
