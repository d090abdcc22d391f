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
    /// <summary>From this on finds are accepted together. A design choice of the page, to be changed there.</summary>
    public const double Sure = 0.9;

    /// <summary>Below this a find is shown among those that are not sure. One of which only the indicator is missing has 0.75 and is not doubtful: its card says 没有对应指标. Below it the verb, the section, the year or the name is missing too, or the text leaves a question open. A design choice.</summary>
    public const double Doubt = 0.75;

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
        Doubtful => find.State == FindState.Open && find.Found.Confidence < Doubt,
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

    /// <summary>What was found, and where: the same promise often stands in several places.</summary>
    internal static string Placed(Reviewed find) => $"{find.Promise.Name.Zh}（{find.Found.Clause}）";

    /// <summary>What a promise says, in a few words as officers write them: 下降 30 % 以上, and for when.</summary>
    public static string Says(Promise promise, bool english)
    {
        string In(Said said) => english ? said.En : said.Zh;
        var figure = promise switch
        {
            { Kind: FindKind.Task } => promise.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? promise.Quarter ?? promise.Year?.ToString(CultureInfo.InvariantCulture) ?? In(new("没有期限", "no day")),
            { Measure: TargetKind.Milestone } => In(promise.Comparator is "<" ? new($"{promise.Year} 年前", $"before {promise.Year}") : promise.Comparator is "<=" ? new($"{promise.Year} 年底前", $"by the end of {promise.Year}") : new($"{promise.Year} 年", $"{promise.Year}")),
            { Level: { } level } when promise.By is { } by => $"{In(Level(promise, level))}（{In(Change(promise with { Comparator = "=", Upper = null }, by))}）",
            { Level: { } level } => In(Level(promise, level)),
            { By: { } by } => In(Change(promise, by)),
            _ => "—",
        };
        var from = promise.Base is { } start ? $"{In(new("基数", "from"))} {Number(start)} {promise.Unit}" : "";
        var years = promise.Kind == FindKind.Task || promise.Measure == TargetKind.Milestone ? "" : promise.BaseYear is { } b && promise.Year is { } y ? $"{b}→{y}" : promise.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
        return string.Join(" · ", new[] { figure.Trim(), from, years, promise.Kind == FindKind.Task ? promise.Owner : promise.Scope }.Where(s => s is not ""));
    }

    static Said Level(Promise promise, double level)
    {
        var amount = Amount(level, promise.Upper, promise.Unit);
        return promise.Comparator switch
        {
            ">=" => new($"不低于 {amount}", $"at least {amount}"),
            "<=" => new($"不超过 {amount}", $"at most {amount}"),
            ">" => new($"超过 {amount}", $"more than {amount}"),
            "<" => new($"低于 {amount}", $"less than {amount}"),
            "≈" => new($"约 {amount}", $"about {amount}"),
            _ => new(amount, amount),
        };
    }

    /// <summary>A change by its size: the comparator is of the size, not of the signed number.</summary>
    static Said Change(Promise promise, double by)
    {
        var amount = Amount(Math.Abs(by), promise.Upper, promise.ChangeUnit);
        var (zh, en) = promise.Measure == TargetKind.NewCount && by > 0 ? ("新增", "new:") : by < 0 ? ("下降", "down") : ("提高", "up");
        return promise.Comparator switch
        {
            ">=" or ">" => new($"{zh} {amount} 以上", $"{en} {amount} or more"),
            "<=" or "<" => new($"{zh} {amount} 以内", $"{en} {amount} at most"),
            "≈" => new($"{zh}约 {amount}", $"{en} about {amount}"),
            _ => new($"{zh} {amount}", $"{en} {amount}"),
        };
    }

    static string Amount(double lower, double? upper, string unit) =>
        (upper is { } end ? $"{Number(lower)}—{Number(end)} {(unit is "百分点" ? "个百分点" : unit)}" : $"{Number(lower)} {unit}").Trim();

    static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>The regions and parks whose plans somebody may confirm: each region before its parts, then the parks by name.</summary>
    internal static IReadOnlyList<(SubjectId Id, string Name)> Scopes(Reader reader)
    {
        var people = reader.Desk.Whole.World.Population;
        var regions = reader.Actor.Posts.Select(p => p.Scope).OfType<SubjectId>().Where(s => s.Kind == SubjectKind.Region).SelectMany(s => people.Regions.All.Where(r => people.Regions.Within(r.Code, s.Text))).DistinctBy(r => r.Code);
        var parks = people.Subjects.Select(s => s.Latest.Park).OfType<string>().Distinct().Select(SubjectId.Park);
        return [.. regions.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => (SubjectId.Region(r.Code), r.Name)).Concat(parks.Select(p => (Park: p, Name: people.NameOf(p))).OrderBy(p => p.Name, StringComparer.Ordinal)).Where(s => reader.May(Act.ConfirmPlans, s.Item1))];
    }
}
