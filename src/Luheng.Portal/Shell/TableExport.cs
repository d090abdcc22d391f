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
    readonly Table table = tables.MaxBy(t => t.Table.Rows.Count * t.Table.Columns.Count).Table;

    public TableExport(Table table, string name, Said title) : this([(title.Zh, table)], name, title) { }

    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Longer lists are read on a screen, not on paper.</summary>
    const int MostOnPaper = 3000;

    public Task ExecuteAsync(HttpContext context)
    {
        var reader = context.RequestServices.GetRequiredService<Reader>();
        var kind = Tables.Asked(context.Request);
        var rows = tables.Sum(t => t.Table.Rows.Count);
        if (kind == "docx" && rows > MostOnPaper) return Front.BadRequest(reader, context, reader.Say(Words.TooLongForPaper, rows, MostOnPaper)).ExecuteAsync(context);
        Note(context, reader, kind);
        return (kind switch
        {
            "xlsx" => Written(stream => TableWorkbook.Write(stream, tables, Notes(context, reader)), Workbook, kind),
            "docx" => Written(stream => PaperDocument.Write(stream, TablePaper.Of(tables, title, Notes(context, reader))), Document, kind),
            _ => Results.File(table.Csv(), "text/csv; charset=utf-8", $"{name}.csv"),
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
            (Words.NoteRows, tables.Sum(t => t.Table.Rows.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (Words.NoteKnownAt, China.Text(desk.LoadedAt)),
            (Words.NoteRules, desk.World.Catalogue.Hash),
            (Words.NoteBy, $"{reader.Actor.Name} {reader.Actor.Account} {Dates.Minute((office?.Clock ?? TimeProvider.System).GetUtcNow())}"),
            (Words.NoteAddress, $"GET {address}"),
            (Words.NoteCsv, $"GET {Tables.Address(address, "csv")}"),
            (Words.NoteHash, table.Hash()),
            (Words.NoteMissing, Words.NoteMissingSays.Zh),
        ];
    }

    /// <summary>Whoever takes commercial secrets along is noted.</summary>
    void Note(HttpContext context, Reader reader, string kind)
    {
        if (reader.Office is not { } office) return;
        if (!table.Confidential && context.GetEndpoint()?.Metadata.GetMetadata<Requirement>()?.Act != Act.SeeConfidential) return;
        office.Ledger.Note(new(reader.Actor.Account, "export", $"{context.Request.Path}{context.Request.QueryString}", reader.From, $"{title.Zh} .{kind} {table.Rows.Count} 行"));
    }
}
