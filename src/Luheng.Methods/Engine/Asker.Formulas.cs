using Luheng.Formulas;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

public sealed partial class Asker
{
    /// <summary>What a formula read on its way: the inputs, the factors, and why a part is missing.</summary>
    sealed class Trace
    {
        public List<Answer> Inputs { get; } = [];
        public List<FactorUsed> Factors { get; } = [];
        public List<string> Reasons { get; } = [];

        /// <summary>Of what was filed and belongs in the formula, how much could be used.</summary>
        public Coverage Used { get; private set; } = new(1, 1, "");

        /// <summary>Something was filed here, though it came to nothing.</summary>
        public bool Filed { get; set; }

        public void Lower(Coverage used) => Used = used.Share < Used.Share ? used : Used;

        public void Take(Trace part)
        {
            Lower(part.Used);
            Filed |= part.Filed;
            foreach (var input in part.Inputs) if (!Inputs.Any(i => i.Item.Id == input.Item.Id && i.Period == input.Period && i.Subject == input.Subject)) Inputs.Add(input);
            foreach (var factor in part.Factors) if (Factors.All(f => f.Id != factor.Id)) Factors.Add(factor);
            Reasons.AddRange(part.Reasons.Except(Reasons));
        }
    }

    readonly record struct Context(SubjectId Subject, Period Period, SubjectId Whole);

    Answer OfFormula(Item item, Formula formula, SubjectId subject, Period period)
    {
        if (!item.Of.Contains(subject.Kind) && subject.Kind != SubjectKind.Process)
            return Missing(item, subject, period, $"{item.Name.Zh} ({item.Id}) is not defined for a {subject.Kind.ToString().ToLowerInvariant()} (it is of {string.Join(", ", item.Of).ToLowerInvariant()})");
        var trace = new Trace();
        var value = Value(formula.Tree, new(subject, period, subject), trace) * formula.Tree.Unit.To(item.Unit);
        if (!double.IsNaN(value) && !double.IsFinite(value)) value = double.NaN;
        if (!item.Additive && (subject.IsGroup ? UnevenMembers(trace, subject) : Uneven(trace)) is { } uneven)
        {
            trace.Reasons.Add(uneven);
            value = double.NaN;
        }
        if (!subject.IsGroup && world.Columns.MeteredOnly.Lacks(item.Id, subject, period) is { } unfiled)
        {
            trace.Reasons.Add($"only meters speak of {period}: {world.Catalogue.Items[unfiled].Name.Zh} ({unfiled}) was filed within the year before and is not filed yet");
            value = double.NaN;
        }
        var mixed = subject.Kind is SubjectKind.Region or SubjectKind.Sector && IsMixed(trace);
        if (mixed) trace.Reasons.Add("mixed scope: some parts are official figures of the whole, others sums of the firms registered here; for reference only");
        var partial = trace.Inputs.Where(i => !i.Coverage.Whole).Select(i => i.Coverage).Append(trace.Used).MinBy(c => c.Share);
        return new(item, subject, period, value, new Because(double.IsNaN(value) ? ReasonKind.Missing : ReasonKind.Formula, formula.Text, item.Source, item.Confidence)
        {
            Inputs = trace.Inputs,
            Factors = trace.Factors,
            Reasons = trace.Reasons,
        })
        { Coverage = partial, Demo = trace.Inputs.Any(i => i.Demo), Mixed = mixed };
    }

    static bool IsMixed(Trace trace) => trace.Inputs.Any(i => i.Mixed)
        || (trace.Inputs.Any(i => i.Because.Kind == ReasonKind.Official) && trace.Inputs.Any(i => i.Because.Kind == ReasonKind.Members));

    /// <summary>A firm's ratio of sums over different numbers of months, such as nine over ten, says nothing; null when they match.</summary>
    static string? Uneven(Trace trace)
    {
        var sums = trace.Inputs.SelectMany(i => Sums(i, "months")).ToList();
        return sums.Select(i => i.Coverage.Present).Distinct().Count() < 2 ? null
            : $"the parts cover different numbers of months: {string.Join(", ", sums.Select(i => $"{i.Item.Name.Zh} {i.Period} {i.Coverage.Present:0}/{i.Coverage.Expected:0}"))}";
    }

    /// <summary>The sums that an input is, or that the ratio it is was made of.</summary>
    static IEnumerable<Answer> Sums(Answer input, string of) => input.Item.OverTime != OverTime.Sum ? []
        : input.Coverage.Of == of && (input.Item.Additive || !input.Item.IsIndicator) ? [input]
        : input is { Item.Additive: false, Because.Kind: ReasonKind.Formula } ? input.Because.Inputs.SelectMany(i => Sums(i, of)) : [];

    /// <summary>A group's ratio of sums of which the one has many more of its members than the other says who filed, not how they fare; null where they are alike.</summary>
    string? UnevenMembers(Trace trace, SubjectId group)
    {
        var sums = trace.Inputs.SelectMany(i => Sums(i, "member months")).ToList();
        var alike = sums.TrueForAll(i => i.Coverage.IsLike(sums[0].Coverage, AlikeWithin))
            && sums.Where(i => i.Subject == group).GroupBy(i => i.Item.Id).All(same => same.All(i => AreAlike(same.Key, group, same.First().Period, i.Period)));
        return sums.Count < 2 || alike ? null
            : $"the parts cover different members: {string.Join(", ", sums.Select(i => $"{i.Item.Name.Zh} {i.Period} {i.Coverage.Present:0}/{i.Coverage.Expected:0}"))}";
    }

    double Value(Node node, Context context, Trace trace)
    {
        switch (node)
        {
            case Literal literal: return literal.Value;
            case ItemRef item: return Input(item.Item, context, trace);
            case FactorRef factor: return Factor(factor.Factor, context, trace);
            case SumOver sum: return Sum(sum, context, trace);
            case SumOverSectors sum: return SectorSum(sum, context, trace);
            case Compound compound: return Compounded(compound, context, trace);
            case AtPeriod at:
                return Value(at.Of, context with { Period = Then(at, context.Period) }, trace);
            case Call { Function: "whole" } call:
                return Value(call.Arguments[0], context with { Subject = context.Whole }, trace);
            case Call { Function: "optional" } call:
                var part = new Trace();
                var value = Value(call.Arguments[0], context, part);
                if (!double.IsNaN(value)) trace.Take(part);
                else if (part.Filed)
                {
                    // Not filed counts as none; filed and unusable does not.
                    trace.Reasons.AddRange(part.Reasons.Select(r => $"skipped: {r}").Except(trace.Reasons));
                    trace.Lower(new(1, 2, "parts"));
                }
                return double.IsNaN(value) ? 0 : value;
            case Call call:
                var a = Value(call.Arguments[0], context, trace);
                var b = call.Arguments.Count > 1 ? Value(call.Arguments[1], context, trace) : double.NaN;
                return Functions.Value(call.Function, a, b);
            case Binary binary: return Pair(binary, context, trace);
            default: throw new InvalidOperationException($"no answer for {node.GetType().Name}");
        }
    }

    double Pair(Binary binary, Context context, Trace trace)
    {
        var left = Value(binary.Left, context, trace);
        var right = Value(binary.Right, context, trace) * binary.Scale;
        if (binary.Operator == '/' && right == 0)
        {
            trace.Reasons.Add($"division by zero: {Named(binary.Right)} is 0 in {(binary.Right is AtPeriod at ? Then(at, context.Period) : context.Period)}");
            return double.NaN;
        }
        return binary.Operator switch { '+' => left + right, '-' => left - right, '*' => left * right, '/' => left / right, _ => Math.Pow(left, right) };
    }

    static Period Then(AtPeriod at, Period period) => period.ShiftYears(at.Year is { } year ? year - period.Year : -1);

    static string Named(Node node) => string.Join(", ", CycleFinder.Uses(node)) is { Length: > 0 } names ? names : "the denominator";

    double Input(string id, Context context, Trace trace)
    {
        var answer = Ask(id, context.Subject, context.Period);
        trace.Filed |= !answer.Missing || answer.Because.Inputs.Count > 0;
        if (answer.Missing)
            trace.Reasons.AddRange(answer.Because.Reasons.DefaultIfEmpty($"{id} is missing for {context.Period}").Except(trace.Reasons));
        else if (!trace.Inputs.Any(i => i.Item.Id == id && i.Period == context.Period && i.Subject == context.Subject)) trace.Inputs.Add(answer);
        return answer.Value;
    }

    double Factor(string id, Context context, Trace trace)
    {
        var factor = world.Catalogue.Factors[id];
        if (factor.MeasuredBy is { } by && Measured(by, context) is { } filed)
        {
            var own = filed.Value * world.Catalogue.Items[by].Unit.To(factor.Unit);
            var source = new Citation($"{world.Population.NameOf(context.Subject)} 实测 {filed.Period}", filed.Source.Document);
            Keep(new(id, own, factor.Unit, source, Confidence.Confirmed, null, true));
            return own;
        }
        var regions = world.Population.Find(context.Subject)?.On(context.Period.Last)?.Region is { } region ? world.Population.Regions.Upwards(region)
            : context.Subject.Kind == SubjectKind.Region ? world.Population.Regions.Upwards(context.Subject.Text) : [];
        var on = factor.In(context.Period, [.. regions]);
        if (on?.Value is { } value)
        {
            Keep(new(id, value, factor.Unit, on.Source, on.Confidence, on.Note, false));
            return value;
        }
        trace.Reasons.Add(on is { Low: { } low, High: { } high } ? $"factor {id} is published only as a range {low}–{high} {factor.Unit} ({on.Source}); a measured value is needed{(factor.MeasuredBy is { } item ? $", filed as {item}" : "")}"
            : $"factor {id} has no value on {context.Period.First:yyyy-MM-dd}");
        return double.NaN;

        void Keep(FactorUsed used)
        {
            if (trace.Factors.All(f => f.Id != used.Id)) trace.Factors.Add(used);
        }
    }

    /// <summary>The firm's own value in force: its month's, the narrowest period's that covers it, or its enterprise's.</summary>
    Fact? Measured(string item, Context context)
    {
        var subject = context.Subject;
        if (context.Period.Kind == PeriodKind.Month && world.Frame.RowOf(subject) is >= 0 and var row && world.Frame.Value(item, row, context.Period) is var value && !double.IsNaN(value))
            return new(context.Period, value, "", world.Provenance(subject, item, context.Period)?.Source ?? new(default, default, ""), 0, 0);
        return world.Facts.Covering(subject, item, context.Period)
            ?? (subject.Kind is SubjectKind.Site or SubjectKind.Process ? Measured(item, context with { Subject = subject.Enterprise }) : null);
    }

    double Sum(SumOver sum, Context context, Trace trace)
    {
        var (total, used, unusable) = (0.0, 0, 0);
        var why = new List<string>();
        foreach (var term in sum.Terms)
        {
            if (CycleFinder.Uses(term).FirstOrDefault() is { } first && NeverFiled(first, context)) continue;
            var part = new Trace();
            var value = Value(term, context, part);
            if (double.IsNaN(value))
            {
                // An input that is there but could not be used, such as a gas without a coefficient, must be said.
                if (!part.Filed) continue;
                unusable++;
                why.AddRange(part.Reasons.Select(r => $"skipped: {r}"));
                continue;
            }
            (total, used) = (total + value, used + 1);
            trace.Take(part);
        }
        trace.Reasons.AddRange(why.Except(trace.Reasons));
        trace.Filed |= unusable > 0;
        if (used > 0)
        {
            trace.Lower(new(used, used + unusable, sum.Set));
            return total;
        }
        trace.Reasons.Add($"nothing is filed of any {sum.Set} in {context.Period}");
        return double.NaN;
    }

    bool NeverFiled(string item, Context context) => !context.Subject.IsGroup
        && !world.Catalogue.Items[item].IsIndicator
        && !world.Frame.Has(item) && !world.Facts.OfItem(item).Any();

    double SectorSum(SumOverSectors sum, Context context, Trace trace)
    {
        if (context.Subject.Kind != SubjectKind.Region)
        {
            trace.Reasons.Add("a sum over sectors is of a region");
            return double.NaN;
        }
        var (total, any) = (0.0, false);
        foreach (var division in world.Population.Industries.Divisions)
        {
            var part = new Trace();
            var value = Value(sum.Term, context with { Subject = SubjectId.Sector(division.Code, context.Subject.Text), Whole = context.Subject }, part);
            if (double.IsNaN(value)) continue;
            (total, any) = (total + value, true);
            trace.Take(part);
        }
        if (any) return total;
        trace.Reasons.Add($"no sector of {context.Subject} has the figures in {context.Period}");
        return double.NaN;
    }

    double Compounded(Compound compound, Context context, Trace trace)
    {
        var period = context.Period;
        IEnumerable<Period> years = compound.From is { } from
            ? Enumerable.Range(from + 1, Math.Max(0, period.Year - from)).Select(y => period.ShiftYears(y - period.Year))
            : period.YearsWithin();
        var product = 1.0;
        foreach (var year in years) product *= 1 + Input(compound.Growth, context with { Period = year }, trace) * compound.Scale;
        return product;
    }
}
