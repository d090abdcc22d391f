using Luheng.Monitoring.Faults;

namespace Luheng.Tests.Monitoring;

/// <summary>How well planted faults were found: by kind, of the planted how many were found, and of the found how many were planted.</summary>
sealed class FaultScore
{
    readonly Dictionary<FaultKind, (int Planted, int Hit, int Found, int Right)> byKind = [];

    public List<string> Missed { get; } = [];
    public List<string> Wrong { get; } = [];

    public double Recall => Share(byKind.Values.Sum(k => k.Hit), byKind.Values.Sum(k => k.Planted));
    public double Precision => Share(byKind.Values.Sum(k => k.Right), byKind.Values.Sum(k => k.Found));

    public void Add(Planting planting, FaultRules rules)
    {
        var found = FaultFinder.Find(planting.Series, rules).Where(f => !f.Kind.IsNotice()).ToList();
        foreach (var label in planting.Labels)
        {
            var hit = found.Any(label.Matches);
            Count(label.Kind, planted: 1, hit: hit ? 1 : 0);
            if (!hit) Missed.Add($"{label.Line} | there: {string.Join("; ", found.Where(f => f.Meter == label.Meter && f.From < label.To && label.From < f.To).Select(f => $"{f.Kind.Id()} {f.Text}"))}");
        }
        foreach (var fault in found)
        {
            var right = planting.Labels.Any(l => l.Matches(fault));
            Count(fault.Kind, found: 1, right: right ? 1 : 0);
            if (!right) Wrong.Add($"{fault.Meter} {fault.Kind.Id()} {Findings.MeterSpan.Write(fault.From)}..{Findings.MeterSpan.Write(fault.To)} {fault.Text} | planted: {string.Join("; ", planting.Labels.Where(l => l.Meter == fault.Meter && l.From < fault.To && fault.From < l.To).Select(l => $"{l.Kind.Id()} {l.Detail}"))}");
        }
    }

    void Count(FaultKind kind, int planted = 0, int hit = 0, int found = 0, int right = 0)
    {
        var was = byKind.GetValueOrDefault(kind);
        byKind[kind] = (was.Planted + planted, was.Hit + hit, was.Found + found, was.Right + right);
    }

    static double Share(int part, int whole) => whole == 0 ? double.NaN : part / (double)whole;

    public override string ToString() => string.Join('\n', byKind.OrderBy(k => k.Key)
        .Select(k => FormattableString.Invariant($"{k.Key.Id(),-16} planted {k.Value.Planted,4}  recall {Share(k.Value.Hit, k.Value.Planted),6:0.0%}   found {k.Value.Found,4}  precision {Share(k.Value.Right, k.Value.Found),6:0.0%}"))
        .Append(FormattableString.Invariant($"{"all",-16} planted {byKind.Values.Sum(k => k.Planted),4}  recall {Recall,6:0.0%}   found {byKind.Values.Sum(k => k.Found),4}  precision {Precision,6:0.0%}")));
}
