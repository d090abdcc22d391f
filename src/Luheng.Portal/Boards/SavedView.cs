using System.Text.Json;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>A view that somebody keeps under a name: an address of this site. Whoever opens it sees what they themselves may.</summary>
public sealed record SavedView(string Id, string Account, string Name, string Address, string Made)
{
    public const string Kind = "view";
    public const int LongestName = 60, LongestAddress = 1500;

    static readonly string[] Paths = ["/rankings", "/compare", "/why", "/boards/", "/sectors/", "/board"];

    /// <summary>What is wrong with a name or an address, or null. An address leads nowhere but to our own boards.</summary>
    internal static bool IsGood(string name, string address) => name.Trim().Length is > 0 and <= LongestName && address.Length <= LongestAddress
        && Paths.Any(p => address == p || address.StartsWith(p.EndsWith('/') ? p : p + "?", StringComparison.Ordinal)) && !address.AsSpan().ContainsAny('\r', '\n', '\\');

    internal static SavedView? Read(Document document) => document.Body is "" ? null : JsonSerializer.Deserialize<SavedView>(document.Body, JsonSerializerOptions.Web);

    internal Document Write() => new(Kind, Id, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    /// <summary>The reader's own, by name.</summary>
    internal static IReadOnlyList<SavedView> Of(Reader reader) => reader.Office is not { } office || !reader.Actor.SignedIn ? []
        : [.. office.Ledger.Documents(Kind).Select(Read).OfType<SavedView>().Where(v => v.Account == reader.Actor.Account).OrderBy(v => v.Name, StringComparer.Ordinal)];

    internal static SavedView? Find(Reader reader, string id) => reader.Office?.Ledger.Find(Kind, id) is { } version ? Read(version.Document) : null;

    internal static SavedView Make(Reader reader, string name, string address) => new(Guid.CreateVersion7(reader.Office!.Clock.GetUtcNow()).ToString("N"), reader.Actor.Account, name.Trim(), address, China.Text(reader.Office.Clock.GetUtcNow()));
}
