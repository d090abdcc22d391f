using System.Text;
using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Benchmarks;

/// <summary>A plan of sixty pages being confirmed: its reading from the ledger with everything that was decided, one decision more, the pack made of it.</summary>
static class ConfirmLine
{
    const int Pages = 60, LettersOfAPage = 900, Rounds = 7, Looks = 40;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var catalogue = PackLoader.Load(bench.PackFolder);
        var folder = Directory.CreateDirectory(Path.Combine(bench.Work, "confirm")).FullName;
        string reading;
        using (var ledger = SqliteLedger.Open(folder, TimeProvider.System))
        {
            ledger.Commit(new("bench", "bench", [Someone()], []));
            ledger.SetMark("demo-size", "Small"); // so that the pages below may be asked for without signing in
            foreach (var line in Kept(ledger, catalogue, out reading)) yield return line;
        }
        foreach (var line in Served(bench, folder, reading)) yield return line;
    }

    static List<Line> Kept(SqliteLedger ledger, Catalogue catalogue, out string reading)
    {
        var lines = new List<Line>();
        var result = new PlanReader(catalogue.PlanWords).Read("plan.txt", Encoding.UTF8.GetBytes(Plan()));
        var (whose, by) = (SubjectId.Region("990000"), new Reviewer("bench", "bench", "bench"));
        var book = new ReadingBook(ledger, TimeProvider.System);
        var upload = book.Add(new(PlanUpload.IdOf(result.Text.Hash, whose), result.Text.Hash, "plan.txt", result.Text.Text.Length, whose, "bench", "bench", DateTimeOffset.UnixEpoch, PlanFrame.Suggest(result.Text, whose)), result, by);
        var none = new Said("没有对应的指标", "no indicator");
        var sure = book.Find(upload.Id, catalogue)!.Finds.Where(f => f.Found.Phrase.Contains("园区", StringComparison.Ordinal)).ToList();
        book.Decide(upload.Id, [.. sure.Select(f => new DecisionDraft(f.Found.Id, DecisionKind.Correct, 0) { Promise = f.Promise with { WhyNoIndicator = none } })], by, catalogue, "bench");
        var review = book.Find(upload.Id, catalogue)!;
        var note = $"{result.Text.Text.Length:N0} letters, {review.Finds.Count} finds, {sure.Count} decided";
        lines.Add(new("confirm", $"a reading of {Pages} pages from the ledger with its decisions", Repeat.MedianSeconds(Rounds, () => new ReadingBook(ledger, TimeProvider.System).Find(upload.Id, catalogue)) * 1000, "ms", new(200), note));
        var open = review.Finds.First(f => f.IsConfirmed);
        lines.Add(new("confirm", "one decision more, kept and folded", Repeat.MedianSeconds(Rounds, () => book.Decide(upload.Id, [new(open.Found.Id, DecisionKind.Correct, book.Find(upload.Id, catalogue)!.Find(open.Found.Id)!.Version) { Promise = open.Promise }], by, catalogue, "bench")) * 1000, "ms", new(200)));
        lines.Add(new("confirm", "the pack made and held against the rules", Repeat.MedianSeconds(Rounds, () => PlanPack.Of(book.Find(upload.Id, catalogue)!, catalogue, null, "bench")) * 1000, "ms", new(1000)));
        reading = upload.Id;
        return lines;
    }

    /// <summary>The page of marks as an officer opens it.</summary>
    static IEnumerable<Line> Served(Bench bench, string folder, string reading)
    {
        var address = $"http://127.0.0.1:{PagesLine.FreePort()}";
        string[] serve = ["serve", "--data", folder, "--urls", address];
        using var server = bench.Start(serve);
        using var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(3) };
        if (PagesLine.Ready(server, client) is null)
        {
            yield return Line.Absent("confirm", "the page of marks", "ms", "nothing answered");
            yield break;
        }
        var first = PagesLine.Get(client, $"/plans/read/{reading}");
        var times = Enumerable.Range(0, Looks).Select(_ => PagesLine.Get(client, $"/plans/read/{reading}").Milliseconds).ToList();
        yield return new("confirm", $"the page of marks of {Pages} pages, p95 of {Looks}", Repeat.Percentile([.. times], 95), "ms", new(200), $"{(int)first.Status}; the first after a start {Figures.Short(first.Milliseconds)} ms; {first.Bytes / 1000} KB") { Command = Bench.Shown(serve) };
    }

    static Subject Someone()
    {
        const string Eight = "MA000001";
        var body = "91990101" + Eight + CreditCode.BodyCheck(Eight);
        return new(SubjectId.Parse(body + CreditCode.Check(body)), "一家企业", [new(new(2020, 1, 1), null, "990101", "3011")]);
    }

    /// <summary>The sample plan again and again with other figures, until it has the length.</summary>
    static string Plan()
    {
        var text = new StringBuilder("示例省工业绿色转型规划（2021—2025年）\n");
        for (var i = 1; text.Length < Pages * LettersOfAPage; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i}.行业提升。到2025年，第{i}类重点行业单位增加值能耗较2020年下降{i % 17 + 1}.5%，大宗工业固废综合利用率达到{i % 40 + 40}%，第{i}批循环化改造园区达到{i + 20}个。各地要加强统筹协调，强化要素保障，推动传统产业绿色化改造，培育壮大绿色低碳产业，健全绿色制造体系，完善激励约束机制，营造良好发展氛围，确保各项任务落到实处、见到实效。加快先进适用技术推广应用，提升资源能源利用效率，推进清洁生产。\n");
        return text.ToString();
    }
}
