using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Judging.Allocating;
using Luheng.Registry;

namespace Luheng.Allocating;

/// <summary>Writes a breakdown as the JSON that outsiders rely on: target, unit, residual, children; names are a contract.</summary>
public static class CascadeJson
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Cascade cascade, Population population, AllocationRules rules) => JsonSerializer.Serialize(Of(cascade, population, rules), Options);

    static object Of(Cascade c, Population population, AllocationRules rules) => new
    {
        plan = c.Plan.Id,
        id = c.Target.Id,
        of = c.Question.Of.Text,
        method = AllocationWords.Word(c.Question.Method),
        to = c.Question.To.ToString().ToLowerInvariant(),
        target = Known(c.Asked),
        unit = c.Unit,
        residual = Known(c.Residual),
        implied = Known(c.Answered.Implied),
        structure = Known(c.Answered.Structure),
        baseYear = c.Target.BaseYear ?? c.Plan.BaseYear,
        reference = c.Reference,
        since = c.Answered.Tree.From is > 0 and var since ? since : (int?)null,
        year = c.Target.Year ?? c.Plan.To,
        rounded = MarginOf(c.Answered.Rounded),
        tiered = MarginOf(c.Answered.Tiered),
        nearest = MarginOf(c.Answered.Nearest),
        fairness = FairnessOf(Fairness.Of(c.Answered)),
        confidence = rules.Confidence.ToString().ToLowerInvariant(),
        demo = c.Demo,
        proof = Proof.Of(c.Answered).Select(l => l.Zh),
        notes = c.Notes.Select(n => n.Zh),
        noticed = c.Noticed.Select(p => p.ToString()),
        children = c.Children.Select(h => Child(h, population, c.Since)),
    };

    static object Child(HandedDown h, Population population, int since) => new
    {
        subject = h.Child.Subject.Text,
        name = population.NameOf(h.Child.Subject),
        parent = h.Parent.Text,
        weight = Known(h.Weight),
        target = Known(h.Child.Target),
        since = since > 0 ? since : (int?)null,
        low = Known(h.Child.Low),
        high = Known(h.Child.High),
        published = Known(h.Child.Published),
        tier = h.Child.Tier == 0 ? (int?)null : h.Child.Tier,
        tierFigure = Known(h.Child.TierFigure),
        effort = Known(h.Child.Effort),
        amount = Known(h.Child.Branch.Amount),
        output = Known(h.Child.Branch.Output),
        growth = Known(h.Child.Branch.Growth),
        potential = h.Child.Branch.Potential,
        potentialFrom = h.Child.Branch.PotentialFrom.Zh,
        products = h.Products.Count == 0 ? null : h.Products.Select(p => new { product = p.Product, name = p.Name.Zh, unit = p.Unit, from = Known(p.From), to = Known(p.To) }),
    };

    static object? MarginOf(Margin margin) => double.IsNaN(margin.InHand) ? null : new { implied = margin.Implied, margin = margin.InHand };

    static object FairnessOf(Fairness f) => new { gini = Known(f.Gini), ratio = f.Ratio, withIncome = f.WithIncome, withIntensity = f.WithIntensity };

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
