using Luheng.Cases;
using Luheng.Judging.Grading;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Grading;

/// <summary>The dated register of supervision results and orders (节能监察结果与整改登记), as the ledger keeps it.</summary>
public static class SupervisionBook
{
    /// <summary>The kind of document.</summary>
    public const string Kind = "supervision";

    public static Document Write(SupervisionRecord record) => new(Kind, $"{record.Subject}/{record.Number}", CaseJson.Write(record));

    public static SupervisionRecord Read(string body) => CaseJson.Read<SupervisionRecord>(body);

    /// <summary>Every record as known by a time (null: now), by enterprise.</summary>
    public static ILookup<SubjectId, SupervisionRecord> All(ILedger ledger, DateTimeOffset? knownBy = null) =>
        ledger.Documents(Kind, knownBy).Select(d => Read(d.Body)).ToLookup(r => r.Subject.Enterprise);
}
