using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Registering;

namespace Luheng.Portal.Shell;

/// <summary>An entry of the navigation: shown to whoever may do what its page needs.</summary>
/// <param name="Needs">The act that the page asks for.</param>
/// <param name="Count">How much waits behind it, where that costs nothing to know; none is written where it is null or zero.</param>
public sealed record NavigationEntry(string Address, Said Name, Act Needs = Act.UseSite, Func<Reader, int?>? Count = null)
{
    /// <summary>Further conditions, such as a role to whom the page is of use.</summary>
    public Func<Reader, bool>? When { get; init; }

    internal bool IsFor(Reader reader) => reader.May(Needs) && When?.Invoke(reader) != false;
}

/// <summary>Entries that belong to one job.</summary>
public sealed record NavigationGroup(Said Name, IReadOnlyList<NavigationEntry> Entries);

/// <summary>The navigation, by job: every reader sees what their role can open. Only pages that exist stand in it.</summary>
public static class Navigation
{
    static readonly NavigationGroup[] All =
    [
        new(Words.NavOverview,
        [
            new("/", Words.Home, Act.SeePublic),
            new("/targets", Allocating.AllocatingWords.Title) { When = r => r.Office is not null && r.May(Act.SeeAggregate) },
            new("/plans", Words.PlanProgress, Act.SeePublic) { When = r => r.Actor.SignedIn }, new("/warnings", Words.Warnings, Act.SeeAggregate),
            new("/plans/read", PlanReading.ReadingWords.Title, Act.ConfirmPlans) { When = r => r.Office is not null },
            new("/work", Words.WorkTitle, Count: r => r.Office is { } office ? Cases.WorkIndex.Of(r.Desk, office, r.Actor).Count : null) { When = r => r.Office is not null },
            new("/assessment", Words.Assessment, Act.SeeCase) { When = r => r.Office is not null },
            new("/returns", Returns.FormWords.Returns, Act.SeeReturn) { When = r => r.Office is not null },
            new("/data", Words.DataStatus) { When = r => r.May(Act.SeeFirm) }, new("/data/statistics", Yearbooks.YearbookWords.Title, Act.ImportData) { When = r => r.Office is not null },
        ]),
        new(Words.NavMetering,
        [
            new("/arrival", Words.Arrival, Act.SeeReadings), new("/obligation", Words.Obligation, Act.SeeReadings) { When = r => r.May(Act.SeeFirm) }, new("/meters", Words.MeterBook, Act.SeeReadings), new("/balance", Words.Balance, Act.SeeReadings),
            new("/loads", Words.Loads, Act.SeeReadings), new("/pollutants", Words.Pollutants, Act.SeeReadings),
        ]),
        new(Words.NavAnalysis,
        [
            new("/benchmarks", Words.Benchmarks, Act.SeeAggregate), new("/rankings", Words.Rankings, Act.SeeFirm), new("/compare", Words.Compare, Act.SeeFirm), new("/why", Words.WhyChanged, Act.SeeAggregate), new("/sectors", Words.Sectors, Act.SeeAggregate),
            new("/wall", Words.Wall, Act.SeeFirm) { When = r => r.May(Act.SeeFirm, r.Whole) },
        ]),
        new(Grading.GradeWords.NavJudging,
        [
            new("/grades", Grading.GradeWords.Grades, Act.SeePublic) { When = r => r.Office is not null && r.May(Act.SeeFirm) },
            new("/grades/simulate", Grading.GradeWords.Simulate, Act.Grade) { When = r => r.Office is not null }, new("/grades/schemes", Grading.GradeWords.Schemes, Act.Grade) { When = r => r.Office is not null },
            new("/levers", Grading.GradeWords.Levers, Act.SeeCase) { When = r => r.Office is not null },
        ]),
        new(Words.NavRegister,
        [
            new("/enterprises", Words.Enterprises, Act.SeeFirm), new("/register", RegisterWords.Register, Act.SeeRegister),
            new("/lists", Lists.ListWords.Title, Act.SeePublic),
            new("/register/proposals", RegisterWords.ProposalsTitle, Act.SeeRegister, Registering.ProposalList.Waiting) { When = r => r.Office is not null },
        ]),
        new(Words.NavPapers, [new("/bulletins", Words.Bulletins, Act.SeePublic) { When = r => r.Office is not null }, new("/verify", Words.VerifyTitle, Act.SeePublic)]),
        new(Words.NavRules, [new("/indicators", Words.Indicators, Act.SeePublic), new("/packs", Words.RulesAndStandards, Act.SeePublic), new("/factors", Words.Factors, Act.SeePublic), new("/open", Words.OpenDataTitle, Act.SeePublic), new("/api", Words.ApiTitle, Act.SeePublic)]),
        new(Words.NavKeeping, [new("/accounts", Words.Accounts, Act.SeeAccounts) { When = r => r.Office is not null }, new("/audit", Words.Audit, Act.SeeAudit), new("/system", Words.SystemRunning, Act.SeeSystem)]),
    ];

    /// <summary>What a reader may open, group by group.</summary>
    internal static IReadOnlyList<NavigationGroup> Of(Reader reader) =>
        [.. All.Select(g => g with { Entries = [.. g.Entries.Where(e => e.IsFor(reader))] }).Where(g => g.Entries.Count > 0)];
}
