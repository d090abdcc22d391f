using Luheng.Packs;

namespace Luheng.Portal.Packs;

/// <summary>What a factor is called: its own name, or that of its member and family, such as 原煤 折标准煤系数.</summary>
static class FactorNames
{
    public static Said Of(string id, Catalogue catalogue)
    {
        if (catalogue.FactorOf(id) is { Name: { Zh: not "" } own }) return own;
        var parts = id.Split('.');
        var member = catalogue.Sets.Values.SelectMany(s => s.Members).FirstOrDefault(m => parts.Contains(m.Id))?.Name;
        var family = catalogue.Factors.Values.FirstOrDefault(f => f.FamilyName.Zh is not "" && f.Id.StartsWith(parts[0] + ".", StringComparison.Ordinal))?.FamilyName;
        var basis = parts.Contains("calorific") ? new Said("（当量）", " (calorific)") : parts.Contains("equivalent") ? new Said("（等价）", " (equivalent)") : Said.Nothing;
        return member is null ? Said.Nothing
            : new($"{member.Zh}{(family is null ? "" : " " + family.Zh)}{basis.Zh}", $"{member.En}{(family is null ? "" : ", " + family.En)}{basis.En}");
    }
}
