using System.Text;
using System.Text.Json;
using Luheng.Formulas;
using Luheng.Identifiers;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Tests.Returns;

/// <summary>A small catalogue, a ledger in memory and a folder of its own: one line per act.</summary>
sealed class ReturnsBed : IDisposable
{
    public const string Registered = "credit_code,name,region,industry\n";
    public const string Observed = "subject,item,period,value,unit\n";
    public static readonly string Mill = Code("91510104MA6C8R2Q4");
    public static readonly string Works = Code("91510107MA62K0P33");
    public static readonly Catalogue Catalogue = MakeCatalogue();

    readonly string folder = Directory.CreateTempSubdirectory("returns").FullName;

    public MemoryLedger Ledger { get; } = new();
    public Import Import => new(Catalogue, Ledger, new FixedClock(new(2024, 11, 20, 4, 0, 0, TimeSpan.Zero)));

    public static string Code(string seventeen) => seventeen + CreditCode.Check(seventeen);

    public static ReturnsBed WithMill()
    {
        var bed = new ReturnsBed();
        var result = bed.Csv(Registered + $"{Mill},锦江钢铁,510104,3120\n");
        Assert.Empty(result.Problems);
        return bed;
    }

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(Path(name), text, encoding ?? new UTF8Encoding(false));
        return Path(name);
    }

    public ImportResult Csv(string text, ImportOptions? options = null) => Run([Write("filed.csv", text)], options);

    public ImportResult Run(IReadOnlyList<string> files, ImportOptions? options = null) => Import.Run(files, options ?? new() { By = "tester" });

    /// <summary>The values in effect, as subject item period value.</summary>
    public string[] InEffect() =>
    [
        .. Ledger.Observations().GroupBy(r => r.Observation.Key).Select(g => g.Last().Observation)
            .Select(o => FormattableString.Invariant($"{(o.Subject.Text == Mill ? "mill" : o.Subject.Text == Works ? "works" : o.Subject.Text)} {o.Item} {o.Period} {o.Value:R}")).Order(StringComparer.Ordinal),
    ];

    public static string Rules(ImportResult result) => string.Join(" ", result.Problems.Select(p => p.Rule));

    public static string Json(ImportResult result) => JsonSerializer.Serialize(result, ImportJson.Options);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    static Catalogue MakeCatalogue()
    {
        var units = new UnitTable();
        foreach (var (symbol, dimension, size, aliases) in ((string, string?, string?, string[])[])
        [
            ("MJ", "energy", null, []), ("GJ", null, "1000 MJ", []), ("kJ", null, "0.001 MJ", []), ("kWh", null, "3.6 MJ", ["千瓦时"]), ("tce", null, "29307.6 MJ", ["吨标准煤"]),
            ("t", "mass", null, ["吨"]), ("kg", null, "0.001 t", ["千克"]), ("m³", "volume", null, ["立方米", "m3"]), ("元", "money", null, []), ("%", null, "0.01 1", []),
        ]) Assert.Null(units.Define(new(symbol, dimension, size, aliases)));

        var carriers = new[] { ("raw-coal", "原煤", "Raw coal", "t"), ("natural-gas", "天然气", "Natural gas", "万m³"), ("electricity", "电力", "Electricity", "万kWh"), ("heat", "热力", "Heat", "GJ") };
        var set = new MemberSet("carrier", null, [.. carriers.Select(c => new Member(c.Item1, new(c.Item2, c.Item3), new Dictionary<string, string> { ["unit"] = c.Item4 }))]);
        var items = carriers.SelectMany(c => new[]
        {
            Make($"energy.consumed.{c.Item1}", c.Item2 + "消费量", c.Item3 + " consumed", units[c.Item4]),
            Make($"energy.purchased.{c.Item1}", c.Item2 + "购进量", c.Item3 + " purchased", units[c.Item4]),
            Make($"energy.paid.{c.Item1}", c.Item2 + "购进金额", c.Item3 + " paid", units["万元"]),
            Make($"energy.coefficient.{c.Item1}", c.Item2 + "实测折标系数", "Measured coefficient of " + c.Item3, units["tce/" + c.Item4]),
        })
          .Append(Make("output_value.comparable_price", "可比价产值", "Output value at comparable prices", units["万元"]))
          .Append(Make("water.reuse_rate", "水重复利用率", "Water reuse rate", units["%"]) with { Maximum = 100 })
          .Append(Make("value_added.growth", "增加值增速", "Growth of value added", units["%"]) with { Minimum = null, Of = Kinds(SubjectKind.Region, SubjectKind.Sector) })
          .Append(Make("energy.comprehensive", "综合能源消费量", "Comprehensive energy consumption", units["tce"]) with { Formula = Some("energy.consumed.raw-coal") })
          .Append(Make("energy.per_value_added", "单位工业增加值能耗", "Energy per value added", units["tce/万元"]) with { Formula = Some("a / b"), Official = true, Of = Kinds(SubjectKind.Enterprise, SubjectKind.Region) });
        var source = new Citation("GB/T 2589-2020", "A.1");
        return new()
        {
            Packs = [],
            Units = units,
            Sets = new Dictionary<string, MemberSet> { ["carrier"] = set },
            Items = items.ToDictionary(i => i.Id),
            Factors = new Dictionary<string, Factor>
            {
                ["coefficient.natural-gas"] = new("coefficient.natural-gas", units["tce/万m³"], "energy.coefficient.natural-gas",
                    [new(new(2021, 4, 1), null, null, null, 11, 13.3, source, Confidence.Confirmed, null)], new("f.yaml", 1)),
                ["coefficient.raw-coal"] = new("coefficient.raw-coal", units["tce/t"], null, [new(new(2021, 4, 1), null, null, 0.7143, null, null, source, Confidence.Confirmed, null)], new("f.yaml", 9)),
            },
            Forms = new Dictionary<string, Form>
            {
                ["205-1"] = new("205-1", new("能源购进、消费与库存", "Energy purchase, use and stock"), "month", "carrier",
                    [new("energy.purchased", new("购进量", "Purchased")), new("energy.paid", new("购进金额", "Paid")), new("energy.consumed", new("消费量", "Consumed")), new("energy.coefficient", new("实测折标准煤系数", "Measured coefficient"))], source, Confidence.Confirmed),
                ["B204-1"] = new("B204-1", new("工业产销总值", "Output value"), "month", null,
                    [new("output_value.comparable_price", new("可比价产值", "Output value at comparable prices")), new("water.reuse_rate", new("水重复利用率", "Water reuse rate"))], source, Confidence.Confirmed),
            },
            Plans = new Dictionary<string, Plan>(),
            Rules = new Dictionary<string, Rule>(),
            Tests = [],
            Hash = "",
            Content = [],
            Regions = new([new("510000", RegionLevel.Province, "四川省", "000000"), new("510100", RegionLevel.City, "成都市", "510000"), new("510104", RegionLevel.County, "锦江区", "510100"), new("510107", RegionLevel.County, "武侯区", "510100"), new("990101", RegionLevel.County, "云中区", "990100"), new("990102", RegionLevel.County, "云源县", "990100")],
                [new("chengdu-plain", "成都平原经济区", "Chengdu plain", "economic")], []),
            Industries = new([new("31", "C", "黑色金属冶炼和压延加工业", true), new("3110", "C", "炼铁", true), new("3120", "C", "炼钢", true), new("2614", "C", "有机化学原料制造", true), new("0610", "B", "烟煤和无烟煤开采洗选", false)]),
        };
    }

    static Formula Some(string text) => new(text, new Literal(1, Unit.One));

    static HashSet<SubjectKind> Kinds(params SubjectKind[] kinds) => [.. kinds];

    static Item Make(string id, string zh, string en, Unit unit) =>
        new(id, new(zh, en), unit, new("items.yaml", 1)) { Family = id, Minimum = 0, Of = Kinds(SubjectKind.Enterprise, SubjectKind.Site, SubjectKind.Region, SubjectKind.Park, SubjectKind.Zone) };
}
