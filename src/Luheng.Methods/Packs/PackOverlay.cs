using Luheng.Problems;

namespace Luheng.Packs;

/// <summary>Packs that were made here, such as plans that officers confirmed, beside those that are shipped. They hold plans and examples alone; items and units stay those that are loaded.</summary>
public static class PackOverlay
{
    /// <summary>What a pack made here says, held against what is loaded; throws with every problem.</summary>
    public static PackContent Read(Catalogue catalogue, PackFiles files)
    {
        var reading = new PackReading(catalogue.Units);
        var pages = new PackLoader.Pages(files, reading);
        foreach (var (path, _) in files.All.Where(f => f.Path.Split('/') is not [.., "pack.yaml"] and not [.., "plans" or "tests", _]))
            reading.Report(new Place(path, 1), "a file that a confirmed plan does not hold", "pack.yaml, plans/ and tests/");
        var plans = PackLoader.Unique(pages.Of("plans").Select(p => PlanPackReader.Read(p, catalogue.Items)), p => p.Id, p => p.Place, reading);
        var tests = pages.Of("tests").Select(p => TestReader.Read(p, catalogue.Items)).ToList();
        PlanPackReader.CheckRows(catalogue.Plans.Values.Where(p => !plans.ContainsKey(p.Id)).Concat(plans.Values), reading);
        if (reading.Problems.Count > 0) throw new ProblemsException(reading.Problems);
        return new(pages.Headers(), [.. plans.Values], tests);
    }

    /// <summary>The catalogue with further packs in it. One that no longer fits is left out and told, so that the others stay in force.</summary>
    public static (Catalogue Catalogue, IReadOnlyList<Problem> LeftOut) Add(Catalogue shipped, IEnumerable<PackFiles> more)
    {
        var (catalogue, kept, problems) = (shipped, new List<PackFiles>(), new List<Problem>());
        foreach (var files in more)
            try
            {
                var content = Read(catalogue, files);
                foreach (var twice in content.Plans.Where(p => catalogue.Plans.ContainsKey(p.Id)))
                    throw new ProblemsException([new(twice.Place.ToString(), $"'{twice.Id}' is already a plan", "another id")]);
                catalogue = catalogue with
                {
                    Packs = [.. catalogue.Packs, .. content.Headers],
                    Plans = catalogue.Plans.Concat(content.Plans.Select(p => KeyValuePair.Create(p.Id, p))).ToDictionary(),
                    Tests = [.. catalogue.Tests, .. content.Tests],
                };
                kept.Add(files);
            }
            catch (ProblemsException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
        if (kept.Count == 0) return (shipped, problems);
        var all = PackFiles.FromZip(shipped.Content).With(kept);
        return (catalogue with { Hash = all.Hash(), RulesHash = shipped.RulesHash, Content = all.ToZip() }, problems);
    }
}

/// <summary>What a pack made here brings: how it calls itself, its plans, its examples.</summary>
public sealed record PackContent(IReadOnlyList<PackHeader> Headers, IReadOnlyList<Plan> Plans, IReadOnlyList<PackTest> Tests);
