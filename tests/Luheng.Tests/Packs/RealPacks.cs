using Luheng.Packs;
using Luheng.Quantities;

namespace Luheng.Tests.Packs;

/// <summary>The packs of the checkout, loaded once, and the tables that tests compare with.</summary>
static class RealPacks
{
    public static readonly string Root = FindRoot();
    public static readonly PackFiles Files = PackFiles.FromFolder(Path.Combine(Root, "packs"));
    static readonly Lazy<Catalogue> Loaded = new(() => PackLoader.Load(Files));

    public static Catalogue Rules => Loaded.Value;
    public static UnitTable Units => Rules.Units;

    /// <summary>The packs with one text changed in one file; the old text must be there exactly once.</summary>
    public static PackFiles Changed(string path, string from, string to)
    {
        var text = Files.TextOf(path);
        Assert.Equal(2, text.Split(from).Length);
        return Files.With(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public static string PlanFile(string plan) => $"plans/{plan}/plans/plan.yaml";

    /// <summary>The rows of a table kept beside the tests, each by its header.</summary>
    public static IEnumerable<Func<string, string>> Table(string file)
    {
        using var csv = new CsvHelper.CsvReader(new StreamReader(Path.Combine(Root, "tests", "Luheng.Tests", "Data", file)), System.Globalization.CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var headers = csv.HeaderRecord!;
        while (csv.Read())
        {
            var row = headers.ToDictionary(h => h, h => csv.GetField(h)!.Trim());
            yield return name => row[name];
        }
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Luheng.slnx is not above the tests");
        return folder.FullName;
    }
}
