using Luheng.Packs;

namespace Luheng.Evidence;

/// <summary>How large evidence may be, in bytes, and in how many parts a document may come.</summary>
public sealed record EvidenceLimits(long File, long Case, long Unpacked, int Parts)
{
    const long Megabyte = 1 << 20;

    /// <summary>As the packs say.</summary>
    public static EvidenceLimits Of(Catalogue catalogue)
    {
        var numbers = catalogue.Rules.GetValueOrDefault("evidence")?.Numbers;
        double Number(string name, double otherwise) => numbers is not null && numbers.TryGetValue(name, out var said) ? said : otherwise;
        return new((long)(Number("file_megabytes", 20) * Megabyte), (long)(Number("case_megabytes", 100) * Megabyte), (long)(Number("unpacked_megabytes", 400) * Megabyte), (int)Number("parts", 5000));
    }
}
