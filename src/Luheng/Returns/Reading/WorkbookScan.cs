using System.IO.Compression;
using System.Xml;
using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>A stranger's workbook, looked at as evidence is: what could run or fetch something is refused before a cell is read.</summary>
public static class WorkbookScan
{
    /// <summary>What is wrong with a file that could run or fetch something; null where nothing was found, or where it is no package.</summary>
    public static Said? Wrong(string file) => Of(file)?.Found;

    internal static ActiveContent? Of(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            _ = zip.Entries;
            try
            {
                return ActiveContent.In(zip);
            }
            catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or XmlException)
            {
                return new("damaged-workbook", new("文件不完整或已损坏，无法逐个部件核对", "the workbook is damaged: not every part of it can be looked at"));
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return null; // no package: the readers say what it is
        }
    }
}
