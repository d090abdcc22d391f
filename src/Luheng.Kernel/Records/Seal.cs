using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luheng.Records;

/// <summary>What was handed out: the hash of its bytes, so that a copy can be held against it. A plain document that whoever makes a file writes beside it.</summary>
/// <param name="Sha256">Of the file's bytes, lower-case hex; also the document's id.</param>
/// <param name="Title">What it is, as a stranger may read it.</param>
/// <param name="Kind">bulletin, receipt, list, table …</param>
/// <param name="By">Who released it, by name.</param>
/// <param name="Subject">Whom it is about.</param>
public sealed record Seal(string Sha256, string Title, string Kind, DateTimeOffset At, string By, string Subject)
{
    /// <summary>The kind of document that a seal is kept as.</summary>
    public const string DocumentKind = "seal";

    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The matter it belongs to, as printed on it; several files may share one.</summary>
    public string? Of { get; init; }

    /// <summary>The name it was handed out under.</summary>
    public string? FileName { get; init; }

    /// <summary>Whether whoever knows the matter's number may read the title without holding a copy.</summary>
    public bool Public { get; init; }

    /// <summary>When it was taken back, and why.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
    public string? RevokedWhy { get; init; }

    public Document Write() => new(DocumentKind, Sha256, JsonSerializer.Serialize(this, Form));

    /// <exception cref="JsonException">The text is no seal.</exception>
    public static Seal Read(string body) => JsonSerializer.Deserialize<Seal>(body, Form) ?? throw new JsonException("the document is null");
}
