using System.Globalization;
using Luheng.Bulletins;
using Luheng.Comparing;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Accounting;
using Luheng.Portal.Boards;
using Luheng.Portal.Registry;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng.Portal.Assessing;

/// <summary>What an evaluation report says of what is to come, of what moved energy, and of how good the data are.</summary>
sealed partial class ReportFigures
{
    const string Forecast = "forecast", Nominal = "nominal";

    /// <summary>The year's end from the forecasts of the warnings; the plan's end from the yearly steps so far. Each with its interval.</summary>
    void Outlooks()
    {
        if (asOf.Year > plan.To) return;
        var nominal = world.Catalogue.Rules[Forecast].Numbers[Nominal];
        Count(Nominal, nominal * 100, "%", "预测区间的名义覆盖率（本系统设定，可调整）");
        // A year that is published is no forecast.
        foreach (var track in RegionWatch.Of(world, plan, asOf).Where(t => t.Now?.Outlook is { Width: > 0 } && !withheld.Contains(t.Target.Id))) YearEnd(track, nominal);
        foreach (var target in plan.Targets.Where(t => figures.Exists(f => f.Key == $"target:{t.Id}/actual"))) End(target, nominal);
    }

    void YearEnd(RegionTrack track, double nominal)
    {
        var (at, unit, outlook) = ($"target:{track.Target.Id}/", track.Now!.Unit, track.Now.Outlook!);
        var tested = outlook.Tested > 0 ? string.Create(CultureInfo.InvariantCulture, $"；回测 {outlook.Tested} 次，{outlook.Covered} 次落在区间内") : "";
        var how = string.Create(CultureInfo.InvariantCulture, $"{outlook.Method.Zh}，区间名义覆盖率 {nominal * 100:0} %{tested}；与预警页相同");
        Count(at + "yearend", outlook.YearEnd, unit, how);
        Count(at + "yearend-low", outlook.Low, unit, how);
        Count(at + "yearend-high", outlook.High, unit, how);
        Count(at + "yearend-due", outlook.Aim, unit, "按规划目标和季节路径，年末应达到的数");
        Count(at + "chance", outlook.Chance * 100, "%", "由预测区间得出的完不成的概率");
        if (outlook.Needed is not { } needed) return;
        Count(at + "needed", needed.Each, needed.Unit, $"剩余 {needed.Months} 个月{needed.Of.Zh}平均每月{(needed.AtMost ? "不超过" : "不低于")}的数；由年末应达到的数倒推");
        Count(at + "needed-against", needed.AgainstLastYear * 100, "%", "与上年同期这些月份相比");
    }

    void End(Target target, double nominal)
    {
        var (at, from, to) = ($"target:{target.Id}/", target.BaseYear ?? plan.BaseYear, target.Year ?? plan.To);
        if (to == asOf.Year && figures.Exists(f => f.Key == at + "yearend")) return;
        var change = target.Kind == TargetKind.Change;
        var start = ReportWords.IsChange(target) || target.Kind == TargetKind.NewCount ? 0
            : target.Base is { } stated && stated.Unit.Measures(target.Aim!.Value.Unit) ? stated.In(target.Aim.Value.Unit).Amount : double.NaN;
        double[] standing = [start, .. Enumerable.Range(from + 1, Math.Max(0, asOf.Year - from)).Select(Whole)];
        var scale = change ? target.Aim!.Value.Unit.InBase : 1;
        if (PaceOutlook.Of([.. standing.Select(v => v * scale)], to - from, change, nominal) is not { } pace) return;
        var how = string.Create(CultureInfo.InvariantCulture, $"按已知 {pace.Steps} 年的年均变化外推 {pace.Left} 年；区间由各年变化的离散程度按 t 分布得出，名义覆盖率 {nominal * 100:0} %");
        Count(at + "end", pace.End / scale, target.Aim!.Value.Unit.Symbol, how);
        Count(at + "end-low", pace.Low / scale, target.Aim.Value.Unit.Symbol, how);
        Count(at + "end-high", pace.High / scale, target.Aim.Value.Unit.Symbol, how);
        if (!change) return;
        var (now, aim) = (1 + standing[pace.Steps] * scale, 1 + target.Aim.Value.Amount * scale);
        if (now <= 0 || aim <= 0) return;
        Count(at + "left", pace.Left, "年", "到目标年份余下的年数");
        Count(at + "need", (Math.Pow(aim / now, 1.0 / pace.Left) - 1) * 100, "%", pace.Left == 1 ? "余下一年须有的变化：(1 + 目标) ÷ (1 + 已完成) − 1" : "余下各年平均每年须有的变化：((1 + 目标) ÷ (1 + 已完成))^(1 ÷ 余下年数) − 1");

        double Whole(int year) => figures.Find(f => f.Key == $"{at}year/{year}") is { } figure && Period.Parse(figure.Period).Last == new DateOnly(year, 12, 31) ? figure.Value : double.NaN;
    }

    /// <summary>What moved energy, by divisions of industry and by regions (LMDI): as the page of the reasons has it.</summary>
    void Why(ReportKind kind)
    {
        if (!world.Population.Regions.Children(plan.Region).Any()) return;
        var firms = new FirmTable(world);
        foreach (var by in (string[])["sector", "city"])
            foreach (var (now, then) in Spans(kind))
            {
                var query = new WhyQuery(region, now, then, by, WhyQuery.Energy);
                var parts = WhyParts.Groups(world, firms, query, plan.Region);
                if (!parts.Official && !(IsCovered(now) && IsCovered(then))) continue;
                var change = Decomposition.Of(parts.Parts);
                if (!change.Parts.Any(p => p.Of(Effect.Activity) != 0 || p.Of(Effect.Intensity) != 0)) continue;
                Moved(query, change, parts);
                break;
            }
    }

    /// <summary>Whether enough of those who should file did, so that sums of two years can be held against each other.</summary>
    bool IsCovered(Period period)
    {
        var answer = asker.Ask(Items.Energy, region, period);
        var coverage = answer.Because.Kind != ReasonKind.Official ? answer.Coverage.Share : answer.Because.Besides.Where(b => b.Kind == "members").Select(b => b.Coverage.Share).FirstOrDefault();
        return !answer.Missing && coverage >= world.Catalogue.Rules["allocation"].Numbers["reference_coverage"];
    }

    /// <summary>The periods compared, the first that has figures: a mid-term or final report looks back to the base year or the first year after it that can be used, a yearly one to the year before.</summary>
    IEnumerable<(Period Now, Period Then)> Spans(ReportKind kind)
    {
        var last = Math.Min(plan.To, asOf is { Month: 12, Day: 31 } ? asOf.Year : asOf.Year - 1);
        if (kind == ReportKind.Yearly && last < Math.Min(asOf.Year, plan.To) && LatestMonth.Of(world) is { } month && month.Year == asOf.Year)
            yield return (Period.YearToDate(month.Year, month.Last.Month), Period.YearToDate(month.Year - 1, month.Last.Month));
        if (last < plan.From) yield break;
        for (var then = kind == ReportKind.Yearly ? last - 1 : plan.BaseYear; then < last; then++) yield return (Period.Calendar(last), Period.Calendar(then));
    }

    void Moved(WhyQuery query, Decomposition change, WhyParts from)
    {
        var at = $"why/{query.By}";
        Effects("", change.Before, change.After, change.Of);
        foreach (var part in change.Parts) Effects(part.Part.Id, part.Part.Before, part.Part.After, part.Of);
        foreach (var p in change.Parts.Select(p => p.Part).Where(p => Decomposition.IsComparable(p, false)))
            Count($"{at}/{p.Id}/rate", (p.LikeAfter / p.OutputAfter / (p.LikeBefore / p.OutputBefore) - 1) * 100, "%", from.Official ? "单位增加值能耗的变化" : "单位产值能耗的变化（可比价，在册可比企业）");

        void Effects(string part, double before, double after, Func<Effect, double> of)
        {
            var key = part is "" ? at : $"{at}/{part}";
            Give(Boards.Why.Before, before);
            Give(Boards.Why.After, after);
            foreach (var effect in change.Effects) Give(Boards.Why.Id(effect), of(effect));

            void Give(string what, double value)
            {
                if (double.IsFinite(value)) Add($"{key}/{what}", "", query.Of.Text, query.In.ToString(), query.With.ToString(), value, world.Catalogue.Items[Items.Energy].Unit.Symbol, from.Official ? "official" : "members", IsDemo(query), $"{{\"formula\":\"LMDI-I 加法分解；{(from.Official ? "官方统计" : "在册企业汇总")}\"}}");
            }
        }
    }

    bool IsDemo(WhyQuery query) => asker.Ask(Items.Energy, region, query.In).Demo;

    /// <summary>The official figure of energy beside the sum of the enterprises, with its coverage, for the years of the plan.</summary>
    void Quality()
    {
        for (var year = plan.From; year <= Math.Min(plan.To, asOf.Year); year++)
        {
            if (new DateOnly(year, 12, 31) > asOf || Ask($"quality/{year}/energy", Items.Energy, Period.Calendar(year)) is not { } answer) continue;
            var (value, coverage) = answer.Because.Kind != ReasonKind.Official ? (answer.Value, answer.Coverage)
                : answer.Because.Besides.Where(b => b.Kind == "members").Select(b => (b.Value, b.Coverage)).DefaultIfEmpty((double.NaN, new(0, 0, ""))).First();
            if (double.IsNaN(value)) continue;
            Count($"quality/{year}/members", value, answer.Unit.Symbol, "在册企业填报数的合计，只作核对");
            Count($"quality/{year}/coverage", coverage.Share * 100, "%", $"应报而已报的比例（按{ReasonWords.CoverageOf(coverage.Of).Zh}计）");
        }
    }
}
