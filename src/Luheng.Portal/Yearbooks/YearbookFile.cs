using System.Security.Cryptography;
using System.Text;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Luheng.Returns;
using Luheng.Yearbooks;

namespace Luheng.Portal.Yearbooks;

/// <summary>A published file that was uploaded and waits to be mapped or confirmed; kept under its hash, for whoever brought it.</summary>
public sealed record YearbookFile(string Id, string File, string Name, string By)
{
    const string Kind = "yearbook-file";

    internal static YearbookFile Keep(Reader reader, string name, byte[] content)
    {
        var file = new YearbookFile(Guid.NewGuid().ToString("N"), reader.Office!.Files.Keep(content), Path.GetFileName(name.Replace('\\', '/')), reader.Actor.Account);
        reader.Office.Ledger.SetPassing(Kind, file.Id, CaseJson.Write(file));
        return file;
    }

    internal static YearbookFile? Find(Reader reader, string id) => reader.Office?.Ledger.Passing(Kind, id) is { } body && CaseJson.Read<YearbookFile>(body) is { } file && file.By == reader.Actor.Account ? file : null;

    internal void Forget(Reader reader) => reader.Office!.Ledger.SetPassing(Kind, Id, null);

    /// <summary>The tables that hold figures.</summary>
    /// <exception cref="UnreadableTableException">The file cannot be read, or holds none.</exception>
    public static IReadOnlyList<PublishedTable> Tables(string name, byte[] content)
    {
        if (Path.GetExtension(name).ToLowerInvariant() is ".html" or ".htm") return Some(name, Web(name, content));
        if (!ArrivedFile.IsKnown(name)) throw new UnreadableTableException(name, new($"不读 {Path.GetExtension(name)} 文件；可用 .xlsx、.xls、.csv、.html", $"'{Path.GetExtension(name)}' files are not read; .xlsx, .xls, .csv and .html are"));
        using var file = new ArrivedFile(name, content);
        if (WorkbookScan.Wrong(file.Path) is { } active) throw new UnreadableTableException(name, active);
        return Some(name, [.. TextGrid.Read(file.Path, name).Select(g => PublishedTable.Of(g.Sheet, g.Rows)).Where(t => t.HasFigures)]);
    }

    static IReadOnlyList<PublishedTable> Web(string name, byte[] content)
    {
        try
        {
            return HtmlTables.Read(content);
        }
        catch (FormatException e)
        {
            throw new UnreadableTableException(name, new("网页里的表太大，只留下要用的表", e.Message));
        }
    }

    static IReadOnlyList<PublishedTable> Some(string name, IReadOnlyList<PublishedTable> tables) => tables.Count > 0 ? tables
        : throw new UnreadableTableException(name, new("没有找到带行名和数的表", "no table with labels and figures was found (.xlsx, .csv and .html are read)"));

    /// <summary>Runs the table through the door for files.</summary>
    internal (YearbookSheets Sheets, ImportResult Result) Run(Reader reader, PublishedTable table, YearbookMapping mapping, ImportOptions options)
    {
        var (office, catalogue) = (reader.Office!, reader.Desk.World.Catalogue);
        var sheets = new YearbookSheets(office.Ledger, catalogue, table, mapping, of => reader.May(Act.ImportData, of), options.Why);
        using var file = new ArrivedFile(Name, office.Files.Read(File)!);
        var result = new Import(catalogue, office.Ledger, office.Clock, [sheets]).Run([file.Path], options with { By = reader.Actor.Account, From = reader.From, Title = $"{mapping.Name}：{Name}{(table.Sheet is "" ? "" : $" {table.Sheet}")}" });
        return (sheets, result);
    }

    /// <summary>A mark of exactly what would be stored.</summary>
    internal static string MarkOf(YearbookSheets sheets)
    {
        var text = new StringBuilder();
        foreach (var cell in sheets.Cells) text.Append(FormattableString.Invariant($"{cell.Place} {cell.Subject} {cell.Item.Id} {cell.Period} {cell.Value:R} {cell.State} {cell.Before:R}\n"));
        foreach (var wrong in sheets.Wrongs.Concat(sheets.Doubts)) text.Append(wrong).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
