using System.Text;
using System.Text.Json;

namespace Luheng.Tests.Monitoring.Hj212;

/// <summary>Packets of HJ 212 to be read and refused: the examples of annex C kept here, and where the shared reference lies beside the checkout, others' packets.</summary>
static class Vectors
{
    static readonly string Root = FindRoot();

    /// <summary>The framed examples of annex C, with their line ends.</summary>
    public static IReadOnlyList<byte[]> AnnexC { get; } =
        [.. File.ReadLines(Path.Combine(Root, "samples", "hj212", "annex-c.txt")).Select(line => Encoding.UTF8.GetBytes(line + "\r\n"))];

    public static JsonElement Shared(string file)
    {
        var path = Path.Combine(Root, "..", "shared", "reference", "protocols", file);
        Assert.SkipUnless(File.Exists(path), $"the shared reference ({file}) is not beside this checkout");
        return JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "samples"))) folder = folder.Parent;
        return folder.FullName;
    }
}
