using System.CommandLine;
using System.Globalization;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Lists;
using Luheng.Returns;

namespace Luheng.App;

/// <summary>lists: every list with its numbers, a published list in, a list out.</summary>
static class ListCommands
{
    /// <summary>What is shown on a terminal of each.</summary>
    const int Shown = 200;

    public static IEnumerable<Command> All()
    {
        var lists = new Command("lists", "lists (名单): who stands on them, published lists in and out");
        var data = new Option<string>("--data") { Description = "the data folder", Required = true, Recursive = true };
        lists.Add(data);

        var all = new Command("list", "every list with how many stand on it");
        all.SetAction(p => CommandTable.Guard(() => List(p.GetValue(data)!)));
        lists.Add(all);

        var file = new Argument<string>("FILE") { Description = "a published list, .csv or .xlsx" };
        var of = new Option<string>("--list") { Description = "the list it is, such as green-factory", Required = true };
        var document = new Option<string>("--document") { Description = "the document that published it", Required = true };
        var day = new Option<string?>("--day") { Description = "the day of entry where neither file nor batch gives one" };
        var dryRun = new Option<bool>("--dry-run") { Description = "check only, store nothing" };
        var partial = new Option<bool>("--partial") { Description = "leave out the rows that are refused" };
        var by = new Option<string>("--by") { Description = "in whose name", DefaultValueFactory = _ => "" };
        var import = new Command("import", "reads a published list; every refused and every odd row is told") { file, of, document, day, dryRun, partial, by };
        import.SetAction(p => CommandTable.Guard(() => Import(p.GetValue(file)!, p.GetValue(data)!, p.GetValue(of)!, p.GetValue(document)!, p.GetValue(day), new() { DryRun = p.GetValue(dryRun), Partial = p.GetValue(partial), By = p.GetValue(by)! })));
        lists.Add(import);

        var list = new Argument<string>("LIST") { Description = "a list, such as green-factory" };
        var to = new Argument<string>("FILE") { Description = "the .csv to write" };
        var export = new Command("export", "writes a list with all its entries and exits; import reads it again") { list, to };
        export.SetAction(p => CommandTable.Guard(() => Export(p.GetValue(list)!, p.GetValue(to)!, p.GetValue(data)!)));
        lists.Add(export);
        yield return lists;
    }

    static int List(string data)
    {
        using var room = DataRoom.Open(data);
        var (book, day) = (new ListBook(room.Ledger, room.Catalogue), room.AsOf(null));
        foreach (var list in room.Catalogue.Lists.Values)
        {
            var entries = book.Of(list.Id).ToList();
            var (entered, left) = ListCounts.Change(entries, day);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{list.Id,-26} {ListCounts.Standing(entries, day),6} standing  {entered,5} entered and {left,4} left in {day.Year}  {list.Name.Zh}{(list.IsPublic ? "" : "（不公开）")}"));
        }
        return 0;
    }

    static int Import(string file, string data, string list, string document, string? day, ImportOptions options)
    {
        using var room = DataRoom.Open(data, create: true);
        var book = new ListBook(room.Ledger, room.Catalogue);
        DateOnly? entered = day is null ? null : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) ? said : throw new FormatException($"--day: '{day}' is not a day like 2025-01-31");
        var sheet = new ListSheet(book, Of(room, list), document, entered);
        var result = new Import(room.Catalogue, room.Ledger, room.Clock, [sheet]).Run([file], options with { Title = $"{list}: {document}", NoFigures = new("这里只读名单", "only a list is read here"), Refuses = (_, _) => new("这里只读名单", "only a list is read here") });
        if (result.Batch is not null) book.Recount();
        Console.WriteLine($"read {result.Read} = accepted {result.Accepted} (of them corrected {result.Corrected}) + unchanged {result.Unchanged} + rejected {result.Rejected}; {sheet.Oddities.Count} oddities{(result.Batch is { } batch ? $"; batch {batch}" : "; nothing stored")}");
        foreach (var kind in sheet.Oddities.GroupBy(o => o.Kind).OrderByDescending(g => g.Count())) Console.WriteLine($"  {kind.Key}: {kind.Count()}");
        foreach (var odd in sheet.Oddities.Take(Shown)) Console.WriteLine($"  row {odd.Row}: {odd.Says.En}");
        if (sheet.Oddities.Count > Shown) Console.WriteLine($"  … and {sheet.Oddities.Count - Shown} more");
        foreach (var problem in result.Problems.Take(Shown)) Console.Error.WriteLine(problem);
        if (result.Problems.Count > Shown) Console.Error.WriteLine($"… and {result.Problems.Count - Shown} more");
        return result.Problems.Count == 0 ? 0 : 1;
    }

    static int Export(string list, string file, string data)
    {
        using var room = DataRoom.Open(data);
        _ = Of(room, list);
        var table = ListExport.Of(new ListBook(room.Ledger, room.Catalogue).Of(list));
        File.WriteAllBytes(file, table.Csv());
        Console.WriteLine($"{table.Rows.Count} entries in {file}");
        return 0;
    }

    static ListDefinition Of(DataRoom room, string list) => room.Catalogue.Lists.TryGetValue(list, out var known) ? known
        : throw new FormatException($"there is no list '{list}' (known: {string.Join(", ", room.Catalogue.Lists.Keys)})");
}
