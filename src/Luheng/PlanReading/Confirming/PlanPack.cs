using System.Globalization;
using Luheng.Packs;
using Luheng.Problems;

namespace Luheng.PlanReading.Confirming;

/// <summary>What is confirmed of a reading, as the files of a plan's pack, and the plan that they make; or every problem that hinders it.</summary>
public sealed record PlanPack(PlanFrame Frame, IReadOnlyDictionary<string, string> Files, Plan? Plan, IReadOnlyList<Problem> Problems)
{
    /// <summary>Rows and target ids by find: they stay from version to version.</summary>
    public IReadOnlyDictionary<string, string> Rows { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Places that state a target again which is published from another place, with that other place.</summary>
    public IReadOnlyList<(Reviewed Again, Reviewed First)> Repeats { get; init; } = [];

    /// <summary>Confirmed and yet not fit to be published, with what is wrong.</summary>
    public IReadOnlyList<(Reviewed Find, IReadOnlyList<Said> Wrong)> Unfit { get; init; } = [];

    public static PlanPack Of(PlanReview review, Catalogue catalogue, PublishedPlan? before, string by)
    {
        var frame = review.Upload.Frame;
        if (frame.Wrong() is { Count: > 0 } wrong) return new(frame, new Dictionary<string, string>(), null, [.. wrong.Select(w => new Problem("规划", w.Zh, w.En))]);
        var others = Without(catalogue, frame.Plan);
        var (rows, names) = (new PlanRowBook(others, before?.Rows ?? new Dictionary<string, string>()), new TargetNames(others, frame.Plan, before?.Names ?? new Dictionary<string, string>()));
        var (fit, unfit, repeats) = (new List<Reviewed>(), new List<(Reviewed, IReadOnlyList<Said>)>(), new List<(Reviewed, Reviewed)>());
        foreach (var find in review.Finds.Where(f => f.IsConfirmed))
            if (PromiseCheck.Wrong(find.Promise, frame, catalogue) is { Count: > 0 } not) unfit.Add((find, not));
            else if (find.Promise.Kind != FindKind.Target || fit.FindIndex(f => f.Promise.Kind == FindKind.Target && Conflict.Key(f) == Conflict.Key(find) && Conflict.Agree(f.Promise, find.Promise)) is not (>= 0 and var first)) fit.Add(find);
            else if (fit[first].Promise.Base is not null || find.Promise.Base is null) repeats.Add((find, fit[first]));
            else
            {
                repeats.Add((fit[first], find)); // the one that also states the base is published
                fit[first] = find;
            }
        var entries = new PlanEntries(others, frame, rows, names, review.Upload.Whose.Text, by);
        var files = new Dictionary<string, string>
        {
            [$"plans/{frame.Plan}/pack.yaml"] = Header(frame, (before?.Version ?? 0) + 1),
            [$"plans/{frame.Plan}/plans/plan.yaml"] = entries.Write(fit, review.Upload.File),
        };
        if (PlanExamples.Write(fit, review.Upload.Whose, frame, others) is { } examples) files[$"plans/{frame.Plan}/tests/aims.yaml"] = examples;
        var pack = new PlanPack(frame, files, null, []) { Rows = rows.All, Names = names.All, Repeats = repeats, Unfit = unfit };
        try
        {
            return pack with { Plan = PackOverlay.Read(others, FilesOf(files)).Plans.Single() };
        }
        catch (ProblemsException problems)
        {
            return pack with { Problems = problems.Problems };
        }
    }

    /// <summary>The rules without an earlier version of the plan: what it is held against.</summary>
    public static Catalogue Without(Catalogue catalogue, string plan) => !catalogue.Plans.ContainsKey(plan) ? catalogue
        : catalogue with { Plans = catalogue.Plans.Where(p => p.Key != plan).ToDictionary(), Packs = [.. catalogue.Packs.Where(p => p.Id != plan)] };

    public static PackFiles FilesOf(IReadOnlyDictionary<string, string> files) => PackFiles.FromText([.. files.Select(f => (f.Key, f.Value))]);

    static string Header(PlanFrame frame, int version) => new PackText()
        .Line($"id: {frame.Plan}").Line(string.Create(CultureInfo.InvariantCulture, $"version: {version}.0.0")).Line($"name: {PackText.Both(frame.Name)}")
        .Line("issuer: Luheng").Line("licence: Apache-2.0").Line("sources:").Line($"  plan: {{document: {PackText.Quoted(frame.Document)}}}").ToString();
}
