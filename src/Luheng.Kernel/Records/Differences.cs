using System.Globalization;
using System.Text.Json;
using Luheng.Observations;

namespace Luheng.Records;

/// <summary>What differs between two versions of a record, field by field; what is secret is said to have changed, never what it is.</summary>
public static class Differences
{
    /// <param name="before">JSON; null or empty where there was none.</param>
    /// <param name="after">JSON; null or empty where it was taken back.</param>
    public static IEnumerable<FieldChange> Of(string kind, string id, string? before, string? after)
    {
        if (before == after) yield break;
        var (was, now) = (Fields(before), Fields(after));
        foreach (var path in now.Keys.Concat(was.Keys.Where(p => !now.ContainsKey(p))))
        {
            var (old, fresh) = (was.GetValueOrDefault(path), now.GetValueOrDefault(path));
            if (old == fresh) continue;
            var hidden = Secrets.Hides(kind, path);
            yield return new(kind, id, path, hidden && old is not null ? Secrets.Mask : old, hidden && fresh is not null ? Secrets.Mask : fresh);
        }
    }

    /// <summary>What a figure was and is; null where nothing a reader could see differs.</summary>
    public static FieldChange? Of(Observation? before, Observation? after)
    {
        var key = (after ?? before ?? throw new ArgumentException("a figure that neither was nor is")).Key;
        var (old, fresh) = (Said(before), Said(after));
        return old == fresh ? null : new(FieldChange.Figure, key.Subject.Text, string.Join(' ', new[] { key.Item, key.Period.ToString(), key.Scope, key.Kind.ToString() }.Where(p => p is not "")), old, fresh)
        {
            Basis = (after ?? before)?.Source.Basis,
        };
    }

    static string? Said(Observation? figure) => figure is not { } known || double.IsNaN(known.Value) ? null
        : known.Value.ToString("R", CultureInfo.InvariantCulture) + (known.Source.Document is "" ? "" : $" ({known.Source.Document})");

    static Dictionary<string, string> Fields(string? body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(body)) return fields;
        try
        {
            using var document = JsonDocument.Parse(body);
            Walk(document.RootElement, "", fields);
        }
        catch (JsonException)
        {
            fields[""] = body;
        }
        return fields;
    }

    static void Walk(JsonElement element, string path, Dictionary<string, string> fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Walk(property.Value, path is "" ? property.Name : $"{path}.{property.Name}", fields);
                break;
            case JsonValueKind.Array:
                var place = 0;
                foreach (var item in element.EnumerateArray()) Walk(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{place++}]"), fields);
                break;
            case JsonValueKind.Null:
                break;
            default:
                fields[path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
                break;
        }
    }
}
