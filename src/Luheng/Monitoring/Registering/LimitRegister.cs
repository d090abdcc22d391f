using System.Globalization;
using Luheng.Deliveries;
using Luheng.Monitoring.Hj212;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>Takes in emission limits (排放限值) of monitors: mn, code, limit, unit, source, from, to. A limit is kept in the unit of the code tables.</summary>
/// <param name="isMonitor">Whether a monitor is registered, in the ledger or in the same import.</param>
public sealed class LimitRegister(ILedger ledger, Catalogue catalogue, Func<string, bool> isMonitor) : ISheetIntake
{
    enum Field { Mn, Code, Limit, Unit, Source, From, To }

    static readonly SheetFields<Field> Known = new(
    [
        (Field.Mn, "mn, mn号, 设备编码, 设备唯一标识, 数采仪编码, 监测点编码"), (Field.Code, "code, 污染物编码, 因子编码"), (Field.Limit, "limit, 限值, 排放限值, 标准限值"),
        (Field.Unit, "unit, 单位"), (Field.Source, "source, 依据, 来源"), (Field.From, "from, 起始日期, 执行日期"), (Field.To, "to, 截止日期"),
    ]);

    readonly HashSet<string> before = [.. ledger.Documents(LimitBook.Kind).Select(d => d.Body)];
    readonly Dictionary<string, (EmissionLimit Limit, SheetProblem At)> taken = new(StringComparer.Ordinal);
    readonly List<SheetProblem> problems = [];
    readonly List<Document> documents = [];
    SheetTally tally;

    public string Accepted => "emission limits of monitors (mn, code, limit, unit, source)";

    public SheetTally Tally => tally;

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    public IReadOnlyCollection<Document> Documents => documents;

    public Action<SheetRow>? Open(SheetHead head) =>
        Known.In(head, Field.Mn, Field.Code, Field.Limit, Field.Unit) is { } columns ? row => Take(columns, row) : null;

    void Take(SheetColumns<Field> columns, SheetRow row)
    {
        string Text(Field field) => columns.Text(row, field);
        var stands = true;
        void Wrong(Field field, string rule, string hint)
        {
            stands = false;
            problems.Add(columns.Problem(row, field, Text(field), rule, hint));
        }

        if (columns.IsBlank(row)) return;
        var pollutant = catalogue.Pollutants.Find(Text(Field.Code));
        var factor = 1.0;
        if (pollutant is null) Wrong(Field.Code, "pollutant-code", "a code of HJ 212 annex B, such as w01018 or a21026");
        if (!catalogue.Units.TryUnit(Text(Field.Unit), out var unit)) Wrong(Field.Unit, "unknown-unit", catalogue.Units.Unknown(Text(Field.Unit)));
        else if (pollutant is not null && catalogue.Units[pollutant.Unit] is var own)
            if (own.Measures(unit)) factor = unit.InBase / own.InBase;
            else Wrong(Field.Unit, "unit-dimension", $"{pollutant.Name} is measured in {pollutant.Unit}");
        if (!double.TryParse(Text(Field.Limit), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) || !double.IsFinite(limit) || limit < 0) Wrong(Field.Limit, "not-a-number", "a number from 0 on");
        if (Text(Field.Source) is "") Wrong(Field.Source, "missing-source", "the permit or standard that sets the limit, with its clause");
        var (from, to) = (Day(Text(Field.From)), Day(Text(Field.To)));
        if (from is null && Text(Field.From) is not "") Wrong(Field.From, "not-a-date", "a day like 2025-01-01");
        if (to is null && Text(Field.To) is not "") Wrong(Field.To, "not-a-date", "a day like 2025-12-31");

        tally += new SheetTally(1, 0, 0, 0, stands ? 0 : 1);
        if (!stands) return;
        var made = new EmissionLimit(Text(Field.Mn), Text(Field.Code), limit * factor, pollutant!.Unit, Text(Field.Source)) { From = from, To = to };
        taken[LimitBook.Write(made).Id] = (made, columns.Problem(row, Field.Mn, Text(Field.Mn), "", ""));
    }

    public void Settle(Population population)
    {
        foreach (var (limit, at) in taken.Values)
        {
            if (!isMonitor(limit.Mn))
            {
                problems.Add(at with { Rule = "monitor-unknown", Hint = "no monitor of this code is registered; give its row (mn, credit_code, password) in the same import or before" });
                tally += new SheetTally(0, 0, 0, 0, 1);
                continue;
            }
            var document = LimitBook.Write(limit);
            var unchanged = before.Contains(document.Body);
            tally += unchanged ? new SheetTally(0, 0, 1, 0, 0) : new SheetTally(0, 1, 0, 0, 0);
            if (!unchanged) documents.Add(document);
        }
    }

    static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
