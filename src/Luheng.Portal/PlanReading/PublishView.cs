using Luheng.Packs;
using Luheng.Planning;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Shell;

namespace Luheng.Portal.PlanReading;

/// <summary>Everything to look at before a plan is published: what hinders it, what is still open, what would be in it, how it stands to other plans and to its last version.</summary>
public sealed record PublishView(PlanReview Review, PlanPack Pack, IReadOnlyList<PublishedPlan> Versions)
{
    /// <summary>What must be settled first.</summary>
    public IReadOnlyList<Said> Hinders { get; init; } = [];
    public IReadOnlyList<Said> Changes { get; init; } = [];

    /// <summary>The plan above and the one before, target by target.</summary>
    public IReadOnlyList<(Plan Other, IReadOnlyList<AlignedPair> Pairs)> Beside { get; init; } = [];
    public bool IsInEffect { get; init; }

    /// <summary>Plans of the same region and years, to compare with one by one.</summary>
    public IReadOnlyList<Plan> Same { get; init; } = [];
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>How many of the places that contradict each other are named.</summary>
    const int MostPlaces = 6;

    public string Address => ReadingView.AddressOf(Review.Upload.Id);
    public int NextVersion => (Versions.Count == 0 ? 0 : Versions[0].Version) + 1;
    public int Open => Review.Count(FindState.Open);

    internal static PublishView Of(Reader reader, PlanReview review)
    {
        var (catalogue, plan) = (reader.Desk.World.Catalogue, review.Upload.Frame.Plan);
        var versions = PublishedPlans.Versions(reader.Office!.Ledger, plan);
        var pack = PlanPack.Of(review, catalogue, versions.Count > 0 ? versions[0] : null, reader.Actor.Name);
        return new(review, pack, versions)
        {
            Hinders = [.. Hindering(review, pack)],
            Changes = pack.Plan is { } now && versions.Count > 0 ? PlanChanges.Of(catalogue.Plans.GetValueOrDefault(plan), now) : [],
            Beside = pack.Plan is { } made ? [.. Others(reader, catalogue, made).Select(o => (o, PlanAlign.Of(made, o)))] : [],
            IsInEffect = InEffect(reader, plan),
            Same = pack.Plan is { } own ? [.. catalogue.Plans.Values.Where(p => p.Id != own.Id && (p.Region == own.Region || Shared(p, own) > 3) && p.From <= own.To && own.From <= p.To)] : [],
        };
    }

    /// <summary>Whether the last version of a plan is among the rules that the site runs by.</summary>
    internal static bool InEffect(Reader reader, string plan) =>
        PublishedPlans.Find(reader.Office!.Ledger, plan) is { } published && reader.Desk.World.Catalogue.Packs.Any(p => p.Id == plan && p.Version == $"{published.Version}.0.0");

    static int Shared(Plan a, Plan b) => a.Targets.Count(t => b.Targets.Any(o => o.Id == t.Id && o.Aim == t.Aim));

    static IEnumerable<Said> Hindering(PlanReview review, PlanPack pack)
    {
        foreach (var problem in pack.Problems) yield return new(problem.Found, problem.Expected is "" ? problem.Found : problem.Expected);
        if (review.Clashing > 0) yield return new(string.Format(System.Globalization.CultureInfo.InvariantCulture, PublishWords.ClashCount.Zh, review.Clashing), string.Format(System.Globalization.CultureInfo.InvariantCulture, PublishWords.ClashCount.En, review.Clashing));
        foreach (var conflict in review.Conflicts.Values.Distinct().Where(c => c.Places.Count(p => p.IsConfirmed) > 1))
            yield return Say(PublishWords.ConflictOf, conflict.Places[0].Promise.Name.Zh, string.Join("；", conflict.Places.Where(p => p.IsConfirmed).Take(MostPlaces).Select(p => $"{ReadingView.Says(p.Promise, false)}（{p.Found.Clause}）")));
        foreach (var (find, wrong) in pack.Unfit) yield return new(Say(PublishWords.UnfitOf, find.Promise.Name.Zh, string.Join("；", wrong.Select(w => w.Zh))).Zh, Say(PublishWords.UnfitOf, find.Promise.Name.Zh, string.Join("; ", wrong.Select(w => w.En))).En);
    }

    static Said Say(Said said, params object[] with) => new(string.Format(System.Globalization.CultureInfo.InvariantCulture, said.Zh, with), string.Format(System.Globalization.CultureInfo.InvariantCulture, said.En, with));

    /// <summary>Plans of the regions above for the same years, and the region's own before.</summary>
    static IEnumerable<Plan> Others(Reader reader, Catalogue catalogue, Plan plan)
    {
        var above = plan.Subject.Kind == Luheng.Registry.SubjectKind.Region ? reader.Desk.World.Population.Regions.Upwards(plan.Region).Skip(1).Append("000000").ToHashSet(StringComparer.Ordinal) : [reader.Desk.Region, "000000"];
        return catalogue.Plans.Values.Where(p => p.Id != plan.Id && ((above.Contains(p.Region) && p.From <= plan.To && plan.From <= p.To) || (p.Region == plan.Region && p.To < plan.From)))
            .OrderByDescending(p => p.From).ThenBy(p => p.Id, StringComparer.Ordinal).Take(3);
    }
}
