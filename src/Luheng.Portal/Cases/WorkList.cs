using System.Globalization;
using Luheng.Cases;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Cases;

/// <summary>Which part of the work list is wanted, and of it which matters.</summary>
public sealed record WorkQuery(string View, string Kind, string Text, string Region, int Page, int Size)
{
    public const string Mine = "mine";
    public const string Sent = "sent";
    public const string Week = "week";
    public const string Late = "late";
    public const string Calls = "calls";
    public static readonly string[] Views = [Mine, Week, Late, Sent, Calls];

    public static WorkQuery Read(Reader reader) => new(Views.Contains(reader.Query("view")) ? reader.Query("view") : Mine, reader.Query("kind"), reader.Query("q").Trim(), reader.Query("region"),
        int.TryParse(reader.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1, 50);
}

/// <summary>A matter in somebody's work list.</summary>
/// <param name="Mine">Whether it waits for whoever looks; otherwise they wait for it.</param>
public sealed record WorkRow(Case Case, CaseKind Kind, bool Mine, string Subject, string Region, string RegionName, CaseClock Clock, Step Last)
{
    /// <summary>Days in which the reader may ask to look again, where that is what it waits for.</summary>
    public int? Asks { get; init; }
}

/// <summary>A person's work list: what waits for them, what they sent, what is due, where they are called; nearest day first.</summary>
public sealed record WorkList(WorkQuery Query, IReadOnlyList<WorkRow> Rows, int Total, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<Comment> Calls, IReadOnlyList<(string Code, string Name)> Regions, IReadOnlyList<CaseKind> Kinds)
{
    public int Pages => Math.Max(1, (Total + Query.Size - 1) / Query.Size);

    public static WorkList Of(Reader reader, WorkQuery query)
    {
        var office = reader.Office!;
        var (mine, sent) = WorkIndex.Of(reader).Cases();
        var calls = office.Comments.Calling(reader.Actor.Account);
        var all = mine.Select(c => Row(reader, c, true)).Concat(sent.Select(c => Row(reader, c, false))).ToList();
        var sunday = Sunday(office.Clock.Today());
        bool In(string view, WorkRow row) => view switch
        {
            WorkQuery.Mine => row.Mine,
            WorkQuery.Sent => !row.Mine,
            WorkQuery.Week => row.Clock is { Due: { } due, State: not ClockState.Overdue } && due <= sunday,
            WorkQuery.Late => row.Clock.State == ClockState.Overdue,
            _ => false,
        };
        var counts = WorkQuery.Views.ToDictionary(v => v, v => v == WorkQuery.Calls ? calls.Count : all.Count(r => In(v, r)));
        var found = all.Where(r => In(query.View, r) && Matches(r, query, reader.Desk.World.Population.Regions)).OrderBy(r => r.Clock.Due ?? DateOnly.MaxValue).ThenBy(r => r.Case.Id, StringComparer.Ordinal).ToList();
        return new(query, [.. found.Skip((int)Math.Min(int.MaxValue, (long)(query.Page - 1) * query.Size)).Take(query.Size)], found.Count, counts, calls,
            [.. all.Where(r => r.Region is not "").Select(r => (r.Region, r.RegionName)).Distinct().OrderBy(r => r.Region, StringComparer.Ordinal)], [.. all.Select(r => r.Kind).DistinctBy(k => k.Procedure)]);
    }

    static WorkRow Row(Reader reader, Case matter, bool mine)
    {
        var region = RegionOf(reader, matter.Subject);
        return new(matter, CaseKinds.Of(matter.Procedure), mine, NameOf(reader, matter.Subject), region, reader.Desk.World.Population.Regions.Find(region)?.Name ?? region, CaseClock.Of(matter, reader.Office!), Sight.Steps(reader, matter)[^1]) { Asks = Turns.MayAsk(reader.Desk.Policy, reader.Office!.Cases, reader.Actor, matter, reader.Office.Clock.Today()) };
    }

    static bool Matches(WorkRow row, WorkQuery query, Regions regions) => (query.Kind is "" || row.Kind.Procedure == query.Kind)
        && (query.Region is "" || regions.Within(row.Region, query.Region))
        && (query.Text is "" || row.Subject.Contains(query.Text, StringComparison.OrdinalIgnoreCase) || row.Case.Title.Contains(query.Text, StringComparison.OrdinalIgnoreCase)
            || row.Case.Subject.Text.Contains(query.Text, StringComparison.OrdinalIgnoreCase) || row.Case.Id.Contains(query.Text, StringComparison.OrdinalIgnoreCase));

    internal static string NameOf(Reader reader, SubjectId subject) => reader.Desk.World.Population.Find(subject)?.Name
        ?? (subject.Kind == SubjectKind.Region ? reader.Desk.World.Population.Regions.Find(subject.Text)?.Name : null) ?? subject.Text;

    static string RegionOf(Reader reader, SubjectId subject) => subject.Kind == SubjectKind.Region ? subject.Text
        : reader.Desk.World.Population.Find(subject)?.Latest.Region ?? reader.Desk.World.Population.Find(subject.Enterprise)?.Latest.Region ?? "";

    static DateOnly Sunday(DateOnly day) => day.AddDays((7 - (int)day.DayOfWeek) % 7);
}
