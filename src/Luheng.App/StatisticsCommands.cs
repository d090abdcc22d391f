using System.CommandLine;
using Luheng.Cases;
using Luheng.Portal.Yearbooks;
using Luheng.Returns;
using Luheng.Yearbooks;

namespace Luheng.App;

/// <summary>statistics map|import: tables of yearbooks and bulletins, mapped once and imported by their mapping.</summary>
static class StatisticsCommands
{
    static readonly Argument<string> FileName = new("FILE") { Description = "the published table: .xlsx, .csv or .html" };
    static readonly Option<string> Data = new("--data") { Description = "the data folder", Required = true };
    static readonly Option<int?> Table = new("--table") { Description = "which table of the file, from 1; the one that fits unless said" };
    static readonly Option<string> By = new("--by") { Description = "in whose name", DefaultValueFactory = _ => "" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };

    public static IEnumerable<Command> All()
    {
        var statistics = new Command("statistics", "published statistics: map a table once, import it and the next years'");
        var (save, from, region, publication) = (new Option<string?>("--save") { Description = "keep the mapping under this id" }, new Option<string?>("--with") { Description = "the mapping as a .json file, as map prints it" },
            new Option<string>("--region") { Description = "the region that the table is of, such as 510000", DefaultValueFactory = _ => "" }, new Option<string>("--publication") { Description = "the publication, such as 示例省统计年鉴", DefaultValueFactory = _ => "" });
        var map = new Command("map", "says what a table's rows and columns are: prints the mapping as guessed, or keeps one") { FileName, Data, Table, save, from, region, publication, By };
        map.SetAction(p => CommandTable.Guard(() => Map(p.GetValue(FileName)!, p.GetValue(Data)!, p.GetValue(Table), p.GetValue(save), p.GetValue(from), new("", "", p.GetValue(publication)!) { Region = p.GetValue(region)!, By = p.GetValue(By)! })));
        var (mapping, dryRun) = (new Option<string?>("--mapping") { Description = "the mapping's id; the one whose shape fits unless said" }, new Option<bool>("--dry-run") { Description = "check only, store nothing" });
        var why = new Option<string?>("--why") { Description = "the reason, without which a cumulative figure below an earlier one of its year is not stored" };
        var import = new Command("import", "stores a published table by its mapping; nothing is stored if anything is wrong") { FileName, Data, Table, mapping, dryRun, why, By, Json };
        import.SetAction(p => CommandTable.Guard(() => Import(p.GetValue(FileName)!, p.GetValue(Data)!, p.GetValue(Table), p.GetValue(mapping), p.GetValue(dryRun), p.GetValue(why), p.GetValue(By)!, p.GetValue(Json))));
        statistics.Add(map);
        statistics.Add(import);
        yield return statistics;
    }

    static IReadOnlyList<PublishedTable> Tables(string file, int? table)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"there is no file {Path.GetFullPath(file)}");
        var all = YearbookFile.Tables(Path.GetFileName(file), File.ReadAllBytes(file));
        return table is not { } asked ? all : asked >= 1 && asked <= all.Count ? [all[asked - 1]] : throw new FormatException($"--table {asked}: {file} has the tables 1 to {all.Count}");
    }

    static int Map(string file, string data, int? table, string? save, string? with, YearbookMapping given)
    {
        using var room = DataRoom.Open(data);
        var tables = Tables(file, table);
        var mapping = with is null ? YearbookGuess.Of(tables[Mappings.Recognise(tables, []).Table], room.Catalogue, given) : YearbookMapping.Read(File.ReadAllText(with)) with { By = given.By };
        if (save is not null)
        {
            mapping = mapping with { Id = save, Name = mapping.Name is "" ? save : mapping.Name };
            if (mapping.Document is "") throw new FormatException("which publication is it? --publication NAME");
            Mappings.Keep(room.Ledger, mapping, given.By, "luheng statistics map");
        }
        Console.WriteLine(CaseJson.Write(mapping));
        return 0;
    }

    static int Import(string file, string data, int? table, string? id, bool dryRun, string? why, string by, bool json)
    {
        using var room = DataRoom.Open(data);
        var (tables, known) = (Tables(file, table), Mappings.All(room.Ledger));
        if (id is not null && known.All(m => m.Id != id)) throw new FormatException($"'{id}' is not a mapping (known: {string.Join(", ", known.Select(m => m.Id))})");
        var (at, mapping, changed) = Mappings.Recognise(tables, [.. known.Where(m => id is null || m.Id == id)]);
        if (mapping is null && id is not null) (mapping, changed) = (known.First(m => m.Id == id), known.First(m => m.Id == id).Changed(tables[at]));
        if (mapping is null) throw new FormatException("no mapping fits; make one with: luheng statistics map FILE --save ID --data DIR");
        var sheets = new YearbookSheets(room.Ledger, room.Catalogue, tables[at], mapping, null, why);
        var result = new Import(room.Catalogue, room.Ledger, room.Clock, [sheets]).Run([file], new() { DryRun = dryRun, Why = why, By = by, From = "luheng statistics import", Title = $"{mapping.Name}：{Path.GetFileName(file)}" });
        if (json) Console.WriteLine(CaseJson.Write(new { mapping = mapping.Id, read = result.Read, accepted = result.Accepted, unchanged = result.Unchanged, corrected = result.Corrected, rejected = result.Rejected, batch = result.Batch, changed, cells = sheets.Cells.Select(c => new { place = c.Place, subject = c.Subject.Text, item = c.Item.Id, period = c.Period.ToString(), text = c.Text, value = Known(c.Value), unit = c.Item.Unit.Symbol, state = c.State.ToString().ToLowerInvariant(), before = Known(c.Before) }), problems = sheets.Wrongs.Concat(sheets.Doubts).Select(w => new { place = w.Place, found = w.Found, rule = w.Rule, hint = w.Hint.En }) }));
        else Console.WriteLine($"{mapping.Id}: read {result.Read} = accepted {result.Accepted} (of them corrected {result.Corrected}) + unchanged {result.Unchanged} + rejected {result.Rejected}; missing {sheets.Cells.Count(c => c.State == CellState.Missing)}{(result.Batch is { } batch ? $"; batch {batch}" : "; nothing stored")}");
        foreach (var wrong in sheets.Wrongs.Concat(sheets.Doubts)) Console.Error.WriteLine($"{file}: {wrong}");
        return result.Problems.Count == 0 ? 0 : 1;
    }

    static double? Known(double value) => double.IsNaN(value) ? null : value;
}
