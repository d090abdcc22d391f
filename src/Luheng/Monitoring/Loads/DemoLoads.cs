using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Contracts, shifts, planned consumption and two demand-response calls for a demonstration's firms, fitted to their readings. All of it is 演示数据.</summary>
public static class DemoLoads
{
    /// <summary>Firms that take part in demand response; every other one of them lowers its load in full.</summary>
    const int Participants = 6;

    static readonly TimeSpan Afternoon = TimeSpan.FromHours(14);

    static DateTimeOffset At(int month, int day, double hour) => new DateTimeOffset(2025, month, day, 0, 0, 0, China.Offset).AddHours(hour);

    /// <summary>The two calls: one that is over, one at the end of the story.</summary>
    public static IReadOnlyList<Call> Calls(IReadOnlyList<SubjectId> participants) =>
    [
        new("DR-2025-10-22", At(10, 22, Afternoon.TotalHours), At(10, 22, 16), At(10, 21, 16), 20_000, "", participants) { Demo = true },
        new("DR-2025-11-19", At(11, 19, 10), At(11, 19, 11.5), At(11, 18, 16), 15_000, "", participants) { Demo = true },
    ];

    /// <summary>The firms that are called, of those with electricity meters.</summary>
    public static IReadOnlyList<SubjectId> ParticipantsOf(IEnumerable<SubjectId> connected) => [.. connected.Order().Take(Participants)];

    /// <summary>What share of its load a participant takes off at a time; whoever makes the readings of a demonstration multiplies with what is left.</summary>
    public static double TakenOff(IReadOnlyList<SubjectId> participants, SubjectId firm, DateTimeOffset at) =>
        participants.ToList().IndexOf(firm) is >= 0 and var index && Calls(participants).Any(c => c.From <= at && at < c.To) ? index % 2 == 0 ? 0.1 : 0.04 : 0;

    /// <summary>All documents, from the meters and readings that are there; firms without them get none.</summary>
    /// <param name="month">A whole month with readings to fit to.</param>
    public static IReadOnlyList<Document> Documents(Station station, Period month)
    {
        var documents = new List<Document>();
        var connected = station.Book.Owners.Where(o => !o.IsGroup && LoadCurve.Boundary(station.Book, o).Count > 0).Order().ToList();
        var participants = ParticipantsOf(connected);
        foreach (var (firm, index) in connected.Select((f, i) => (f, i)))
        {
            var peak = LoadMonth.Of(LoadCurve.Of(station, firm, month), []).Peak;
            if (double.IsNaN(peak) || peak <= 0) continue;
            // One in seven agreed too little, so that a demand above the contract is there to be seen.
            var agreed = Math.Ceiling(peak * (index % 7 == 3 ? 0.95 : 1.1) / 50) * 50;
            documents.Add(LoadDocuments.Write(index % 3 == 1
                ? new Contract(firm, "主供电源（演示数据）", new(2025, 1, 1), null, ChargeBasis.Capacity, null, Math.Ceiling(peak * 1.4 / 100) * 100, "demo-two-part") { Demo = true }
                : new Contract(firm, "主供电源（演示数据）", new(2025, 1, 1), null, ChargeBasis.Demand, agreed, null, "demo-two-part") { Demo = true }));
            documents.AddRange(Factory(station, firm, month));
            if (participants.Contains(firm)) documents.AddRange(Answers(firm, participants, Math.Max(10, Math.Round(peak * 0.08 / 10) * 10)));
        }
        documents.AddRange(Calls(participants).Select(LoadDocuments.Write));
        return documents;
    }

    /// <summary>At the process of the product's meter where it has energy meters, else of the whole factory.</summary>
    static IEnumerable<Document> Factory(Station station, SubjectId firm, Period month)
    {
        var products = station.Book.Of(firm).Where(m => BalanceCarriers.IsProduct(station.Catalogue, m.Carrier)).Select(m => (m.Carrier, Place: m.Place.Split('/')[0])).Distinct().ToList();
        if (products.Count == 0) yield break;
        yield return LoadDocuments.Write(new ShiftPlan(firm, new(2025, 1, 1), [new("早", 8 * 60, 16 * 60), new("中", 16 * 60, 0), new("夜", 0, 8 * 60)]));
        foreach (var (product, place) in products)
        {
            var plan = new EnergyPlan(firm, place, product, "2025", 1, $"kWh/{BalanceCarriers.UnitOf(station.Catalogue, product)}", BalanceCarriers.Electricity);
            var found = UnitConsumption.Of(station, plan, [], month).First();
            if (found.Why is not null) found = UnitConsumption.Of(station, plan = plan with { Place = "" }, [], month).First();
            if (!(found.Actual > 0)) continue;
            var digits = Math.Pow(10, Math.Floor(Math.Log10(found.Actual)) - 2);
            yield return LoadDocuments.Write(plan with { Planned = Math.Round(Math.Round(found.Actual * 0.99 / digits) * digits, 6) });
        }
    }

    /// <summary>Most accept; the last declines one call and leaves the other without an answer.</summary>
    static IEnumerable<Document> Answers(SubjectId firm, IReadOnlyList<SubjectId> participants, double kw)
    {
        yield return LoadDocuments.Write(new Commitment(firm, "可调负荷（演示数据）", kw, null));
        foreach (var call in Calls(participants))
            if (firm != participants[^1]) yield return LoadDocuments.Write(new CallAnswer(call.Id, firm, true, "", call.Notice.AddHours(1)));
            else if (call.From.Month == 10) yield return LoadDocuments.Write(new CallAnswer(call.Id, firm, false, "设备检修（演示数据）", call.Notice.AddHours(2)));
    }
}
