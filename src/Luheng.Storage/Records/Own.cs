namespace Luheng.Records;

/// <summary>Folders and files that are for the account alone under which the program runs, where the system knows such.</summary>
public static class Own
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder for this account alone; one that is there stays as it is.</summary>
    public static string Folder(string path)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path).FullName;
        return Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute).FullName;
    }

    /// <summary>Makes a new file for this account alone, open for writing.</summary>
    public static FileStream New(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        return new(path, options);
    }

    /// <summary>Makes an empty file that a database fills; SQLite's own files beside it follow its mode.</summary>
    public static void Empty(string path) => New(path).Dispose();
}
