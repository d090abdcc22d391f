using System.Text.Json.Serialization;
using Luheng.Returns;

namespace Luheng.Portal.Returns;

/// <summary>How far an upload of many returns has come.</summary>
public enum JobState { Waiting, Reading, Filing, Done, Cancelled, Interrupted, Failed }

/// <summary>An upload of many returns by a city: what it is, how far it has come, what was done. Kept while it runs, so that closing the page or the machine loses nothing.</summary>
public sealed record UploadJob(string Id, string By, string Name, string File, string FileName, string? Form, string Word, DateTimeOffset At)
{
    public JobState State { get; init; }
    public int RowsRead { get; init; }
    public double RowsPerSecond { get; init; }
    public int Returns { get; init; }
    public int Done { get; init; }
    public int Submitted { get; init; }
    public int Unchanged { get; init; }
    public int Refused { get; init; }
    public double SecondsLeft { get; init; }
    public DateTimeOffset? Ended { get; init; }
    public string? Annotated { get; init; }

    /// <summary>Why it failed: one of the two words below; what exactly went wrong is in the log and on no page.</summary>
    public string? Failure { get; init; }
    public const string FileGone = "file-gone", Broken = "broken";

    /// <summary>The first of what was wrong.</summary>
    public List<ImportProblem> Problems { get; init; } = [];
    public int ProblemCount { get; init; }

    [JsonIgnore]
    public bool Running => State is JobState.Waiting or JobState.Reading or JobState.Filing;

    /// <summary>Of a hundred; reading counts a fifth.</summary>
    [JsonIgnore]
    public int Percent => State switch { JobState.Waiting or JobState.Reading => 0, JobState.Filing => Returns == 0 ? 0 : 100 * Done / Returns, JobState.Done => 100, _ => Returns == 0 ? 0 : 100 * Done / Returns };
}
