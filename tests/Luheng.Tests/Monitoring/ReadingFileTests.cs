using System.IO.Compression;
using static Luheng.Tests.Monitoring.MeterBed;

namespace Luheng.Tests.Monitoring;

public sealed class ReadingFileTests : IDisposable
{
    const string Lines = "meter,time,value,quality\nE0,2025-11-20T00:15:00+08:00,1,\nE0,2025-11-20T00:30:00+08:00,2.5,M\n";
    readonly MeterBed bed = Registered();

    public void Dispose() => bed.Dispose();

    [Fact]
    public void A_file_in_the_form_of_the_doors_is_taken_packed_or_not_and_once()
    {
        bed.Meters("E0,mill,electricity,amount,kWh,,,,,,\n");
        var plain = bed.Write("readings.csv", Lines);
        Assert.Equal((2, 2), (bed.Run([plain], new() { DryRun = true }).Read, bed.Run([plain], new() { DryRun = true }).Accepted));
        Assert.Equal((2, 2), (bed.Run([plain]).Accepted, bed.Run([plain]).Unchanged));
        var packed = bed.Write("more.csv.gz", "");
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(Lines.Replace(",1,", ",9,", StringComparison.Ordinal) + "E0,2025-11-20T00:45:00+08:00,4,\n"));
        var more = bed.Run([packed]);
        Assert.Equal((3, 2, 1, 1), (more.Read, more.Accepted, more.Corrected, more.Unchanged));
        Assert.Equal([9, 2.5, 4], bed.SeriesOf("E0").Values);
    }

    [Fact]
    public void What_is_wrong_stands_with_its_line_and_nothing_is_stored_unless_partial_is_asked_for()
    {
        var meters = bed.Write("meters.csv", Head + $"E0,{Mill},electricity,amount,kWh,,,,,,\n");
        var readings = bed.Write("readings.csv", Lines + "E9,2025-11-20T00:45:00+08:00,1,\nE0,2025-11-20T00:45:00,1,\nE0,2025-11-20T01:00:00+08:00,x,\n");
        var refused = bed.Run([readings, meters]);
        Assert.Equal([(4, "unknown-meter"), (5, "bad-reading"), (6, "bad-reading")], refused.Problems.Select(p => (p.Row!.Value, p.Rule)));
        Assert.Contains("offset", refused.Problems[1].Hint, StringComparison.Ordinal);
        Assert.Equal((6, 3, 3, (long?)null), (refused.Read, refused.Accepted, refused.Rejected, refused.Batch));
        Assert.Empty(bed.Book.Meters);
        Assert.Equal((3, 3), (bed.Run([readings, meters], new() { Partial = true }).Accepted, bed.Run([readings, meters], new() { Partial = true }).Unchanged));
        Assert.Equal([1.0, 2.5], bed.SeriesOf("E0").Values);
    }
}
