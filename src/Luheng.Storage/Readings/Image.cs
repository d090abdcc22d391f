namespace Luheng.Readings;

/// <summary>What memory knows: the open days as the journal made them of the stored blocks, and how far it has read.</summary>
sealed class Image
{
    Image(HomeState stored, Func<int, int, byte[]?> block, Func<int, long, RevisionRow?> lastRevision)
    {
        (Stored, Seq, RecordedAt) = (stored, stored.Folded, stored.RecordedAt);
        Days = new(block);
        ReadingIntake = new(Days, lastRevision);
    }

    public OpenDays Days { get; }
    public ReadingIntake ReadingIntake { get; }

    /// <summary>What the tables say without the journal.</summary>
    public HomeState Stored { get; set; }

    /// <summary>The last group of the journal that is in it.</summary>
    public long Seq { get; set; }

    /// <summary>The last time of recording, in microseconds.</summary>
    public long RecordedAt { get; set; }

    public HomeState State => new(Stored.Folded, Seq, RecordedAt, Stored.Readings + Days.Fresh, Stored.Blocks, Stored.Revisions + Days.FreshRevisions, Stored.Changes);

    /// <summary>Reads how far meters reach, and the journal.</summary>
    /// <param name="block">Where stored blocks are read while it lives.</param>
    public static Image Load(IReadingView view, Func<int, int, byte[]?> block, Func<int, long, RevisionRow?> lastRevision)
    {
        var image = new Image(view.State(), block, lastRevision);
        foreach (var row in view.Meters(0))
            if (row is { First: { } first, Last: { } last })
            {
                var meter = image.Days.Meter(row.Number);
                (meter.StoredFirst, meter.StoredLast) = (first, last);
            }
        image.Follow(view);
        return image;
    }

    /// <summary>Takes in what the journal has beyond what was read of it.</summary>
    public void Follow(IReadingView view)
    {
        foreach (var row in view.Journal(Seq))
        {
            foreach (var entry in JournalCode.Read(row.Payload, row.RecordedAt))
            {
                if (entry.Batch is { } batch) ReadingIntake.Take(batch, entry.At, row.Seq);
                if (entry.Void is { } order) ReadingIntake.Void(order, entry.At, row.Seq);
                RecordedAt = entry.At;
            }
            Seq = row.Seq;
        }
    }
}
