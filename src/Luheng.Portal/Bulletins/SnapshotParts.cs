using Luheng.Bulletins;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Bulletins;

/// <summary>How many figures a snapshot holds, by what they are about: the beginning of their keys.</summary>
static class SnapshotParts
{
    static readonly (Said Name, string[] Keys)[] Known =
    [
        (new("目标", "targets"), ["target"]),
        (new("目标的项数", "counts of targets"), ["status"]),
        (new("公布的结果", "published results"), ["published"]),
        (new("能源、水和碳", "energy, water and carbon"), ["all", "month"]),
        (new("变化原因", "causes of change"), ["why"]),
        (new("各地区", "regions"), ["part"]),
        (new("报送情况", "filing"), ["filing"]),
        (new("数据疑点", "doubts in the data"), ["finding"]),
        (new("任务", "tasks"), ["tasks", "task"]),
        (new("考核结果", "results of assessment"), ["assess"]),
        (new("约谈", "interviews"), ["talks", "talk"]),
        (new("预测设定", "settings of forecasts"), ["nominal"]),
        (new("数据质量", "quality of data"), ["quality"]),
    ];

    static readonly Said Other = new("其他", "other");

    public static Opening Of(Reader reader, Snapshot snapshot)
    {
        var counts = snapshot.Figures.CountBy(f => f.Key.Split(':', '/')[0]).ToDictionary(StringComparer.Ordinal);
        var parts = Known.Select(k => (Name: reader[k.Name], Count: k.Keys.Sum(counts.GetValueOrDefault))).ToList();
        return Opening.Sum(reader, parts.Append((reader[Other], snapshot.Figures.Count - parts.Sum(p => p.Count))).OrderByDescending(p => p.Item2));
    }
}
