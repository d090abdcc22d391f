using Luheng.Bulletins;
using Luheng.Lists;

namespace Luheng.Portal.Lists;

/// <summary>A list's entries as a table whose columns an import reads again.</summary>
public static class ListExport
{
    static readonly string[] Columns = ["member", "product", "model", "class", "credit_code", "region", "industry", "evaluator", "list_batch", "from", "document", "why", "to", "ground", "left_by", "left_why"];

    public static Table Of(IEnumerable<ListEntry> entries)
    {
        var table = new Table([.. Columns.Select(c => (Column)c)]);
        foreach (var e in entries)
            table.Row(e.Member, e.Product, e.Model, e.Class, e.Subject is { IsGroup: false } subject ? subject.Text : null, e.Written ?? e.Region, e.Industry, e.Evaluator, e.Batch, Day(e.From), e.Document, e.Reason, Day(e.To), e.Ground, e.LeftBy, e.LeftWhy);
        return table;
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
