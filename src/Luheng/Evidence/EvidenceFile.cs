using Luheng.Cases;
using Luheng.Records;

namespace Luheng.Evidence;

/// <summary>A file as it was put to a case: who, when, under which name, and the hash of what it holds.</summary>
/// <param name="Flags">What a reader should know of it before opening it, such as documents embedded in it.</param>
public sealed record EvidenceFile(string Case, string Hash, string Name, FileKind Type, long Size, string By, string ByName, DateTimeOffset At, IReadOnlyList<string> Flags)
{
    public const string Kind = "evidence";

    public string Id => $"{Case}/{Hash}";

    public Document Write() => new(Kind, Id, CaseJson.Write(this));
}
