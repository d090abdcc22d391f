namespace Luheng.Packs;

/// <summary>What a consequence is to whoever must act: an order (命令), a recommendation (建议), or a referral to whoever may act (移送).</summary>
public enum LeverForm : byte { Order, Recommendation, Referral }

/// <summary>To whom a list is served.</summary>
public enum LeverServes : byte { Nobody, Grid, Banks }

/// <summary>A means of graded control (管控手段): who may use it, on what basis, for which levels; the mapping to levels is a design unless its confidence says otherwise.</summary>
/// <param name="Does">What it does for whom it favours.</param>
/// <param name="Against">What it does to whom it restrains.</param>
/// <param name="Costs">The step tariffs that its cost is computed by.</param>
public sealed record Lever(string Id, Said Name, Said Does, Said Against, Said Authority, LeverForm Form, LeverServes Serves, IReadOnlyList<string> Favours, IReadOnlyList<string> Restrains, IReadOnlyList<string> Costs,
    DateOnly From, DateOnly? To, Citation Source, Confidence Confidence)
{
    public bool Holds(DateOnly day) => From <= day && (To is null || day <= To);

    public bool Touches(string level) => Favours.Contains(level) || Restrains.Contains(level);

    internal static (Lever Lever, Place Place) Read(PackPage page)
    {
        var (id, name, does, against, authority) = (page.Text("id"), page.Said("name"), page.Said("does"), page.Said("against", required: false), page.Said("authority"));
        if (!page.Has("form")) page.Report($"'{id}' does not say what it is", "form: order, recommendation or referral");
        if (!page.Has("from")) page.Report($"'{id}' has no date", "from: 2022-01-01, the day from which it may be used");
        var lever = new Lever(id, name, does, against, authority, page.Choice("form", LeverForm.Recommendation), page.Choice("serves", LeverServes.Nobody), page.Texts("favours"), page.Texts("restrains"), page.Texts("costs"),
            page.Date("from") ?? DateOnly.MinValue, page.Date("to"), page.Source(), page.Choice("confidence", Confidence.Design));
        if (lever.Favours.Count + lever.Restrains.Count == 0) page.Report($"'{id}' is for no level", "favours: [A] or restrains: [D]");
        foreach (var both in lever.Favours.Intersect(lever.Restrains)) page.Report($"'{id}' favours and restrains {both}", "a level in one of the two lists");
        page.Done();
        return (lever, page.Place);
    }
}
