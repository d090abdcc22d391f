using Luheng.Demo;
using Luheng.Engine;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal;
using Luheng.Portal.Access;

namespace Luheng.Flow.Tests.Allocating;

/// <summary>The demo province with its official statistics from the base year on, and an office.</summary>
/// <param name="most">How many of the province's batches are filed: the register and the official statistics come first, then the returns.</param>
/// <param name="catalogue">The packs; those of the checkout unless said.</param>
public class AllocatingSite(int most, Catalogue? catalogue = null) : OfficeSite("luheng-targets", loaded => Read(most, catalogue ?? RealPacks.Catalogue, loaded))
{
    public AllocatingSite()
        : this(2)
    {
    }

    /// <summary>The city of the invented city officer.</summary>
    public string City => Personas.Of(Desk).First(p => p.Account == "demo-city").Posts[0].Scope!.Value.Text;
    public string OtherCity => Desk.World.Population.Regions.Children("990000").First(r => r.Code != City).Code;

    internal static Desk Read(int most, Catalogue catalogue, DateTimeOffset loaded, Station? station = null)
    {
        var drafts = DemoProvince.Make(catalogue, DemoSize.Small).Drafts().Take(most).Select(d => d.Draft).ToList();
        return new()
        {
            World = World.Of(catalogue, [.. drafts.SelectMany(d => d.Subjects).GroupBy(s => s.Id).Select(versions => versions.Last())], [.. drafts.SelectMany(d => d.Observations)]),
            AsOf = new(2025, 11, 20),
            LoadedAt = loaded,
            IsDemo = true,
            Region = "990000",
            Station = station,
        };
    }
}
