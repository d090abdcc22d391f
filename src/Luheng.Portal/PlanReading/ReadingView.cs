using System.Globalization;
using Luheng.Access;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.PlanReading;

/// <summary>A reading as one page shows it: which finds, which of them is open for editing, and what a form that was sent said.</summary>
public sealed record ReadingView(PlanReview Review, string Show, string Selected)
{
    /// <summary>Below this a find is shown among those that are not sure; from it on it is accepted together with others. A design choice of the page, to be changed there.</summary>
    public const double Sure = 0.9;

    public const string Open = "open", Asks = "asks", Conflicts = "conflicts", Doubtful = "doubtful", Targets = "targets", Tasks = "tasks", Confirmed = "confirmed";

    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>What was typed into the find's form, where it could not be taken.</summary>
    public Promise? Typed { get; init; }

    public string Address => AddressOf(Review.Upload.Id);

    internal static string AddressOf(string reading) => $"/plans/read/{reading}";

    internal static readonly IReadOnlyList<(string Show, Said Name)> Filters =
    [
        ("", ReadingWords.ShowAll), (Open, ReadingWords.ShowOpen), (Asks, ReadingWords.ShowAsks), (Conflicts, ReadingWords.ShowConflicts), (Doubtful, ReadingWords.ShowDoubtful), (Targets, ReadingWords.ShowTargets), (Tasks, ReadingWords.ShowTasks), (Confirmed, ReadingWords.ShowConfirmed),
    ];

    public int Count(string show) => Review.Finds.Count(f => Holds(f, show));

    public IEnumerable<Reviewed> Shown => Review.Finds.Where(f => Holds(f, Show) || f.Found.Id == Selected);

    bool Holds(Reviewed find, string show) => show switch
    {
        Open => find.State == FindState.Open,
        Asks => find.Asks,
        Conflicts => find.Held.Count > 0 || Review.Conflicts.ContainsKey(find.Found.Id),
        Doubtful => find.State == FindState.Open && find.Found.Confidence < Sure,
        Targets => find.Promise.Kind == FindKind.Target && find.State != FindState.Rejected,
        Tasks => find.Promise.Kind == FindKind.Task && find.State != FindState.Rejected,
        Confirmed => find.IsConfirmed,
        _ => true,
    };

    /// <summary>What a mark and its card look like: two people who differ come first, then contradictions, questions, and how far it is.</summary>
    public string Look(Reviewed find) => find.Held.Count > 0 ? "clash"
        : find.State == FindState.Rejected ? "rejected"
        : Review.Conflicts.ContainsKey(find.Found.Id) ? "conflict"
        : find.Asks ? "asks"
        : find.State switch { FindState.Accepted => "accepted", FindState.Corrected => "corrected", _ => "open" };

    /// <summary>The shape that goes with the colour.</summary>
    internal static string Shape(string look) => look switch
    {
        "clash" => Marks.Shape(TargetStatus.Missed),
        "conflict" => Marks.Shape(TargetStatus.Behind),
        "asks" => Marks.Shape(TargetStatus.Watch),
        "accepted" => Marks.Shape(TargetStatus.Met),
        "corrected" => Marks.Shape(TargetStatus.OnTrack),
        "rejected" => "<path class=\"stroke\" d=\"M2.5 2.5 11.5 11.5M11.5 2.5 2.5 11.5\"/>",
        _ => Marks.Shape(TargetStatus.NoData),
    };

    internal static Said LookWord(string look) => look switch
    {
        "clash" => new("两人意见不同", "two people differ"),
        "conflict" => new("前后不一致", "contradicted elsewhere"),
        "asks" => new("要回答", "asks"),
        "accepted" => ReadingWords.Of(FindState.Accepted),
        "corrected" => ReadingWords.Of(FindState.Corrected),
        "rejected" => ReadingWords.Of(FindState.Rejected),
        _ => ReadingWords.Of(FindState.Open),
    };

    /// <summary>What a promise says, in a few words: the figure with its sign, and for when.</summary>
    public static string Says(Promise promise, bool english)
    {
        string In(Said said) => english ? said.En : said.Zh;
        var figure = promise switch
        {
            { Kind: FindKind.Task } => promise.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? promise.Quarter ?? promise.Year?.ToString(CultureInfo.InvariantCulture) ?? In(new("没有期限", "no day")),
            { Measure: TargetKind.Milestone } => $"{promise.Comparator} {promise.Year}",
            { Level: { } level } when promise.By is { } by => $"{Sign(promise)}{Number(level)} {promise.Unit}（{Change(by)} {promise.ChangeUnit}）",
            { Level: { } level } => $"{Sign(promise)}{Number(level)} {promise.Unit}",
            { By: { } by } => $"{(promise.Comparator is "=" ? "" : promise.Comparator + " ")}{Change(by)} {promise.ChangeUnit}",
            _ => "—",
        };
        var from = promise.Base is { } start ? $"{In(new("基数", "from"))} {Number(start)} {promise.Unit}" : "";
        var years = promise.Kind == FindKind.Task || promise.Measure == TargetKind.Milestone ? "" : promise.BaseYear is { } b && promise.Year is { } y ? $"{b}→{y}" : promise.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
        return string.Join(" · ", new[] { figure.Trim(), from, years, promise.Kind == FindKind.Task ? promise.Owner : promise.Scope }.Where(s => s is not ""));
    }

    static string Sign(Promise promise) => promise.Comparator is "=" or "" ? "" : promise.Comparator + " ";

    static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    static string Change(double by) => (by > 0 ? "+" : "−") + Number(Math.Abs(by));

    /// <summary>The regions and parks whose plans somebody may confirm, the widest first.</summary>
    internal static IReadOnlyList<(SubjectId Id, string Name)> Scopes(Reader reader)
    {
        var people = reader.Desk.Whole.World.Population;
        var regions = reader.Actor.Posts.Select(p => p.Scope).OfType<SubjectId>().Where(s => s.Kind == SubjectKind.Region).SelectMany(s => people.Regions.All.Where(r => people.Regions.Within(r.Code, s.Text))).DistinctBy(r => r.Code);
        var parks = people.Subjects.Select(s => s.Latest.Park).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(SubjectId.Park);
        return [.. regions.OrderBy(r => r.Level).ThenBy(r => r.Code, StringComparer.Ordinal).Select(r => (SubjectId.Region(r.Code), r.Name)).Concat(parks.Select(p => (p, people.NameOf(p)))).Where(s => reader.May(Act.ConfirmPlans, s.Item1))];
    }
}
