using System.Text.Json;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>How a firm pays for its connection: by the demand agreed (合同需量) or by the capacity of its transformers (变压器容量).</summary>
public enum ChargeBasis { Demand, Capacity }

/// <summary>A power supply contract (供用电合同): what is agreed, by which tariff, since when.</summary>
/// <param name="Demand">Agreed demand in kW (合同需量); null where capacity is agreed.</param>
/// <param name="Capacity">Transformer capacity in kVA; null where demand is agreed.</param>
public sealed record Contract(SubjectId Enterprise, string Name, DateOnly From, DateOnly? To, ChargeBasis Basis, double? Demand, double? Capacity, string Tariff)
{
    public bool Demo { get; init; }

    public bool Holds(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A working shift (班次), such as 早 08:00-16:00; one that ends before it begins runs past midnight.</summary>
public sealed record Shift(string Name, int From, int To)
{
    public bool Holds(int minute) => From < To ? From <= minute && minute < To : minute >= From || minute < To;

    public override string ToString() => $"{Name} {Stretch.Clock(From)}–{Stretch.Clock(To)}";
}

/// <summary>The shifts of an enterprise from a day on.</summary>
public sealed record ShiftPlan(SubjectId Enterprise, DateOnly From, IReadOnlyList<Shift> Shifts);

/// <summary>A planned unit consumption (计划单耗) of a product at a process in a period.</summary>
/// <param name="Place">The process (工序); empty for the whole enterprise.</param>
/// <param name="Unit">Such as kgce/t, which takes all carriers together, or kWh/t.</param>
/// <param name="Carrier">The one carrier meant, where the unit is not of standard coal.</param>
public sealed record EnergyPlan(SubjectId Enterprise, string Place, string Product, string Period, double Planned, string Unit, string? Carrier);

/// <summary>A call to lower or raise load (需求响应事件), with those it is for: a region, firms by code, or both.</summary>
/// <param name="Notice">When it was announced; days from then on are no baseline.</param>
/// <param name="Called">Total asked for, in kW.</param>
public sealed record Call(string Id, DateTimeOffset From, DateTimeOffset To, DateTimeOffset Notice, double Called, string Region, IReadOnlyList<SubjectId> Participants)
{
    public bool Demo { get; init; }
}

/// <summary>A load that an enterprise has promised to lower when called (可调负荷).</summary>
/// <param name="Meter">The meter it is proved by; null for the enterprise's boundary.</param>
public sealed record Commitment(SubjectId Enterprise, string Load, double Kw, string? Meter);

/// <summary>What an enterprise answered to a call.</summary>
public sealed record CallAnswer(string Call, SubjectId Enterprise, bool Accepted, string Reason, DateTimeOffset At);

/// <summary>The documents that loads rest on, as the ledger keeps them.</summary>
public static class LoadDocuments
{
    public const string ContractKind = "contract";
    public const string TariffKind = "tariff";
    public const string ShiftKind = "shift-plan";
    public const string PlanKind = "energy-plan";
    public const string CallKind = "dr-call";
    public const string CommitmentKind = "dr-commitment";
    public const string AnswerKind = "dr-answer";

    public static Document Write(Contract one) => Of(ContractKind, $"{one.Enterprise}/{one.Name}", one);

    public static Document Write(Tariff one) => Of(TariffKind, one.Id, one);

    public static Document Write(ShiftPlan one) => Of(ShiftKind, $"{one.Enterprise}/{one.From:yyyy-MM-dd}", one);

    public static Document Write(EnergyPlan one) => Of(PlanKind, $"{one.Enterprise}/{one.Place}/{one.Product}/{one.Carrier ?? "all"}/{one.Period}", one);

    public static Document Write(Call one) => Of(CallKind, one.Id, one);

    public static Document Write(Commitment one) => Of(CommitmentKind, $"{one.Enterprise}/{one.Load}", one);

    public static Document Write(CallAnswer one) => Of(AnswerKind, $"{one.Call}/{one.Enterprise}", one);

    public static IReadOnlyList<Contract> Contracts(ILedger ledger) => All<Contract>(ledger, ContractKind);

    public static IReadOnlyList<ShiftPlan> Shifts(ILedger ledger) => All<ShiftPlan>(ledger, ShiftKind);

    public static IReadOnlyList<EnergyPlan> Plans(ILedger ledger) => All<EnergyPlan>(ledger, PlanKind);

    public static IReadOnlyList<Call> Calls(ILedger ledger) => All<Call>(ledger, CallKind);

    public static IReadOnlyList<Commitment> Commitments(ILedger ledger) => All<Commitment>(ledger, CommitmentKind);

    public static IReadOnlyList<CallAnswer> Answers(ILedger ledger) => All<CallAnswer>(ledger, AnswerKind);

    /// <summary>The tariffs that were imported, and those of the packs; an imported one takes the place of a pack's of the same id.</summary>
    public static IReadOnlyDictionary<string, Tariff> Tariffs(ILedger ledger, Catalogue catalogue)
    {
        var all = catalogue.Tariffs.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        foreach (var imported in All<Tariff>(ledger, TariffKind)) all[imported.Id] = imported;
        return all;
    }

    static Document Of<T>(string kind, string id, T body) => new(kind, id, JsonSerializer.Serialize(body, MeterBook.Form));

    static List<T> All<T>(ILedger ledger, string kind) =>
        [.. ledger.Documents(kind).Select(d => JsonSerializer.Deserialize<T>(d.Body, MeterBook.Form) ?? throw new JsonException($"{kind} {d.Id} is null"))];
}
