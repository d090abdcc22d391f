using Luheng.Packs;

namespace Luheng.Flow.Tests.Portal;

/// <summary>The packs of this checkout, loaded once.</summary>
static class RealPacks
{
    /// <summary>The plan of the fictional province.</summary>
    public const string DemoPlan = "demo-14fyp";

    static readonly Lazy<Catalogue> Loaded = new(() => PackLoader.Load(Path.Combine(Checkout, "packs")));

    public static Catalogue Catalogue => Loaded.Value;

    public static string Checkout
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) return folder.FullName;
            throw new DirectoryNotFoundException("the tests run inside a checkout");
        }
    }
}
