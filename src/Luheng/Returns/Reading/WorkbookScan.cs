using System.IO.Compression;
using System.Xml;

namespace Luheng.Returns;

/// <summary>A stranger's workbook of returns, looked at as evidence is: what could run or fetch something is refused before a cell is read.</summary>
static class WorkbookScan
{
    public static ActiveContent? Of(string file)
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
