using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.Flow.Tests.Portal;

/// <summary>The real packs, and beside them a plan of the fictional province with the shape of a real one.</summary>
static partial class SamplePlan
{
    public const string Id = "sample-14fyp";

    static readonly Lazy<Catalogue> Loaded = new(Load);

    public static Catalogue Catalogue => Loaded.Value;

    public static string PacksFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "cn")) && File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) return Path.Combine(folder.FullName, "packs");
        throw new DirectoryNotFoundException("the tests run inside a checkout, beside packs/");
    }

    static Catalogue Load()
    {
        var files = PackFiles.FromFolder(PacksFolder());
        var plan = files.TextOf("plans/sichuan-14fyp/plans/plan.yaml");
        plan = plan[..plan.IndexOf("\noutcomes:", StringComparison.Ordinal)];
        plan = Row().Replace(plan, "").Replace("510000", "990000", StringComparison.Ordinal);
        return PackLoader.Load(files
            .With($"plans/{Id}/pack.yaml", Renamed(files.TextOf("plans/sichuan-14fyp/pack.yaml")))
            .With($"plans/{Id}/plans/plan.yaml", Renamed(plan)));
    }

    static string Renamed(string text) => NotComparable().Replace(text, "").Replace("sichuan-14fyp", Id, StringComparison.Ordinal)
        .Replace("四川省", "示例省", StringComparison.Ordinal).Replace("Sichuan", "Sample Province", StringComparison.Ordinal);

    [GeneratedRegex(@"^ +row: .*\n|^seed: .*\n", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^    not_comparable:.*\n(?:      .*\n)*", RegexOptions.Multiline)]
    private static partial Regex NotComparable();
}
