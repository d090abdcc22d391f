using System.Globalization;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Cases;

/// <summary>A step that somebody wants to make.</summary>
public sealed record StepDraft(string Move, string By, string Name, string? Reason = null)
{
    /// <summary>What comes with it: hashes of documents, the batch of its figures, whom it is passed to.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();
}

/// <summary>A step that was made.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="State">The state it led to.</param>
/// <param name="Due">The day by which the next step is expected, as the calendar of its time said.</param>
public sealed record Step(string Case, int Number, string Move, string State, string By, string Name, DateTimeOffset At, string? Reason, DateOnly? Due, IReadOnlyDictionary<string, string> With)
{
    /// <summary>The kind of document that a step is kept as.</summary>
    public const string Kind = "step";

    /// <summary>Working days that were left when the clock was made to stand; below zero when it was overdue.</summary>
    public int? Left { get; init; }

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Case}#{Number:0000}");

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static Step Read(string body) => CaseJson.Read<Step>(body);
}

/// <summary>A matter about a subject as its steps have left it: folded from them and from nothing else.</summary>
/// <param name="State">Where it stands; the name of a value of its procedure's enum.</param>
/// <param name="Title">What it is about, in the words of whoever opened it.</param>
/// <param name="PassedTo">The account that the duty was passed to; null where anyone with the right may act.</param>
public sealed record Case(string Id, string Procedure, SubjectId Subject, string Title, string State, IReadOnlyList<Step> Steps, DateOnly? Due, string? PassedTo)
{
    public const string SubjectKey = "subject";
    public const string TitleKey = "title";
    public const string ProcedureKey = "procedure";
    public const string ToKey = "to";

    /// <summary>The number of the step that a correction is about.</summary>
    public const string StepKey = "step";

    /// <summary>The hashes of the files that came with a step, comma between.</summary>
    public const string FilesKey = "files";

    /// <summary>Whether the clock was made to stand, and nothing may happen until it runs again.</summary>
    public bool Suspended { get; init; }

    /// <summary>Working days left when it was.</summary>
    public int? Left { get; init; }

    public Step Last => Steps[^1];
    public DateTimeOffset OpenedAt => Steps[0].At;

    /// <summary>The state as its enum's value.</summary>
    public TState In<TState>() where TState : struct, Enum => Enum.Parse<TState>(State);

    /// <summary>What the newest step that brought it says under a key, or null.</summary>
    public string? With(string key) => Steps.LastOrDefault(s => s.With.ContainsKey(key))?.With[key];

    /// <summary>Who made the newest step of a name, or null.</summary>
    public string? MakerOf(string move) => Steps.LastOrDefault(s => s.Move == move)?.By;

    public bool Overdue(DateOnly day) => Due is { } due && due < day;

    /// <summary>The step by which somebody passed it on to whom it is with; null where it is with nobody by name, or went back to somebody by itself.</summary>
    public Step? PassedBy => PassedTo is not null && Steps.LastOrDefault(s => s.With.ContainsKey(ToKey)) is { Move: Luheng.Cases.Procedure.Delegate } step ? step : null;

    /// <summary>The newest step that moved it from one state to another.</summary>
    public Step? LastMove => Steps.LastOrDefault(s => !Luheng.Cases.Procedure.IsAside(s.Move));
}
