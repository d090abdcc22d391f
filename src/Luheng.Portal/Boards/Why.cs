using Luheng.Comparing;
using Luheng.Packs;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>Why a quantity changed: the effects, their parts, and the reasons of each.</summary>
public sealed record Why(WhyQuery Query, Item Item, Decomposition Change)
{
    /// <summary>What the carriers add up to, before what is made of them goes off.</summary>
    const string Gross = "energy.gross";

    internal WhyParts From { get; private init; } = null!;

    internal static Why Of(Reader reader, WhyQuery query)
    {
        var (desk, sight) = (reader.Desk, Outlook.Of(reader));
        var key = query.By is "firm" ? sight.Key : "";
        return desk.Remember<Recent<Why>>("why", () => new(128)).Get($"{query} {key}", () =>
        {
            var from = WhyParts.Of(desk, sight, query);
            var change = query.By is "carrier" ? Decomposition.OfMix(from.Parts, from.Parts.Count > 0 ? from.Parts[0].OutputBefore : double.NaN, from.Parts.Count > 0 ? from.Parts[0].OutputAfter : double.NaN)
                : Decomposition.Of(from.Parts, query.IsCarbon);
            if (double.IsNaN(change.Change)) change = change with { Parts = [] }; // nothing is known of one of the periods: no change either
            return new(query, desk.World.Catalogue.Items[query.By is "carrier" ? Gross : query.ItemId], change) { From = from };
        });
    }

    /// <summary>What else of a change is explained, beside its effects: the quantity before, after, and the difference.</summary>
    internal const string Before = "before", After = "after", Increase = "change", Comparable = "comparable";

    /// <summary>The change of a part but for what cannot be compared.</summary>
    internal static double ComparableOf(PartChange part) => part.Effects.ContainsKey(Effect.Incomparable) && part.Change - part.Of(Effect.Incomparable) is var rest ? Math.Abs(rest) <= Rounding * Math.Abs(part.Change) ? 0 : rest : part.Change;

    const double Rounding = 1e-9;

    public string Reasons(Effect effect, string part = "") => Reasons(Id(effect), part);

    internal string Reasons(string what, string part = "") => Query.Address("/why/reasons", ("effect", what), ("part", part));

    /// <summary>A residual as people read it: nothing where it is only rounding.</summary>
    internal static string Rounded(double residual) => Math.Round(residual, 2) == 0 ? "0" : residual.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Id(Effect effect) => effect.ToString().ToLowerInvariant();

    internal static Said Name(Effect effect, WhyQuery query) => effect switch
    {
        Effect.Activity => Words.EffectActivity,
        Effect.Structure => query.By is "carrier" ? Words.EffectMix : Words.EffectStructure,
        Effect.Intensity => Words.EffectIntensity,
        Effect.Factor => Words.EffectFactor,
        Effect.Entering => Words.EffectEntering,
        Effect.Leaving => Words.EffectLeaving,
        _ => Words.EffectIncomparable,
    };

    /// <summary>What the address names that this change does not have: an effect, a part, or both.</summary>
    internal Said NotThere(Reader reader)
    {
        string[] effects = [.. Change.Effects.Select(Id), Before, After, Increase, Comparable];
        return new[] { ("effect", effects, Known: effects.Contains(reader.Query("effect"), StringComparer.OrdinalIgnoreCase)), ("part", [.. Change.Parts.Select(p => p.Part.Id)], reader.Query("part") is "" || Change.Parts.Any(p => p.Part.Id == reader.Query("part"))) }
            .Where(n => !n.Known).Select(n => Takes.NotOneOf(n.Item1, reader.Query(n.Item1), n.Item2)).ToList().Together();
    }

    /// <summary>The reasons of an effect, of all parts or of one; null where the address names none.</summary>
    internal Reasons? Explain(Reader reader)
    {
        var part = Change.Parts.FirstOrDefault(p => p.Part.Id == reader.Query("part"));
        if (reader.Query("part") is not "" && part is null) return null;
        if (reader.Query("effect") is Before or After or Increase or Comparable) return Stated(reader, reader.Query("effect"), part);
        if (!Enum.TryParse<Effect>(reader.Query("effect"), true, out var effect) || !Change.Effects.Contains(effect)) return null;
        var unit = Item.Unit.Symbol;
        var said = reader.Say(Words.Between, Dates.Say(Query.In, reader.English), Dates.Say(Query.With, reader.English));
        var name = $"{reader[Item.Name]} · {reader[Name(effect, Query)]}";
        var source = reader.Desk.World.Catalogue.Items.GetValueOrDefault("lmdi.sector.activity")?.Source;
        if (part is not null)
            return new(name, part.Part.Name, said, part.Of(effect), unit, 1, reader[Formula(effect)])
            {
                Source = source,
                Inputs = [.. Figures(reader, part.Part)],
                Parts = effect is Effect.Entering or Effect.Leaving or Effect.Incomparable ? [.. Decomposition.Of(part.Part.Alone, Query.IsCarbon).Parts.Where(a => a.Of(effect) != 0).OrderByDescending(a => Math.Abs(a.Of(effect))).Take(30).Select(a => new ReasonLine(a.Part.Name, a.Of(effect), unit, "", reader.Say(Words.WorkedDifference, Shell.Figures.Write(a.Part.After), Shell.Figures.Write(a.Part.Before))))] : [],
                Notes = Notes(reader),
            };
        return new(name, reader.Desk.World.Population.NameOf(Query.Of), said, Change.Of(effect), unit, 1, reader[Formula(effect)])
        {
            Source = source,
            Parts = [.. Change.Parts.Where(p => p.Of(effect) != 0).OrderByDescending(p => Math.Abs(p.Of(effect))).Take(30).Select(p => new ReasonLine(p.Part.Name, p.Of(effect), unit, Reasons(effect, p.Part.Id)))],
            Notes = Notes(reader),
        };
    }

    /// <summary>The quantity before or after, or the difference, of all parts or of one.</summary>
    Reasons Stated(Reader reader, string what, PartChange? part)
    {
        double Of(PartChange p) => what switch { Before => p.Part.Before, After => p.Part.After, Comparable => ComparableOf(p), _ => p.Change };
        var moved = what is Increase or Comparable;
        var (unit, period) = (Item.Unit.Symbol, what is Before ? Query.With : Query.In);
        var said = moved ? reader.Say(Words.Between, Dates.Say(Query.In, reader.English), Dates.Say(Query.With, reader.English)) : Dates.Say(period, reader.English);
        var name = moved ? $"{reader[Item.Name]} · {reader[what is Comparable ? Words.IncreaseComparable : Words.Increase]}" : reader[Item.Name];
        var formula = reader[what is Comparable ? Words.FormulaComparable : what is Increase ? Words.FormulaIncrease : part is null ? Words.SumOfParts : From.Official ? Words.WhyOfficial : Words.WhyOfFirms];
        if (part is not null)
            return new(name, part.Part.Name, said, Of(part), unit, 1, formula)
            {
                Inputs = [.. Figures(reader, part.Part).Take(2).Where((_, i) => moved || i == (what is Before ? 0 : 1)),
                    .. what is Comparable && part.Of(Effect.Incomparable) is not 0 and var apart ? [new ReasonLine(reader[Words.EffectIncomparable], apart, unit, Reasons(Effect.Incomparable, part.Part.Id))] : Array.Empty<ReasonLine>()],
                Notes = Notes(reader),
            };
        return new(name, reader.Desk.World.Population.NameOf(Query.Of), said, what switch { Before => Change.Before, After => Change.After, Comparable => Change.Parts.Sum(ComparableOf), _ => Change.Change }, unit, 1, formula)
        {
            Parts = [.. Change.Parts.Where(p => Of(p) is not 0 and not double.NaN).OrderByDescending(p => Math.Abs(Of(p))).Take(30).Select(p => new ReasonLine(p.Part.Name, Of(p), unit, Reasons(what, p.Part.Id)))],
            Notes = Notes(reader),
        };
    }

    List<Note> Notes(Reader reader) => [reader[From.Official ? Words.WhyOfficial : Words.WhyOfFirms], new(reader.Say(Words.ResidualSays, Rounded(Change.Residual), Item.Unit), Opening.In(Math.Round(Change.Residual, 2), reader[Words.WorkedResidualOfChange]))];

    static Said Formula(Effect effect) => effect switch
    {
        Effect.Activity => Words.FormulaActivity,
        Effect.Structure => Words.FormulaStructure,
        Effect.Intensity => Words.FormulaIntensity,
        Effect.Factor => Words.FormulaFactor,
        _ => Words.FormulaApart,
    };

    /// <summary>The figures of a part, each with its own reasons where they stand under its own name.</summary>
    IEnumerable<ReasonLine> Figures(Reader reader, Part part)
    {
        var catalogue = reader.Desk.World.Catalogue;
        var quantity = Query.By is "carrier" ? $"energy.by_carrier.{part.Id}" : Query.ItemId;
        var among = !From.Official && Query.By is not ("firm" or "carrier"); // sums of a group's enterprises, of which some are set apart
        (string Item, double Before, double After, bool Like)[] figures =
        [
            (quantity, part.Before, part.After, false), .. part.Alone.Count > 0 ? new[] { (quantity, part.LikeBefore, part.LikeAfter, true) } : [],
            .. Query.IsCarbon ? new[] { (Items.Energy, part.EnergyBefore, part.EnergyAfter, among) } : [], (From.Output, part.OutputBefore, part.OutputAfter, among),
        ];
        foreach (var (item, before, after, like) in figures)
            foreach (var (value, period) in new[] { (before, Query.With), (after, Query.In) })
                yield return new($"{reader[catalogue.Items[item].Name]}{(like ? reader[Words.OfComparable] : "")}", value, catalogue.Items[item].Unit.Symbol, Address(reader, item, part, period, value) is { Length: > 0 } own ? own : "", Dates.Say(period, reader.English), among ? reader[Words.WorkedAmong] : "");
    }

    string Address(Reader reader, string item, Part part, Period period, double value)
    {
        var subject = Query.By is "carrier" ? Query.Of : SubjectId.Parse(part.Id);
        var asked = Engine.Asker.Ask(reader.Desk.World, item, subject, period).Value;
        return asked.Equals(value) || Math.Abs(asked - value) <= 1e-9 * Math.Abs(value) ? Links.Explain(item, subject, period) : "";
    }
}
