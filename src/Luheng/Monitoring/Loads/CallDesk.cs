using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Where enterprises answer demand-response calls: accept, or decline with a reason.</summary>
public static class CallDesk
{
    /// <summary>Records an answer; says what is wrong, or null. A later answer replaces an earlier one until the call begins.</summary>
    public static Said? Answer(Station station, Population population, string call, SubjectId enterprise, bool accepted, string reason, string by, string from = "")
    {
        var now = station.Clock.GetUtcNow();
        if (LoadDocuments.Calls(station.Ledger).FirstOrDefault(c => c.Id == call) is not { } called) return new($"没有编号为“{call}”的响应事件", $"there is no call '{call}'");
        if (!DemandResponse.IsFor(called, enterprise, population)) return new($"响应事件 {call} 不包括 {enterprise}", $"call {call} is not for {enterprise}");
        if (LoadDocuments.Commitments(station.Ledger).All(c => c.Enterprise != enterprise)) return new($"{enterprise} 没有登记可调负荷", $"{enterprise} has committed no load");
        if (now >= called.From) return new($"响应事件 {call} 已于 {China.Text(called.From)[..16]} 开始，不能再答复", $"call {call} began at {China.Text(called.From)[..16]}; it can no longer be answered");
        if (!accepted && string.IsNullOrWhiteSpace(reason)) return new("不参加须说明原因", "declining needs a reason");
        station.Ledger.Commit(new($"需求响应答复 {call}", by, [], []) { Documents = [LoadDocuments.Write(new CallAnswer(call, enterprise, accepted, reason.Trim(), now))], From = from, Why = reason.Trim() is { Length: > 0 } why ? why : null, About = [enterprise] });
        return null;
    }
}
