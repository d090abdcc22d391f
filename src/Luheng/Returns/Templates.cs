using System.Globalization;
using System.Text;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>Makes the workbooks and text files in which a form is filed. What is exported and imported again changes nothing.</summary>
/// <param name="ledger">Where names and values in effect come from; null for empty forms.</param>
public sealed class Templates(Catalogue catalogue, ILedger? ledger = null)
{
    public IEnumerable<Form> Forms => catalogue.Forms.Values.OrderBy(f => f.Id, StringComparer.Ordinal);

    /// <summary>Writes a form to an .xlsx or .csv file: for one subject its own grid, holding the values in effect when a period is given; for nobody a wide table for many.</summary>
    /// <exception cref="Luheng.Problems.ProblemsException">The form or the file's kind is not known.</exception>
    public void Export(string form, string file, SubjectId? of = null, Period? period = null)
    {
        if (!catalogue.Forms.TryGetValue(form, out var known))
            throw Wrong(form, $"'{form}' is not a form", $"known are {string.Join(", ", catalogue.Forms.Keys.Order(StringComparer.Ordinal))}");
        Write(known, file, of is { } subject ? sheets => sheets.ForOne(subject, NameOf(subject), period, InEffect(known, subject, period)) : sheets => sheets.ForMany());
    }

    /// <summary>Writes the form of one subject and period with the values given.</summary>
    /// <exception cref="Luheng.Problems.ProblemsException">The form or the file's kind is not known.</exception>
    public void Export(string form, string file, SubjectId of, string name, Period period, IReadOnlyDictionary<string, double> values) =>
        Write(catalogue.Forms.GetValueOrDefault(form) ?? throw Wrong(form, $"'{form}' is not a form", ""), file, sheets => sheets.ForOne(of, name, period, values));

    void Write(Form known, string file, Func<FormSheets, SheetText> fill)
    {
        var sheets = new FormSheets(catalogue, known);
        var filled = fill(sheets);
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".xlsx": WorkbookWriter.Write(file, [filled, sheets.Readme()]); break;
            case ".csv": WriteText(file, filled); break;
            case var other: throw Wrong(file, $"'{other}' is not a kind of file that forms are written to", "end the name in .xlsx or .csv");
        }
    }

    string NameOf(SubjectId subject) => ledger?.Subjects().FirstOrDefault(s => s.Id == subject)?.Name ?? "";

    Dictionary<string, double> InEffect(Form form, SubjectId subject, Period? period)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        if (period is not { } asked || ledger is null) return values;
        var items = form.ItemIds(catalogue).ToHashSet(StringComparer.Ordinal);
        var kind = subject.IsGroup ? SourceKind.Official : SourceKind.Filed;
        foreach (var (o, _) in ledger.Observations(null, [subject]))
            if (o.Period == asked && o.Scope is "" && o.Source.Kind == kind && items.Contains(o.Item))
            {
                if (double.IsNaN(o.Value)) values.Remove(o.Item);
                else values[o.Item] = o.Value;
            }
        return values;
    }

    static void WriteText(string file, SheetText sheet)
    {
        using var writer = new StreamWriter(file, false, new UTF8Encoding(true));
        foreach (var row in sheet.Rows)
            writer.Write(string.Join(',', row.Select(Text)) + "\r\n");
    }

    static string Text(Place place)
    {
        var text = place.Number?.ToString("R", CultureInfo.InvariantCulture) ?? place.Text?.Replace('\n', ' ') ?? "";
        return text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    static ProblemsException Wrong(string where, string found, string expected) => new([new(where, found, expected)]);
}
