using System.Globalization;
using Luheng.Deliveries;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Grading;

/// <summary>Takes in supervision results and orders: credit_code, number, kind, found, date, due, closed, withdrawn, authority, basis, value, note.</summary>
public sealed class SupervisionSheets(ILedger ledger, Catalogue catalogue) : ISheetIntake
{
    enum Field { Owner, Number, Kind, Fact, Date, Due, Closed, Withdrawn, Authority, Basis, Value, Note }

    static readonly SheetFields<Field> Known = new(
    [
        (Field.Owner, "credit_code, subject, 统一社会信用代码, 社会信用代码, 信用代码, 企业代码"), (Field.Number, "number, document_no, 文号, 文书编号, 监察文号"), (Field.Kind, "kind, 文书类别, 监察文书, 文书"),
        (Field.Fact, "found, fact, 查实事项, 违法事实, 发现问题, 事项"), (Field.Date, "date, 日期, 作出日期, 文书日期, 监察日期"), (Field.Due, "due, 整改期限, 期限, 整改截止日期"), (Field.Closed, "closed, 办结日期, 完成日期, 整改完成日期"),
        (Field.Withdrawn, "withdrawn, 撤销日期"), (Field.Authority, "authority, 监察机构, 作出机关, 机关"), (Field.Basis, "basis, 依据, 法律依据"), (Field.Value, "value, 到报率, 检测值"), (Field.Note, "note, 备注, 说明"),
    ]);

    static readonly Dictionary<string, SupervisionFact> Facts = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = SupervisionFact.None,
        ["none"] = SupervisionFact.None,
        ["无"] = SupervisionFact.None,
        ["合格"] = SupervisionFact.None,
        ["未发现问题"] = SupervisionFact.None,
        ["over-limit"] = SupervisionFact.OverLimit,
        ["超限额"] = SupervisionFact.OverLimit,
        ["单位产品能耗超限额"] = SupervisionFact.OverLimit,
        ["eliminated-equipment"] = SupervisionFact.EliminatedEquipment,
        ["淘汰设备"] = SupervisionFact.EliminatedEquipment,
        ["使用淘汰设备"] = SupervisionFact.EliminatedEquipment,
        ["使用淘汰设备工艺"] = SupervisionFact.EliminatedEquipment,
        ["falsification"] = SupervisionFact.Falsification,
        ["弄虚作假"] = SupervisionFact.Falsification,
        ["数据造假"] = SupervisionFact.Falsification,
        ["metering"] = SupervisionFact.Metering,
        ["计量器具"] = SupervisionFact.Metering,
        ["计量管理"] = SupervisionFact.Metering,
        ["reporting"] = SupervisionFact.Reporting,
        ["未报利用状况报告"] = SupervisionFact.Reporting,
        ["post"] = SupervisionFact.Post,
        ["能源管理岗位"] = SupervisionFact.Post,
        ["other"] = SupervisionFact.Other,
        ["其他"] = SupervisionFact.Other,
    };

    static readonly string[] DayShapes = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-MM-ddTHH:mm:ss"];

    readonly Dictionary<string, string> before = ledger.Documents(SupervisionBook.Kind).ToDictionary(d => d.Id, d => d.Body, StringComparer.Ordinal);
    readonly Dictionary<string, string> kinds = catalogue.Supervision.Values.SelectMany(k => k.Aliases.Append(k.Id).Append(k.Name.Zh).Select(w => (Word: w, k.Id))).GroupBy(k => k.Word, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, (SupervisionRecord Record, SheetProblem At)> taken = new(StringComparer.Ordinal);
    readonly List<SheetProblem> problems = [];
    readonly List<Document> documents = [];
    SheetTally tally;

    public string Accepted => "results and orders of supervision (credit_code, number, kind, found, date, due, closed)";

    public SheetTally Tally => tally;

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    public IReadOnlyCollection<Document> Documents => documents;

    public Action<SheetRow>? Open(SheetHead head) =>
        Known.In(head, Field.Owner, Field.Number, Field.Kind, Field.Date) is { } columns ? row => new Row(this, columns, row).Take() : null;

    public void Settle(Population population)
    {
        foreach (var (record, at) in taken.Values)
        {
            if (population.Unknown(record.Subject) is { } unknown)
            {
                problems.Add(at with { Rule = "not-registered", Hint = $"{unknown}; give its registry row (credit_code, name, region, industry) in the same import or before" });
                tally += new SheetTally(0, 0, 0, 0, 1);
                continue;
            }
            var document = SupervisionBook.Write(record);
            var known = before.GetValueOrDefault(document.Id);
            tally += known == document.Body ? new SheetTally(0, 0, 1, 0, 0) : new SheetTally(0, 1, 0, known is null ? 0 : 1, 0);
            if (known != document.Body) documents.Add(document);
        }
    }

    /// <summary>One row: everything wrong with it is told at once.</summary>
    sealed class Row(SupervisionSheets sheets, SheetColumns<Field> columns, SheetRow row)
    {
        bool stands = true;

        string Text(Field field) => Words.Plain(columns.Text(row, field));

        void Wrong(Field field, string rule, string hint)
        {
            stands = false;
            sheets.problems.Add(columns.Problem(row, field, Text(field), rule, hint));
        }

        public void Take()
        {
            if (columns.IsBlank(row)) return;
            if (!SubjectId.TryParse(Text(Field.Owner), out var owner, out var problem)) Wrong(Field.Owner, Text(Field.Owner) is "" ? "missing-subject" : "check-digit", problem);
            else if (owner.Kind is not (SubjectKind.Enterprise or SubjectKind.Site)) Wrong(Field.Owner, "of-kind", "supervision is about an enterprise or one of its sites");
            var number = Text(Field.Number);
            if (number is "") Wrong(Field.Number, "missing-number", "the number of the paper (文号)");
            var kind = sheets.kinds.GetValueOrDefault(Text(Field.Kind));
            if (kind is null) Wrong(Field.Kind, "supervision-kind", $"one of {string.Join("、", sheets.Kinds())}");
            if (!Facts.TryGetValue(Text(Field.Fact), out var fact)) Wrong(Field.Fact, "supervision-fact", "超限额、淘汰设备、弄虚作假、计量器具、未报利用状况报告、能源管理岗位、其他、无");
            var (date, due, closed, withdrawn) = (Day(Field.Date), Day(Field.Due), Day(Field.Closed), Day(Field.Withdrawn));
            if (Text(Field.Date) is "") Wrong(Field.Date, "missing-date", "the day of the paper, such as 2025-03-01");
            if (due < date) Wrong(Field.Due, "dates-in-order", $"the due day cannot be before the paper's own, {date:yyyy-MM-dd}");
            if (closed < date) Wrong(Field.Closed, "dates-in-order", $"it cannot be closed before it was made, {date:yyyy-MM-dd}");
            if (withdrawn < date) Wrong(Field.Withdrawn, "dates-in-order", $"it cannot be withdrawn before it was made, {date:yyyy-MM-dd}");
            var isOrder = kind is not null && sheets.Catalogue.Supervision[kind].Is == SupervisionIs.Order;
            if (isOrder && Text(Field.Due) is "") Wrong(Field.Due, "missing-due", "an order names the day by which it must be complied with");
            var value = Share(kind);

            var id = $"{owner}/{number}";
            if (stands && sheets.taken.TryGetValue(id, out var twice)) Wrong(Field.Number, "duplicate-row", $"it already stands in row {twice.At.Row}; keep one of the two");
            sheets.tally += new SheetTally(1, 0, 0, 0, stands ? 0 : 1);
            if (stands) sheets.taken[id] = (new(owner, number, kind!, fact, date!.Value, due, closed, withdrawn, Text(Field.Authority), Text(Field.Basis), value, Text(Field.Note)), columns.Problem(row, Field.Owner, owner.Text, "", ""));
        }

        DateOnly? Day(Field field)
        {
            var text = Text(field);
            if (text is "") return null;
            if (DateOnly.TryParseExact(text, DayShapes[..^1], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            if (DateTime.TryParseExact(text, DayShapes[^1], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return DateOnly.FromDateTime(time);
            Wrong(field, "not-a-date", "a day like 2025-03-01");
            return null;
        }

        /// <summary>到报率 as 95 %, 95 or 0.95; a measurement needs one.</summary>
        double? Share(string? kind)
        {
            var measures = kind is not null && sheets.Catalogue.Supervision[kind].Is == SupervisionIs.Measure;
            var text = Text(Field.Value);
            if (text is "")
            {
                if (measures) Wrong(Field.Value, "missing-value", "a result of monitoring gives its completeness (到报率), such as 95 %");
                return null;
            }
            if (double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100) return number > 1 || text.EndsWith('%') ? number / 100 : number;
            Wrong(Field.Value, "not-a-number", "a share from 0 to 100 %");
            return null;
        }
    }

    Catalogue Catalogue => catalogue;

    IEnumerable<string> Kinds() => catalogue.Supervision.Values.Select(k => k.Name.Zh);
}
