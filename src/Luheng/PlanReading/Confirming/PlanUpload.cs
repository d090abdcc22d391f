using System.Security.Cryptography;
using System.Text;
using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.PlanReading.Confirming;

/// <summary>A plan document that somebody brought to be read: whose plan it is, and the file it came in.</summary>
/// <param name="Hash">Of the file's bytes; the file is kept under it.</param>
/// <param name="File">The file's name, made harmless.</param>
public sealed record PlanUpload(string Id, string Hash, string File, long Size, SubjectId Whose, string By, string ByName, DateTimeOffset At, PlanFrame Frame)
{
    public const string Kind = "plan-reading";

    /// <summary>The same document for the same region or park is the same reading.</summary>
    public static string IdOf(string hash, SubjectId whose) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hash} {whose}")))[..12];

    public Document Write() => new(Kind, Id, CaseJson.Write(this));
}

/// <summary>What was read and found in a document, as it came from the reader; nothing in it ever changes.</summary>
public static class PlanFinds
{
    public const string Kind = "plan-finds";

    public static Document Write(string reading, PlanReadingResult result) => new(Kind, reading, CaseJson.Write(result));
}
