using System.Globalization;
using Luheng.Access;
using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Accounting;

/// <summary>A question read from an address, and its answer or what is wrong with it.</summary>
/// <param name="Input">Which of the answer's inputs is meant, such as 0 or 2.1; empty for the answer itself.</param>
public sealed record Question(string Item, string Of, string In, string KnownBy, string Input)
{
    /// <summary>Why somebody who may not ask about a group is told nothing that was not published: not that nobody filed.</summary>
    const string OnlyPublished = "only published official figures are public";

    /// <summary>What the address calls the item.</summary>
    string Name { get; init; } = "item";

    public Explanation? Answer { get; private init; }
    /// <summary>The desk that answered.</summary>
    internal Desk? Desk { get; private init; }
    public Said? Wrong { get; private init; }

    /// <summary>Nothing of that name is known, as against a question that cannot be read.</summary>
    public bool Unknown { get; private init; }

    /// <summary>What an address may say.</summary>
    internal static Takes[] Takes => [ItemOf("item"), ItemOf("indicator"), Shell.Takes.Time("in"), Shell.Takes.Instant("knownBy"), Whose with { Absent = (reader, text) => reader.Query("knownBy") is "" ? Whose.Absent(reader, text) : null }]; // who was registered then is asked of the register of then

    static readonly Takes Whose = Shell.Takes.Subject("of");

    static Takes ItemOf(string name) => new(name, (reader, text) => IsOfPlan(text) && PlanQuestions.Wrong(reader.Desk.World.Catalogue, text) is { } wrong ? Shell.Takes.About(name, wrong) : null)
    {
        Absent = (reader, text) => IsOfPlan(text) || reader.Desk.World.Catalogue.Items.ContainsKey(text) ? null : Words.NotAnIndicator.Filled(name, text),
    };

    static bool IsOfPlan(string item) => item.StartsWith(PlanQuestions.Prefix, StringComparison.Ordinal);

    public static Question Read(Reader reader, string itemName)
    {
        var asked = reader.Query(itemName) is { Length: > 0 } named ? named : reader.Query(itemName is "item" ? "indicator" : "item");
        var q = new Question(asked, reader.Query("of"), reader.Query("in"), reader.Query("knownBy"), reader.Query("input")) { Name = itemName };
        if (q.Item is "") return q with { Wrong = Words.AskLike.Filled(itemName, reader.Whole.Text, reader.Desk.AsOf.Year) };
        if (SubjectId.TryParse(q.Of, out var firm, out _) && !firm.IsGroup && !reader.May(Act.SeeFirm, firm)) return q with { Wrong = SubjectSays.Unknown(firm, $"{firm} is not registered"), Unknown = true };
        // What was published is for everyone; other sums are for those who may ask about the group. How many stand on a public list is counted in plans, for whoever reads these.
        var desk = SubjectId.TryParse(q.Of, out var asks, out _) && asks.IsGroup && !reader.May(Act.SeeAggregate, asks) && !reader.Desk.World.Catalogue.Lists.Values.Any(l => l.IsPublic && l.Counts == q.Item) ? reader.Desk.Published : reader.Desk;
        var (world, ofPlan) = (desk.World, IsOfPlan(q.Item) && desk.Station is not null);
        var issued = ofPlan && q.KnownBy is "" ? desk.Issued.All : null;
        if (China.TryInstant(q.KnownBy, out var instant))
        {
            if (desk.KnownBy is not { } history) return q with { Wrong = Words.NoHistory };
            world = history(instant, SubjectId.TryParse(q.Of, out var about, out _) && !about.IsGroup ? about : null);
            issued = ofPlan ? IssuedTargets.All(desk.Station!.Ledger, world.Catalogue, instant) : null;
        }
        var told = q.Ask(world, desk.AsOf, issued) with { Desk = desk };
        return ReferenceEquals(desk, reader.Desk.Published) && told.Answer is { Missing: true } none ? told with { Answer = none with { Reasons = [OnlyPublished], Inputs = [], MemberCount = 0 } } : told;
    }

    Question Ask(World world, DateOnly asOf, IReadOnlyList<IssuedTarget>? issued)
    {
        SubjectId? subject = Of is "" ? null : SubjectId.Parse(Of);
        Period? period = In is "" ? null : Period.Parse(In);
        if (IsOfPlan(Item))
            return Down(PlanQuestions.Ask(world, Item, subject, period, asOf, issued));
        if (!world.Catalogue.Items.ContainsKey(Item)) return this with { Wrong = Words.NotAnIndicator.Filled(Name, Item), Unknown = true };
        if (subject is not { } of || period is not { } @in) return this with { Wrong = Words.OfAndIn.Filled(Name, Item, subject is not null ? "in" : period is not null ? "of" : Words.OfWithIn) };
        if (world.Population.Unknown(of) is { } unknown) return this with { Wrong = SubjectSays.Unknown(of, unknown), Unknown = true };
        return Down(Explanation.Of(Asker.Ask(world, Item, of, @in), world));
    }

    Question Down(Explanation at)
    {
        foreach (var step in Input.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= at.Inputs.Count)
                return this with { Wrong = Words.NoSuchInput.Filled(Input, at.Inputs.Count), Unknown = true };
            at = at.Inputs[index];
        }
        return this with { Answer = at };
    }

    /// <summary>Where an input of the answer opens its own reasons: under its own name where that gives the same figure, else as a part of this question.</summary>
    public string AddressOf(Explanation input, int index, World world) => AsksForItself(input, world)
        ? Links.Explain(input.Id, input.Subject, input.Period, knownBy: KnownBy)
        : Links.Explain(Item, Of, In, Input is "" ? index.ToString(CultureInfo.InvariantCulture) : $"{Input}.{index}", KnownBy);

    /// <summary>What a plan states, or made out of an item's two years, is not what the item alone would answer; nor is a part of the months that a formula could use.</summary>
    static bool AsksForItself(Explanation input, World world) =>
        input.Quality != "stated" && world.Catalogue.Items.TryGetValue(input.Id, out var item) && item.Unit.Symbol == input.Unit
        && !input.Formula.StartsWith(input.Id + "(", StringComparison.Ordinal)
        && (input.Coverage >= 1 || SubjectId.TryParse(input.Subject, out var of, out _) && Period.TryParse(input.Period, out var period) && Asker.Ask(world, input.Id, of, period).Value.Equals(input.Value));
}
