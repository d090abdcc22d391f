using System.Globalization;
using Luheng.Cases;
using Luheng.Records;

namespace Luheng.PlanReading.Confirming;

/// <summary>What somebody decides about a find.</summary>
public enum DecisionKind : byte
{
    /// <summary>It is as found, with the answers to what was asked.</summary>
    Accept,

    /// <summary>It is, with other fields.</summary>
    Correct,

    /// <summary>It promises nothing.</summary>
    Reject,

    /// <summary>A place that the reader missed.</summary>
    Add,

    /// <summary>The last decision about it is taken back.</summary>
    Undo,

    /// <summary>Of two decisions that met, the one that came second holds, or is let go.</summary>
    Take,
    Drop,
}

/// <summary>One decision of one person about one find of a reading, in the order in which they came. None is ever overwritten.</summary>
/// <param name="Seen">The version of the find that the person looked at: the number of the last decision about it, 0 where there was none.</param>
public sealed record Decision(string Reading, int Number, string Find, DecisionKind Kind, string By, string ByName, DateTimeOffset At, int Seen)
{
    public const string DocumentKind = "plan-decision";

    /// <summary>What the find promises by it; null where it is rejected, undone or let go.</summary>
    public Promise? Promise { get; init; }
    public string? Why { get; init; }

    /// <summary>For a find that was added: where its words stand.</summary>
    public Find? Added { get; init; }

    /// <summary>The decision that it takes back, takes over or lets go.</summary>
    public int? Of { get; init; }

    /// <summary>Whether somebody else had decided meanwhile: it is kept beside theirs and decides nothing by itself.</summary>
    public bool Held { get; init; }

    /// <summary>The first of the decisions that were made with one press.</summary>
    public int Group { get; init; }

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Reading}/{Number:00000}");

    public Document Write() => new(DocumentKind, Id, CaseJson.Write(this));
}
