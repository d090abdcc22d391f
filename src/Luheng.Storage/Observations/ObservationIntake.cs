using System.Data.Common;
using Luheng.Records;

namespace Luheng.Observations;

/// <summary>Writes the observations of a batch: one block per subject and year in which periods end, in the order of the key.</summary>
static class ObservationIntake
{
    public static void Save(DbConnection db, long batch, IReadOnlyCollection<Observation> observations, WordIntake words, Digest digest)
    {
        using var insert = new Statement(db,
            "insert into observation (subject, batch, year, count, payload, sum) values (@subject, @batch, @year, @count, @payload, @sum)",
            "@subject", "@batch", "@year", "@count", "@payload", "@sum");
        var writer = new BlockWriter();
        foreach (var ((subject, year), figures) in InOrder(Grouped(observations, words)))
        {
            var payload = writer.Pack(figures);
            insert.Run(subject, batch, year, figures.Count, payload, RowSum.Block(subject, batch, year, figures.Count, payload));
            digest.Block(subject, year, figures.Count, payload);
        }
    }

    static Dictionary<(string Subject, int Year), List<Figure>> Grouped(IReadOnlyCollection<Observation> observations, WordIntake words)
    {
        var groups = new Dictionary<(string, int), List<Figure>>();
        foreach (var o in observations)
        {
            var key = (o.Subject.Text, o.Period.Year);
            if (!groups.TryGetValue(key, out var figures)) groups[key] = figures = [];
            figures.Add(new(words.Of(o.Item), words.Of(o.Scope), words.Of(o.Source), PeriodCode.Of(o.Period), o.Value, o.Row));
        }
        return groups;
    }

    /// <summary>By the bytes of the subject, as the database sorts.</summary>
    static IEnumerable<KeyValuePair<(string Subject, int Year), List<Figure>>> InOrder(Dictionary<(string Subject, int Year), List<Figure>> groups) =>
        groups.OrderBy(g => g.Key.Subject, Utf8Order.Ascending).ThenBy(g => g.Key.Year);
}
