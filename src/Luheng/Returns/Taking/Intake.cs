using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>The state of one import while its files are read: what was taken in, what was wrong, what was forgiven.</summary>
sealed class Intake
{
    readonly Dictionary<(string, bool), int> sources = [];
    readonly Numbered<(Source, bool)> sourceNumbers = new();
    readonly Dictionary<string, int> scopes = new(StringComparer.Ordinal) { [""] = 0 };

    public Intake(Catalogue catalogue, IReadOnlyDictionary<SubjectId, Subject> registered, DateOnly today, int mostProblems)
    {
        (Catalogue, Registered) = (catalogue, registered);
        Names = new(catalogue);
        Uses = new(catalogue, Names);
        Parties = new(registered);
        Periods = new(today);
        Problems = new(mostProblems);
    }

    public Catalogue Catalogue { get; }
    public IReadOnlyDictionary<SubjectId, Subject> Registered { get; }
    public ItemNames Names { get; }
    public ItemUses Uses { get; }
    public Parties Parties { get; }
    public PeriodBook Periods { get; }
    public ProblemList Problems { get; }
    public Coercions Coerced { get; } = new();
    public List<ImportProblem> Notes { get; } = [];
    public Figures Figures { get; } = new();
    public List<RegistryRow> Registry { get; } = [];
    public List<SheetPlace> Sheets { get; } = [];
    public List<string> Scopes { get; } = [""];
    public IReadOnlyList<(Source Source, bool Stated)> Sources => sourceNumbers.All;

    public int Read { get; set; }

    /// <summary>Rejected while reading; rejections of figures and registry rows that were taken in are kept with them.</summary>
    public int Rejected { get; set; }

    public SheetPlace Open(string file, string? sheet, IReadOnlyDictionary<int, string>? headings)
    {
        var place = new SheetPlace(Sheets.Count, file, sheet, headings);
        Sheets.Add(place);
        return place;
    }

    public void Note(SheetPlace sheet, string rule, string hint, int? row = null, string? column = null, string? value = null) =>
        Notes.Add(new(sheet.FileName, sheet.Sheet, row, column, value, rule, hint));

    public void Coerce(string kind, in Spot at, in Cell cell, string read)
    {
        if (!Coerced.Wants(kind)) return;
        var (place, from) = (at.Sheet.At(at.Row, at.Column), cell.ToString());
        Coerced.Count(kind, () => $"{place}: {from} → {read}");
    }

    public int SourceOf(string text, bool ofGroup)
    {
        if (sources.TryGetValue((text, ofGroup), out var number)) return number;
        number = sourceNumbers[(Source.Read(text, ofGroup), text is not "")];
        if (number == Figures.KindOf.Count) Figures.KindOf.Add(sourceNumbers.All[number].Item1.Kind);
        return sources[(text, ofGroup)] = number;
    }

    public short ScopeOf(string text)
    {
        if (scopes.TryGetValue(text, out var number)) return (short)number;
        var plain = Words.Plain(text);
        number = Scopes.IndexOf(plain);
        if (number < 0)
        {
            number = Scopes.Count;
            Scopes.Add(plain);
        }
        return (short)(scopes[text] = number);
    }

    public int FindScope(string text) => Scopes.IndexOf(text);
}
