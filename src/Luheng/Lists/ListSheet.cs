using System.Globalization;
using Luheng.Deliveries;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Lists;

/// <summary>Something about a row of a list file that hinders nothing and is told.</summary>
public sealed record Oddity(int Row, string Kind, string Found, Said Says);

/// <summary>Takes in a list as it was published: every row becomes an entry, stands already, or is refused with its reason; what is odd is told row by row.</summary>
/// <param name="document">The document that the file is, where its rows name none.</param>
/// <param name="day">The day of entry, where neither row nor batch gives one.</param>
public sealed class ListSheet(ListBook book, ListDefinition list, string document, DateOnly? day = null) : ISheetIntake
{
    readonly RegionNames regions = new(book.Catalogue);
    readonly Dictionary<string, ListEntry> taken = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    readonly Dictionary<string, SheetProblem> places = new(StringComparer.Ordinal);
    readonly List<SheetProblem> problems = [];
    readonly List<Oddity> odd = [];
    readonly List<ListEntry> entries = [];
    SheetTally tally;

    public string Accepted => ListColumns.Accepted;
    public SheetTally Tally => tally;
    public IReadOnlyCollection<SheetProblem> Problems => problems;
    public IReadOnlyCollection<Document> Documents => [.. entries.Select(e => e.Write())];

    /// <summary>What is odd, in the order of the rows.</summary>
    public IReadOnlyList<Oddity> Oddities => [.. odd.OrderBy(o => o.Row)];

    /// <summary>The entries that would be new or different.</summary>
    public IReadOnlyList<ListEntry> Entries => entries;

    public Action<SheetRow>? Open(SheetHead head)
    {
        var columns = ListColumns.Of(head.Headings);
        if (!columns.ContainsKey(ListField.Member) || (list.Member is ListMember.Product or ListMember.Project or ListMember.Equipment && !columns.ContainsKey(ListField.Product))) return null;
        foreach (var unknown in ListColumns.Unknown(head.Headings)) Tell(0, "column", unknown, $"没有用到“{unknown}”这一列", $"column '{unknown}' is not used");
        foreach (var (field, zh, en) in new[] { (ListField.Region, "地区", "region"), (ListField.Batch, "批次", "batch") })
            if (!columns.ContainsKey(field)) Tell(0, "no-column", zh, $"没有“{zh}”这一列", $"there is no column of the {en}");
        return row => Take(head.Sheet, columns, row);
    }

    void Take(int sheet, Dictionary<ListField, int> columns, SheetRow row)
    {
        string Raw(ListField field) => columns.TryGetValue(field, out var c) && c < row.Cells.Count ? row.Cells[c] : "";
        string? Text(ListField field) => Tidy(row.Number, Raw(field), field is ListField.Member or ListField.Product) is { Length: > 0 } text ? text : null;
        if (columns.Where(c => c.Key != ListField.Number).All(c => c.Value >= row.Cells.Count || row.Cells[c.Value].Trim() is "")) return;

        var wrong = new List<SheetProblem>();
        void Wrong(ListField field, string rule, string hint) => wrong.Add(new(sheet, row.Number, columns.GetValueOrDefault(field), Raw(field), rule, hint));
        var (member, product) = (Text(ListField.Member), Text(ListField.Product));
        if (member is null or { Length: < 2 }) Wrong(ListField.Member, "list-member", Raw(ListField.Number) is { Length: > 10 } spilt ? $"there is no name; the row looks like the rest of another one's text: {spilt[..10]}…" : "the name of the enterprise or park is empty; fill it in, or import with the others alone");
        else if (list.Member is ListMember.Product or ListMember.Project or ListMember.Equipment && product is null) Wrong(ListField.Product, "list-product", "the product, project or equipment is empty");
        var from = Day(ListField.From, Wrong, Raw(ListField.From));
        var to = Day(ListField.To, Wrong, Raw(ListField.To));
        if (to < from) Wrong(ListField.To, "list-days", $"it would leave before it enters on {from:yyyy-MM-dd}");
        tally += new SheetTally(1, 0, 0, 0, wrong.Count > 0 ? 1 : 0);
        problems.AddRange(wrong);
        if (wrong.Count > 0) return;

        var region = columns.ContainsKey(ListField.Region) || columns.ContainsKey(ListField.By) ? regions.Read(Raw(ListField.Region), Raw(ListField.By), member!) : new(null, null);
        if (region.Odd is { } strange) odd.Add(new(row.Number, region.Code is null ? "no-region" : "region", Raw(ListField.Region), strange));
        var batch = Batch(row.Number, Text(ListField.Batch));
        var id = ListEntry.IdOf(member!, product, Text(ListField.Model), RegionNames.Province(region.Code));
        var (known, year) = (batch is null ? null : list.Batches.FirstOrDefault(b => b.Id == batch), (int?)null);
        from ??= known?.On;
        if (from is null && known?.Year is { } of) year = of;
        if (from is null && year is null) from = day;
        if (from is null && year is null) Tell(row.Number, "no-day", batch ?? "", "没有列入日期，批次也没有年份", "neither a day nor a batch with a year");
        var entry = new ListEntry(list.Id, id, member!)
        {
            Product = product,
            Model = Text(ListField.Model) is "-" ? null : Text(ListField.Model),
            Class = Text(ListField.Class),
            Region = region.Code,
            Written = Raw(ListField.Region).Trim() is { Length: > 0 } written ? written : null,
            Industry = Text(ListField.Industry),
            Evaluator = Text(ListField.Evaluator),
            Batch = batch,
            From = from,
            Year = year,
            Document = Text(ListField.Document) ?? (known is { Document.Length: > 0 } ? known.Document : document),
            Reason = Text(ListField.Reason) ?? "按公布的名单",
            Origin = string.Create(CultureInfo.InvariantCulture, $"{document} 第 {row.Number} 行"),
            To = to,
            Ground = Text(ListField.Ground),
            LeftBy = Text(ListField.LeftBy),
            LeftWhy = Text(ListField.LeftWhy),
        };
        if (Text(ListField.Code) is { } code && SubjectId.TryParse(code, out var subject, out _)) entry = entry with { Subject = subject };
        else if (Text(ListField.Code) is { } bad) Tell(row.Number, "code", bad, "信用代码不对，要按名称匹配", "the credit code is wrong; it is to be matched by its name");
        Keep(sheet, row.Number, columns[ListField.Member], entry);
    }

    void Keep(int sheet, int row, int column, ListEntry entry)
    {
        if (taken.TryGetValue(entry.Id, out var earlier))
        {
            tally += new SheetTally(0, 0, 1, 0, 0);
            if (earlier.Batch == entry.Batch) Tell(row, "twice", entry.Title, $"与第 {rows[entry.Id]} 行相同", $"the same as row {rows[entry.Id]}");
            else Tell(row, "batches", entry.Title, $"第 {rows[entry.Id]} 行已在批次 {earlier.Batch} 列入，本行是批次 {entry.Batch}", $"row {rows[entry.Id]} listed it in batch {earlier.Batch}, this one in {entry.Batch}");
            return;
        }
        (taken[entry.Id], rows[entry.Id], places[entry.Id]) = (entry, row, new(sheet, row, column, entry.Member, "", ""));
    }

    public void Settle(Population population)
    {
        foreach (var entry in taken.Values)
        {
            var fresh = entry;
            if (entry.Subject is { } subject)
            {
                if (population.Find(subject) is null)
                {
                    Tell(rows[entry.Id], "not-registered", subject.Text, "信用代码不在册，要按名称匹配", "the credit code is not registered; it is to be matched by its name");
                    fresh = entry with { Subject = null };
                }
                else fresh = entry with { Match = new(MatchKind.Confirmed, "", "文件", default, "文件载明信用代码") };
            }
            var known = book.Find(list.Id, entry.Id) ?? (fresh.Subject is { } of ? book.About(of).FirstOrDefault(e => e.List == list.Id && e.Product == entry.Product && e.Model == entry.Model) : null);
            if (known is null) Accept(fresh, corrected: false);
            else if (known.To is null && fresh.To is not null) Accept(known with { To = fresh.To, Ground = fresh.Ground, LeftBy = fresh.LeftBy ?? document, LeftWhy = fresh.LeftWhy }, corrected: true);
            else if (known.Matched == MatchKind.Open && fresh.Subject is not null) Accept(known with { Subject = fresh.Subject, Match = fresh.Match }, corrected: true);
            else
            {
                tally += new SheetTally(0, 0, 1, 0, 0);
                if (known.Batch != fresh.Batch) Tell(rows[entry.Id], "batches", entry.Title, $"已在批次 {known.Batch} 列入，本行是批次 {fresh.Batch}", $"listed in batch {known.Batch} already, this row is of {fresh.Batch}");
            }
        }
    }

    void Accept(ListEntry entry, bool corrected)
    {
        entries.Add(entry);
        tally += new SheetTally(0, 1, 0, corrected ? 1 : 0, 0);
    }

    string? Batch(int row, string? text)
    {
        if (text is null) return null;
        var plain = text.Replace("年度", "", StringComparison.Ordinal).Replace("年", "", StringComparison.Ordinal).Trim('第', '批');
        var known = list.Batches.FirstOrDefault(b => b.Id == plain || b.Name.Zh == text);
        if (known is null && list.Batches.Count > 0) Tell(row, "batch", text, $"没有批次“{text}”的资料", $"nothing is known of batch '{text}'");
        return known?.Id ?? text;
    }

    static DateOnly? Day(ListField field, Action<ListField, string, string> wrong, string text)
    {
        if (text.Trim() is "") return null;
        if (DateOnly.TryParseExact(text.Trim().Split('T')[0], ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        wrong(field, "list-day", "a day like 2025-01-31");
        return null;
    }

    /// <summary>Text without what a copy left in it: blanks within a name, nan of an empty cell.</summary>
    string Tidy(int row, string text, bool told)
    {
        var plain = text.Replace('\u3000', ' ').Replace('\u00a0', ' ').Trim();
        if (plain.Equals("nan", StringComparison.OrdinalIgnoreCase) || plain is "na" or "-" or "—") return "";
        if (plain.EndsWith("nan", StringComparison.Ordinal) && plain.Length > 3 && !char.IsAsciiLetter(plain[^4])) plain = plain[..^3].TrimEnd();
        if (!plain.Contains(' ', StringComparison.Ordinal) && !plain.Contains('\n', StringComparison.Ordinal)) return plain;
        var kept = string.Concat(plain.ReplaceLineEndings(" ").Select((c, i) => c == ' ' && i > 0 && i + 1 < plain.Length && (!char.IsAscii(plain[i - 1]) || !char.IsAscii(plain[i + 1]) || plain[i + 1] == ' ') && !(IsLatin(plain[i - 1]) || IsLatin(plain[i + 1])) ? "" : c.ToString()));
        if (told && kept != plain) Tell(row, "blanks", text, $"去掉了多余的空格：{kept}", $"blanks taken out: {kept}");
        return kept;
    }

    static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    void Tell(int row, string kind, string found, string zh, string en)
    {
        if (!odd.Exists(o => o.Row == row && o.Kind == kind && o.Found == found)) odd.Add(new(row, kind, found, new(zh, en)));
    }
}
