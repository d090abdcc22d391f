namespace Luheng.Readings;

/// <summary>What someone waits for: a batch to be kept, readings to be taken back, or (neither) the journal to be folded.</summary>
sealed class Order(ReadingBatch? batch, VoidOrder? take) : TaskCompletionSource<Taken>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public ReadingBatch? Batch { get; } = batch;
    public VoidOrder? Take { get; } = take;
    public bool IsFold => Batch is null && Take is null;
    public int Weight => Batch?.Count ?? 1;
    public long At { get; set; }

    /// <summary>What of the batch changed something.</summary>
    public ReadingBatch? Fresh { get; set; }
    public Taken Outcome { get; set; }
}
