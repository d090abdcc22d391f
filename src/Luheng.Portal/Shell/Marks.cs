using Luheng.Packs;
using Luheng.Planning;

namespace Luheng.Portal.Shell;

/// <summary>The six states: each its word, its class for colour, its shape.</summary>
public static class Marks
{
    public static readonly IReadOnlyList<TargetStatus> All =
        [TargetStatus.Met, TargetStatus.OnTrack, TargetStatus.Watch, TargetStatus.Behind, TargetStatus.Missed, TargetStatus.NoData];

    public static string Class(TargetStatus status) => PlanJson.Word(status);

    public static Said Word(TargetStatus status) => status switch
    {
        TargetStatus.Met => new("已完成", "Met"),
        TargetStatus.OnTrack => new("正常", "On track"),
        TargetStatus.Watch => new("关注", "Watch"),
        TargetStatus.Behind => new("滞后", "Behind"),
        TargetStatus.Missed => new("未完成", "Missed"),
        _ => Words.NoData,
    };

    public static string Shape(TargetStatus status) => status switch
    {
        TargetStatus.Met => "<path class=\"stroke\" d=\"M2 7.5 5.5 11.5 12 2.5\"/>",
        TargetStatus.OnTrack => "<circle cx=\"7\" cy=\"7\" r=\"6\"/>",
        TargetStatus.Watch => "<path d=\"M7 1 13.5 13H.5Z\"/>",
        TargetStatus.Behind => "<path d=\"M7 0 14 7 7 14 0 7Z\"/>",
        TargetStatus.Missed => "<path d=\"M1 1H13V13H1Z\"/>",
        _ => "<circle class=\"open\" cx=\"7\" cy=\"7\" r=\"5.5\"/>",
    };
}
