using System.IO.Packaging;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Luheng.Records;

namespace Luheng.Bulletins;

/// <summary>What a copy is: byte for byte what was released, something else under its name, never heard of, or taken back.</summary>
public enum CopyVerdict { Genuine, Altered, Unknown, Revoked }

/// <summary>A copy held against what was registered when it was made.</summary>
/// <param name="Seal">Of the copy itself; of the original where it was altered and everybody may know it.</param>
public sealed partial record Verification(CopyVerdict Verdict, Seal? Seal)
{
    public const int LargestFile = 20 * 1024 * 1024;

    /// <param name="of">The number printed on it, where one was read.</param>
    /// <param name="name">The file's name.</param>
    public static Verification Of(ILedger ledger, string sha256, string of = "", string name = "")
    {
        if (ledger.Find(Seal.DocumentKind, sha256.ToLowerInvariant()) is { } found)
        {
            var seal = Seal.Read(found.Document.Body);
            return new(seal.RevokedAt is null ? CopyVerdict.Genuine : CopyVerdict.Revoked, seal);
        }
        if (of.Length == 64 && ledger.Find(Seal.DocumentKind, of.ToLowerInvariant()) is { } expected) return new(CopyVerdict.Altered, Seal.Read(expected.Document.Body));
        foreach (var id in new[] { of, NumberOf(name) })
            if (id is not "" && ledger.Find(Bulletin.Kind, id) is { } matter && Bulletin.Read(matter.Document.Body) is { Files.Count: > 0 } bulletin)
                return new(CopyVerdict.Altered, bulletin.Text.Public ? SealsOf(ledger, bulletin).FirstOrDefault() : null);
            else if (id is not "" && ledger.Find(PlanReport.Kind, id) is not null) return new(CopyVerdict.Altered, null);
        return new(CopyVerdict.Unknown, null);
    }

    /// <summary>The seals of the files that a bulletin was released as.</summary>
    public static IEnumerable<Seal> SealsOf(ILedger ledger, Bulletin bulletin) =>
        bulletin.Files.Select(f => ledger.Find(Seal.DocumentKind, f.Sha256)).OfType<DocumentVersion>().Select(v => Seal.Read(v.Document.Body));

    /// <summary>The number that a file is named by, without what a browser adds to a second copy: TB-2025-10 (1).docx.</summary>
    public static string NumberOf(string name) => Copied().Replace(Path.GetFileNameWithoutExtension(name), "");

    [GeneratedRegex(@"\s*[（(]\d{1,3}[）)]$")]
    private static partial Regex Copied();

    [GeneratedRegex("/verify/([0-9A-Za-z._-]{3,80})")]
    private static partial Regex Printed();

    /// <summary>The number that a file carries: in the properties of a .docx or .xlsx, in a receipt's JSON, in the address that a .pdf leads to; empty where there is none.</summary>
    public static string NumberIn(Stream file)
    {
        var head = new byte[5];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (length > 0 && head[0] == '{') return NumberInJson(file);
        return length == 5 && head.AsSpan().SequenceEqual("%PDF-"u8) ? NumberInPdf(file) : NumberInPackage(file);
    }

    static string NumberInJson(Stream file)
    {
        try
        {
            using var json = JsonDocument.Parse(file);
            return json.RootElement.TryGetProperty("number", out var number) && number.ValueKind == JsonValueKind.String ? number.GetString()! : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    static string NumberInPdf(Stream file)
    {
        using var text = new StreamReader(file, Encoding.Latin1, false, -1, leaveOpen: true);
        return Printed().Match(text.ReadToEnd()) is { Success: true } found ? found.Groups[1].Value : "";
    }

    static string NumberInPackage(Stream file)
    {
        try
        {
            using var package = Package.Open(file, FileMode.Open, FileAccess.Read);
            return package.PackageProperties.Identifier ?? "";
        }
        catch (Exception e) when (e is FileFormatException or IOException or InvalidDataException or System.Xml.XmlException or ArgumentException)
        {
            return "";
        }
    }
}
