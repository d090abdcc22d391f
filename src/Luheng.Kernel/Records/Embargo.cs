using System.Globalization;
using System.Text.Json;

namespace Luheng.Records;

/// <summary>A batch's release date, kept as a document of the same batch: its aggregates are for those who may see them before, until the day.</summary>
public static class Embargo
{
    public const string Kind = "embargo";

    /// <summary>The document that puts its batch under embargo until a day.</summary>
    public static Document Until(DateOnly day, string title) =>
        new(Kind, $"{day:yyyy-MM-dd}/{title}", JsonSerializer.Serialize(new { until = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }));

    /// <summary>The release dates still to come, by batch. Without a day none has come.</summary>
    public static IReadOnlyDictionary<long, DateOnly> Of(ILedger ledger, DateOnly? today)
    {
        var until = new Dictionary<long, DateOnly>();
        foreach (var version in ledger.Documents(Kind).SelectMany(d => ledger.Versions(Kind, d.Id)).Where(v => v.Document.Body is not ""))
            if (DateOf(version.Document) is { } day && !(today >= day)) until[version.Batch.Id] = day;
        return until;
    }

    static DateOnly? DateOf(Document document)
    {
        using var body = JsonDocument.Parse(document.Body);
        return body.RootElement.TryGetProperty("until", out var text) && DateOnly.TryParseExact(text.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
