using System.Net;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Flow.Tests.Cases;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Portal;
using Luheng.Portal.Access;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Assessing;

/// <summary>What the journeys of assessment share: the plan, the city of the invented city officer, filled-in sheets.</summary>
static class AssessSite
{
    public const string Plan = "demo-14fyp";
    public const int Year = 2024;

    public static async Task<CaseSite> Open()
    {
        var site = new CaseSite();
        await site.InitializeAsync();
        return site;
    }

    /// <summary>The city that the invented city officer is of.</summary>
    public static SubjectId City(this CaseSite site) => Personas.Of(site.Desk).First(p => p.Account == "demo-city").Posts[0].Scope!.Value;

    public static string Page(this CaseSite site) => $"/assessment/{site.City()}?plan={Plan}&year={Year}";

    public static Case Assessment(this CaseSite site) => site.Office.Cases.Find(AssessProcedure.IdOf(Plan, Year, site.City()))!;

    /// <summary>Every evidence line with this share of its points; a line with choices gets all or none.</summary>
    public static (string, string)[] Sheet(double share, string why = "看了材料") =>
        [.. Portal.RealPacks.Catalogue.Rubrics["demo-cities"].Items.Where(i => i.How == Scoring.Evidence).SelectMany(i => new[]
        {
            ($"points-{i.Id}", (i.Choices.Count > 0 ? (share >= 0.5 ? i.Choices[0] : 0) : i.Points * share).ToString(System.Globalization.CultureInfo.InvariantCulture)), ($"why-{i.Id}", why),
        })];

    /// <summary>Every evidence line without choices, settled at this share of its points.</summary>
    public static (string, string)[] Settled(double share, string why) =>
        [.. Portal.RealPacks.Catalogue.Rubrics["demo-cities"].Items.Where(i => i.How == Scoring.Evidence && i.Choices.Count == 0).SelectMany(i => new[]
        {
            ($"points-{i.Id}", (i.Points * share).ToString(System.Globalization.CultureInfo.InvariantCulture)), ($"why-{i.Id}", why),
        })];

    public static (string, string)[] Fields(this CaseSite site, params (string, string)[] more) =>
        [("plan", Plan), ("year", $"{Year}"), .. site.Assessment() is { } matter ? new[] { ("seen", $"{matter.Steps.Count}") } : [], .. more];

    /// <summary>Makes a move from the city's page as somebody; what came of it.</summary>
    public static async Task<HttpStatusCode> Moves(this CaseSite site, string persona, string move, params (string, string)[] more)
    {
        using var visitor = site.As(persona);
        return (await visitor.Send(site.Page(), $"/assessment/{site.City()}/{move}", site.Fields(more), [])).StatusCode;
    }
}
