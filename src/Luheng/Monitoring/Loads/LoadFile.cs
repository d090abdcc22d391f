using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Records;

namespace Luheng.Monitoring;

/// <summary>What was read from a file of contracts, tariffs, shifts, plans, calls or commitments: rows read = accepted + rejected.</summary>
/// <param name="Layout">Which of the six it is; null where its header fits none.</param>
public sealed record LoadFileRead(string? Layout, int Read, int Accepted, IReadOnlyList<Document> Documents, IReadOnlyList<Problem> Problems)
{
    public int Rejected => Read - Accepted;
}

/// <summary>Reads the .csv files of loads; a bad row is named with what would be right and does not cost a good one.</summary>
public static class LoadFile
{
    /// <summary>The layouts by their needed columns; further ones are optional.</summary>
    public static readonly IReadOnlyList<(string Layout, string[] Needs, string[] May)> Layouts =
    [
        (LoadDocuments.ContractKind, ["credit_code", "contract", "from", "basis", "tariff"], ["to", "demand_kw", "capacity_kva"]),
        (LoadDocuments.ShiftKind, ["credit_code", "shift", "start", "end"], ["from"]),
        (LoadDocuments.PlanKind, ["credit_code", "place", "product", "period", "planned", "unit"], ["carrier"]),
        (LoadDocuments.TariffKind, ["tariff", "from", "band", "hours", "price"], ["name", "to", "months", "days", "demand_price", "capacity_price"]),
        (LoadDocuments.CallKind, ["call", "from", "to", "notice", "called_kw"], ["region", "participants"]),
        (LoadDocuments.CommitmentKind, ["credit_code", "load", "committed_kw"], ["meter"]),
    ];

    /// <summary>Which layout a header is of; null where it is none of these.</summary>
    public static string? LayoutOf(IEnumerable<string> header) => header.Select(Tidy).ToHashSet(StringComparer.Ordinal) is var names
        ? Layouts.Where(l => l.Needs.All(names.Contains)).OrderByDescending(l => l.Needs.Length).Select(l => l.Layout).FirstOrDefault() : null;

    public static LoadFileRead Read(string name, TextReader text, Catalogue catalogue, MeterBook book)
    {
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, BadDataFound = null, MaxFieldSize = 100_000 });
        var rows = new List<(int Row, string[] Cells)>();
        try
        {
            while (parser.Read()) rows.Add((parser.Row, parser.Record ?? []));
        }
        catch (CsvHelperException e)
        {
            return new(null, 0, 0, [], [new(name, e.Message.Split('\n')[0].Trim(), "a .csv file with quoted fields closed")]);
        }
        var header = rows.Count == 0 ? [] : rows[0].Cells.Select(Tidy).ToArray();
        if (LayoutOf(header) is not { } layout)
            return new(null, 0, 0, [], [new($"{name}:1", $"the header {string.Join(',', header)} fits none of these", string.Join("; ", Layouts.Select(l => string.Join(',', l.Needs) + (l.May.Length > 0 ? $"[,{string.Join(",", l.May)}]" : ""))))]);
        var reading = new LoadRows(name, catalogue, book);
        foreach (var (row, cells) in rows.Skip(1))
            if (cells.Any(c => !string.IsNullOrWhiteSpace(c))) reading.Add(layout, row, header.Zip(cells).GroupBy(p => p.First).ToDictionary(g => g.Key, g => g.First().Second.Trim(), StringComparer.Ordinal));
        return reading.Done(layout);
    }

    static string Tidy(string cell) => cell.Trim().TrimStart('\uFEFF').ToLowerInvariant();
}
