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
            return new(query, desk.World.Catalogue.Items[query.By is "carrier" ? Gross : query.ItemId], change) { From = from };
        });
    }

    public string Reasons(Effect effect, string part = "") => Query.Address("/why/reasons", ("effect", Id(effect)), ("part", part));

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

    /// <summary>The reasons of an effect, of all parts or of one; null where the address names none.</summary>
    internal Reasons? Explain(Reader reader)
    {
        if (!Enum.TryParse<Effect>(reader.Query("effect"), true, out var effect) || !Change.Effects.Contains(effect)) return null;
        var part = Change.Parts.FirstOrDefault(p => p.Part.Id == reader.Query("part"));
        if (reader.Query("part") is not "" && part is null) return null;
        var unit = Item.Unit.Symbol;
        var said = reader.Say(Words.Between, Dates.Say(Query.In, reader.English), Dates.Say(Query.With, reader.English));
        var name = $"{reader[Item.Name]} · {reader[Name(effect, Query)]}";
        var source = reader.Desk.World.Catalogue.Items.GetValueOrDefault("lmdi.sector.activity")?.Source;
        if (part is not null)
            return new(name, part.Part.Name, said, part.Of(effect), unit, 1, reader[Formula(effect)]) { Source = source, Inputs = [.. Figures(reader, part.Part)], Notes = Notes(reader) };
        return new(name, reader.Desk.World.Population.NameOf(Query.Of), said, Change.Of(effect), unit, 1, reader[Formula(effect)])
        {
            Source = source,
            Parts = [.. Change.Parts.Where(p => p.Of(effect) != 0).OrderByDescending(p => Math.Abs(p.Of(effect))).Take(30).Select(p => new ReasonLine(p.Part.Name, p.Of(effect), unit, Reasons(effect, p.Part.Id)))],
            Notes = Notes(reader),
        };
    }

    List<string> Notes(Reader reader) => [reader[From.Official ? Words.WhyOfficial : Words.WhyOfFirms], reader.Say(Words.ResidualSays, Change.Residual.ToString("0.0e+0", System.Globalization.CultureInfo.InvariantCulture), Item.Unit)];

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
        (string Item, double Before, double After)[] figures = [(quantity, part.Before, part.After), .. Query.IsCarbon ? new[] { (Items.Energy, part.EnergyBefore, part.EnergyAfter) } : [], (From.Output, part.OutputBefore, part.OutputAfter)];
        foreach (var (item, before, after) in figures)
            foreach (var (value, period) in new[] { (before, Query.With), (after, Query.In) })
                yield return new(reader[catalogue.Items[item].Name], value, catalogue.Items[item].Unit.Symbol, Address(reader, item, part, period, value), Dates.Say(period, reader.English));
    }

    string Address(Reader reader, string item, Part part, Period period, double value)
    {
        var subject = Query.By is "carrier" ? Query.Of : SubjectId.Parse(part.Id);
        var asked = Engine.Asker.Ask(reader.Desk.World, item, subject, period).Value;
        return asked.Equals(value) || Math.Abs(asked - value) <= 1e-9 * Math.Abs(value) ? Links.Explain(item, subject, period) : "";
    }
}
