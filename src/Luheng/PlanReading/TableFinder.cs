using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Reads a table of indicators: which column is the name, the unit, the base, the target, the change, and what a bracket means.</summary>
sealed partial class TableFinder(Lexicon words, FigureScanner scanner)
{
    enum Is { Other, Name, Unit, Base, Aim, Result, Change, PerYear, Attribute, Owner, Term }

    sealed record Column(Is Is, int? Year);

    [GeneratedRegex(@"(?<!\d)((?:19|20|21)\d\d)年?", RegexOptions.CultureInvariant)]
    private static partial Regex Year { get; }

    [GeneratedRegex(@"^[\s(]*(?<sign>≥|≤|>=|<=|>|<|不低于|不少于|不高于|不超过|约|大于|小于|超过|低于|高于)?(?<bracket>\[|【|〔|\()?(?<bound>≥|≤|>|<)?(?<minus>[-—–−])?(?<number>\d+(?:,\d{3})*(?:\.\d+)?)(?<percent>%|个?百分点)?(?<close>\]|】|〕|\))?(?<unit>[^\d]{0,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"\((?<unit>[^()]*(?:\([^()]*\))?[^()]*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitInName { get; }

    [GeneratedRegex(@"^\((\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered { get; }

    [GeneratedRegex(@"^(?:\(?\d{1,2}\)?[.、．)]?|[①-⑳]|[一二三四五六七八九十]+、|\*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal { get; }

    public IEnumerable<Find> Find(TextTable table, PlanText plan, MatchText matched, PlanSections sections, PlanPeriod? period)
    {
        var rows = table.Rows.Select(r => r.Select(c => (Cell: c, Plain: Plain(c.Text))).ToList()).ToList();
        if (HeaderOf(rows, period) is not var (header, columns)) yield break;
        var section = sections.At(table.Start);
        var note = NoteOf(matched, table);
        var reported = words.Last(WordRole.Section, Plain(table.Title))?.Said.Word.As == "results" || section.Kind == "results" || Plain(table.Title).Contains("完成情况", StringComparison.Ordinal);
        var common = CommonUnit(matched, table);
        for (var i = header + 1; i < rows.Count; i++)
        {
            var row = rows[i];
            if (HeaderOf([row], period) is not null || row.All(c => c.Plain.Length < 12 && !Number.IsMatch(c.Plain)) && row.Exists(c => words.At(WordRole.SecondHead, c.Plain, 0) is not null)) continue; // the head again on the next page
            var shift = row.Count < columns.Count && row.Count >= columns.Count - 2 && columns[0].Is == Is.Other && IsName(row[0].Plain) ? 1 : 0;
            var nameAt = columns.FindIndex(c => c.Is == Is.Name) - shift;
            if (nameAt < 0 || nameAt >= row.Count) continue;
            var name = row[nameAt];
            while (name.Plain.Length < 2 && nameAt + 1 < row.Count) name = row[++nameAt];
            var aims = AimColumns(columns, reported);
            foreach (var aim in aims)
                if (Read(row, columns, aim, shift, name, common) is { } read && (aim == aims[0] || read.Aim is not null)) yield return Make(read, name, table, plan, section, reported, period, columns, note);
        }
    }

    /// <summary>The columns that state what is aimed at, each a find of its own; where results are reported, the column of results.</summary>
    static List<Column> AimColumns(List<Column> columns, bool reported)
    {
        var aims = columns.Where(c => c.Is == Is.Result).ToList() is { Count: > 0 } results && (reported || columns.All(c => c.Is != Is.Aim)) ? results : [.. columns.Where(c => c.Is == Is.Aim)];
        return aims.Count > 0 ? aims : [new(Is.Aim, null)];
    }

    sealed record Cells(string Name, string Unit, (TextCell Cell, Match Match)? Base, int? BaseYear, (TextCell Cell, Match Match)? Aim, int? AimYear, (TextCell Cell, Match Match)? Change, string Attribute, bool PerYear);

    Cells? Read(List<(TextCell Cell, string Plain)> row, List<Column> columns, Column aimed, int shift, (TextCell Cell, string Plain) name, string common)
    {
        (TextCell, Match)? Cell(Func<Column, bool> wanted, out int? year)
        {
            year = null;
            for (var c = 0; c < columns.Count; c++)
                if (wanted(columns[c]) && c - shift is >= 0 and var at && at < row.Count && row[at].Cell != name.Cell && Number.Match(row[at].Plain) is { Success: true } match)
                {
                    year = columns[c].Year;
                    return (row[at].Cell, match);
                }
            return null;
        }

        var change = Cell(c => c.Is == Is.Change, out _);
        var perYear = Cell(c => c.Is == Is.PerYear, out _);
        var from = Cell(c => c.Is == Is.Base, out var baseYear);
        var aim = Cell(c => ReferenceEquals(c, aimed), out var aimYear);
        if (from is null && aim is null && change is null && perYear is null) return null;
        baseYear ??= columns.FirstOrDefault(c => c.Is == Is.Base)?.Year;
        aimYear ??= aimed.Year;
        var label = Ordinal.Replace(name.Plain, "").TrimStart('其', '中', ':');
        var unit = columns.FindIndex(c => c.Is == Is.Unit) - shift is >= 0 and var u && u < row.Count && row[u].Cell != name.Cell ? row[u].Plain : "";
        if (UnitInName.Match(label) is { Success: true } inName && (IsUnit(inName.Groups["unit"].Value) || inName.Groups["unit"].Value is "%" or "百分点"))
        {
            unit = unit is "" or "-" ? inName.Groups["unit"].Value : unit;
            label = label[..inName.Index];
        }
        if (unit is "-" or "—" or "/") unit = "";
        var attribute = string.Concat(columns.Select((c, k) => (c, k)).Where(x => x.c.Is == Is.Attribute && x.k - shift >= 0 && x.k - shift < row.Count).Select(x => row[x.k - shift].Plain));
        return new(label, unit is "" ? common : unit, from, baseYear, aim, aimYear, change ?? perYear, attribute, change is null && perYear is not null);
    }

    bool IsUnit(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] is '十' or '百' or '千' or '万' or '亿') at++;
        return words.At(WordRole.Unit, text, at) is not null;
    }

    Find Make(Cells read, (TextCell Cell, string Plain) name, TextTable table, PlanText plan, PlanSections.Section section, bool reported, PlanPeriod? period, List<Column> columns, string note)
    {
        var because = new List<string> { "表格的一行" };
        var named = words.Longest(WordRole.Indicator, read.Name) is { } n && IsEnd(read.Name, n.At, n.Said.Text) ? n.Said.Word : null;
        var measured = (named ?? words.Longest(WordRole.Indicator, read.Name)?.Said.Word)?.Of ?? "";
        var direction = Direction(read.Name);
        var row = new Row(read, direction, measured is "share" or "capacity-share" || (words.Last(WordRole.Rate, read.Name) is { } rate && IsEnd(read.Name, rate.At, rate.Said.Text)), measured, note);
        var figures = new[] { read.Aim?.Cell, read.Change?.Cell, read.Base?.Cell }.OfType<TextCell>().ToList();
        var (start, end) = (name.Cell.Start, Math.Max(figures.Max(c => c.Start + c.Length), name.Cell.Start + name.Cell.Length));
        var aimYear = read.AimYear ?? period?.To;
        var kind = reported || aimYear <= period?.Base ? FindKind.Outcome : read.Aim is null && read.Change is null ? FindKind.Fact : FindKind.Target;
        var find = new Find($"{kind.ToString().ToLowerInvariant()}-{start}-{figures[0].Start}", kind, start, plan.Text[start..end], ClauseOf(section, table, name.Plain))
        {
            Phrase = read.Name.Trim('(', ')', '*'),
            Indicator = named?.Indicator,
            Scope = words.FirstIn(WordRole.Scope, read.Name)?.Said.Text ?? "",
            Basis = words.FirstIn(WordRole.Basis, read.Name + note)?.Said.Word.As,
            PriceYear = Times.PriceYear(read.Name) ?? Times.PriceYear(note),
            Base = Value(read.Base),
            BaseYear = read.Base is not null || direction != 0 || read.Change is not null || Bracketed(read.Aim) ? read.BaseYear ?? (columns.Any(c => c.Is == Is.Base) || period is { Stated: true } ? period?.Base : null) : null,
            Year = aimYear,
            Unit = read.Unit,
            Comparator = Sign(read.Aim) is { Length: > 0 } sign ? sign : "=",
        };
        if (named?.Indicator is not null) because.Add("指标名称在词典中");
        find = Subtracted(Changed(find, row, because), row, because);
        if (find is { Level: not null, By: not null, Unit: "%", ChangeUnit: "%" } && direction != 0 && !row.IsShare)
        {
            find = find with { Unit = words.Longest(WordRole.Indicator, read.Name)?.Said.Word.Unit ?? "" };
            because.Add("单位%说的是变化；水平的单位取该指标的通常单位，须核对");
        }
        if (read.Attribute is { Length: > 0 } attribute) because.Add(attribute);
        return find with { Measure = kind == FindKind.Target ? MeasureOf(find, row) : null, Confidence = named is null ? 0.75 : 0.9, Because = because };
    }

    sealed record Row(Cells Cells, int Direction, bool IsShare, string Measured, string Note);

    /// <summary>Whether a word ends a name, a few characters behind it apart.</summary>
    static bool IsEnd(string name, int at, string word)
    {
        const int Slack = 4;
        return at + word.Length >= name.Length - Slack;
    }

    int Direction(string name) =>
        words.Last(WordRole.Fall, name) is { } fall && IsEnd(name, fall.At, fall.Said.Text) ? -1
        : words.Last(WordRole.Rise, name) is { } rise && IsEnd(name, rise.At, rise.Said.Text) ? 1 : 0;

    static string ClauseOf(PlanSections.Section section, TextTable table, string name)
    {
        var clause = section.Clause is "" ? table.Title : section.Clause;
        return Numbered.Match(name) is { Success: true } number ? $"{clause} （{number.Groups[1].Value}）" : clause;
    }

    /// <summary>The change by its own column, by brackets, or by a name that says 降低; else the level.</summary>
    static Find Changed(Find find, Row row, List<string> because)
    {
        var (read, isShare) = (row.Cells, row.IsShare);
        if (read.Change is { } by)
        {
            var inRate = (Bracketed(by) && row.Note.Contains("变化率", StringComparison.Ordinal)) || by.Match.Groups["percent"].Value is "%" || (read.Unit == "%" && !isShare);
            var inPoints = by.Match.Groups["percent"].Value is { Length: > 1 } || read.Unit is "百分点" || (read.Unit is "%" or "" && isShare);
            because.Add(inRate ? "变化一栏，方括号或%表示变化率" : "变化一栏");
            return find with { By = Signed(by, row.Direction), ChangeUnit = read.PerYear && !Bracketed(by) ? "%/年" : inRate ? "%" : inPoints ? "百分点" : read.Unit, Level = Value(read.Aim) };
        }
        var saidByName = row.Direction != 0 && read.Base is null && read.Unit is "%" or "" or "百分点";
        if (read.Aim is not { } aim || !(Bracketed(aim) || saidByName)) return find with { Level = Value(read.Aim) };
        because.Add(Bracketed(aim) ? "方括号内为累计数" : "指标名称说的是升降");
        return find with { By = Signed(aim, row.Direction), ChangeUnit = read.Unit is "" ? "%" : read.Unit };
    }

    static Find Subtracted(Find find, Row row, List<string> because)
    {
        if (find is not { Level: { } to, Base: { } from, By: null }) return find;
        const int Places = 6;
        because.Add("变化由两栏相减得出");
        return find with { By = Math.Round(to - from, Places), ChangeUnit = row.IsShare && find.Unit == "%" ? "百分点" : find.Unit };
    }

    TargetKind MeasureOf(Find find, Row row) => find switch
    {
        { By: not null, ChangeUnit: "%" or "%/年" } when find.Level is null || !row.IsShare => TargetKind.Change,
        { ChangeUnit: "百分点", Level: null } => TargetKind.Points,
        _ when row.Measured == "capacity-share" => TargetKind.CapacityShare,
        { Level: null, By: not null } => IsCount(find.Unit) ? TargetKind.NewCount : TargetKind.Amount,
        { Comparator: ">=" or ">" } => TargetKind.AtLeast,
        { Comparator: "<=" or "<" } => TargetKind.AtMost,
        _ when IsCount(find.Unit) => TargetKind.Count,
        _ when find.Unit is "%" || row.Measured is "intensity" or "share" || find.Unit.Contains('/', StringComparison.Ordinal) || words.At(WordRole.Unit, find.Unit, 0)?.Word.Id is "standard-coal" => TargetKind.Level,
        _ => TargetKind.Amount,
    };

    static double Signed((TextCell Cell, Match Match) cell, int direction) => cell.Match.Groups["minus"].Success || direction >= 0 ? Value(cell)!.Value : -Value(cell)!.Value;

    bool IsCount(string unit)
    {
        var at = 0;
        while (at < unit.Length && unit[at] is '十' or '百' or '千' or '万' or '亿') at++;
        return at < unit.Length && words.At(WordRole.Unit, unit, at)?.Word.As == "measure";
    }

    static bool Bracketed((TextCell Cell, Match Match)? cell) => cell?.Match.Groups["bracket"].Value is "[" or "【" or "〔" || cell?.Match.Groups["close"].Value is "]" or "】" or "〕";

    static double? Value((TextCell Cell, Match Match)? cell)
    {
        if (cell is not { } read) return null;
        var number = double.Parse(read.Match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return read.Match.Groups["minus"].Success ? -number : number;
    }

    string Sign((TextCell Cell, Match Match)? cell)
    {
        if (cell is not { } read) return "";
        var sign = read.Match.Groups["sign"].Value is { Length: > 0 } before ? before : read.Match.Groups["bound"].Value;
        if (sign.Length > 0) return words.EndingAt(WordRole.Comparator, sign)?.Word.Sign ?? "";
        return read.Match.Groups["unit"].Value is { Length: > 0 } unit ? Enumerable.Range(0, unit.Length).Select(i => words.AfterAt(unit, i)?.Word.Sign).FirstOrDefault(s => s is not null) ?? "" : "";
    }

    /// <summary>The row that names the columns; two rows together where the head has two.</summary>
    (int Row, List<Column> Columns)? HeaderOf(List<List<(TextCell Cell, string Plain)>> rows, PlanPeriod? period)
    {
        const int Deep = 4;
        for (var i = 0; i < Math.Min(Deep, rows.Count); i++)
        {
            var columns = rows[i].Select(c => ColumnOf(c.Plain, period)).ToList();
            if (columns.Count < 2 || !columns.Exists(c => c.Is is Is.Aim or Is.Base or Is.Change or Is.PerYear or Is.Result) || rows[i].Any(c => c.Plain.Length > 40)) continue;
            if (rows[i].Any(c => Number.IsMatch(c.Plain) && !Year.IsMatch(c.Plain))) continue;
            if (columns.All(c => c.Is != Is.Name)) columns[columns.FindIndex(c => c.Is == Is.Other) is >= 0 and var first ? first : 0] = new(Is.Name, null);
            return Below(rows, i) is { } joined ? (i + 1, Ordered([.. joined.Select(h => ColumnOf(h, period))], period)) : (i, Ordered(columns, period));
        }
        return null;
    }

    /// <summary>The head of a table in two rows as one: 2025年 above 目标值 and 年均/累计. A heading over several columns stands once or is left blank beside.</summary>
    List<string>? Below(List<List<(TextCell Cell, string Plain)>> rows, int at)
    {
        if (at + 1 >= rows.Count) return null;
        var (top, below) = (rows[at].Select(c => c.Plain).ToList(), rows[at + 1].Select(c => c.Plain).ToList());
        if (below.Any(b => Number.IsMatch(b)) || !below.Exists(b => words.At(WordRole.SecondHead, b, 0) is not null && b.Length <= 12)) return null;
        if (below.Count == top.Count)
        {
            for (var c = 1; c < top.Count; c++)
                if (top[c] is "" && below[c] is not "") top[c] = top[c - 1];
            return [.. top.Zip(below, (t, b) => t == b || b is "" ? t : t + b)];
        }
        var width = rows.Skip(at + 2).Select(r => r.Count).DefaultIfEmpty(0).Max();
        var years = Enumerable.Range(0, top.Count).Where(c => Year.IsMatch(top[c])).ToList();
        foreach (var over in (List<int>[])[years, [.. years.TakeLast(1)]])
            if (over.Count > 0 && below.Count % over.Count == 0 && top.Count + below.Count - over.Count == width)
                return [.. top.SelectMany((t, c) => over.IndexOf(c) is >= 0 and var k ? below.Skip(k * (below.Count / over.Count)).Take(below.Count / over.Count).Select(b => t + b) : [t])];
        return null;
    }

    /// <summary>Of several columns with a year the last is the aim and the first the base, unless their heads say otherwise.</summary>
    static List<Column> Ordered(List<Column> columns, PlanPeriod? period)
    {
        var aims = columns.Where(c => c.Is == Is.Aim).ToList();
        if (columns.All(c => c.Is != Is.Base) && aims.Count > 1 && aims.MinBy(c => c.Year ?? int.MaxValue) is { Year: { } year } && (period is null || year < period.To))
            columns[columns.FindIndex(c => c.Is == Is.Aim && c.Year == year)] = new(Is.Base, year);
        return columns;
    }

    static Column ColumnOf(string head, PlanPeriod? period)
    {
        var years = Year.Matches(head);
        var year = years.Count > 0 ? int.Parse(years[^1].Groups[1].Value, CultureInfo.InvariantCulture) : (int?)null;
        if (head.Length == 0) return new(Is.Other, null);
        if (Has("单位") && !Has("责任") && !Has("牵头") && head.Length < 8) return new(Is.Unit, null);
        if (Has("年均") || Has("年增长") || Has("增速")) return new(Is.PerYear, year);
        if (Has("变化") || Has("累计") || Has("增减") || Has("增幅") || Has("降幅") || Has("增长率") || Has("比2") || Has("较2")) return new(Is.Change, year);
        if (Has("属性") || Has("类型") || Has("性质")) return new(Is.Attribute, null);
        if (Has("责任") || Has("牵头") || Has("负责")) return new(Is.Owner, null);
        if (Has("现状") || Has("基期") || Has("基准") || Has("基数")) return new(Is.Base, year ?? period?.Base);
        if (Has("实际") || Has("完成值") || Has("完成情况") || Has("实现值")) return new(Is.Result, year ?? period?.Base);
        if (Has("目标")) return new(Is.Aim, year ?? period?.To);
        if (year is { } known && head.Length <= 12) return new(period is not null && known <= period.Base ? Is.Base : Is.Aim, known);
        if (Has("指标") || Has("名称") || Has("项目") || Has("内容")) return new(Is.Name, null);
        if (Has("规划值") || Has("期末")) return new(Is.Aim, period?.To);
        return new(Is.Other, null);

        bool Has(string word) => head.Contains(word, StringComparison.Ordinal);
    }

    bool IsName(string text) => text.Length > 1 && !Number.IsMatch(text) && (words.Longest(WordRole.Indicator, text) is not null || text.Length > 3);

    /// <summary>What stands below the table: 注：[ ]内为变化率.</summary>
    static string NoteOf(MatchText matched, TextTable table)
    {
        const int Reach = 160;
        var from = matched.From(table.End);
        var below = matched.Text[from..Math.Min(matched.Length, from + Reach)].TrimStart('\n', '\t');
        var inside = string.Concat(table.Rows.SelectMany(r => r).Where(c => c.Text.TrimStart().StartsWith('注')).Select(c => c.Text));
        return (below.StartsWith('注') || below.StartsWith("备注", StringComparison.Ordinal) || below.StartsWith('[') || below.StartsWith('*') ? below.Split('\n')[0] : "") + inside;
    }

    static string CommonUnit(MatchText matched, TextTable table)
    {
        const int Reach = 40;
        var from = matched.From(table.Start);
        var above = matched.Text[Math.Max(0, from - Reach)..from];
        return above.LastIndexOf("单位:", StringComparison.Ordinal) is >= 0 and var at ? above[(at + 3)..].Split('\n', ')', ',', '、')[0].Trim() : "";
    }

    public string Plain(string text) => MatchText.Of(text, words.Simplified).Text.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    /// <summary>Whether the scanner is needed for prose in a cell.</summary>
    public bool IsProse(TextCell cell) => cell.Text.Length > 60 && scanner.Scan(Plain(cell.Text), 0, Plain(cell.Text).Length).Count > 0;
}
