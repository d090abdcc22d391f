using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>A version of a subject that somebody wrote: when, who, why by which batch, and what it changed.</summary>
public sealed record RegisterVersion(Batch Batch, IReadOnlyList<EntryChange> Changes);

/// <summary>Who changed what of a subject when, from the versions that were kept of it.</summary>
public static class RegisterHistory
{
    /// <summary>The newest first; a version that was taken back is told and changes nothing after it.</summary>
    public static IReadOnlyList<RegisterVersion> Of(ILedger ledger, SubjectId id, Population population)
    {
        var versions = new List<RegisterVersion>();
        Subject? before = null;
        foreach (var version in ledger.Versions(SubjectJson.Kind, id.Text))
        {
            var subject = SubjectJson.Read(version.Document.Body);
            versions.Add(new(version.Batch, EntryChange.Between(before, subject, population)));
            if (version.Batch.UndoneAt is null) before = subject;
        }
        versions.Reverse();
        return versions;
    }
}
