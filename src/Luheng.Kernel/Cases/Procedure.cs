using Luheng.Access;

namespace Luheng.Cases;

/// <summary>A way from one state of a case to another: who may take it, and what must come with it.</summary>
/// <param name="Name">The move's id, such as submit or return; pages have a word for it.</param>
/// <param name="By">The act that whoever makes the move must be granted for the case's subject.</param>
public sealed record Move(string Name, IReadOnlyList<string> From, string To, Act By)
{
    /// <summary>Whether the move is refused without a reason in words.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>A move whose last maker may not make this one too (双人).</summary>
    public string? NotBy { get; init; }

    /// <summary>Keys of <see cref="StepDraft.With"/> that must be there, such as the hash of a document.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Working days that whoever comes next has; null: the clock stands.</summary>
    public int? Days { get; init; }

    /// <summary>What else may hinder it: says what is wrong, or null. Depends on the case and the draft alone, so that history replays.</summary>
    public Func<Case, StepDraft, string?>? Guard { get; init; }
}

/// <summary>A kind of matter (办理事项) that takes steps: the states it can be in, the moves between them, and for whom each state waits.</summary>
/// <remarks>Made by <see cref="Of{TState}"/>, so that a state is a value of an enum and never a loose word.</remarks>
public sealed class Procedure
{
    /// <summary>Passing the duty that a case waits for to a named person; open in every state that waits for somebody.</summary>
    public const string Delegate = "delegate";

    readonly IReadOnlyDictionary<string, Act> waits;

    Procedure(string id, string opening, IReadOnlyList<Move> moves, IReadOnlyDictionary<string, Act> waits) => (Id, Opening, Moves, this.waits) = (id, opening, moves, waits);

    public string Id { get; }

    /// <summary>The state from which the first move leads.</summary>
    public string Opening { get; }
    public IReadOnlyList<Move> Moves { get; }

    /// <summary>What must be granted to whoever a case in this state waits for; null where it waits for nobody.</summary>
    public Act? WaitsFor(string state) => waits.TryGetValue(state, out var act) ? act : null;

    public bool IsEnd(string state) => Moves.All(m => !m.From.Contains(state));

    public IEnumerable<Move> From(string state) => Moves.Where(m => m.From.Contains(state));

    /// <param name="waits">For whom each state waits, as the act they must be granted.</param>
    public static Procedure Of<TState>(string id, TState opening, IReadOnlyDictionary<TState, Act> waits, params Move[] moves) where TState : struct, Enum =>
        new(id, Name(opening), moves, waits.ToDictionary(w => Name(w.Key), w => w.Value));

    /// <summary>A move between states of an enum.</summary>
    public static Move Move<TState>(string name, TState[] from, TState to, Act by) where TState : struct, Enum => new(name, [.. from.Select(Name)], Name(to), by);

    static string Name<TState>(TState state) where TState : struct, Enum => state.ToString();
}
