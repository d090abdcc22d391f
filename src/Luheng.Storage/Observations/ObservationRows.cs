using System.Data.Common;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Observations;

/// <summary>Reads observations block by block in the order subject, batch, year.</summary>
sealed class ObservationRows(DbConnection db, Words words, string file)
{
    readonly ObservationBlock block = new(words, file);

    /// <summary>The blocks of batches that count, each in the same list, which the next one overwrites.</summary>
    public IEnumerable<List<Recorded>> Of(IReadOnlySet<long> batches, IReadOnlyCollection<SubjectId>? subjects)
    {
        if (subjects is null)
        {
            using var all = new Statement(db, "select subject, batch, year, payload from observation order by subject, batch, year");
            using var rows = all.Rows();
            foreach (var read in Blocks(rows, batches)) yield return read;
            yield break;
        }
        using var one = new Statement(db, "select subject, batch, year, payload from observation where subject = @subject order by batch, year", "@subject");
        foreach (var subject in subjects.Select(s => s.Text).Distinct().Order(Utf8Order.Ascending))
        {
            using var rows = one.Rows(subject);
            foreach (var read in Blocks(rows, batches)) yield return read;
        }
    }

    /// <summary>The blocks of one batch.</summary>
    public IEnumerable<List<Recorded>> Of(long batch)
    {
        using var one = new Statement(db, "select subject, batch, year, payload from observation where batch = @batch order by subject, year", "@batch");
        using var rows = one.Rows(batch);
        foreach (var read in Blocks(rows, new HashSet<long> { batch })) yield return read;
    }

    IEnumerable<List<Recorded>> Blocks(DbDataReader rows, IReadOnlySet<long> batches)
    {
        while (rows.Read())
        {
            var batch = rows.GetInt64(1);
            if (!batches.Contains(batch)) continue;
            yield return block.Unpack(rows.GetString(0), batch, rows.GetInt32(2), rows.GetFieldValue<byte[]>(3));
        }
    }
}
