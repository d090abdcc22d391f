using System.Globalization;

namespace Luheng.Readings;

/// <summary>One program writes a folder's readings: it holds readings.lock open and says in it who it is.</summary>
sealed class WriterLock : IDisposable
{
    readonly FileStream held;

    WriterLock(FileStream held) => this.held = held;

    /// <exception cref="ReadingsRefusedException">Another program writes.</exception>
    public static WriterLock Take(string folder)
    {
        var path = Path.Combine(folder, "readings.lock");
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            held.Flush();
            return new(held);
        }
        catch (IOException wrong) when (wrong is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && Holder(path) is { } holder)
        {
            throw new ReadingsRefusedException($"the readings in {Path.GetFullPath(folder)} are being served by another luheng (process {holder}): send readings to its door, or stop it", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ReadingsRefusedException($"{path} cannot be written ({wrong.Message})", wrong);
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>The process that holds it, as it wrote itself; unknown where that cannot be read.</summary>
    static string? Holder(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd() is { Length: > 0 } holder ? holder : "unknown";
        }
        catch (IOException)
        {
            return "unknown";
        }
    }
}
