using Luheng.Records;
using Luheng.Tests.Returns;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Access;

public sealed class EmbargoImportTests
{
    [Fact]
    public void A_batch_imported_with_a_release_date_is_under_embargo_until_that_day_and_no_longer_once_taken_back()
    {
        using var bed = WithMill();
        var result = bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,10000,t\n", new() { By = "统计", Embargo = new(2024, 12, 15) });
        Assert.Empty(result.Problems);
        Assert.Equal(new Dictionary<long, DateOnly> { [result.Batch!.Value] = new(2024, 12, 15) }, Embargo.Of(bed.Ledger, new(2024, 12, 14)));
        Assert.NotEmpty(Embargo.Of(bed.Ledger, null));
        Assert.Empty(Embargo.Of(bed.Ledger, new(2024, 12, 15)));
        bed.Ledger.Undo(result.Batch.Value, "统计");
        Assert.Empty(Embargo.Of(bed.Ledger, new(2024, 12, 14)));
    }
}
