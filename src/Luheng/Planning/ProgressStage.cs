using System.Globalization;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Planning;

/// <summary>Keeps as findings which targets of which plans are behind or missed, whenever figures or rules changed.</summary>
public sealed class ProgressStage(DateOnly? today = null) : IStage
{
    const string SeenMark = "progress.seen";
    const string RulesMark = "progress.rules";

    public string Name => "plan-progress";

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        var seen = long.TryParse(ledger.Mark(SeenMark), CultureInfo.InvariantCulture, out var mark) ? mark : 0;
        var changed = ledger.ChangedSince(seen, out var now);
        var rulesChanged = ledger.Mark(RulesMark) != catalogue.Hash;
        if (changed.Count == 0 && !rulesChanged) return new(Name, 0, false);

        var asOf = StandingDay.Of(ledger, today);
        var findings = new List<Finding>();
        foreach (var plan in catalogue.Plans.Values.Where(p => p.From <= asOf.Year))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var target in PlanBoard.Of(everyone.Value, plan, asOf).Targets)
                if (target.Status is TargetStatus.Behind or TargetStatus.Missed)
                    findings.Add(new(SubjectId.Parse(target.Target.Region), target.Period ?? Period.Calendar(plan.To), "target-" + PlanJson.Word(target.Status),
                        target.Status == TargetStatus.Missed ? FindingLevel.Severe : FindingLevel.Warning,
                        string.Create(CultureInfo.InvariantCulture, $"{plan.Name.Zh}：{target.Target.Name.Zh} {target.Actual:0.##} {target.Unit}，目标 {target.Aim:0.##} {target.Unit}"),
                        $"{PlanQuestions.Prefix}{plan.Id}/{target.Target.Id}"));
        }
        ledger.SaveFindings(Name, null, findings);
        ledger.SetMark(SeenMark, now.ToString(CultureInfo.InvariantCulture));
        ledger.SetMark(RulesMark, catalogue.Hash);
        return new(Name, catalogue.Plans.Count, true);
    }
}
