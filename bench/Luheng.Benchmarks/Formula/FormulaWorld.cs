using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>A population with the consumption of twenty carriers filed month by month, and one pack formula over them.</summary>
/// <remarks>Each firm uses about half of the carriers and leaves out a month now and then: what is missing is skipped in the sum.</remarks>
static class FormulaWorld
{
    public const string Indicator = "bench.energy";
    const int Terms = 20;
    const int OneMonthIn = 50;

    /// <summary>The packs of the checkout with the indicator beside them.</summary>
    public static Catalogue Catalogue(string root, int firstYear, int lastYear)
    {
        var files = PackFiles.FromFolder(Path.Combine(root, "packs"));
        var plain = PackLoader.Load(files);
        var carriers = plain.Sets["carrier"].Members.Select(m => m.Id).Where(id => Enumerable.Range(firstYear, lastYear - firstYear + 1)
            .All(year => plain.FactorOf(Coefficient(id)) is { IsRegional: false } factor && factor.On(new(year, 1, 1), [])?.Value is not null)).Take(Terms).ToList();
        if (carriers.Count < Terms) throw new InvalidOperationException($"only {carriers.Count} carriers have a published coefficient");
        return PackLoader.Load(files
            .With("bench/formula/pack.yaml", "{id: bench, version: 1.0.0, name: {zh: 测速, en: Bench}, issuer: bench, licence: Apache-2.0}")
            .With("bench/formula/sets/carriers.yaml", $"- {{set: bench-carrier, of: carrier, members: [{string.Join(", ", carriers)}]}}")
            .With("bench/formula/indicators/energy.yaml", $$"""
                - id: {{Indicator}}
                  name: {zh: 测速用能, en: Energy of the bench}
                  unit: tce
                  additive: true
                  of: [enterprise]
                  formula: "sum(bench-carrier: energy.consumed[bench-carrier] * coefficient[bench-carrier, calorific])"
                  source: {document: bench, clause: "1"}
                  confidence: design
                """));
    }

    /// <param name="measured">Whether every firm also files its own coefficient of every carrier each month.</param>
    public static World Fill(Catalogue catalogue, int subjects, int firstYear, int lastYear, bool measured)
    {
        var (counties, industries) = (catalogue.Regions.All.Where(r => r.Level == RegionLevel.County).ToList(), catalogue.Industries.Divisions.ToList());
        var world = World.Of(catalogue, Enumerable.Range(0, subjects).Select(i => new Subject(SubjectId.OfEnterprise(Firms.Code(i)), $"企业{i}",
            [new(null, null, counties[i % counties.Count].Code, industries[i % industries.Count].Code)])), [], published: false);
        foreach (var carrier in catalogue.Sets["bench-carrier"].Members)
            for (var year = firstYear; year <= lastYear; year++)
            {
                FillColumn(world.Frame, $"energy.consumed.{carrier.Id}", year, carrier.Id, low: 10, high: 1000);
                if (!measured || catalogue.FactorOf(Coefficient(carrier.Id)) is not { MeasuredBy: { } by } factor) continue;
                var published = factor.On(new(year, 1, 1), [])!.Value!.Value * factor.Unit.To(catalogue.Items[by].Unit);
                FillColumn(world.Frame, by, year, carrier.Id, published * 0.9, published * 1.1);
            }
        return world;
    }

    static string Coefficient(string carrier) => $"coefficient.{carrier}.calorific";

    /// <summary>The first cell makes the column; the rest is written into it, since a hundred million observations would take a while.</summary>
    static void FillColumn(Frame frame, string item, int year, string carrier, double low, double high)
    {
        frame.Set(new(frame.Rows[0].Id, item, Period.Month(year, 1), low, "", new(SourceKind.Filed, LegalBasis.Demo, "bench"), 0), 0);
        var values = frame.Values(item, year)!;
        Parallel.For(0, frame.Rows.Count, row =>
        {
            var random = new Random(((row * 31 + carrier.Sum(c => c * c)) * 31 + year) * 31 + item.Length);
            var uses = new Random(row * 397 ^ carrier.Sum(c => c * c)).Next(2) == 0;
            for (var cell = row * 12; cell < row * 12 + 12; cell++)
                values[cell] = uses && random.Next(OneMonthIn) != 0 ? low + random.NextDouble() * (high - low) : double.NaN;
        });
    }
}
