using System.IO.Compression;

namespace Luheng.Returns;

/// <summary>Whether a workbook's package carries macros, which are never run here and refused from strangers, as in evidence.</summary>
static class WorkbookMacros
{
    public static bool In(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return false; // no package: the readers say what it is
        }
    }
}
