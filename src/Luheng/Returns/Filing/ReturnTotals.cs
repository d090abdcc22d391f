using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>What a return would come to: the engine's own answer over the enterprise's figures of the period with those of the return in place of what is known.</summary>
public static class ReturnTotals
{
    /// <summary>The form's totals with the figures as they stand; NaN where nothing can be said yet.</summary>
    public static IReadOnlyList<(Item Item, double Value)> Of(World world, in ReturnKey key, IReadOnlyDictionary<string, double> values)
    {
        if (key.Form.Totals.Count == 0 || With(world, key, values) is not { } own) return [];
        var (subject, period) = (key.Subject, key.Period);
        return [.. key.Form.Totals.Select(t => (world.Catalogue.Items[t], Asker.Ask(own, t, subject, period).Value))];
    }

    /// <summary>A world of this enterprise alone, in which the return's figures count; null where the enterprise is not registered.</summary>
    internal static World? With(World world, in ReturnKey key, IReadOnlyDictionary<string, double> values)
    {
        if (world.Population.Find(key.Subject) is not { } subject) return null;
        var (form, row, period) = (key.Form.ItemIds(world.Catalogue).ToHashSet(StringComparer.Ordinal), world.Frame.RowOf(key.Subject), key.Period);
        var source = Source.Usual(SourceKind.Filed);
        var figures = new List<Observation>();
        if (period.Kind == PeriodKind.Month)
            foreach (var item in world.Frame.Items.Where(i => !form.Contains(i)))
                if (world.Frame.Value(item, row, period) is var value && !double.IsNaN(value)) figures.Add(new(key.Subject, item, period, value, "", source, 0));
        foreach (var by in world.Catalogue.Factors.Values.Select(f => f.MeasuredBy).OfType<string>().Distinct())
            foreach (var fact in world.Facts.Of(key.Subject, by).Where(f => f.Period.Contains(period) && f.Period != period))
                figures.Add(new(key.Subject, by, fact.Period, fact.Value, "", fact.Source, 0));
        foreach (var (item, value) in values) figures.Add(new(key.Subject, item, period, value, "", source, 0));
        return World.Of(world.Catalogue, [subject], figures, published: false);
    }
}
