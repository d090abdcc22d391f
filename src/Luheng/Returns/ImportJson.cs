using System.Text.Encodings.Web;
using System.Text.Json;

namespace Luheng.Returns;

/// <summary>How an import's result is written for other programs; the property names are a contract.</summary>
public static class ImportJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };
}
