using System.Globalization;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Records;
using Luheng.Yearbooks;

namespace Luheng.Portal.Yearbooks;

/// <summary>The mappings that are kept, and how one is read from its form.</summary>
public static class Mappings
{
    public static IReadOnlyList<YearbookMapping> All(ILedger ledger) => [.. ledger.Documents(YearbookMapping.Kind).Select(d => YearbookMapping.Read(d.Body)).OrderBy(m => m.Name, StringComparer.Ordinal)];

    public static YearbookMapping? Find(ILedger ledger, string id) => ledger.Find(YearbookMapping.Kind, id) is { Document.Body: { Length: > 0 } body } ? YearbookMapping.Read(body) : null;

    /// <summary>The table of a file and the mapping whose shape it has; the nearest one, with what changed, where none fits.</summary>
    public static (int Table, YearbookMapping? Mapping, IReadOnlyList<string> Changed) Recognise(IReadOnlyList<PublishedTable> tables, IReadOnlyList<YearbookMapping> known)
    {
        var tried = known.SelectMany(m => tables.Select((t, i) => (Table: i, Mapping: m, Changed: m.Changed(t), Contradicted: m.Contradicted(t).Count))).ToList();
        if (tried.Count == 0) return (Widest(tables), null, []);
        var (table, mapping, changed, _) = tried.MinBy(t => (t.Changed.Count, t.Contradicted, t.Table));
        // More that is new than is known is another table.
        return changed.Count * 2 > mapping.Columns.Count + mapping.Rows.Count ? (Widest(tables), null, []) : (table, mapping, changed);
    }

    static int Widest(IReadOnlyList<PublishedTable> tables) => tables.Select((t, i) => (Index: i, Cells: t.Rows.Count() * t.Columns.Count())).MaxBy(t => t.Cells).Index;

    /// <summary>Keeps a mapping, by whom and why in the audit trail.</summary>
    public static void Keep(ILedger ledger, YearbookMapping mapping, string by, string from) =>
        ledger.Commit(new BatchDraft($"统计表映射 {mapping.Name}", by, [], []) { From = from, Documents = [mapping.Write()], Expects = [new(YearbookMapping.Kind, mapping.Id, ledger.Find(YearbookMapping.Kind, mapping.Id)?.Batch.Id)] });

    /// <summary>An id that nobody has.</summary>
    public static string NewId(ILedger ledger)
    {
        for (var n = 1; ; n++)
            if (string.Create(CultureInfo.InvariantCulture, $"table-{n}") is var id && ledger.Find(YearbookMapping.Kind, id) is null) return id;
    }

    /// <summary>What was said before of headings and labels that are still there; the rest as it is guessed.</summary>
    public static YearbookMapping Carried(YearbookMapping before, PublishedTable table, Catalogue catalogue)
    {
        var now = YearbookGuess.Of(table, catalogue, before with { Columns = [], Rows = [], Unit = null });
        return now with { Columns = Carry(before.Columns, now.Columns), Rows = Carry(before.Rows, now.Rows) };
    }

    static List<YearbookEntry> Carry(IReadOnlyList<YearbookEntry> before, IReadOnlyList<YearbookEntry> now) => [.. now.Select(n => before.FirstOrDefault(b => b.Key == n.Key) is { } known ? known with { Text = n.Text } : n)];

    internal static YearbookMapping Read(Posted form, PublishedTable table, string id, string by)
    {
        string? Said(string name, int longest = 100) => form.Line(name, longest) is { Length: > 0 } text ? text : null;
        return new(id, form.Line("name", 100), form.Line("document", 200))
        {
            Legal = Enum.TryParse<LegalBasis>(form["legal"], out var legal) && legal is LegalBasis.Statistical or LegalBasis.Public or LegalBasis.Demo ? legal : LegalBasis.Statistical,
            Scope = form.Line("scope", 40),
            Basis = Enum.TryParse<EnergyBasis>(form["basis"], out var basis) ? basis : EnergyBasis.None,
            PriceBase = form.Line("price", 4),
            Region = form.Line("region", 6),
            Item = Said("item"),
            GrowthItem = Said("rate"),
            Unit = Said("unit", 40),
            PrintedUnit = table.Unit,
            Columns = Entries("c", table.Columns.Select(table.Heading)),
            Rows = Entries("r", table.Rows.Select(table.Label)),
            By = by,
        };

        List<YearbookEntry> Entries(string axis, IEnumerable<string> texts)
        {
            var all = texts.ToList();
            return [.. YearbookMapping.Keys(all).Zip(all).DistinctBy(e => e.First).Select((e, i) => new YearbookEntry(e.First)
            {
                Text = e.Second,
                Skip = form[Field(axis, i, "skip")] is "yes",
                Growth = form[Field(axis, i, "growth")] is "yes",
                Item = Said(Field(axis, i, "item")),
                GrowthItem = Said(Field(axis, i, "rate")),
                Subject = Said(Field(axis, i, "subject"), 40),
                Unit = Said(Field(axis, i, "unit"), 40),
            })];
        }
    }

    internal static string Field(string axis, int index, string what) => string.Create(CultureInfo.InvariantCulture, $"{axis}.{index}.{what}");
}
