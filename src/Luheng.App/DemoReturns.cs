using Luheng.Cases;
using Luheng.Demo;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Portal;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.App;

/// <summary>The last two months of some enterprises of one city as returns with their steps, in every state that there is: their figures do not come in with the others', but by being accepted.</summary>
sealed class DemoReturns(DataRoom room, StoryClock story)
{
    const int Firms = 8;

    static readonly string[] Forms = ["205-1", "205-3", "205-4", "B204-1"];
    static readonly ReturnHand City = new("demo-city", "市级 演示员", "演示"), Province = new("demo-province", "省级 演示员", "演示");

    readonly Dictionary<string, Form> formOf = Forms.Reverse().SelectMany(f => room.Catalogue.Forms[f].ItemIds(room.Catalogue).Select(i => (i, room.Catalogue.Forms[f]))).GroupBy(p => p.i).ToDictionary(g => g.Key, g => g.Last().Item2);
    readonly SortedDictionary<string, (ReturnKey Key, SortedDictionary<string, double> Values)> held = new(StringComparer.Ordinal);
    readonly Office office = new(room.Ledger, room.Catalogue, story, room.Folder);
    List<Subject> firms = [];
    DateTimeOffset now;
    bool filedBefore;

    static Period Last => DemoProvince.Last;
    static Period Before => Last.First.AddMonths(-1) is var day ? Period.Month(day.Year, day.Month) : default;

    /// <summary>The batch without what these enterprises file themselves; what was taken out is kept for their returns.</summary>
    public BatchDraft HoldBack(BatchDraft batch)
    {
        if (firms.Count == 0) return batch;
        var mine = firms.Select(f => f.Id).ToHashSet();
        bool Held(Observation o) => (o.Period == Last || (o.Period == Before && !filedBefore)) && mine.Contains(o.Subject) && o.Source.Kind == SourceKind.Filed && formOf.ContainsKey(o.Item);
        foreach (var o in batch.Observations.Where(Held))
        {
            var key = new ReturnKey(formOf[o.Item], o.Subject, o.Period);
            if (!held.TryGetValue(key.Case, out var paper)) held[key.Case] = paper = (key, new(StringComparer.Ordinal));
            paper.Values[o.Item] = o.Value;
        }
        return held.Count == 0 ? batch : batch with { Observations = [.. batch.Observations.Where(o => !Held(o))] };
    }

    /// <summary>What these enterprises and their officers did after a batch had come in.</summary>
    public void After(DemoDraft draft)
    {
        if (firms.Count == 0) Choose();
        now = draft.ReceivedAt.AddMinutes(10);
        if (draft.Draft.Title.StartsWith($"{Before} 企业月报", StringComparison.Ordinal))
        {
            foreach (var (key, values) in Of(Before)) Go(key, values, ReturnState.Accepted);
            filedBefore = true;
        }
        if (draft.Draft.Title.StartsWith($"{Last} 企业月报", StringComparison.Ordinal))
            foreach (var (key, values) in Of(Last)) Go(key, values, StateOf(key));
        if (draft.Done == draft.Of && draft.Draft.Title.Contains("官方统计", StringComparison.Ordinal)) Corrections();
    }

    IEnumerable<(ReturnKey Key, SortedDictionary<string, double> Values)> Of(Period period) => held.Values.Where(p => p.Key.Period == period);

    /// <summary>The enterprise that the demonstration's people belong to, and others of its city that file as a whole.</summary>
    void Choose()
    {
        var all = room.Ledger.Subjects();
        var sited = all.Where(s => s.Id.Kind == SubjectKind.Site).Select(s => s.Id.Enterprise).ToHashSet();
        var enterprises = all.Where(s => s.Id.Kind == SubjectKind.Enterprise).OrderBy(s => s.Id.Text, StringComparer.Ordinal).ToList();
        if (enterprises.FirstOrDefault(s => s.Latest.Park is not null) is not { } first) return;
        firms = [first, .. enterprises.Where(s => s.Id != first.Id && !sited.Contains(s.Id) && s.Latest.Region[..4] == first.Latest.Region[..4]).Take(Firms - 1)];
    }

    ReturnState StateOf(in ReturnKey key)
    {
        var (subject, form) = (key.Subject, Array.IndexOf(Forms, key.Form.Id));
        var firm = firms.FindIndex(f => f.Id == subject);
        return firm == 0 ? ((ReturnState[])[ReturnState.Returned, ReturnState.Submitted, ReturnState.Awaited, ReturnState.Checked])[form]
            : ((ReturnState[])[ReturnState.Submitted, ReturnState.Reviewed, ReturnState.Accepted, ReturnState.Returned, ReturnState.Submitted, ReturnState.Checked, ReturnState.Reviewed])[(firm * 2 + form) % 7];
    }

    ReturnFiling Filing => new(room.Ledger, office.Cases, room.Catalogue, story, content => office.Files.Keep(content), demo: true);

    ReturnHand Manager(in ReturnKey key) => key.Subject == firms[0].Id ? new("demo-manager", "能源管理员 演示员", "演示") : new($"demo-manager:{key.Subject}", $"{NameOf(key)} 演示员", "演示");

    string NameOf(in ReturnKey key)
    {
        var subject = key.Subject;
        return firms.First(f => f.Id == subject).Name;
    }

    void Go(ReturnKey key, SortedDictionary<string, double> values, ReturnState until)
    {
        var (name, by, paper) = (NameOf(key), Manager(key), new ReturnPaper(key.Form.Id, key.Subject.Text, key.Period.ToString()) { Values = values });
        if (until == ReturnState.Awaited)
        {
            Step(() => Filing.Step(key, name, ReturnProcedure.Remind, City, "请尽快报送（演示数据）"));
            return;
        }
        if (until == ReturnState.Draft)
        {
            Step(() => Filing.Step(key, name, ReturnProcedure.Fill, by));
            new DraftBox(room.Ledger, story).Save(key.Case, ReturnDraft.Nothing with { Cells = values.Take(1).ToDictionary(v => v.Key, v => v.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)), By = by.Account, Name = by.Name }, null);
            return;
        }
        Step(() => Filing.Check(key, name, paper, by));
        if (until == ReturnState.Checked) return;
        Step(() => Filing.Submit(key, name, by));
        if (until == ReturnState.Returned)
            Step(() => Filing.Step(key, name, ReturnProcedure.Return, City, "与在线监测数差别较大，请核对（演示数据）", new Dictionary<string, string> { [ReturnProcedure.Comments] = CaseJson.Write(new Dictionary<string, string> { [values.Keys.First()] = "请核对计量单位" }) }));
        if (until is not (ReturnState.Reviewed or ReturnState.Accepted)) return;
        Step(() => Filing.Step(key, name, ReturnProcedure.Pass, City));
        if (until == ReturnState.Accepted) Step(() => Filing.Accept(key, name, Province));
    }

    /// <summary>Two corrections of accepted water figures: one asked, one agreed to.</summary>
    void Corrections()
    {
        var waters = held.Values.Where(p => p.Key.Period == Before && p.Key.Form.Id == "205-4" && p.Key.Subject != firms[0].Id).Take(2).ToList();
        for (var i = 0; i < waters.Count; i++)
        {
            var (key, values) = waters[i];
            var proposed = new ReturnPaper(key.Form.Id, key.Subject.Text, key.Period.ToString()) { Values = new(values.ToDictionary(v => v.Key, v => v.Key == "water.fresh" ? Math.Round(v.Value * 1.1) : v.Value), StringComparer.Ordinal) };
            Step(() => Filing.AskCorrection(key, NameOf(key), proposed, "水表读数抄错一位（演示数据）", Manager(key)));
            if (i == 1) Step(() => Filing.Step(key, NameOf(key), ReturnProcedure.AgreeCorrection, new("demo-head", "企业负责人 演示员", "演示")));
        }
    }

    void Step(Func<StepResult> make)
    {
        story.StandAt(now = now.AddMinutes(7));
        if (make().Wrong is { } wrong) throw new InvalidOperationException($"a step of the demonstration failed: {wrong}");
    }
}
