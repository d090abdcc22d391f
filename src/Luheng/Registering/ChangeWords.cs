using System.Globalization;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>Changes of the register in words.</summary>
public static class ChangeWords
{
    public static Said Kind(RegisterChange change) => change switch
    {
        Rename => new("更名", "Renaming"),
        Describe => new("别名与代码", "Names and codes"),
        Restate => new("状态变更", "Status"),
        Reclassify => new("行业变更", "Industry"),
        Relocate => new("迁移", "Move"),
        Close => new("注销", "Deregistration"),
        Recode => new("换码", "New code"),
        Merge { Born: null } => new("吸收合并", "Absorption"),
        Merge => new("新设合并", "Merger"),
        Split { Stays: true } => new("存续分立", "Split-off"),
        _ => new("解散分立", "Split"),
    };

    /// <summary>What changes, from when on, with names where a population is given.</summary>
    public static Said Title(RegisterChange change, Population? population)
    {
        string Name(string code) => population is not null && SubjectId.TryParse(code, out var id, out _) && population.Find(id) is { } known ? known.Name : code;
        var day = change.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var kind = Kind(change);
        return change switch
        {
            Merge { Born: { } born } merge => new($"{kind.Zh}：{string.Join("、", merge.Codes.Select(Name))} → {born.Name}，自 {day}", $"{kind.En}: {string.Join(", ", merge.Codes.Select(Name))} → {born.Name}, from {day}"),
            Merge merge => new($"{kind.Zh}：{Name(merge.Into)} 吸收 {string.Join("、", merge.Codes.Select(Name))}，自 {day}", $"{kind.En}: {Name(merge.Into)} takes in {string.Join(", ", merge.Codes.Select(Name))}, from {day}"),
            Split split => new($"{kind.Zh}：{Name(split.Code)} → {string.Join("、", split.Parts.Select(p => p.Born.Name))}，自 {day}", $"{kind.En}: {Name(split.Code)} → {string.Join(", ", split.Parts.Select(p => p.Born.Name))}, from {day}"),
            Recode recode => new($"{kind.Zh}：{Name(recode.Code)} → {recode.NewCode}，自 {day}", $"{kind.En}: {Name(recode.Code)} → {recode.NewCode}, from {day}"),
            Relocate move => new($"{kind.Zh}：{Name(move.Code)} → {population?.Regions.Find(move.Region)?.Name ?? move.Region}{(move.Park is null ? "" : $" {move.Park}")}，自 {day}", $"{kind.En}: {Name(move.Code)} → {population?.Regions.Find(move.Region)?.Name ?? move.Region}{(move.Park is null ? "" : $" {move.Park}")}, from {day}"),
            Rename rename => new($"{kind.Zh}：{Name(rename.Code)} → {rename.Name}，自 {day}", $"{kind.En}: {Name(rename.Code)} → {rename.Name}, from {day}"),
            _ => new($"{kind.Zh}：{Name(change.About)}，自 {day}", $"{kind.En}: {Name(change.About)}, from {day}"),
        };
    }
}
