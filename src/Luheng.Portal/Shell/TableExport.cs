using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Shell;

/// <summary>Tables on their way out, as the kind of file that was asked for; a .csv holds the largest of several.</summary>
sealed class TableExport(IReadOnlyList<(string Name, Table Table)> tables, string name, Said title) : IResult
{
    public TableExport(Table table, string name, Said title) : this([(title.Zh, table)], name, title) { }

    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Longer lists are read on a screen: a paper holds their beginning, and says so.</summary>
    const int MostOnPaper = 3000;

    int Rows => tables.Sum(t => t.Table.Rows.Count);

    /// <summary>The tables up to the last row that a paper holds.</summary>
    static IReadOnlyList<(string Name, Table Table)> OnPaper(IReadOnlyList<(string Name, Table Table)> tables)
    {
        var (kept, left) = (new List<(string, Table)>(), MostOnPaper);
        foreach (var (name, table) in tables.Where(_ => left > 0))
        {
            kept.Add((name, table.First(left)));
            left -= table.Rows.Count;
        }
        return kept;
    }

    /// <summary>A title that says how much of the list stands below it.</summary>
    Said Cut(Said of) => Rows <= MostOnPaper ? of : of with { Zh = string.Format(System.Globalization.CultureInfo.InvariantCulture, Words.CutTitle.Zh, of.Zh, MostOnPaper, Rows) };

    (Said Label, string Text)[] TooLong() => Rows <= MostOnPaper ? [] : [(Words.NoteCut, string.Format(System.Globalization.CultureInfo.InvariantCulture, Words.TooLongForPaper.Zh, Rows, MostOnPaper))];

    public Task ExecuteAsync(HttpContext context)
    {
        var reader = context.RequestServices.GetRequiredService<Reader>();
        var kind = Tables.Asked(context.Request);
        Note(context, reader, kind);
        return (kind switch
        {
            "xlsx" => Written(stream => TableWorkbook.Write(stream, tables, Notes(context, reader)), Workbook, kind),
            "docx" => Written(stream => PaperDocument.Write(stream, TablePaper.Of(OnPaper(tables), Cut(title), [.. TooLong(), .. Notes(context, reader)])), Document, kind),
            Tables.Json => Results.Json(new
            {
                page = reader.With("format", null),
                title = title.Zh,
                knownAt = reader.Desk.LoadedAt,
                rules = reader.Desk.World.Catalogue.Hash,
                tables = tables.Select(t => new { name = t.Name, columns = t.Table.Columns.Select(c => c.Id), rows = t.Table.Rows }),
            }),
            _ => Results.File(Table.Csv(tables), "text/csv; charset=utf-8", $"{name}.csv"),
        }).ExecuteAsync(context);
    }

    /// <summary>A file of this kind is put together where it can be sought in, and gone when it is sent.</summary>
    IResult Written(Action<Stream> write, string type, string kind)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        write(file);
        file.Position = 0;
        return Results.File(file, type, $"{name}.{kind}");
    }

    List<(Said Label, string Text)> Notes(HttpContext context, Reader reader)
    {
        var address = context.Request.Path + context.Request.QueryString.Value;
        var (desk, office) = (reader.Desk, reader.Office);
        return
        [
            (Words.NoteTitle, title.En is "" || title.En == title.Zh ? title.Zh : $"{title.Zh} {title.En}"),
            .. desk.IsDemo ? [(Words.NoteDemo, Words.DemoSays.Zh)] : ((Said, string)[])[],
            (Words.NoteRows, Rows.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (Words.NoteKnownAt, China.Text(desk.LoadedAt)),
            (Words.NoteRules, desk.World.Catalogue.Hash),
            (Words.NoteBy, $"{reader.Actor.Name} {reader.Actor.Account} {Dates.Minute((office?.Clock ?? TimeProvider.System).GetUtcNow())}"),
            (Words.NoteAddress, $"GET {address}"),
            (Words.NoteCsv, $"GET {Tables.Address(address, "csv")}"),
            (Words.NoteHash, Table.Hash(tables)),
            (Words.NoteMissing, Words.NoteMissingSays.Zh),
        ];
    }

    /// <summary>Whoever takes commercial secrets along is noted.</summary>
    void Note(HttpContext context, Reader reader, string kind)
    {
        if (reader.Office is not { } office) return;
        if (!tables.Any(t => t.Table.Confidential) && context.GetEndpoint()?.Metadata.GetMetadata<Requirement>()?.Act != Act.SeeConfidential) return;
        office.Ledger.Note(new(reader.Actor.Account, "export", $"{context.Request.Path}{context.Request.QueryString}", reader.From, $"{title.Zh} .{kind} {Rows} 行"));
    }
}
