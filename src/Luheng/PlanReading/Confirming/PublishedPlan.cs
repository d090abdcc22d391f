using Luheng.Cases;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.PlanReading.Confirming;

/// <summary>A version of a plan that officers confirmed: its pack, from which reading it is, what is new in it, who put it in force.</summary>
/// <param name="Id">Of the plan; every version is a version of the same record, and the last is in force.</param>
/// <param name="Files">The files of its pack, by path.</param>
public sealed record PublishedPlan(string Id, int Version, SubjectId Whose, string Reading, string By, string ByName, DateTimeOffset At, IReadOnlyDictionary<string, string> Files)
{
    public const string Kind = "plan-pack";

    public IReadOnlyDictionary<string, string> Rows { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<Said> Changes { get; init; } = [];
    public string? Why { get; init; }

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static PublishedPlan Read(string body) => CaseJson.Read<PublishedPlan>(body);

    public PackFiles Pack => PlanPack.FilesOf(Files);
}

/// <summary>The plans that officers put in force, beside those that are shipped.</summary>
public static class PublishedPlans
{
    /// <summary>The rules in force: as shipped, with every plan published by a time (null: now). A plan that no longer fits is left out and told.</summary>
    public static (Catalogue Catalogue, IReadOnlyList<Problems.Problem> LeftOut) InForce(ILedger ledger, Catalogue shipped, DateTimeOffset? knownBy = null) =>
        PackOverlay.Add(shipped, ledger.Documents(PublishedPlan.Kind, knownBy).Where(d => d.Body is not "").Select(d => PublishedPlan.Read(d.Body).Pack));

    public static PublishedPlan? Find(ILedger ledger, string plan) => ledger.Find(PublishedPlan.Kind, plan) is { Document.Body: { Length: > 0 } body } ? PublishedPlan.Read(body) : null;

    /// <summary>Every version of a plan, the newest first.</summary>
    public static IReadOnlyList<PublishedPlan> Versions(ILedger ledger, string plan) =>
        [.. ledger.Versions(PublishedPlan.Kind, plan).Where(v => v.Batch.UndoneAt is null && v.Document.Body is not "").Select(v => PublishedPlan.Read(v.Document.Body)).OrderByDescending(p => p.Version)];
}
