using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Luheng.Monitoring;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.App;

/// <summary>findings, quality, monitoring obligation: what was noticed, how good the data are, who must connect.</summary>
static class MonitoringCommands
{
    static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    const int ProblemsShown = 20;
    const int MostMeters = 100_000;
    static readonly Option<bool> Json = new("--json") { Description = "write JSON" };
    static readonly Option<string> Data = new("--data") { Description = "the data folder", Required = true };

    public static IEnumerable<Command> All()
    {
        var findings = new Command("findings", "what was noticed: kinds, list");
        var kinds = new Command("kinds", "every kind of finding: id, name, meaning, rule") { Json };
        kinds.SetAction(p => CommandTable.Guard(() => Kinds(p.GetValue(Json))));
        Option<string?> subject = new("--subject"), kind = new("--kind"), from = new("--from"), to = new("--to");
        subject.Description = "of an enterprise, region, park or sector";
        kind.Description = "of these kinds, separated by commas";
        from.Description = "about a time from this one on";
        to.Description = "about a time before this one";
        var list = new Command("list", "the findings of a data folder") { Data, subject, kind, from, to, Json };
        list.SetAction(p => CommandTable.Guard(() => List(p.GetValue(Data)!, p.GetValue(subject), p.GetValue(kind), p.GetValue(from), p.GetValue(to), p.GetValue(Json))));
        findings.Add(kinds);
        findings.Add(list);
        yield return findings;

        var monitoring = new Command("monitoring", "who must be connected to online monitoring, and is");
        var csv = new Option<bool>("--csv") { Description = "write CSV" };
        var obligation = new Command("obligation", "who must connect, who is connected, since when, how continuously") { Data, Json, csv };
        obligation.SetAction(p => CommandTable.Guard(() => Obligation(p.GetValue(Data)!, p.GetValue(Json), p.GetValue(csv))));
        monitoring.Add(obligation);
        yield return monitoring;

        var of = new Argument<string>("CODE|FILE") { Description = "an enterprise of the data folder, or a file of readings" };
        var month = new Option<string>("--in") { Description = "the month, such as 2025-10", Required = true };
        var folder = new Option<string?>("--data") { Description = "the data folder" };
        var meters = new Option<string?>("--meters") { Description = "the register of meters that a file of readings is checked with" };
        var quality = new Command("quality", "the score of data quality of an enterprise's month, with every point lost") { of, month, folder, meters, Json };
        quality.SetAction((p, cancel) => Task.FromResult(CommandTable.Guard(() => Quality(p.GetValue(of)!, p.GetValue(month)!, p.GetValue(folder), p.GetValue(meters), p.GetValue(Json), cancel))));
        yield return quality;
    }

    static int Kinds(bool json)
    {
        var kinds = PackFolder.Load().FindingKinds.Values.OrderBy(k => k.Id, StringComparer.Ordinal).ToList();
        if (json) Console.WriteLine(JsonSerializer.Serialize(kinds.Select(k => new { id = k.Id, name = k.Name.Zh, nameEn = k.Name.En, meaning = k.Meaning.Zh, meaningEn = k.Meaning.En, level = k.Level.ToString().ToLowerInvariant(), rule = k.Rule }), Plain));
        else foreach (var k in kinds) Console.WriteLine($"{k.Id,-30} {k.Level.ToString().ToLowerInvariant(),-8} {k.Name.Zh}：{k.Meaning.Zh}{(k.Rule is { } rule ? $"（规则 {rule}）" : "")}");
        return 0;
    }

    static int List(string data, string? subject, string? kind, string? from, string? to, bool json)
    {
        using var room = DataRoom.Open(data);
        var population = new Population(room.Ledger.Subjects(), room.Catalogue.Regions, room.Catalogue.Industries);
        var kinds = (kind ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in kinds.Where(k => !room.Catalogue.FindingKinds.ContainsKey(k))) throw new FormatException($"'{unknown}' is not a kind of finding; luheng findings kinds lists them");
        var rows = FindingRow.Of(population, room.Ledger.Findings(), subject is null ? null : SubjectId.Parse(subject), kinds, At(from), At(to));
        if (json) Console.WriteLine(JsonSerializer.Serialize(rows, Plain));
        else
        {
            foreach (var r in rows) Console.WriteLine($"{r.Level,-8} {r.Kind,-28} {r.Subject} {r.Name}  {(r.Meter is null ? r.Period : $"{r.From}..{r.To}")}  {r.Text}");
            Console.WriteLine($"{rows.Count} findings");
        }
        return 0;
    }

    static long? At(string? text) => text is null ? null : China.TryInstant(text, out var instant) ? Instant.Of(instant) : throw new FormatException($"'{text}' is not a time like 2025-10-01 or 2025-10-01T00:00:00+08:00");

    static int Obligation(string data, bool json, bool csv)
    {
        using var room = DataRoom.Open(data);
        var duties = Duty.All(room.Station, new(room.Catalogue), room.World());
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(duties.Select(d => new
            {
                code = d.Enterprise.Id.Text,
                name = d.Enterprise.Name,
                year = d.Year,
                tce = double.IsNaN(d.Tce) ? (double?)null : d.Tce,
                must = d.Must,
                why = d.Why,
                meters = d.Meters,
                connected = d.Connected,
                since = d.Since,
                days = d.Days,
                daysDue = d.DaysDue,
                continuity = double.IsNaN(d.Continuity) ? (double?)null : d.Continuity,
                longestGapDays = d.LongestGap,
                latest = d.Latest is { } at ? Luheng.Findings.MeterSpan.Write(at) : null,
            }), Plain));
        else if (csv)
        {
            Console.WriteLine("credit_code,name,year,tce,must,meters,connected,since,days,days_due,longest_gap_days");
            foreach (var d in duties) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{d.Enterprise.Id},\"{d.Enterprise.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{d.Year},{(double.IsNaN(d.Tce) ? "" : $"{d.Tce:0.##}")},{(d.Must ? 1 : 0)},{d.Meters},{(d.Connected ? 1 : 0)},{d.Since:yyyy-MM-dd},{d.Days},{d.DaysDue},{d.LongestGap}"));
        }
        else
        {
            foreach (var d in duties) Console.WriteLine($"{(d.Must ? "应接" : "自愿")} {(d.Connected ? $"{d.Since:yyyy-MM-dd} 起" : "未接入"),-14} {d.Enterprise.Id} {d.Enterprise.Name}  {d.Why}{(d.Connected ? string.Create(CultureInfo.InvariantCulture, $"  {d.DaysDue} 天中 {d.Days} 天有数据，最长中断 {d.LongestGap} 天") : "")}");
            Console.WriteLine($"应接入 {duties.Count(d => d.Must)} 家，其中已接入 {duties.Count(d => d.Must && d.Connected)} 家；自愿接入 {duties.Count(d => !d.Must && d.Connected)} 家");
        }
        return 0;
    }

    static int Quality(string of, string month, string? data, string? meters, bool json, CancellationToken cancel)
    {
        if (!Period.TryParse(month, out var period) || period.Kind != PeriodKind.Month) throw new FormatException($"'{month}' is not a month like 2025-10");
        if (data is not null)
        {
            using var room = DataRoom.Open(data);
            return Say([QualityScore.Of(room.Station, SubjectId.Parse(of), period)], json);
        }
        if (meters is null || !File.Exists(of)) throw new FormatException("name an enterprise and --data DIR, or a file of readings and --meters FILE");
        // An enterprise checks itself: its files go through the same doors into a folder that is thrown away.
        var folder = Directory.CreateTempSubdirectory("luheng-quality-").FullName;
        try
        {
            using var room = DataRoom.Open(folder, create: true);
            Introduce(room, meters);
            var register = new MeterRegister(room.Catalogue, room.Ledger);
            var result = new Import(room.Catalogue, room.Ledger, TimeProvider.System, [register, new ReadingFiles(register, () => room.Station.Readings, TimeProvider.System), new ReadingSheets(room.Catalogue, register, () => room.Station.Readings, null)])
                .Run([meters, of], new() { Partial = true, By = "" }, null, cancel);
            foreach (var problem in result.Problems.Take(ProblemsShown)) Console.Error.WriteLine(problem);
            if (result.Problems.Count > ProblemsShown) Console.Error.WriteLine($"… {result.Problems.Count - ProblemsShown} more");
            if (room.Station.Book.Meters.Count == 0) return 1;
            return Say([.. room.Station.Book.Owners.Select(o => QualityScore.Of(room.Station, o, period))], json);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A register of meters names enterprises that an empty folder does not know; for a check of data their codes are enough.</summary>
    static void Introduce(DataRoom room, string meters)
    {
        var codes = File.ReadLines(meters).Take(MostMeters).SelectMany(line => line.Split(',')).Select(cell => cell.Trim().Trim('"').Split('/')[0])
            .Where(cell => cell.Length == 18 && SubjectId.TryParse(cell, out var id, out _) && id.Kind == SubjectKind.Enterprise).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count > 0) room.Ledger.Commit(new("自查", "", [.. codes.Select(c => new Subject(SubjectId.Parse(c), c, [new(null, null, "", "")]))], []));
    }

    static int Say(IReadOnlyList<QualityScore> scores, bool json)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(scores.Select(QualityJson.Of), Plain));
        else foreach (var s in scores)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s.Enterprise} {s.Month}  得分 {s.Score:0.0}  {(s.Meets ? "达到" : "未达到")}官方三项要求"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  到报率 {s.Completeness:P2}（{s.Sent}/{s.Due}）  日月相差 {s.DayMonth:P2}  时钟 {s.ClockSeconds:0} 秒"));
            foreach (var l in s.Lost.OrderByDescending(l => l.Points)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  -{l.Points:0.00}  {l.Part,-12} {l.Reason}{(l.Where is { } w ? $"  [{w}]" : "")}"));
        }
        return 0;
    }
}
