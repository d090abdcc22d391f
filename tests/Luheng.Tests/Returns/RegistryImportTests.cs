using Luheng.Registry;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

public sealed class RegistryImportTests : IDisposable
{
    const string Dated = "credit_code,name,region,industry,site,park,from,to,longitude,latitude\n";
    readonly ReturnsBed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public void A_placement_keeps_park_dates_and_coordinates()
    {
        Assert.Empty(bed.Csv(Dated + $"{Mill},锦江钢铁,510104,3120,,east,2020-01-01,,104.08,30.66\n").Problems);
        var placement = Assert.Single(bed.Ledger.Subjects()).Latest;
        Assert.Equal(new Placement(new(2020, 1, 1), null, "510104", "3120", "east", 104.08, 30.66), placement);
    }

    [Fact]
    public void The_same_rows_again_are_unchanged_even_after_a_later_placement_closed_them()
    {
        var first = Dated + $"{Mill},锦江钢铁,510104,3120,,,,,,\n";
        var later = Dated + $"{Mill},锦江钢铁,510107,3120,,,2024-07-01,,,\n";
        bed.Csv(first);
        var moved = bed.Csv(later);
        Assert.Equal((1, 1), (moved.Accepted, moved.Corrected));
        Assert.Equal(["510104 to 2024-06-30", "510107 to "], bed.Ledger.Subjects().Single().Placements.Select(p => $"{p.Region} to {p.To:yyyy-MM-dd}"));

        foreach (var again in new[] { first, later, first + later[Dated.Length..] })
            Assert.Equal(0, bed.Csv(again).Accepted);
    }

    [Fact]
    public void A_changed_name_is_a_correction()
    {
        bed.Csv(Registered + $"{Mill},锦江钢铁,510104,3120\n");
        var renamed = bed.Csv(Registered + $"{Mill},锦江特钢,510104,3120\n");
        Assert.Equal((1, 1), (renamed.Accepted, renamed.Corrected));
        Assert.Equal("锦江特钢", bed.Ledger.Subjects().Single().Name);
    }

    [Fact]
    public void Overlapping_dates_are_rejected()
    {
        var result = bed.Csv(Dated + $"{Mill},锦江钢铁,510104,3120,,,2020-01-01,2022-12-31,,\n{Mill},锦江钢铁,510107,3120,,,2022-06-01,,,\n");
        Assert.Equal("overlapping-placement", Rules(result));
        Assert.Equal((2, 1, 1), (result.Read, result.Accepted, result.Rejected));
        Assert.Empty(bed.Ledger.Subjects());
    }

    [Theory]
    [InlineData("91510104MA6C8R2Q4X,a,510104,3120,,,,,,", "check-digit", "credit_code")]
    [InlineData("mill,,510104,3120,,,,,,", "missing-name", "name")]
    [InlineData("mill,a,519104,3120,,,,,,", "unknown-region", "region")]
    [InlineData("mill,a,510104,3129,,,,,,", "unknown-industry", "industry")]
    [InlineData("mill,a,510104,3120,,,someday,,,", "bad-period", "from")]
    [InlineData("mill,a,510104,3120,,,2024-02-01,2024-01-01,,", "bad-period", "to")]
    [InlineData("mill,a,510104,3120,,,,,30.6,104.1", "range", "longitude")]
    [InlineData("510104,a,510104,3120,,,,,,", "of-kind", "credit_code")]
    public void A_wrong_row_is_rejected_with_its_rule_and_place(string row, string rule, string column)
    {
        var result = bed.Csv(Dated + row.Replace("mill", Mill, StringComparison.Ordinal) + "\n");
        Assert.Equal((rule, column), (result.Problems[0].Rule, result.Problems[0].Column));
        Assert.Equal((1, 1), (result.Read, result.Rejected));
    }

    [Fact]
    public void Figures_of_a_rejected_registry_row_say_why_they_cannot_stand()
    {
        var registry = bed.Write("registry.csv", Registered + $"{Mill},a,510104,9999\n");
        var result = bed.Run([bed.Write("filed.csv", Observed + $"{Mill},energy.consumed.raw-coal,2024-03,1,t\n"), registry], new() { Partial = true });
        Assert.Equal("not-registered unknown-industry", Rules(result));
        Assert.Contains("registry.csv A2", result.Problems[0].Hint, StringComparison.Ordinal);
        Assert.Null(result.Batch);
    }

    [Fact]
    public void A_leading_zero_that_a_spreadsheet_dropped_is_put_back_and_said()
    {
        var result = bed.Csv(Registered + $"{Mill},a,510104,610\n");
        Assert.Equal("0610", bed.Ledger.Subjects().Single().Latest.Industry);
        Assert.Equal("leading-zero", result.Coerced.Single().Kind);
    }

    [Fact]
    public void A_province_is_accepted_as_a_region_with_a_note()
    {
        var result = bed.Csv(Registered + $"{Mill},a,510000,3120\n");
        Assert.Empty(result.Problems);
        Assert.Contains(result.Notes, n => n.Rule == "region-level");
    }

    [Fact]
    public void The_same_row_twice_in_a_file_is_a_duplicate()
    {
        var result = bed.Csv(Registered + $"{Mill},a,510104,3120\n{Mill},a,510104,3120\n");
        Assert.Equal("duplicate-row", Rules(result));
    }
}
