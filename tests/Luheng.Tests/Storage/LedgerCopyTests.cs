using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Tests.Storage;

/// <summary>A copy taken while the ledger is in use.</summary>
public sealed class LedgerCopyTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("luheng-copy").FullName;

    [Fact]
    public void A_copy_holds_what_the_ledger_held_and_verifies()
    {
        var copied = Path.Combine(folder, "copy");
        Directory.CreateDirectory(copied);
        using (var ledger = SqliteLedger.Open(Path.Combine(folder, "live"), TimeProvider.System))
        {
            ledger.Commit(new("registry", "", [new(SubjectId.OfEnterprise("91510400204360956E"), "works", [new(null, null, "510402", "3110")])], []));
            ledger.CopyTo(Path.Combine(copied, "luheng.db"));
        }

        using var copy = SqliteLedger.Open(copied, TimeProvider.System);
        Assert.Equal("works", Assert.Single(copy.Subjects()).Name);
        Assert.Empty(copy.Verify());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
