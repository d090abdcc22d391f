using System.Globalization;

namespace Luheng.Readings;

/// <summary>One program writes a folder's readings: it holds readings.lock open, which nobody can read meanwhile, and says in readings.pid who it is.</summary>
sealed class WriterLock : IDisposable
{
    readonly FileStream held;
    readonly string name;

    WriterLock(FileStream held, string name) => (this.held, this.name) = (held, name);

    /// <summary>Says in the folder who writes, for the others' messages.</summary>
    void Sign()
    {
        try
        {
            File.WriteAllText(name, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            File.Delete(name); // The disk may be full; the lock holds without its holder's name.
        }
    }

    /// <exception cref="ReadingsRefusedException">Another program writes.</exception>
    public static WriterLock Take(string folder)
    {
        var path = Path.Combine(folder, "readings.lock");
        try
        {
            Records.Own.Folder(folder);
            var taken = new WriterLock(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1), NameIn(folder));
            taken.Sign();
            return taken;
        }
        catch (IOException wrong) when (wrong is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new ReadingsRefusedException($"the readings in {Path.GetFullPath(folder)} are being served by another luheng ({Holder(folder)}): send readings to its door, or stop it", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ReadingsRefusedException($"{path} cannot be written ({wrong.Message})", wrong);
        }
    }

    public void Dispose()
    {
        File.Delete(name);
        held.Dispose();
    }

    static string NameIn(string folder) => Path.Combine(folder, "readings.pid");

    /// <summary>The process that holds it, as it wrote itself.</summary>
    static string Holder(string folder) =>
        File.Exists(NameIn(folder)) && int.TryParse(File.ReadAllText(NameIn(folder)), CultureInfo.InvariantCulture, out var id) ? string.Create(CultureInfo.InvariantCulture, $"process {id}") : "an unknown process";
}
