using Luheng.Demo;
using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;

[assembly: AssemblyFixture(typeof(Luheng.Tests.Demo.DemoFixture))]

namespace Luheng.Tests.Demo;

/// <summary>The packs and a small province, loaded once for all tests of the demo.</summary>
public sealed class DemoFixture
{
    public DemoFixture()
    {
        Catalogue = PackLoader.Load(Packs());
        Province = DemoProvince.Make(Catalogue, DemoSize.Small);
        Drafts = [.. Province.Drafts()];
        Observations = [.. Drafts.SelectMany(d => d.Draft.Observations)];
        Subjects = Drafts.SelectMany(d => d.Draft.Subjects).GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.Last());
        World = World.Of(Catalogue, Subjects.Values, Observations);
        Statistics = World.Of(Catalogue, [], [.. Observations.Where(o => o.Subject.IsGroup)]);
    }

    public Catalogue Catalogue { get; }
    public DemoProvince Province { get; }
    public IReadOnlyList<DemoDraft> Drafts { get; }
    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>Everyone as last registered.</summary>
    public IReadOnlyDictionary<SubjectId, Subject> Subjects { get; }

    public World World { get; }

    /// <summary>The official figures alone.</summary>
    public World Statistics { get; }

    static string Packs()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "cn"))) return Path.Combine(folder.FullName, "packs");
        throw new DirectoryNotFoundException("no packs folder above the tests");
    }
}
