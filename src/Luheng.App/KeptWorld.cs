using Luheng.Engine;
using Luheng.Time;

namespace Luheng.App;

/// <summary>The figures as they were last read, in cache/world.image of the data folder, so that a start is short. It may be deleted at any time; no backup takes it along.</summary>
static class KeptWorld
{
    static string PathIn(DataRoom room) => Path.Combine(room.Folder, "cache", "world.image");

    /// <summary>The world as known now, or null where none is kept that fits.</summary>
    public static World? Read(DataRoom room)
    {
        if (!File.Exists(PathIn(room))) return null;
        try
        {
            if (WorldImage.Read(File.ReadAllBytes(PathIn(room)), room.Ledger, room.Catalogue, room.Clock.Today()) is { } world) return world;
            File.Delete(PathIn(room)); // it does not fit what the ledger says now: a new one is kept after this start
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            Console.Error.WriteLine($"{PathIn(room)} cannot be used and is read from the ledger instead: {unreadable.Message}");
            TryDelete(PathIn(room));
        }
        return null;
    }

    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} could not be deleted either: {kept.Message}");
        }
    }

    /// <summary>Keeps a world beside the ledger it was read from; where that fails, the next start is long and says so.</summary>
    public static void Keep(DataRoom room, World world)
    {
        var (path, arriving) = (PathIn(room), PathIn(room) + ".arriving");
        try
        {
            if (Holds(path, world)) return;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(arriving, FileMode.Create, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(arriving, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                WorldImage.Write(world, room.Ledger, file);
            }
            File.Move(arriving, path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} could not be kept, the next start will read the ledger: {failed.Message}");
        }
    }

    static bool Holds(string path, World world)
    {
        try
        {
            return File.Exists(path) && WorldImage.Holds(File.OpenRead(path), world);
        }
        catch (Exception odd) when (odd is EndOfStreamException or FormatException)
        {
            return false; // no image, or one of another shape: written anew
        }
    }

    /// <summary>What is wrong with the image, held against what the ledger says; none where there is no image.</summary>
    public static IEnumerable<string> Check(DataRoom room)
    {
        if (Read(room) is { } kept && !WorldImage.Same(kept, World.Read(room.Ledger, room.Catalogue, today: room.Clock.Today())))
            yield return $"{PathIn(room)}: it says something else than the ledger; delete it";
    }
}
