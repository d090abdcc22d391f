namespace Luheng.Monitoring;

/// <summary>What became of a body, once it was committed: read = accepted + unchanged + rejected; corrected are part of the accepted.</summary>
/// <param name="ReasonsLeftOut">Refusals whose reasons are not told one by one.</param>
public sealed record Receipt(long Read, long Accepted, long Unchanged, long Corrected, long Rejected, IReadOnlyList<Refusal> Reasons, long ReasonsLeftOut);

/// <summary>A body larger than is taken.</summary>
public sealed class BodyTooLargeException(string message) : Exception(message);
