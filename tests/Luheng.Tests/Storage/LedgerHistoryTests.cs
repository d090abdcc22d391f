using Luheng.Observations;
using Luheng.Problems;
using Luheng.Records;
using Luheng.Registry;
using static Luheng.Tests.Storage.LedgerFolder;

namespace Luheng.Tests.Storage;

public sealed class LedgerHistoryTests : IDisposable
{
    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_restart_gives_the_same_figures_subjects_and_batches()
    {
        Observation[] said = [Coal(Mill, "2024-03", 12.5), Coal(Mill, "2024-01..2024-03", 37), Coal(Kiln, "2023", -0.0)];
        var works = new Subject(SubjectId.Parse("park:钢铁"), "示例钢铁", [new(null, new(2023, 12, 31), "510100", "3110", "示例园区", 104.06, 30.67)]);
        Batch kept;
        using (var ledger = folder.Open()) kept = ledger.Commit(new("registry.csv", "李工", [works], said));

        using var again = folder.Open();
        Assert.Equal(said.OrderBy(o => o.Subject).ThenBy(o => o.Period), again.Observations().Select(r => r.Observation).OrderBy(o => o.Subject).ThenBy(o => o.Period));
        Assert.Equal([works], again.Subjects());
        Assert.Equal([kept], again.Batches());
        Assert.Equal(new Batch(1, Noon, "registry.csv", "李工", 1, 3, null), kept);
    }

    [Fact]
    public void A_later_version_wins_and_the_older_answer_stays_known_by_then()
    {
        using var ledger = folder.Open();
        var filed = ledger.Commit(Draft(Coal(Mill, "2024-03", 100)));
        folder.Clock.Now += TimeSpan.FromDays(20);
        ledger.Commit(Draft(Coal(Mill, "2024-03", 90)));

        Assert.Equal(90, InEffect(ledger));
        Assert.Equal(100, InEffect(ledger, filed.RecordedAt));
        Assert.Empty(ledger.Observations(filed.RecordedAt.AddTicks(-1)));
    }

    [Fact]
    public void Undo_takes_a_batch_back_as_a_unit_but_not_out_of_memory()
    {
        using var ledger = folder.Open();
        ledger.Commit(Draft(Coal(Mill, "2024-03", 100)));
        folder.Clock.Now += TimeSpan.FromHours(1);
        var wrong = ledger.Commit(Draft(Coal(Mill, "2024-03", 900), Coal(Kiln, "2024-03", 5)));
        folder.Clock.Now += TimeSpan.FromHours(1);

        Assert.Null(ledger.Undo(wrong.Id, "李工"));

        Assert.Equal(100, InEffect(ledger));
        Assert.Empty(ledger.Observations(null, [Kiln]));
        Assert.Equal(900, InEffect(ledger, wrong.RecordedAt));
        Assert.Equal(100, InEffect(ledger, folder.Clock.Now));
        Assert.Equal(folder.Clock.Now, ledger.Batches()[1].UndoneAt);
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public void Undo_says_what_is_wrong()
    {
        using var ledger = folder.Open();
        var batch = ledger.Commit(Draft(Coal(Mill, "2024-03", 100)));
        ledger.Undo(batch.Id, "李工");

        Assert.Equal("there is no batch 7", ledger.Undo(7, "李工"));
        Assert.Equal("batch 1 was already undone at 2024-05-01T20:00:00.000001+08:00", ledger.Undo(batch.Id, "李工"));
    }

    [Fact]
    public void Recorded_times_strictly_increase_even_when_the_clock_stands_or_goes_back()
    {
        var times = new List<DateTimeOffset>();
        for (var i = 0; i < 3; i++)
        {
            using var ledger = folder.Open();
            times.Add(ledger.Commit(Draft()).RecordedAt);
            ledger.Undo(i + 1, "李工");
            times.Add(ledger.Batches()[i].UndoneAt!.Value);
            folder.Clock.Now -= TimeSpan.FromDays(1);
        }
        Assert.Equal(Enumerable.Range(0, 6).Select(i => Noon.AddMicroseconds(i)), times);
    }

    [Fact]
    public void Within_a_batch_the_last_one_said_is_in_effect_whatever_its_source()
    {
        var (a, z) = (Filed with { Document = "甲" }, Filed with { Document = "乙" });
        using var ledger = folder.Open();
        ledger.Commit(Draft(Coal(Mill, "2024-01", 1, a), Coal(Mill, "2024-01", 2, z), Coal(Mill, "2024-02", 3, z), Coal(Mill, "2024-02", 4, a)));

        var last = new Dictionary<ObservationKey, double>();
        foreach (var recorded in ledger.Observations()) last[recorded.Observation.Key] = recorded.Observation.Value;
        Assert.Equal([2, 4], last.Values.Order());
    }

    [Fact]
    public void Versions_of_a_subject_come_oldest_batch_first()
    {
        using var ledger = folder.Open();
        ledger.Commit(Draft(Coal(Mill, "2024-03", 1), Coal(Kiln, "2024-03", 1)));
        ledger.Commit(Draft(Coal(Mill, "2022", 2), Coal(Mill, "2025-01", 2)));
        ledger.Commit(Draft(Coal(Mill, "2023-03-05", 3), Coal(Kiln, "2016..2020", 3)));

        Assert.Equal([1, 2, 2, 3], ledger.Observations(null, [Mill]).Select(r => r.Batch));
        Assert.Equal([(Mill, 1), (Mill, 2), (Mill, 2), (Mill, 3), (Kiln, 1), (Kiln, 3)], ledger.Observations().Select(r => (r.Observation.Subject, (int)r.Batch)));
        Assert.Equal(6, ledger.Observations(null, [Kiln, Mill, Kiln]).Count());
    }

    [Fact]
    public void A_subject_is_as_last_registered_by_the_time_asked()
    {
        Subject Named(string name) => new(Mill, name, [new(null, null, "510100", "3110")]);
        using var ledger = folder.Open();
        var first = ledger.Commit(new("a", "李工", [Named("旧名")], []));
        var second = ledger.Commit(new("b", "李工", [Named("错名"), Named("新名")], []));

        Assert.Equal(1, second.Subjects);
        Assert.Equal("新名", Assert.Single(ledger.Subjects()).Name);
        Assert.Equal("旧名", Assert.Single(ledger.Subjects(first.RecordedAt)).Name);
        ledger.Undo(second.Id, "李工");
        Assert.Equal("旧名", Assert.Single(ledger.Subjects()).Name);
    }

    [Fact]
    public void Changes_since_a_mark_include_what_was_undone_since()
    {
        using var ledger = folder.Open();
        ledger.Commit(Draft(Coal(Mill, "2024-03", 1)));
        Assert.Equal(["510100"], ledger.ChangedSince(0, out var mark));
        Assert.Empty(ledger.ChangedSince(mark, out _));

        ledger.Commit(new("b", "李工", [new(Kiln, "园区", [])], []));
        Assert.Equal(["park:示例园区"], ledger.ChangedSince(mark, out mark));

        ledger.Undo(1, "李工");
        Assert.Equal(["510100"], ledger.ChangedSince(mark, out mark));
        Assert.Empty(ledger.ChangedSince(mark, out var same));
        Assert.Equal(mark, same);
    }

    [Fact]
    public void Who_reads_sees_one_moment_while_others_commit()
    {
        using var ledger = folder.Open();
        ledger.Commit(Draft(Coal(Mill, "2024-01", 1), Coal(Kiln, "2024-01", 1)));
        var read = 0;
        foreach (var _ in ledger.Observations())
        {
            ledger.Commit(Draft(Coal(Kiln, "2024-02", 2)));
            read++;
        }
        Assert.Equal(2, read);
        Assert.Equal(4, ledger.Observations().Count());
    }

    [Fact]
    public void A_subject_that_could_not_be_read_again_is_refused_with_its_name()
    {
        using var ledger = folder.Open();
        var error = Assert.Throws<ProblemsException>(() => ledger.Commit(Draft(Coal(SubjectId.OfEnterprise("nobody"), "2024", 1), Coal(SubjectId.Region("5101"), "2024", 1))));
        Assert.Equal(["'nobody' is not the id of a subject", "'5101' is not the id of a subject"], error.Problems.Select(p => p.Found));
        Assert.Empty(ledger.Batches());
    }

    static double InEffect(SqliteLedger ledger, DateTimeOffset? knownBy = null) => ledger.Observations(knownBy, [Mill]).Last().Observation.Value;
}
