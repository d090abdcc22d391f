using Luheng.Packs;
using Luheng.Problems;

namespace Luheng.Tests.Packs;

/// <summary>A small pack of its own, for tests that write rules.</summary>
static class TryPack
{
    public const string Header = "id: try\nversion: '1'\nname: {zh: 试}\nissuer: 试\nlicence: CC0\nsources:\n  s: {document: 试行办法}\n";

    public const string Units = """
        - {id: kg, dimension: mass}
        - {id: t, is: 1000 kg}
        - {id: 元, dimension: money}
        - {id: MJ, dimension: energy}
        - {id: tce, is: 29307.6 MJ}
        - {id: "%", is: 0.01 1}
        - {id: 百分点, dimension: pp}
        """;

    public const string Items = """
        - {id: coal, name: {zh: 煤}, unit: t, additive: true, of: [enterprise, site, region], source: {ref: s, clause: 一}}
        - {id: gas, name: {zh: 气}, unit: kg, additive: true, of: [enterprise, site, region], source: {ref: s, clause: 一}}
        - {id: sales, name: {zh: 销售额}, unit: 万元, additive: true, of: [enterprise, site, region], source: {ref: s, clause: 一}}
        - {id: growth, name: {zh: 增速}, unit: "%", over_time: last, of: [enterprise, region], source: {ref: s, clause: 一}}
        - {id: share-a.b, name: {zh: 比重}, unit: "%", over_time: last, of: [enterprise, region], source: {ref: s, clause: 一}}
        """;

    public static PackFiles Files(params (string Path, string Text)[] more) =>
        PackFiles.FromText([("try/pack.yaml", Header), ("try/units/units.yaml", Units), ("try/items/items.yaml", Items), .. more.Select(m => ($"try/{m.Path}", m.Text))]);

    public static Catalogue Load(params (string Path, string Text)[] more) => PackLoader.Load(Files(more));

    public static string Indicator(string id, string unit, string formula, string additive = "false") =>
        $"- {{id: {id}, name: {{zh: {id}}}, unit: \"{unit}\", additive: {additive}, of: [enterprise, site, region], formula: \"{formula}\", source: {{ref: s, clause: 二}}, confidence: design}}\n";

    /// <summary>Every problem of a pack with these files; fails where it loads.</summary>
    public static IReadOnlyList<Problem> Wrongs(params (string Path, string Text)[] more) =>
        Assert.Throws<ProblemsException>(() => Load(more)).Problems;
}
