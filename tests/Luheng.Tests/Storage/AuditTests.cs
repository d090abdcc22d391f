using Luheng.Auditing;
using Luheng.Records;
using Luheng.Registry;
using static Luheng.Tests.Storage.LedgerFolder;

namespace Luheng.Tests.Storage;

public sealed class AuditTests : IDisposable
{
    static readonly SubjectId Works = SubjectId.Parse("91510100000000001H");

    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    static BatchDraft With(params Document[] documents) => new("登记", "王工", [], []) { Documents = documents, From = "网页 10.0.0.7", Why = "迁址" };

    public static TheoryData<bool> Both => [false, true];

    ILedger Open(bool memory) => memory ? new MemoryLedger(folder.Clock) : folder.Open();

    [Theory, MemberData(nameof(Both))]
    public void A_changed_record_shows_each_field_with_its_old_and_new_value(bool memory)
    {
        using var ledger = Open(memory);
        ledger.Commit(With(new Document("meter", "m1", """{"id":"m1","name":"总表","factor":40,"places":[{"region":"510100"}]}""")));
        ledger.Commit(With(new Document("meter", "m1", """{"id":"m1","name":"总表","factor":60,"places":[{"region":"510104"}],"note":"换表"}""")));
        Assert.Equal(
            [new("meter", "m1", "factor", "40", "60"), new("meter", "m1", "places[0].region", "510100", "510104"), new("meter", "m1", "note", null, "换表")],
            ledger.Changes(2).ToList());
        var line = ledger.AuditOf(2)!;
        Assert.Equal(("王工", "网页 10.0.0.7", "迁址"), (line.Who, line.From, line.Why));
    }

    [Theory, MemberData(nameof(Both))]
    public void A_corrected_figure_shows_the_value_in_effect_before_and_after_and_its_undo_the_way_back(bool memory)
    {
        using var ledger = Open(memory);
        ledger.Commit(Draft(Coal(Mill, "2024-01", 1), Coal(Mill, "2024-02", 2)));
        ledger.Commit(Draft(Coal(Mill, "2024-01", 5)));
        ledger.Commit(Draft(Coal(Mill, "2024-01", 7), Coal(Mill, "2024-02", 2)));
        ledger.Undo(2, "李工", "网页 10.0.0.8", "报错厂");
        ledger.Undo(3, "李工");
        Assert.Equal(["energy.consumed.raw-coal 2024-01 规上 Filed|1 (月报)|5 (月报)"], Said(ledger, 2));
        Assert.Equal(["energy.consumed.raw-coal 2024-01 规上 Filed|5 (月报)|7 (月报)"], Said(ledger, 3));
        Assert.Empty(Said(ledger, 4)); // a later batch stood before it and still does
        Assert.Equal(["energy.consumed.raw-coal 2024-01 规上 Filed|7 (月报)|1 (月报)"], Said(ledger, 5));
        Assert.Equal(("李工", "网页 10.0.0.8", "报错厂"), ledger.AuditOf(4) is { } undo ? (undo.Who, undo.From, undo.Why) : default);
    }

    static string[] Said(ILedger ledger, long seq) => [.. ledger.Changes(seq).Select(c => $"{c.Path}|{c.Old}|{c.New}")];

    [Theory]
    [InlineData("account", """{"name":"a","passwordHash":"AQAA1","totpSecret":"JBSW1"}""", """{"name":"a","passwordHash":"AQAA2","totpSecret":"JBSW2"}""")]
    [InlineData("gateway-key", """{"name":"g","hash":"AQAA1"}""", """{"name":"g","hash":"AQAA2"}""")]
    [InlineData("monitor", """{"mn":"1","password":"AQAA1"}""", """{"mn":"1","password":"AQAA2"}""")]
    [InlineData("anything", """{"recoveryCodes":["AQAA1","JBSW1"]}""", """{"recoveryCodes":["AQAA2"]}""")]
    public void A_secret_is_said_to_have_changed_and_never_shown(string kind, string before, string after)
    {
        using var ledger = folder.Open();
        ledger.Commit(With(new Document(kind, "x", before)));
        ledger.Commit(With(new Document(kind, "x", after)));
        var changes = ledger.Changes(1).Concat(ledger.Changes(2)).ToList();
        Assert.NotEmpty(ledger.Changes(2));
        Assert.DoesNotContain(changes, c => $"{c.Old}{c.New}" is var said && (said.Contains("AQAA", StringComparison.Ordinal) || said.Contains("JBSW", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Both))]
    public void Lines_are_found_by_who_what_whom_kind_time_and_words(bool memory)
    {
        using var ledger = Open(memory);
        ledger.Commit(With(new Document("meter", "m1", $$"""{"owner":"{{Works}}"}""")));
        folder.Clock.Now += TimeSpan.FromDays(1);
        ledger.Commit(Draft(Coal(Mill, "2024-01", 1)) with { By = "张工" });
        ledger.Note(new("李工", "export", "名单.csv", "网页 10.0.0.9"));
        ledger.Undo(1, "李工");
        ledger.Commit(new("补正", "王工", [], []) { About = [Works], Documents = [new("step", "case#0002", "{}")] });
        long[] Found(AuditQuery query) => [.. ledger.Audit(query).Select(l => l.Seq)];
        Assert.Equal([5, 4, 3, 2, 1], Found(new()));
        Assert.Equal([4, 3], Found(new() { Who = "李工" }));
        Assert.Equal([4], Found(new() { Did = "undo" }));
        Assert.Equal([5, 4, 1], Found(new() { Subject = Works }));
        Assert.Equal([2], Found(new() { Subject = Mill }));
        Assert.Equal([4, 1], Found(new() { Kind = "meter" }));
        Assert.Equal([2], Found(new() { Kind = FieldChange.Figure }));
        Assert.Equal([1], Found(new() { Until = Noon.AddHours(1) }));
        Assert.Equal([3], Found(new() { Text = "名单" }));
        Assert.Equal([4, 3], Found(new(2, 5)));
        Assert.Equal([4, 5], Found(new(9) { After = 3 }));
        Assert.Empty(Found(new() { Text = "%" }));
    }

    [Theory]
    [InlineData("' or 1=1 --"), InlineData("%"), InlineData("_"), InlineData("\"; drop table audit; --"), InlineData("\\")]
    public void Values_with_quotes_and_percent_signs_are_values_and_never_SQL(string text)
    {
        using var ledger = folder.Open();
        ledger.Commit(With(new Document("meter", text, "{}")) with { By = text });
        ledger.Commit(With());
        Assert.Equal([1], ledger.Audit(new AuditQuery() { Who = text }).Select(l => l.Seq));
        Assert.Empty(ledger.Audit(new AuditQuery() { Did = text }));
        Assert.Empty(ledger.Audit(new AuditQuery() { Kind = text }));
        Assert.NotNull(ledger.Find("meter", text));
        Assert.Null(ledger.Find(text, "meter"));
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public void What_a_record_names_is_found_after_an_upgrade_too_and_nothing_concerns_a_hash()
    {
        Assert.Equal([Works.Text], ConcernRows.In(new("meter", "m", $$"""{"owner":"{{Works}}","hash":"{{new string('A', 64)}}","code":"91510100000000001X"}""")));
    }

    [Fact]
    public void What_an_act_changed_of_one_enterprise_tells_nothing_of_the_others_it_was_about()
    {
        using var ledger = folder.Open();
        var other = SubjectId.Parse("91510400204360956E");
        ledger.Commit(With(
            new("breakdown", "b1", $$"""{"target":"energy","children":[{"subject":"{{Works}}","figure":1},{"subject":"{{other}}","figure":2}]}"""),
            new("list-entry", "grade-b/x", $$"""{"subject":"{{other}}","member":"乙厂"}"""),
            new("rule", "r1", """{"named":"nobody"}""")) with
        { About = [Works, other] });
        Assert.Equal(["breakdown target", "breakdown children[0].subject", "breakdown children[0].figure", "rule named"], ledger.Changes(1, Works).Select(c => $"{c.Kind} {c.Path}"));
        Assert.Equal(8, ledger.Changes(1).Count());
    }

    [Fact]
    public void Whoever_does_not_say_who_or_from_where_is_said_to_be_the_commands_user()
    {
        using var ledger = folder.Open();
        ledger.Here = ("ops", "命令行 keys add");
        ledger.Commit(new("密钥", "", [], []));
        ledger.KeepPacks("p", [1]);
        ledger.Undo(1, "");
        Assert.All(ledger.Audit(9), l => Assert.Equal(("ops", "命令行 keys add"), (l.Who, l.From)));
        Assert.Equal("ops", ledger.Batches()[0].By);
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public void An_archive_can_be_checked_without_the_ledger_and_shows_any_change()
    {
        using var ledger = folder.Open();
        for (var i = 1; i <= 5; i++) ledger.Commit(With(new Document("meter", "m1", $$"""{"factor":{{i}}}""")));
        using var key = ArchiveKey.Of(folder.Data);
        using var archive = new MemoryStream();
        var head = AuditArchive.Write(ledger, seq => ledger.Changes(seq), key, archive, Noon.AddTicks(10), null, Noon, TestContext.Current.CancellationToken);
        Assert.Equal((2, 5, 4), (head.First, head.Last, head.Entries));
        Assert.Empty(Verify(archive.ToArray()));
        Assert.NotEmpty(Verify(Archives.Replaced(archive.ToArray(), "entries.jsonl", "迁址", "搬走")));
        Assert.NotEmpty(Verify(Archives.Replaced(archive.ToArray(), "head.json", "\"entries\":4", "\"entries\":3")));
        Assert.NotEmpty(Verify(archive.ToArray()[..100]));
        using var again = ArchiveKey.Of(folder.Data);
        Assert.Equal(key.Fingerprint, again.Fingerprint);
    }

    static IReadOnlyList<string> Verify(byte[] archive)
    {
        using var stream = new MemoryStream(archive);
        return AuditArchive.Verify(stream).Problems;
    }

    [Fact]
    public void An_anchor_kept_elsewhere_shows_that_the_trail_was_made_anew()
    {
        var file = Path.Combine(folder.Data, "elsewhere.txt");
        using (var ledger = folder.Open())
        {
            ledger.Commit(With());
            Assert.NotNull(Anchors.Note(ledger, file, new(2024, 5, 1)));
            Assert.Null(Anchors.Note(ledger, file, new(2024, 5, 1)));
            ledger.Commit(With());
            Assert.NotNull(Anchors.Note(ledger, file, new(2024, 5, 2)));
            Assert.Empty(Anchors.Check(ledger, file));
        }
        Directory.Delete(folder.Data, recursive: true);
        Directory.CreateDirectory(folder.Data);
        File.WriteAllText(file, $"2024-05-01 1 {new string('a', 64)}\n2024-05-02 2 {new string('b', 64)}\n");
        using var anew = folder.Open();
        anew.Commit(With());
        Assert.Equal(["audit entry 1: its hash is not the one that was anchored on 2024-05-01", "audit entry 2: it is gone, but the anchor of 2024-05-02 names it"], Anchors.Check(anew, file));
    }
}
