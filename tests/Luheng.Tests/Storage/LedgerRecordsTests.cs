using Dapper;
using Luheng.Findings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.Data.Sqlite;
using static Luheng.Tests.Storage.LedgerFolder;

namespace Luheng.Tests.Storage;

public sealed class LedgerRecordsTests : IDisposable
{
    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Findings_are_replaced_for_their_stage_and_subjects_only()
    {
        using var ledger = folder.Open();
        ledger.SaveFindings("gaps", null, [Gap(Mill, "2024-03"), Gap(Kiln, "2024-01..2024-03")]);
        ledger.SaveFindings("warnings", null, [Gap(Mill, "2024")]);
        ledger.SaveFindings("gaps", [Mill.Text], [Gap(Mill, "2024-Q1"), Gap(Mill, "2016..2020")]);

        Assert.Equal([Gap(Mill, "2024-Q1"), Gap(Mill, "2016..2020"), Gap(Mill, "2024")], ledger.Findings(Mill.Text));
        Assert.Equal(4, ledger.Findings().Count);
        ledger.SaveFindings("gaps", null, []);
        Assert.Equal([Gap(Mill, "2024")], ledger.Findings());
        Assert.Throws<ArgumentException>(() => ledger.SaveFindings("gaps", [Mill.Text], [Gap(Kiln, "2024")]));
    }

    [Fact]
    public void Results_are_replaced_year_by_year_within_their_layout()
    {
        using var ledger = folder.Open();
        ledger.SaveResults("a", [new("510100", 2023, [1]), new("510100", 2024, [2])]);
        ledger.SaveResults("a", [new("510100", 2024, [3, 4])]);
        ledger.SaveResults("b", [new("510100", 2024, [])]);

        Assert.Equal([(2023, "01"), (2024, "0304")], ledger.Results("a").Select(r => (r.Year, Convert.ToHexString(r.Values))));
        Assert.Empty(Assert.Single(ledger.Results("b")).Values);
    }

    [Fact]
    public void Packs_are_in_force_from_the_time_they_were_kept_until_the_next()
    {
        using var ledger = folder.Open();
        Assert.Null(ledger.PacksAt(null));
        ledger.KeepPacks("one", [1]);
        ledger.KeepPacks("one", [1]);
        folder.Clock.Now += TimeSpan.FromDays(1);
        ledger.KeepPacks("two", [2]);
        folder.Clock.Now += TimeSpan.FromDays(1);
        ledger.KeepPacks("one", [1]);

        Assert.Null(ledger.PacksAt(Noon.AddTicks(-1)));
        Assert.Equal(["one", "two", "one", "one"], new DateTimeOffset?[] { Noon, Noon.AddDays(1), Noon.AddDays(2), null }.Select(t => ledger.PacksAt(t)!.Value.Hash));
        Assert.Equal([2], ledger.PacksAt(Noon.AddDays(1))!.Value.Content);
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public void A_mark_is_what_it_was_last_set_to()
    {
        using var ledger = folder.Open();
        Assert.Null(ledger.Mark("computed"));
        ledger.SetMark("computed", "7");
        ledger.SetMark("computed", "8");
        Assert.Equal("8", ledger.Mark("computed"));
    }

    [Fact]
    public void What_is_written_as_JSON_keeps_its_form()
    {
        using (var ledger = folder.Open())
            ledger.Commit(new("登记.csv", "李工", [new(Mill, "示例厂", [new(new(2020, 1, 1), null, "510100", "3110", null, 104.5, double.NaN)])], [Coal(Mill, "2024", 1)]));

        using var db = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        Assert.Equal("""{"id":"510100","name":"示例厂","placements":[{"from":"2020-01-01","region":"510100","industry":"3110","longitude":104.5,"latitude":"NaN"}]}""",
            db.ExecuteScalar<string>("select body from document"));
        Assert.Equal("""{"kind":"Filed","basis":"Administrative","document":"月报"}""", db.ExecuteScalar<string>("select text from word order by id desc limit 1"));
        Assert.StartsWith("""{"did":"commit","batch":1,"title":"登记.csv","subjects":1,"observations":1,"digest":""", db.ExecuteScalar<string>("select what from audit"), StringComparison.Ordinal);
    }

    static Finding Gap(SubjectId subject, string period) => new(subject, Period.Parse(period), "gap", FindingLevel.Warning, "缺 3 天", "{}");
}
