using Luheng.Deliveries;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>Takes in contracts, tariffs, shifts, plans of unit consumption, demand-response calls and commitments; a bad row does not cost a good one.</summary>
public sealed class LoadSheets(Catalogue catalogue, ILedger ledger) : ISheetIntake
{
    /// <summary>The layouts by the columns they need; further ones are optional.</summary>
    static readonly IReadOnlyList<(string Kind, string[] Needs, string[] May)> Layouts =
    [
        (LoadDocuments.ContractKind, ["credit_code", "contract", "from", "basis", "tariff"], ["to", "demand_kw", "capacity_kva"]),
        (LoadDocuments.ShiftKind, ["credit_code", "shift", "start", "end"], ["from"]),
        (LoadDocuments.PlanKind, ["credit_code", "place", "product", "period", "planned", "unit"], ["carrier"]),
        (LoadDocuments.TariffKind, ["tariff", "from", "band", "hours", "price"], ["name", "to", "months", "days", "demand_price", "capacity_price"]),
        (LoadDocuments.CallKind, ["call", "from", "to", "notice", "called_kw"], ["region", "participants"]),
        (LoadDocuments.CommitmentKind, ["credit_code", "load", "committed_kw"], ["meter"]),
    ];

    static readonly Dictionary<string, string> Known = ((string Column, string Words)[])
    [
        ("credit_code", "统一社会信用代码, 信用代码, 企业代码"), ("contract", "合同, 户号"), ("from", "起, 开始时间, 生效日期"), ("to", "止, 结束时间, 失效日期"), ("basis", "计费方式"), ("tariff", "电价"),
        ("demand_kw", "合同需量, 合同需量kw"), ("capacity_kva", "变压器容量, 变压器容量kva"), ("shift", "班次"), ("start", "上班时间"), ("end", "下班时间"), ("place", "工序"), ("product", "产品"), ("period", "时期"),
        ("planned", "计划单耗"), ("unit", "单位"), ("carrier", "能源品种"), ("band", "时段"), ("hours", "小时"), ("price", "单价"), ("name", "名称"), ("months", "月份"), ("days", "日类型"), ("demand_price", "需量电价"),
        ("capacity_price", "容量电价"), ("call", "事件, 响应事件"), ("notice", "通知时间"), ("called_kw", "需求容量, 需求容量kw"), ("region", "地区"), ("participants", "参与企业"), ("load", "可调负荷"), ("committed_kw", "承诺容量, 承诺容量kw"), ("meter", "计量点"),
    ] is var all ? all.SelectMany(c => c.Words.Split(',').Append(c.Column).Select(w => (Words.Heading(w), c.Column))).ToDictionary(StringComparer.Ordinal) : [];

    readonly List<(string Kind, LoadRows Rows)> sheets = [];
    readonly List<SheetProblem> problems = [];
    readonly List<Document> documents = [];
    readonly HashSet<string> meters = ledger.Documents(MeterBook.Kind).Select(d => MeterBook.Read(d.Body)).Where(m => m.Carrier == BalanceCarriers.Electricity).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);

    public string Accepted => string.Join(", ", Layouts.Select(l => $"{l.Kind}s ({string.Join(", ", l.Needs)}{(l.May.Length > 0 ? $"[, {string.Join(", ", l.May)}]" : "")})"));

    public SheetTally Tally { get; private set; }

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    public IReadOnlyCollection<Document> Documents => documents;

    public Action<SheetRow>? Open(SheetHead head)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var c = 0; c < head.Headings.Count; c++)
            if (Known.TryGetValue(Words.Heading(head.Headings[c]), out var column)) columns.TryAdd(column, c);
        if (Layouts.Where(l => l.Needs.All(columns.ContainsKey)).OrderByDescending(l => l.Needs.Length).Select(l => l.Kind).FirstOrDefault() is not { } kind) return null;
        var rows = new LoadRows(head.Sheet, catalogue, meters, columns, problems);
        sheets.Add((kind, rows));
        return row => rows.Add(kind, row);
    }

    public void Settle(Population population)
    {
        foreach (var (kind, rows) in sheets)
        {
            var before = ledger.Documents(kind).ToDictionary(d => d.Id, d => d.Body, StringComparer.Ordinal);
            foreach (var (document, of, lines) in rows.Done())
            {
                if (of is { } enterprise && population.Unknown(enterprise) is { } unknown)
                {
                    problems.Add(new(rows.Sheet, lines[0], 0, enterprise.Text, "not-registered", $"{unknown}; give its registry row (credit_code, name, region, industry) in the same import or before"));
                    Tally += new SheetTally(lines.Count, 0, 0, 0, lines.Count);
                    continue;
                }
                var known = before.GetValueOrDefault(document.Id);
                Tally += known == document.Body ? new SheetTally(lines.Count, 0, lines.Count, 0, 0) : new SheetTally(lines.Count, lines.Count, 0, known is null ? 0 : lines.Count, 0);
                if (known != document.Body) documents.Add(document);
            }
            Tally += new SheetTally(rows.Rejected, 0, 0, 0, rows.Rejected);
        }
    }
}
