using Luheng.Deliveries;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>Takes in registers of pollutant monitors (污染源自动监控设备): mn, credit_code, password, name. A password is never repeated in what is told.</summary>
public sealed class MonitorRegister(ILedger ledger) : ISheetIntake
{
    enum Field { Mn, Owner, Password, Name, Stamp }

    const int LongestMn = 27;
    const int LongestPassword = 32;

    static readonly SheetFields<Field> Known = new(
    [
        (Field.Mn, "mn, mn号, 设备编码, 设备唯一标识, 数采仪编码, 监测点编码"), (Field.Owner, "credit_code, owner, subject, 统一社会信用代码, 社会信用代码, 信用代码, 企业代码"),
        (Field.Password, "password, pw, 密码, 访问密码"), (Field.Name, "name, 名称, 排口名称, 监测点名称"), (Field.Stamp, "stamp, 时标"),
    ]);

    readonly Dictionary<string, PollutantMonitor> before = ledger.Documents(MonitorBook.Kind).Select(d => MonitorBook.Read(d.Body)).ToDictionary(m => m.Mn, StringComparer.Ordinal);
    readonly Dictionary<string, (PollutantMonitor Monitor, SheetProblem At)> taken = new(StringComparer.Ordinal);
    readonly List<SheetProblem> problems = [];
    readonly List<Document> documents = [];
    SheetTally tally;

    public string Accepted => "a register of pollutant monitors (mn, credit_code, password)";

    public SheetTally Tally => tally;

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    public IReadOnlyCollection<Document> Documents => documents;

    /// <summary>Whether a monitor is registered, by now or by this import.</summary>
    public bool Knows(string mn) => before.ContainsKey(mn) || taken.ContainsKey(mn);

    public Action<SheetRow>? Open(SheetHead head) =>
        Known.In(head, Field.Mn, Field.Owner, Field.Password) is { } columns ? row => Take(columns, row) : null;

    void Take(SheetColumns<Field> columns, SheetRow row)
    {
        string Text(Field field) => columns.Text(row, field);
        var stands = true;
        void Wrong(Field field, string found, string rule, string hint)
        {
            stands = false;
            problems.Add(columns.Problem(row, field, found, rule, hint));
        }

        if (columns.IsBlank(row)) return;
        var (mn, password) = (Text(Field.Mn), Text(Field.Password));
        if (mn.Length is 0 or > LongestMn || !mn.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) Wrong(Field.Mn, mn, "monitor-mn", $"the code of a monitor (MN) has 1 to {LongestMn} letters, digits, _ and -");
        else if (taken.TryGetValue(mn, out var twice)) Wrong(Field.Mn, mn, "duplicate-row", $"it already stands in row {twice.At.Row}; keep one of the two");
        if (!SubjectId.TryParse(Words.Plain(Text(Field.Owner)), out var owner, out var problem)) Wrong(Field.Owner, Text(Field.Owner), "check-digit", problem);
        else if (owner.Kind is not (SubjectKind.Enterprise or SubjectKind.Site)) Wrong(Field.Owner, Text(Field.Owner), "of-kind", "a monitor belongs to an enterprise or one of its sites");
        if (password.Length > LongestPassword || password.Any(c => c is ';' or ',' or '=' or '&' or '#' || c <= ' ' || c > '~'))
            Wrong(Field.Password, "", "monitor-password", $"at most {LongestPassword} letters, digits and signs without ; , = & #; leave it empty where any password is taken");
        var stamp = Text(Field.Stamp).ToLowerInvariant();
        if (stamp is not ("" or "start" or "end" or "起" or "止")) Wrong(Field.Stamp, stamp, "unknown-word", "DataTime names the start (起) or the end (止) of its period");

        tally += new SheetTally(1, 0, 0, 0, stands ? 0 : 1);
        if (!stands) return;
        var known = before.GetValueOrDefault(mn);
        var monitor = (known ?? new PollutantMonitor(mn, owner, null)) with
        {
            Owner = owner,
            Password = password is "" ? null : password,
            Name = columns.Has(Field.Name) ? Text(Field.Name) : known?.Name ?? "",
            Stamp = stamp is "end" or "止" ? Stamp.End : stamp is "" && known is not null && !columns.Has(Field.Stamp) ? known.Stamp : Stamp.Start,
        };
        taken[mn] = (monitor, columns.Problem(row, Field.Owner, owner.Text, "", ""));
    }

    public void Settle(Population population)
    {
        foreach (var (monitor, at) in taken.Values)
        {
            if (population.Unknown(monitor.Owner) is { } unknown)
            {
                problems.Add(at with { Rule = "not-registered", Hint = $"{unknown}; give its registry row (credit_code, name, region, industry) in the same import or before" });
                tally += new SheetTally(0, 0, 0, 0, 1);
                continue;
            }
            var known = before.GetValueOrDefault(monitor.Mn);
            tally += monitor == known ? new SheetTally(0, 0, 1, 0, 0) : new SheetTally(0, 1, 0, known is null ? 0 : 1, 0);
            if (monitor != known) documents.Add(MonitorBook.Write(monitor));
        }
    }
}
