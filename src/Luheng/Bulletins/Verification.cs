using System.IO.Packaging;
using Luheng.Records;

namespace Luheng.Bulletins;

/// <summary>What a copy is: byte for byte what was released, something else under its name, never heard of, or taken back.</summary>
public enum CopyVerdict { Genuine, Altered, Unknown, Revoked }

/// <summary>A copy held against what was registered when it was made.</summary>
/// <param name="Seal">Of the copy itself; of the original where it was altered and everybody may know it.</param>
public sealed record Verification(CopyVerdict Verdict, Seal? Seal)
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
        foreach (var id in new[] { of, Path.GetFileNameWithoutExtension(name) })
            if (id is not "" && ledger.Find(Bulletin.Kind, id) is { } matter && Bulletin.Read(matter.Document.Body) is { Files.Count: > 0 } bulletin)
                return new(CopyVerdict.Altered, bulletin.Text.Public ? SealsOf(ledger, bulletin).FirstOrDefault() : null);
            else if (id is not "" && ledger.Find(PlanReport.Kind, id) is not null) return new(CopyVerdict.Altered, null);
        return new(CopyVerdict.Unknown, null);
    }

    /// <summary>The seals of the files that a bulletin was released as.</summary>
    public static IEnumerable<Seal> SealsOf(ILedger ledger, Bulletin bulletin) =>
        bulletin.Files.Select(f => ledger.Find(Seal.DocumentKind, f.Sha256)).OfType<DocumentVersion>().Select(v => Seal.Read(v.Document.Body));

    /// <summary>The number kept in the properties of a .docx or .xlsx; empty where there is none.</summary>
    public static string NumberIn(Stream file)
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
