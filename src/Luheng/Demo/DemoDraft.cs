using Luheng.Records;

namespace Luheng.Demo;

/// <summary>One batch of the demo, when its makers would have sent it in, and how far along it stands.</summary>
/// <param name="ReceivedAt">The time in the story, for a ledger whose clock follows it; always later than the one before.</param>
/// <param name="Done">How many months have come in with this one.</param>
public sealed record DemoDraft(BatchDraft Draft, DateTimeOffset ReceivedAt, int Done, int Of);
