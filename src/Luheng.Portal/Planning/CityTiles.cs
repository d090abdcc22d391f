using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Planning;

/// <summary>Each city of a plan's region held to one of its targets, or to its own where one was issued to it; empty when no city has a figure.</summary>
static class CityTiles
{
    const string Lead = "energy-intensity";

    /// <summary>The target that cities are held to on the board, where the plan has it for its own region and an indicator measures it.</summary>
    public static Target? LeadOf(Plan plan) => plan.Targets.FirstOrDefault(t => t.Id == Lead && t.Region == plan.Region && t.Indicator is not null);

    /// <summary>Whether a region is held to a target that was issued to it.</summary>
    public static bool HasOwn(string region, TargetProgress progress) => progress.Target.Region == region;

    /// <summary>What a region is held to, in words: issued to it, over its own years where they are not the plan's; else the plan's.</summary>
    public static string AimOf(Reader reader, Plan plan, string region, TargetProgress of)
    {
        var said = reader.Say(HasOwn(region, of) ? Words.IssuedAim : Words.PlanAim, Figures.Write(of.Aim), of.Unit);
        return of.Target.BaseYear is { } from && from != (plan.Targets.First(t => t.Id == of.Target.Id).BaseYear ?? plan.BaseYear) ? said + reader.Say(Allocating.AllocatingWords.Over, from + 1, of.Target.Year ?? plan.To) : said;
    }

    /// <summary>In words, how many of so many are held to their own; nothing where none is.</summary>
    public static string HeldTo(Reader reader, int own, int all) => own == 0 ? "" : own == all ? reader[Words.CitiesAllOwn] : reader.Say(Words.CitiesOwn, own);

    public static IReadOnlyList<(Region City, TargetProgress Progress)> Of(Desk desk, Plan plan, Target? target, Func<SubjectId, bool> sees)
    {
        if (target is null) return [];
        var issued = desk.Issued.All;
        var tiles = desk.World.Population.Regions.Children(plan.Region).Where(r => r.Level == RegionLevel.City && sees(SubjectId.Region(r.Code)))
            .Select(city => (City: city, Progress: desk.Progress(plan, target, SubjectId.Region(city.Code), issued))).ToList();
        return tiles.Any(t => t.Progress.Status != TargetStatus.NoData) ? tiles : [];
    }
}
