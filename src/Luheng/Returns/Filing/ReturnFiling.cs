using Luheng.Cases;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;

namespace Luheng.Returns;

/// <summary>Who makes a step, by which door.</summary>
public sealed record ReturnHand(string Account, string Name, string From);

/// <summary>Takes returns through their steps. Whether its maker is granted the act is asked before; here every step is recorded whole, with the figures that belong to it.</summary>
/// <param name="keep">Keeps a file and gives its hash.</param>
/// <param name="demo">Whether what is filed here is made for demonstration.</param>
public sealed class ReturnFiling(ILedger ledger, CaseBook cases, Catalogue catalogue, TimeProvider clock, Func<byte[], string> keep, bool demo = false)
{
    public Case? Find(in ReturnKey key) => cases.Find(key.Case);

    /// <summary>The return as last written down, or null.</summary>
    public ReturnPaper? Paper(in ReturnKey key) => ledger.Find(ReturnPaper.Kind, key.Case) is { } version ? ReturnPaper.Read(version.Document.Body) : null;

    /// <summary>A step that brings no figures: beginning, withdrawing, returning, passing on, agreeing.</summary>
    public StepResult Step(in ReturnKey key, string subjectName, string move, ReturnHand by, string? reason = null, IReadOnlyDictionary<string, string>? with = null, int? seen = null) =>
        Make(key, subjectName, new(move, by.Account, by.Name, reason) { With = with ?? new Dictionary<string, string>() }, by, null, [], seen);

    /// <summary>Writes down what was checked; the caller saw that nothing blocks it.</summary>
    public StepResult Check(in ReturnKey key, string subjectName, ReturnPaper paper, ReturnHand by) =>
        Make(key, subjectName, new(ReturnProcedure.Check, by.Account, by.Name) { With = Says(paper) }, by, paper, [], null);

    /// <summary>Submits what was checked, for the enterprise itself; gives a receipt.</summary>
    public StepResult Submit(in ReturnKey key, string subjectName, ReturnHand by, int? seen = null)
    {
        if (Paper(key) is not { } paper) return Hindered(HindranceKind.NotFromHere, $"{key.Case} has not been checked yet", Find(key)?.State ?? nameof(ReturnState.Open));
        return Receipted(key, subjectName, ReturnProcedure.Submit, paper, by, [], seen);
    }

    /// <summary>Submits for an enterprise what its city filled in.</summary>
    public StepResult Upload(in ReturnKey key, string subjectName, ReturnPaper paper, ReturnHand by) =>
        Receipted(key, subjectName, ReturnProcedure.Upload, paper, by, [], null);

    /// <summary>Accepts a return: in the same transaction its figures become observations.</summary>
    public StepResult Accept(in ReturnKey key, string subjectName, ReturnHand by, int? seen = null)
    {
        if (Paper(key) is not { } paper) return Hindered(HindranceKind.Missing, $"{key.Case} holds no figures", ReturnProcedure.Values);
        return Make(key, subjectName, new(ReturnProcedure.Accept, by.Account, by.Name) { With = Says(paper) }, by, paper, Figures(key, paper.Values), seen);
    }

    /// <summary>Asks to correct what was accepted; nothing changes yet. A figure that is blank in the proposal is to be withdrawn.</summary>
    public StepResult AskCorrection(in ReturnKey key, string subjectName, ReturnPaper proposed, string reason, ReturnHand by)
    {
        if (Paper(key) is not { } paper) return Hindered(HindranceKind.Missing, $"{key.Case} holds no figures", ReturnProcedure.Values);
        if (paper.Values.SequenceEqual(proposed.Values)) return Hindered(HindranceKind.Missing, "nothing differs from what was accepted", ReturnProcedure.AskCorrection);
        var asked = paper with { Proposed = proposed.Values, Words = proposed.Words };
        return Make(key, subjectName, new(ReturnProcedure.AskCorrection, by.Account, by.Name, reason) { With = Says(asked) }, by, asked, [], null);
    }

    /// <summary>Accepts a correction: what differs becomes observations, what was withdrawn an observation of nothing; what was filed stays as filed.</summary>
    public StepResult AcceptCorrection(in ReturnKey key, string subjectName, ReturnHand by, int? seen = null)
    {
        if (Paper(key) is not { Proposed: { } proposed } paper) return Hindered(HindranceKind.NotFromHere, $"{key.Case} has no correction under way", Find(key)?.State ?? nameof(ReturnState.Open));
        var after = paper with { Values = proposed, Proposed = null };
        var changed = proposed.Where(p => !paper.Values.TryGetValue(p.Key, out var before) || before != p.Value)
            .Concat(paper.Values.Keys.Where(k => !proposed.ContainsKey(k)).Select(k => KeyValuePair.Create(k, double.NaN)));
        return Receipted(key, subjectName, ReturnProcedure.AcceptCorrection, after, by, Figures(key, changed), seen);
    }

    /// <summary>Ends a correction without changing anything.</summary>
    public StepResult EndCorrection(in ReturnKey key, string subjectName, string move, ReturnHand by, string? reason, int? seen = null) =>
        Make(key, subjectName, new(move, by.Account, by.Name, reason), by, Paper(key) is { } paper ? paper with { Proposed = null } : null, [], seen);

    static StepResult Hindered(HindranceKind kind, string text, string detail) => new(null, text) { Hindrance = new(kind, text, detail) };

    StepResult Make(in ReturnKey key, string subjectName, StepDraft step, ReturnHand by, ReturnPaper? paper, IReadOnlyCollection<Observation> figures, int? seen, params Document[] besides)
    {
        var title = $"{key.Form.Code} {key.Form.Name.Zh} {key.Period} {subjectName}".TrimStart();
        var batch = new BatchDraft($"{title}（{ReturnWords.Of(step.Move).Zh}）", by.Account, [], figures) { Documents = paper is null ? besides : [paper.Write(key.Case), .. besides], From = by.From, Why = step.Reason };
        return cases.Find(key.Case) is null ? cases.Open(key.Case, ReturnProcedure.Id, key.Subject, title, step, batch) : cases.Take(key.Case, step, batch, seen);
    }

    Dictionary<string, string> Says(ReturnPaper paper) => new() { [ReturnProcedure.Values] = paper.Hash, [ReturnProcedure.Rules] = catalogue.Hash[..12] };

    /// <summary>A step that gives a receipt, which is kept as a file and sealed with the step, so that a copy can be verified.</summary>
    StepResult Receipted(in ReturnKey key, string subjectName, string move, ReturnPaper paper, ReturnHand by, IReadOnlyCollection<Observation> figures, int? seen)
    {
        var receipt = ReturnReceipt.For(key, subjectName, paper, Find(key)?.Steps.Count ?? 0, by.Account, by.Name, clock.GetUtcNow(), catalogue);
        var hash = keep(receipt.Write());
        var seal = new Seal(hash, $"报送回执 {receipt.Number} {key.Form.Name.Zh} {subjectName}", "receipt", receipt.At, by.Name, key.Subject.Text) { Of = receipt.Number, FileName = $"{receipt.Number}.json" };
        return Make(key, subjectName, new(move, by.Account, by.Name) { With = new Dictionary<string, string>(Says(paper)) { [ReturnProcedure.Receipt] = hash, ["number"] = receipt.Number } }, by, paper, figures, seen, seal.Write());
    }

    /// <summary>The figures as observations. Their source names the form and the return, so that a figure leads back to it.</summary>
    List<Observation> Figures(in ReturnKey key, IEnumerable<KeyValuePair<string, double>> values)
    {
        var (subject, period) = (key.Subject, key.Period);
        var source = new Source(SourceKind.Filed, demo ? LegalBasis.Demo : LegalBasis.Administrative, $"{key.Form.Id} 表 {key.Case}");
        return [.. values.Select(v => new Observation(subject, v.Key, period, v.Value, "", source, 0))];
    }
}
