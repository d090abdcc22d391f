using System.Buffers.Binary;
using System.Globalization;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Accounting;

/// <summary>Computes every additive indicator of every firm and month, and keeps it; a ratio is taken from these when it is asked for.</summary>
/// <remarks>Only the firms that something changed for are computed again; a change of the packs concerns everyone.</remarks>
public sealed class AccountsStage : IStage
{
    const string Layout = "accounts-1";
    const string SeenMark = "accounts.seen";
    const string RulesMark = "accounts.rules";
    const string YearsMark = "accounts.years";

    public string Name => "accounts";

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        var seen = long.TryParse(ledger.Mark(SeenMark), CultureInfo.InvariantCulture, out var mark) ? mark : 0;
        var rulesChanged = ledger.Mark(RulesMark) != catalogue.RulesHash;
        var changed = ledger.ChangedSince(rulesChanged ? 0 : seen, out var now);
        var firms = changed.Where(c => SubjectId.TryParse(c, out var id, out _) && !id.IsGroup).ToHashSet(StringComparer.Ordinal);
        if (firms.Count > 0)
        {
            var world = everyone.IsValueCreated || firms.Count > 200 ? everyone.Value
                : World.Read(ledger, catalogue, only: [.. firms.Select(f => SubjectId.Parse(f).Enterprise).Distinct()]);
            // A coefficient that an enterprise files is its sites' too.
            foreach (var site in firms.Select(SubjectId.Parse).SelectMany(world.Population.SitesOf).ToList()) firms.Add(site.Id.Text);
            var years = (ledger.Mark(YearsMark) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(y => int.Parse(y, CultureInfo.InvariantCulture)).Union(world.Frame.Years).Order().ToList();
            ledger.SaveResults(Layout, Blocks(world, firms, years, cancel));
            ledger.SetMark(YearsMark, string.Join(',', years));
            ledger.SaveFindings(Name, firms, FilingFindings.In(world, firms));
        }
        ledger.SetMark(SeenMark, now.ToString(CultureInfo.InvariantCulture));
        ledger.SetMark(RulesMark, catalogue.RulesHash);
        return new(Name, firms.Count, changed.Count > 0 || rulesChanged);
    }

    /// <summary>The indicators that are kept, in the order of their numbers in a block.</summary>
    public static IReadOnlyList<Item> Kept(Catalogue catalogue) => [.. catalogue.Indicators
        .Where(i => i.Additive && i.Of.Contains(SubjectKind.Enterprise)).OrderBy(i => i.Id, StringComparer.Ordinal)];

    /// <summary>A block for each firm and year; an empty one where nothing is left, so that what was undone does not stay.</summary>
    static IEnumerable<ResultBlock> Blocks(World world, HashSet<string> firms, IEnumerable<int> years, CancellationToken cancel)
    {
        var kept = Kept(world.Catalogue);
        foreach (var year in years)
        {
            var columns = kept.Select(i => (i.Id, Values: world.Columns.Of(i.Id, year))).Where(c => c.Values is not null).ToList();
            for (var row = 0; row < world.Frame.Rows.Count; row++)
            {
                cancel.ThrowIfCancellationRequested();
                var subject = world.Frame.Rows[row].Id.Text;
                if (firms.Contains(subject)) yield return new(subject, year, Pack(columns, row));
            }
        }
    }

    /// <summary>Each indicator that has a value in the year: its id, then twelve doubles; NaN where a month is missing.</summary>
    static byte[] Pack(List<(string Id, double[]? Values)> columns, int row)
    {
        using var block = new MemoryStream();
        Span<byte> twelve = stackalloc byte[12 * sizeof(double)];
        foreach (var (id, values) in columns)
        {
            var months = values.AsSpan(row * 12, 12);
            var any = false;
            for (var m = 0; m < 12; m++)
            {
                any |= !double.IsNaN(months[m]);
                BinaryPrimitives.WriteDoubleLittleEndian(twelve[(m * sizeof(double))..], months[m]);
            }
            if (!any) continue;
            var name = System.Text.Encoding.UTF8.GetBytes(id);
            block.WriteByte((byte)name.Length);
            block.Write(name);
            block.Write(twelve);
        }
        return block.ToArray();
    }
}
