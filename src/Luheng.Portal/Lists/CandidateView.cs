using Luheng.Access;
using Luheng.Cases;
using Luheng.Judging;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Benchmarking;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Lists;

/// <summary>Who might be selected for a list, judged by what is known; and the selections under way.</summary>
public sealed record CandidateView(ListDefinition List, Period Period, IReadOnlyList<(Subject Firm, Judgement Judged)> Rows, IReadOnlyList<Judgement> Hopeful, IReadOnlyList<Judgement> Excluded, IReadOnlyList<Case> UnderWay)
{
    const int Most = 100;

    internal static CandidateView Of(Reader reader, ListDefinition list)
    {
        var rules = Rules(reader, list, out var period);
        var judged = Outlook.TableOf(reader.Desk).Firms.Where(f => reader.May(Act.KeepLists, f.Id) || reader.May(Act.ApplyForList, f.Id)).Select(f => (Firm: f, Judged: rules.Judge(f.Id, period))).ToList();
        var standing = ListSight.Book(reader)!.Of(list.Id).Where(e => e.Stands(reader.Desk.AsOf)).Select(e => e.Subject).OfType<SubjectId>().ToHashSet();
        var possible = judged.Where(j => j.Judged.Level != EntryRules.Failed && !standing.Contains(j.Firm.Id)).OrderByDescending(j => j.Judged.Because.Count(b => b.Held == true)).ThenByDescending(j => j.Judged.Value ?? 0).ToList();
        var cases = new Selections(ListSight.Book(reader)!, reader.Office!.Cases, reader.Office.Clock).Of(list.Id).Where(c => reader.May(Act.SeeCase, c.Subject)).OrderByDescending(c => c.OpenedAt).ToList();
        return new(list, period, [.. possible.Take(Most)], [.. possible.Select(p => p.Judged)], [.. judged.Select(j => j.Judged).Where(j => j.Level == EntryRules.Failed)], cases);
    }

    /// <summary>How many are not excluded, by how many conditions are still to be checked.</summary>
    public Opening Possible(Reader reader) => Opening.Sum(reader, Hopeful.CountBy(j => j.Because.Count(b => b.Held is null)).OrderBy(c => c.Key).Select(c => (c.Key == 0 ? reader[ListWords.AllHeld] : reader.Say(ListWords.ToCheck, c.Key), c.Value)));

    /// <summary>How many are excluded, by the first condition that they do not fulfil.</summary>
    public Opening Failed(Reader reader) => Opening.Sum(reader, Excluded.CountBy(j => reader[j.Because.First(b => b.Held is false).Says]).OrderByDescending(c => c.Value).Select(c => (c.Key, c.Value)));

    static ILookup<SubjectId, LineStanding> Lines(Reader reader, Period year) => reader.Desk.Remember($"lines of firms {year}", () => BenchmarkView.TableOf(reader.Desk, year).Standings.ToLookup(s => s.Subject.Enterprise));

    /// <summary>Where the figure of a condition explains itself: an item by its ladder, a product line by what it was judged from.</summary>
    internal string Explained(Reader reader, Subject firm, JudgedBy because) => because.Ask is not ""
        ? Links.Explain(because.Ask, firm.Id, Period)
        : Lines(reader, Period)[firm.Id.Enterprise].FirstOrDefault(l => l.Value == because.Value && l.Unit == because.Unit) is { } line ? LineReasons.Address(line, Period) : "";

    /// <summary>The conditions of a list over the last whole year, those on product lines by the benchmarks of that year.</summary>
    internal static EntryRules Rules(Reader reader, ListDefinition list, out Period period)
    {
        var table = Outlook.TableOf(reader.Desk);
        var year = Period.Calendar((reader.Desk.Month?.Year ?? reader.Desk.AsOf.Year) - 1);
        period = year;
        var lines = Lines(reader, year);
        return new(list, reader.Desk.World.Catalogue, (id, item) => table.IndexOf(id) is >= 0 and var at ? table.Of(item, year).Values[at] : double.NaN, firm => [.. lines[firm.Enterprise]]);
    }
}
