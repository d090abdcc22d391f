using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Benchmarks;

/// <summary>A question as an officer's page puts it.</summary>
sealed record Question(string Kind, string Item, string Of, string In);

/// <summary>Different questions to a data folder: enterprises, counties, cities, sectors and the province, months and years by turns.</summary>
static class Questions
{
    static readonly string[] Items = ["energy.comprehensive", "energy.comprehensive.equivalent", "energy.per_value_added", "water.fresh", "energy.consumed.electricity", "energy.consumed.raw-coal"];
    static readonly string[] Firm = ["energy.comprehensive", "energy.comprehensive.equivalent", "energy.gbt2589", "water.fresh", "energy.consumed.electricity", "energy.consumed.raw-coal"];
    static readonly string[] Periods = ["2024-03", "2023", "2024-Q1", "2024-01..2024-06", "2023-11"];

    /// <summary>So many questions, all different; half of them to enterprises.</summary>
    public static IReadOnlyList<Question> Of(string data, int count)
    {
        using var ledger = SqliteLedger.Open(data, TimeProvider.System);
        var subjects = ledger.Subjects().Where(s => s.Id.Kind == SubjectKind.Enterprise).ToList();
        var regions = subjects.Select(s => s.Latest.Region).Distinct().Order(StringComparer.Ordinal).ToList();
        var random = new Random(20);
        var asked = new HashSet<Question>();
        for (var draw = 0; asked.Count < count; draw++)
        {
            var (item, period) = (Pick(Items), Pick(Periods));
            asked.Add((draw % 8) switch
            {
                0 => new("county", item, Pick(regions), period),
                1 => new("city", item, Pick(regions)[..4] + "00", period),
                2 => new("sector", item, "sector:" + Pick(subjects).Latest.Industry[..2], period),
                3 => new("province", item, Pick(regions)[..2] + "0000", period),
                _ => new("enterprise", Pick(Firm), Pick(subjects).Id.Text, period),
            });
        }
        return [.. asked];

        T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
    }
}
