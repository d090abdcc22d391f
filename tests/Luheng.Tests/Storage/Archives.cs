using System.IO.Compression;

namespace Luheng.Tests.Storage;

/// <summary>Meddles with what lies in a zip.</summary>
static class Archives
{
    public static byte[] Replaced(byte[] zip, string name, string old, string fresh)
    {
        using var memory = new MemoryStream();
        memory.Write(zip);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            string text;
            using (var reader = new StreamReader(archive.GetEntry(name)!.Open())) text = reader.ReadToEnd();
            Assert.Contains(old, text, StringComparison.Ordinal);
            archive.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text.Replace(old, fresh, StringComparison.Ordinal));
        }
        return memory.ToArray();
    }
}
