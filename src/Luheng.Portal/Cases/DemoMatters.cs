using Luheng.Access;
using Luheng.Cases;
using Luheng.Portal.Access;
using Luheng.Registry;

namespace Luheng.Portal.Cases;

/// <summary>Open questions, words and files of the demonstration (演示数据), so that nobody's work list is empty.</summary>
public sealed class DemoMatters(DemoTelling story)
{
    readonly Office office = story.Office;
    readonly Desk desk = story.Desk;

    /// <summary>The enterprise that the invented people of a demonstration belong to; null where there is none.</summary>
    public static SubjectId? Firm(Desk desk) => Personas.Of(desk).FirstOrDefault(p => p.Is(Role.EnergyManager))?.Posts[0].Scope;

    /// <summary>Tells the story: what was asked in the fortnight before a day. Titles speak of figures that the enterprise filed.</summary>
    /// <param name="asked">A statement about a figure and the page that shows it, for each question.</param>
    public void Tell(SubjectId firm, IReadOnlyList<(string Title, string Figure)> asked, DateTimeOffset day)
    {
        if (asked.Count < 5) return;
        void At(int daysBefore, int hour, int minute, Action tell) => story.At(day.AddDays(-daysBefore).AddHours(hour).AddMinutes(minute), tell);
        string Id(int number) => $"WX{day.Year}-000{number}";
        At(13, 9, 12, () => Ask(Id(1), firm, "demo-city", asked[0], "请说明变化原因，并附当月电费发票或结算单。"));
        At(12, 10, 30, () => Ask(Id(2), firm, "demo-province", asked[1], "与上月相比变化较大，请核对计量与填报口径。"));
        At(11, 15, 2, () => Ask(Id(3), firm, "demo-inspector", asked[2], "监察准备：请提供核算所依据的原始记录。"));
        At(10, 8, 50, () => Ask(Id(4), firm, "demo-city", asked[3], "请说明，并确认是否需要更正。"));
        At(9, 9, 0, () => Step(Id(4), "demo-manager", Procedure.Delegate, "请负责人确认后答复。", with: [(Case.ToKey, "demo-head")]));
        At(9, 16, 40, () => Step(Id(1), "demo-manager", Inquiry.Answer, "当月一条生产线停产检修 9 天，附停机记录。（演示数据）", ("停机记录（演示数据）.txt", "演示数据：虚构的停机记录。\r\n1# 线 停机 9 天，检修。")));
        At(8, 10, 5, () => Say(Id(1), "demo-city", "停机天数和分时电量对得上吗？@demo-county 请核一下现场情况；@demo-park @demo-evaluator 供参考。"));
        At(6, 11, 20, () => Step(Id(2), "demo-manager", Inquiry.Answer, "口径没有变化；新增设备投产，附台账摘录。（演示数据）", ("设备台账摘录（演示数据）.csv", "设备,投产日期,功率\r\n演示设备,2025-08-01,630 kW\r\n")));
        At(5, 9, 45, () => Step(Id(3), "demo-head", Inquiry.Answer, "原始记录已整理，随附目录。（演示数据）", ("原始记录目录（演示数据）.txt", "演示数据：虚构的目录。")));
        At(4, 17, 5, () => About(firm, "demo-city", "10 月现场核查过一次，计量器具台账齐全。@demo-statistics 可与统计口径对照。（演示数据）"));
        At(3, 14, 15, () => Say(Id(4), "demo-province", "这项影响全市进度，请尽快。@demo-city @demo-pricing @demo-ecology @demo-grid"));
        At(2, 9, 30, () => Ask(Id(5), firm, "demo-province", asked[4], "请补充说明取水来源和计量方式。"));
        story.Tell();
    }

    void Ask(string id, SubjectId firm, string by, (string Title, string Figure) about, string text) =>
        DemoTelling.Told(office.Cases.Open(id, Inquiry.Id, firm, about.Title, story.Step(Inquiry.Ask, by, text, (Inquiry.FigureKey, about.Figure)), DemoTelling.Batch(by, $"数据问询 {id}：{about.Title}", text)));

    void Step(string id, string by, string move, string text, (string Name, string Text)? file = null, params (string Key, string Value)[] with) => story.Take(id, story.Step(move, by, text, with), file);

    void Say(string matter, string by, string text) => Comment(Luheng.Cases.Comment.OfCase(matter), office.Cases.Find(matter)!.Subject, Act.SeeCase, by, text);

    void About(SubjectId firm, string by, string text) => Comment(Luheng.Cases.Comment.OfSubject(firm), firm, Act.SeeFirm, by, text);

    void Comment(string about, SubjectId subject, Act see, string by, string text)
    {
        var at = office.Clock.GetUtcNow();
        var called = Luheng.Cases.Comment.Called(text).Where(a => Personas.Of(desk).FirstOrDefault(p => p.Account == a) is { } person && desk.Policy.May(person, see, subject)).ToList();
        office.Comments.Add(new($"{about}/{at.UtcDateTime:yyyyMMddHHmmss}", about, subject, by, story.NameOf(by), at, text, called), DemoTelling.Batch(by, CommentPosts.TitleOf(about), null));
    }
}
