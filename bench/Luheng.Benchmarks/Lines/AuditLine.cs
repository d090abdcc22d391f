using Dapper;
using Luheng.Records;
using Luheng.Registry;
using Microsoft.Data.Sqlite;

namespace Luheng.Benchmarks;

/// <summary>An audit trail of a hundred thousand lines (审计日志), searched by each thing that its page can be asked for. The lines have no hashes that fit: searching does not look at them.</summary>
static class AuditLine
{
    const int Lines = 100_000;
    static readonly Limit Each = new(500);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var folder = bench.Fresh("audit");
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        var works = SubjectId.Parse("91510100000000001H");
        ledger.Commit(new("bench", "bench", [], []) { Documents = [new("meter", "m1", $$"""{"owner":"{{works}}"}""")] });
        Fill(Path.Combine(folder, "luheng.db"));
        (string What, AuditQuery Query)[] asked =
        [
            ("the newest page", new()), ("who", new() { Who = "user7" }), ("what was done", new() { Did = "undo" }), ("whom it concerns", new() { Subject = works }), ("what kind", new() { Kind = "meter" }),
            ("a page further on", new(100, 500) { Who = "user7" }), ("until a time", new() { Until = TimeProvider.System.GetUtcNow() }), ("words that stand nowhere", new() { Text = "no such words" }),
        ];
        var took = asked.Select(q => (q.What, Milliseconds: Repeat.MedianSeconds(5, () => ledger.Audit(q.Query)) * 1000)).ToList();
        yield return new("audit", $"the slowest search of {Lines:#,0} audit lines", took.Max(t => t.Milliseconds), "ms", Each) { Beside = [.. took.Select(t => new Beside(t.What, t.Milliseconds))] };
    }

    static void Fill(string file)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        db.Execute("""
            with recursive n(i) as (select 2 union all select i + 1 from n where i < @Lines)
            insert into audit (seq, at, who, what, hash) select i, 1714564800000000 + i * 1000000, 'user' || (i % 50), '{"did":"' || iif(i % 100 = 0, 'undo', 'commit') || '","batch":' || i || ',"title":"月报 ' || i || '","from":"网页 10.0.0.' || (i % 250) || '","digest":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}', zeroblob(32) from n
            """, new { Lines });
    }
}
