using Luheng.Chance;
using Luheng.Observations;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>Which mistakes are planted where, and what they do to the returns.</summary>
sealed class FaultPlan
{
    const string Electricity = "energy.consumed.electricity";

    const int LastOf2024 = 25;

    /// <summary>One in how many enterprises, and the month where it is always the same.</summary>
    static readonly (DemoFaultKind Kind, int Per, int? Month)[] Plan =
    [
        (DemoFaultKind.MissingMonth, 20, null), (DemoFaultKind.MissingMonth, 60, Months.Count - 1), (DemoFaultKind.LateMonth, 60, null), (DemoFaultKind.TimesTen, 150, null),
        (DemoFaultKind.CopiedMonth, 150, null), (DemoFaultKind.Corrected, 100, null), (DemoFaultKind.AnnualDiffers, 200, LastOf2024),
    ];

    readonly Dictionary<(int Firm, int Month), DemoFaultKind> planted = [];
    readonly List<Firm> firms;
    readonly List<DemoFault> faults = [];

    public FaultPlan(List<Firm> firms)
    {
        this.firms = firms;
        var dice = new Dice(0x1E5F_0005);
        // Steady enterprises only, so that each fault is the only strange thing about its month.
        var steady = firms.Where(f => f.Opens == 0 && f.Closes == Months.Count && f.Filers.Count == 1 && f.Index >= Cities.Flagships.Count).ToList();
        foreach (var (kind, per, always) in Plan)
            for (var left = firms.Count / per; left > 0;)
            {
                var firm = dice.Of(steady);
                var month = always ?? 2 + dice.Below(Months.Count - 5);
                if (!planted.TryAdd((firm.Index, month), kind)) continue;
                faults.Add(new(kind, firm.Filers[0].Id, kind == DemoFaultKind.AnnualDiffers ? Period.Calendar(2024) : Months.At(month), ItemOf(kind), TextOf(kind)));
                left--;
            }
    }

    public IReadOnlyList<DemoFault> Faults => faults;

    public DemoFaultKind? At(int firm, int month) => planted.TryGetValue((firm, month), out var kind) ? kind : null;

    /// <summary>Adds an enterprise's month as it was filed, mistakes included.</summary>
    public void File(Firm firm, int month, List<Observation> into)
    {
        var first = into.Count;
        switch (At(firm.Index, month))
        {
            case DemoFaultKind.MissingMonth or DemoFaultKind.LateMonth: break;
            case DemoFaultKind.CopiedMonth: Returns.Add(firm, month - 1, month, into); break;
            case DemoFaultKind.TimesTen: Returns.Add(firm, month, month, into); Times(into, first, 10); break;
            case DemoFaultKind.Corrected: Returns.Add(firm, month, month, into); Times(into, first, 1.35); break;
            default: Returns.Add(firm, month, month, into); break;
        }
    }

    /// <summary>What comes in with a month's batch of corrections: the late of the month before, corrections of two months before, annual filings.</summary>
    public List<Observation> Corrections(int month)
    {
        var into = new List<Observation>();
        foreach (var ((index, at), kind) in planted.OrderBy(p => p.Key))
            switch (kind)
            {
                case DemoFaultKind.LateMonth when at == month - 1: Returns.Add(firms[index], at, at, into); break;
                case DemoFaultKind.Corrected when at == month - 2: into.Add(Returns.Right(firms[index], at, Electricity)); break;
                case DemoFaultKind.AnnualDiffers when at == month - 2: into.Add(Annual(firms[index])); break;
            }
        return into;
    }

    static Observation Annual(Firm firm)
    {
        var months = Enumerable.Range(LastOf2024 - 11, 12).Select(m => Returns.Right(firm, m, Electricity)).ToList();
        return months[0] with { Period = Period.Calendar(2024), Value = Math.Round(months.Sum(m => m.Value) * 108) / 100 };
    }

    static void Times(List<Observation> into, int first, double times)
    {
        for (var i = first; i < into.Count; i++)
            if (into[i].Item == Electricity) into[i] = into[i] with { Value = Math.Round(into[i].Value * times * 100) / 100 };
    }

    static string? ItemOf(DemoFaultKind kind) => kind is DemoFaultKind.TimesTen or DemoFaultKind.Corrected or DemoFaultKind.AnnualDiffers ? Electricity : null;

    static string TextOf(DemoFaultKind kind) => kind switch
    {
        DemoFaultKind.MissingMonth => "当月未报",
        DemoFaultKind.LateMonth => "当月未报，次月补报",
        DemoFaultKind.TimesTen => "电力消费量多报 10 倍，未更正",
        DemoFaultKind.CopiedMonth => "整表照抄上月",
        DemoFaultKind.Corrected => "电力消费量多报 35%，两个月后更正",
        _ => "年报电力消费量比各月之和多 8%",
    };
}
