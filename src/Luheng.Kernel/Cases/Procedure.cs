using Luheng.Access;

namespace Luheng.Cases;

/// <summary>A kind of matter (办理事项) that takes steps: the states it can be in, the moves between them, and for whom each state waits.</summary>
/// <remarks>Made by <see cref="Of{TState}"/>, so that a state is a value of an enum and never a loose word.</remarks>
public sealed class Procedure
{
    /// <summary>Passing the duty that a case waits for to a named person (转办); open in every state that waits for somebody.</summary>
    public const string Delegate = "delegate";

    /// <summary>Undoing that: whoever may act can act again.</summary>
    public const string TakeBack = "take-back";

    /// <summary>The clock stands, and nothing but these five moves is possible (中止).</summary>
    public const string Suspend = "suspend";

    /// <summary>The clock runs on with the working days that were left.</summary>
    public const string Resume = "resume";

    /// <summary>A word beside an earlier step by whoever made it (更正); the step stays as it was.</summary>
    public const string Correct = "correct";

    readonly IReadOnlyDictionary<string, Act> waits;

    Procedure(string id, string opening, IReadOnlyList<Move> moves, IReadOnlyDictionary<string, Act> waits, IReadOnlyList<string> states, Act? suspension) =>
        (Id, Opening, Moves, this.waits, States, Suspension) = (id, opening, moves, waits, states, suspension);

    public string Id { get; }

    /// <summary>The state from which the first move leads.</summary>
    public string Opening { get; }
    public IReadOnlyList<Move> Moves { get; }

    /// <summary>Every state, in the order of its enum.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>What whoever makes the clock stand and run again must be granted; null where it never stands.</summary>
    public Act? Suspension { get; }

    /// <summary>Moves that leave the state as it is and exist in every procedure.</summary>
    public static bool IsAside(string move) => move is Delegate or TakeBack or Suspend or Resume or Correct;

    /// <summary>What must be granted to whoever a case in this state waits for; null where it waits for nobody.</summary>
    public Act? WaitsFor(string state) => waits.TryGetValue(state, out var act) ? act : null;

    public bool IsEnd(string state) => Moves.All(m => !m.From.Contains(state));

    public IEnumerable<Move> From(string state) => Moves.Where(m => m.From.Contains(state));

    /// <summary>What must be granted to whoever makes a move on a case; null where there is no such move.</summary>
    public Act? ActOf(Case matter, string move) => move switch
    {
        Delegate or TakeBack => WaitsFor(matter.State),
        Suspend or Resume => Suspension,
        Correct => Act.SeeCase,
        _ => From(matter.State).FirstOrDefault(m => m.Name == move)?.By,
    };

    /// <summary>The same procedure, where whoever is granted an act may make its clock stand.</summary>
    public Procedure SuspendedBy(Act act) => new(Id, Opening, Moves, waits, States, act);

    /// <summary>The same procedure with each of its moves changed.</summary>
    public Procedure With(Func<Move, Move> change) => new(Id, Opening, [.. Moves.Select(change)], waits, States, Suspension);

    /// <param name="waits">For whom each state waits, as the act they must be granted.</param>
    public static Procedure Of<TState>(string id, TState opening, IReadOnlyDictionary<TState, Act> waits, params Move[] moves) where TState : struct, Enum =>
        new(id, Name(opening), moves, waits.ToDictionary(w => Name(w.Key), w => w.Value), Enum.GetNames<TState>(), null);

    /// <summary>A move between states of an enum.</summary>
    public static Move Move<TState>(string name, TState[] from, TState to, Act by) where TState : struct, Enum => new(name, [.. from.Select(Name)], Name(to), by);

    static string Name<TState>(TState state) where TState : struct, Enum => state.ToString();
}
