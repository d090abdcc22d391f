using Luheng.Packs;

namespace Luheng.App;

/// <summary>Finds the packs: the folder named, else the one beside the checkout, else the copy beside the program.</summary>
static class PackFolder
{
    public static string Find(string? named = null)
    {
        if (named is not null) return named;
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "cn"))) return Path.Combine(folder.FullName, "packs");
        return Path.Combine(AppContext.BaseDirectory, "packs");
    }

    public static Catalogue Load(string? named = null) => PackLoader.Load(Find(named));
}
