using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>Which benchmarks a line is judged by; several where the enterprise runs several processes; none where it cannot be told.</summary>
readonly record struct Choice(IReadOnlyList<Benchmark> Rules, Said? Why);

/// <summary>Tells by what an enterprise filed which process and which class of size it runs. One condition is the default only where there is no other.</summary>
sealed class LineChoice
{
    readonly IReadOnlyList<Benchmark> rules;
    readonly IReadOnlyList<(Benchmark Rule, int[] Years)> processes;
    readonly IReadOnlyList<(Benchmark Rule, double[] Sizes)> sizes;
    readonly Catalogue catalogue;

    public LineChoice(FirmColumns firms, IReadOnlyList<Benchmark> rules, Period period, Catalogue catalogue)
    {
        (this.rules, this.catalogue) = (rules, catalogue);
        processes = [.. rules.Where(r => r.Process is not null).Select(r => (r, firms.LatestYear(r.ByLine.Made, period.Last)))];
        sizes = [.. rules.Where(r => r.Size is not null).Select(r => (r, firms.Latest(r.Size!.Item, period.Last)))];
    }

    public Choice Of(int firm)
    {
        if (rules.Count == 1) return new(rules, null);
        if (processes.Count > 0) return ByProcess(firm);
        if (sizes.Count == 0) return new([], new("同一产品有几条不分条件的标准，规则有误", "Several benchmarks of one product have no condition"));
        var size = sizes[0].Sizes[firm];
        var name = catalogue.Items[sizes[0].Rule.Size!.Item].Name;
        if (double.IsNaN(size)) return new([], new($"须填报{name.Zh}，才知道按哪一档判定（{Names(rules, zh: true)}）", $"File {name.En} to say which class applies ({Names(rules, zh: false)})"));
        if (size <= 0) return new([], new($"{name.Zh}为 {Ladder.Number(size)}", $"{name.En} is {Ladder.Number(size)}"));
        return sizes.Where(s => s.Rule.Size!.Holds(size)).Select(s => s.Rule).FirstOrDefault() is { } rule ? new([rule], null)
            : new([], new($"{name.Zh} {Ladder.Number(size)} 不在任何一档", $"{name.En} {Ladder.Number(size)} is in no class"));
    }

    Choice ByProcess(int firm)
    {
        var latest = processes.Max(p => p.Years[firm]);
        return latest == 0
            ? new([], new($"须说明工艺：请填报分工艺产量（{Names(rules, zh: true)}）", $"Say which process: file output by process ({Names(rules, zh: false)})"))
            : new([.. processes.Where(p => p.Years[firm] == latest).Select(p => p.Rule)], null);
    }

    static string Names(IReadOnlyList<Benchmark> rules, bool zh) => string.Join(zh ? "、" : ", ", rules.Select(r => zh ? r.Name.Zh : r.Name.En));
}
