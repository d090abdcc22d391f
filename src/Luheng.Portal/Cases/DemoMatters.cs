using Luheng.Access;
using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Portal.Access;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Portal.Cases;

/// <summary>Open questions, words and files of the demonstration (演示数据), so that nobody's work list is empty.</summary>
/// <param name="standAt">Sets the story's clock, so that steps bear the times they are told at.</param>
public sealed class DemoMatters(Office office, Desk desk, Action<DateTimeOffset> standAt)
{
    const string From = "演示数据";

    /// <summary>The enterprise that the invented people of a demonstration belong to; null where there is none.</summary>
    public static SubjectId? Firm(Desk desk) => Personas.Of(desk).FirstOrDefault(p => p.Is(Role.EnergyManager))?.Posts[0].Scope;

    /// <summary>Tells the story: what was asked in the fortnight before a day. Titles speak of figures that the enterprise filed.</summary>
    /// <param name="asked">A statement about a figure and the page that shows it, for each question.</param>
    public void Tell(SubjectId firm, IReadOnlyList<(string Title, string Figure)> asked, DateTimeOffset day)
    {
        if (asked.Count < 5) return;
        var telling = new List<(DateTimeOffset At, Action<DateTimeOffset> Tell)>();
        void At(int daysBefore, int hour, int minute, Action<DateTimeOffset> tell) => telling.Add((day.AddDays(-daysBefore).AddHours(hour).AddMinutes(minute), tell));
        string Id(int number) => $"WX{day.Year}-000{number}";
        At(13, 9, 12, at => Ask(Id(1), firm, "demo-city", asked[0], "请说明变化原因，并附当月电费发票或结算单。", at));
        At(12, 10, 30, at => Ask(Id(2), firm, "demo-province", asked[1], "与上月相比变化较大，请核对计量与填报口径。", at));
        At(11, 15, 2, at => Ask(Id(3), firm, "demo-inspector", asked[2], "监察准备：请提供核算所依据的原始记录。", at));
        At(10, 8, 50, at => Ask(Id(4), firm, "demo-city", asked[3], "请说明，并确认是否需要更正。", at));
        At(9, 9, 0, at => Step(Id(4), "demo-manager", Procedure.Delegate, "请负责人确认后答复。", at, with: (Case.ToKey, "demo-head")));
        At(9, 16, 40, at => Step(Id(1), "demo-manager", Inquiry.Answer, "当月一条生产线停产检修 9 天，附停机记录。（演示数据）", at, Note("停机记录（演示数据）.txt", "演示数据：虚构的停机记录。\r\n1# 线 停机 9 天，检修。")));
        At(8, 10, 5, at => Say(Id(1), "demo-city", "停机天数和分时电量对得上吗？@demo-county 请核一下现场情况；@demo-park @demo-evaluator 供参考。", at));
        At(6, 11, 20, at => Step(Id(2), "demo-manager", Inquiry.Answer, "口径没有变化；新增设备投产，附台账摘录。（演示数据）", at, Note("设备台账摘录（演示数据）.csv", "设备,投产日期,功率\r\n演示设备,2025-08-01,630 kW\r\n")));
        At(5, 9, 45, at => Step(Id(3), "demo-head", Inquiry.Answer, "原始记录已整理，随附目录。（演示数据）", at, Note("原始记录目录（演示数据）.txt", "演示数据：虚构的目录。")));
        At(4, 17, 5, at => About(firm, "demo-city", "10 月现场核查过一次，计量器具台账齐全。@demo-statistics 可与统计口径对照。（演示数据）", at));
        At(3, 14, 15, at => Say(Id(4), "demo-province", "这项影响全市进度，请尽快。@demo-city @demo-pricing @demo-ecology @demo-grid", at));
        At(2, 9, 30, at => Ask(Id(5), firm, "demo-province", asked[4], "请补充说明取水来源和计量方式。", at));
        foreach (var (at, tell) in telling.OrderBy(t => t.At))
        {
            standAt(at);
            tell(at);
        }
    }

    string NameOf(string account) => Personas.Of(desk).FirstOrDefault(p => p.Account == account)?.Name ?? account;

    void Ask(string id, SubjectId firm, string by, (string Title, string Figure) about, string text, DateTimeOffset at)
    {
        Told(office.Cases.Open(id, Inquiry.Id, firm, about.Title, new(Inquiry.Ask, by, NameOf(by), text + "（演示数据）") { With = new Dictionary<string, string> { [Inquiry.FigureKey] = about.Figure } }, Batch(by, $"数据问询 {id}：{about.Title}", text)));
    }

    void Step(string id, string by, string move, string text, DateTimeOffset at, (string Name, byte[] Content)? file = null, (string Key, string Value)? with = null)
    {
        List<EvidenceFile> files = file is { } given ? [new(id, office.Files.Keep(given.Content), given.Name, FileLook.At(given.Name, given.Content, office.EvidenceLimits).Kind!.Value, given.Content.Length, by, NameOf(by), at, [])] : [];
        var said = EvidenceIntake.With(files);
        if (with is { } more) said[more.Key] = more.Value;
        Told(office.Cases.Take(id, new(move, by, NameOf(by), text) { With = said }, Batch(by, $"数据问询 {id}：{CaseKinds.Of(Inquiry.Id).Move(move).Zh}", text) with { Documents = [.. files.Select(f => f.Write())] }));
        office.Evidence.Refresh();
    }

    void Say(string matter, string by, string text, DateTimeOffset at) => Comment(Luheng.Cases.Comment.OfCase(matter), office.Cases.Find(matter)!.Subject, Act.SeeCase, by, text, at);

    void About(SubjectId firm, string by, string text, DateTimeOffset at) => Comment(Luheng.Cases.Comment.OfSubject(firm), firm, Act.SeeFirm, by, text, at);

    void Comment(string about, SubjectId subject, Act see, string by, string text, DateTimeOffset at)
    {
        var called = Luheng.Cases.Comment.Called(text).Where(a => Personas.Of(desk).FirstOrDefault(p => p.Account == a) is { } person && desk.Policy.May(person, see, subject)).ToList();
        office.Comments.Add(new($"{about}/{at.UtcDateTime:yyyyMMddHHmmss}", about, subject, by, NameOf(by), at, text, called), Batch(by, CommentPosts.TitleOf(about), null));
    }

    static (string Name, byte[] Content) Note(string name, string text) => (name, System.Text.Encoding.UTF8.GetBytes(text));

    static BatchDraft Batch(string by, string title, string? why) => new(title, by, [], []) { From = From, Why = why };

    static void Told(StepResult result)
    {
        if (result.Wrong is { } wrong) throw new InvalidOperationException(wrong);
    }
}
