using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Luheng.Records;

namespace Luheng.Monitoring;

/// <summary>The right of a gateway (数据网关) to send readings. The key itself is shown once and never kept; its SHA-256 is.</summary>
/// <param name="Name">Who sends with it; the id of its document.</param>
/// <param name="Sha256">In lower-case hex, of the key's text in UTF-8.</param>
/// <param name="Meters">The ids of the meters it may write; null: all, none: it may not write at all.</param>
public sealed record GatewayKey(string Name, string Sha256, IReadOnlyList<string>? Meters, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt = null)
{
    /// <summary>The kind of document that a key is kept as.</summary>
    public const string Kind = "gateway-key";

    /// <summary>What every key begins with, so that one left lying about is recognised.</summary>
    public const string Prefix = "lh_";
    const int RandomBytes = 32;

    static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Makes a new key. The text is for its owner, once; the record is for the ledger.</summary>
    public static (GatewayKey Key, string Text) Make(string name, IReadOnlyList<string>? meters, DateTimeOffset now)
    {
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        return (new(name, HashOf(text), meters, now), text);
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public Document Write() => new(Kind, Name, JsonSerializer.Serialize(this, Form));

    public static GatewayKey Read(string body) => JsonSerializer.Deserialize<GatewayKey>(body, Form) ?? throw new JsonException("the document is null");
}
