using Luheng.Cases;
using Luheng.Registry;
using Luheng.Returns;

namespace Luheng.Tests.Returns.Filing;

public sealed class ProcedureTests : IDisposable
{
    readonly MemoryLedger ledger = new();
    readonly CaseRules rules = new([ReturnProcedure.Make()], day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    readonly CaseBook book;

    public void Dispose() => ledger.Dispose();

    public ProcedureTests() => book = new(ledger, rules, TimeProvider.System);

    const string Id = "return:205-1:X:2025-11";

    string? Do(string move, string by, string? reason = null, string values = "h")
    {
        var step = new StepDraft(move, by, by, reason) { With = new Dictionary<string, string> { [ReturnProcedure.Values] = values, [ReturnProcedure.Receipt] = "r" } };
        return (book.Find(Id) is null ? book.Open(Id, ReturnProcedure.Id, SubjectId.Region("510000"), "t", step, new("t", by, [], [])) : book.Take(Id, step, new("t", by, [], []))).Wrong;
    }

    void Did(string move, string by, string? reason = null) => Assert.Null(Do(move, by, reason));

    [Fact]
    public void Every_step_is_by_another_hand_where_two_are_needed()
    {
        Did("check", "firm");
        Assert.NotNull(Do("submit", "firm", values: "other"));
        Did("submit", "firm");
        Assert.NotNull(Do("pass", "firm"));
        Assert.NotNull(Do("return", "city"));
        Did("pass", "city");
        Assert.NotNull(Do("accept", "city"));
        Did("accept", "province");
        Assert.NotNull(Do("accept", "province"));
        Assert.NotNull(Do("ask-correction", "firm"));
        Did("ask-correction", "firm", "抄错");
        Assert.NotNull(Do("agree-correction", "firm"));
        Did("agree-correction", "head");
        Assert.NotNull(Do("accept-correction", "head"));
        Did("accept-correction", "province");
        Assert.Equal(ReturnState.Accepted, book.Find(Id)!.In<ReturnState>());
    }

    [Fact]
    public void What_the_city_filed_itself_another_officer_reviews_and_only_its_maker_takes_it_back()
    {
        Did("upload", "officer");
        Assert.NotNull(Do("pass", "officer"));
        Assert.NotNull(Do("recall", "other"));
        Did("recall", "officer");
        Did("upload", "officer");
        Did("pass", "other");
    }

    [Fact]
    public void A_history_replays_to_the_same_state()
    {
        foreach (var (move, by, reason) in new (string, string, string?)[] { ("remind", "city", null), ("fill", "firm", null), ("check", "firm", null), ("submit", "firm", null), ("return", "city", "单位"), ("check", "firm", null), ("submit", "firm", null), ("withdraw", "firm", null), ("check", "firm", null), ("submit", "firm", null), ("pass", "city", null), ("send-back", "province", "再核") }) Did(move, by, reason);
        var again = new CaseBook(ledger, rules, TimeProvider.System).Find(Id)!;
        Assert.Equal((book.Find(Id)!.State, 12), (again.State, again.Steps.Count));
    }
}
