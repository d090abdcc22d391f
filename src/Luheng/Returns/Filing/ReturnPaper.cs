using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Luheng.Cases;
using Luheng.Records;

namespace Luheng.Returns;

/// <summary>A return as it was written down at a step: figures in their items' own units, and the words that explain what looked unusual. An absent figure is missing, a zero is a zero.</summary>
public sealed record ReturnPaper(string Form, string Subject, string Period)
{
    /// <summary>The kind of document that it is kept as; its id is the case's.</summary>
    public const string Kind = "return";

    public SortedDictionary<string, double> Values { get; init; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, string> Words { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What a correction asked for would make of the figures; null where none is under way.</summary>
    public SortedDictionary<string, double>? Proposed { get; init; }

    public Document Write(string matter) => new(Kind, matter, CaseJson.Write(this));

    /// <summary>What a body says, with its keys in order again.</summary>
    public static ReturnPaper Read(string body)
    {
        var read = CaseJson.Read<ReturnPaper>(body);
        return read with
        {
            Values = new(read.Values, StringComparer.Ordinal),
            Words = new(read.Words, StringComparer.Ordinal),
            Proposed = read.Proposed is { } proposed ? new(proposed, StringComparer.Ordinal) : null,
        };
    }

    /// <summary>SHA-256 over figures and words, so that what was checked is what is submitted.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CaseJson.Write(this))));
}
