using Luheng.Packs;
using Luheng.Portal.Accounting;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Packs;

/// <summary>The rules themselves: the catalogue of indicators (S102), the packs, the factors.</summary>
static class PacksEndpoints
{
    public static void MapPacks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/indicators", (Reader reader) => Front.Page<IndicatorsPage>(new { Definitions = Definition.All(reader) }));
        app.MapTable("/indicators", (Reader reader) => Table(reader)).OfDesk();
        app.MapGet("/indicators/{family}", (Reader reader, HttpContext context, string family) =>
            Definition.Every(reader.Desk).FirstOrDefault(d => d.Item.Family == family || d.Members.Any(m => m.Id == family)) is { } found
                ? Front.Page<IndicatorPage>(new { Of = found }) : Front.NotFound(reader, context, family));
        app.MapGet("/packs", () => Front.Page<PacksPage>());
        app = app.MapGroup("").Taking(Takes.OneOf("confidence", [.. Enum.GetNames<Confidence>().Select(c => c.ToLowerInvariant())]));
        app.MapGet("/factors", (Reader reader) => Front.Page<FactorsPage>(new { Factors = Found(reader) }));
        app.MapTable("/factors", (Reader reader) => FactorTable(reader)).OfDesk();
    }

    /// <summary>The factors asked for; of a confidence, those values alone.</summary>
    static List<Factor> Found(Reader reader) => [.. reader.Desk.World.Catalogue.Factors.Values
        .Where(f => reader.Query("q").Trim() is var q && (q is "" || f.Id.Contains(q, StringComparison.OrdinalIgnoreCase)
            || FactorNames.Of(f.Id, reader.Desk.World.Catalogue) is var name && (name.Zh.Contains(q, StringComparison.OrdinalIgnoreCase) || name.En.Contains(q, StringComparison.OrdinalIgnoreCase)) || f.Values.Any(v => v.Source.ToString().Contains(q, StringComparison.OrdinalIgnoreCase))))
        .Select(f => reader.Query("confidence") is { Length: > 0 } c ? f with { Values = [.. f.Values.Where(v => v.Confidence.ToString().Equals(c, StringComparison.OrdinalIgnoreCase))] } : f).Where(f => f.Values.Count > 0)
        .OrderBy(f => f.Id, StringComparer.Ordinal)];

    static IResult Table(Reader reader)
    {
        var csv = new Table("id", "name", "formula", "unit", "of", "scope", "basis", "price_base", "owner", "frequency", "source", "confidence", "enterprises_covered");
        foreach (var d in Definition.All(reader))
            csv.Row(d.Item.Family, d.NameIn(reader), d.Item.Formula?.Text, d.Item.Unit.Symbol, string.Join(' ', d.Item.Of), reader[d.Item.Scope], d.Item.Basis.ToString(), d.Item.PriceBase, reader[d.Item.Owner], d.Item.Frequency,
                d.Item.Source?.ToString(), reader[ReasonWords.Of(d.Item.Confidence)], d.Covered);
        return csv.As("indicators", Words.Indicators);
    }

    static IResult FactorTable(Reader reader)
    {
        var csv = new Table("id", "name", "value", "low", "high", "unit", "from", "to", "region", "source", "confidence", "note");
        foreach (var f in Found(reader))
            foreach (var v in f.Values)
                csv.Row(f.Id, reader[FactorNames.Of(f.Id, reader.Desk.World.Catalogue)], v.Value, v.Low, v.High, f.Unit.Symbol, v.From.ToString("yyyy-MM-dd"), v.To?.ToString("yyyy-MM-dd"), v.Region, v.Source.ToString(), reader[ReasonWords.Of(v.Confidence)], v.Note);
        return csv.As("factors", Words.Factors);
    }
}
