using Luheng.Cases;
using Luheng.Returns;

namespace Luheng.Portal.Returns;

/// <summary>What came of wanting a step of a return.</summary>
readonly record struct StepTaken(bool Refused, string? Wrong);

/// <summary>Makes the steps of a return that bring no typed figures, for pages and API alike, after asking the policy.</summary>
static class ReturnSteps
{
    public static StepTaken Take(OneReturn one, string move, string? reason, IReadOnlyDictionary<string, string> comments, int? seen)
    {
        var known = one.Office.Cases.Rules.Of(ReturnProcedure.Id).From(one.State.ToString()).FirstOrDefault(m => m.Name == move);
        if (known is null) return new(false, one.Reader.Say(FormWords.NoSuchStep, one.Reader[ReturnWords.Of(one.State)], one.Reader[ReturnWords.Of(move)]));
        if (!one.Reader.May(known.By, one.Key.Subject)) return new(true, null);
        if (one.Case is { } matter && seen is { } count && count != matter.Steps.Count) return new(false, one.Reader.Say(FormWords.MovedOn, matter.Last.Name, one.Reader[ReturnWords.Of(matter.Last.Move)]));
        if (one.Outside is { } outside && Onwards.Contains(move)) return new(false, one.Reader[outside]);
        var result = Make(one, move, reason, comments, seen);
        if (result.Wrong is null && move is ReturnProcedure.Submit) one.Box.Forget(one.Key.Case);
        return new(false, Said(one, result));
    }

    /// <summary>Steps that bring figures nearer to being counted.</summary>
    static readonly IReadOnlySet<string> Onwards = new HashSet<string>(StringComparer.Ordinal) { ReturnProcedure.Submit, ReturnProcedure.Pass, ReturnProcedure.Accept, ReturnProcedure.Remind };

    /// <summary>What hindered a step, in the reader's words; null where nothing did.</summary>
    public static string? Said(OneReturn one, StepResult result) => result.Hindrance is { } wrong ? one.Reader[ReturnWords.Of(wrong)] : result.Wrong;

    static StepResult Make(OneReturn one, string move, string? reason, IReadOnlyDictionary<string, string> comments, int? seen) => move switch
    {
        ReturnProcedure.Submit => one.Filing.Submit(one.Key, one.Name, one.Hand, seen),
        ReturnProcedure.Accept => one.Filing.Accept(one.Key, one.Name, one.Hand, seen),
        ReturnProcedure.AcceptCorrection => one.Filing.AcceptCorrection(one.Key, one.Name, one.Hand, seen),
        ReturnProcedure.RefuseCorrection or ReturnProcedure.DropCorrection => one.Filing.EndCorrection(one.Key, one.Name, move, one.Hand, reason, seen),
        ReturnProcedure.Return or ReturnProcedure.SendBack => one.Filing.Step(one.Key, one.Name, move, one.Hand, reason, comments.Count == 0 ? null : new Dictionary<string, string> { [ReturnProcedure.Comments] = CaseJson.Write(comments) }, seen),
        ReturnProcedure.Withdraw or ReturnProcedure.Recall or ReturnProcedure.Pass or ReturnProcedure.AgreeCorrection or ReturnProcedure.Remind => one.Filing.Step(one.Key, one.Name, move, one.Hand, reason, null, seen),
        _ => new(null, move) { Hindrance = new(HindranceKind.NotFromHere, $"{move} is not made here", one.State.ToString()) },
    };
}
