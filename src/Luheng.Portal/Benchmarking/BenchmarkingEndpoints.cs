using Luheng.Access;
using Luheng.Judging;
using Luheng.Portal.Access;
using Luheng.Portal.Accounting;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Benchmarking;

/// <summary>Benchmarks: all products, one product, and judgements as JSON.</summary>
static class BenchmarkingEndpoints
{
    public static void MapBenchmarking(this IEndpointRouteBuilder app)
    {
        var (level, months) = (Takes.OneOf("level", ProductView.Levels), Takes.Months("in"));
        var all = app.Needing(new Requirement(Act.SeeAggregate) { By = r => r.May(Act.SeeAggregate) ? Act.SeeAggregate : Act.SeeFirm }).Taking(Takes.OneOf("sector", r => r.Desk.World.Catalogue.Benchmarks.Benchmarks.Select(b => b.Sector).Distinct()), level, months);
        all.MapGet("/benchmarks", (Reader reader) => Front.Page<BenchmarksPage>(new { Of = BenchmarkView.Of(reader) }));
        all.MapTable("/benchmarks", (Reader reader) => Products(reader, BenchmarkView.Of(reader)));
        var one = app.Needing(Act.SeeFirm).Taking(level, months);
        one.MapGet("/benchmarks/{product}", (Reader reader, HttpContext context, string product) => ProductView.Of(reader, product) is { } view ? Front.Page<ProductPage>(new { Of = view }) : Front.NotFound(reader, context, Words.NoSuchBenchmark.Filled(product)));
        one.MapTable("/benchmarks/{product}", (Reader reader, HttpContext context, string product) => ProductView.Of(reader, product) is { } view ? Lines(reader, view) : Front.NotFound(reader, context, Words.NoSuchBenchmark.Filled(product)));
        app.MapGet("/benchmarks/{product}/reasons", (Reader reader, HttpContext context, string product) => LineReasons.Of(reader, product, out var wrong) is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/benchmarks") : Front.NotFound(reader, context, wrong)).Needs(Act.SeeFirm, Whom.Query("of")).Taking(LineReasons.Takes);
        app.MapGet("/api/v1/benchmarks", (Reader reader) => Json(BenchmarkView.Of(reader), Whom.Query("of")(reader))).Needs(Act.SeeFirm, Whom.Query("of")).Taking(Takes.Subject("of"), months);
    }

    static IResult Json(BenchmarkView view, SubjectId? of)
    {
        var firms = of is { } only ? [only.Enterprise] : view.Seen.Select(l => l.Firm.Id).Distinct();
        return Results.Json(firms.Where(view.Table.Knows).Select(f => JudgementJson.Of(view.Table.Of(f))), Plain);
    }

    static readonly System.Text.Json.JsonSerializerOptions Plain = new(System.Text.Json.JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static IResult Products(Reader reader, BenchmarkView view)
    {
        var table = new Table("benchmark", "name", "sector_name", "period", "judged", "advanced", "between", "within_limit", "below_baseline", "over_limit", "not_judged", "share", "weighed");
        foreach (var (row, shown) in view.Rows.Where(r => reader.Query("sector") is "" || r.Share.Sector == reader.Query("sector")).Select(r => (r.Share, r.Shown)))
            if (shown) table.Row(row.Id, reader[row.Name], row.Sector, view.Period.ToString(), row.Judged, row.Advanced, row.Between, row.WithinLimit, row.BelowBaseline, row.OverLimit, row.NotJudged, row.Share, row.Weighed);
            else table.Row(row.Id, reader[row.Name], row.Sector, view.Period.ToString(), null, null, null, null, null, null, null, double.NaN, "");
        return table.As($"benchmarks-{view.Period}", Words.Benchmarks);
    }

    static IResult Lines(Reader reader, ProductView view)
    {
        var table = new Table("credit_code", "name", "period", "benchmark", "level", "value", "unit", "advanced_level", "baseline_level", "limit_level", "norm_level", "margin", "better_than", "peers", "months", "output", "output_unit", "energy_tce", "next_tce", "next_co2", "next_yuan", "carbon_per_unit", "source", "confidence", "why");
        foreach (var l in view.Lines)
            table.Row(l.Firm.Id.Text, l.Firm.Name, view.View.Period.ToString(), l.Standing.Benchmark, reader[BenchmarkLevel.Name(l.Standing.Level)], l.Standing.Value, l.Standing.Unit, l.Standing.Advanced, l.Standing.Baseline, l.Standing.Limit, l.NormLevel, l.Margin, l.Percentile, l.Peers, l.Months, l.Output, l.OutputUnit, l.Energy, l.Next?.Tce, l.Next?.Co2, l.Next?.Yuan, l.Carbon, l.Standing.Source?.ToString(), reader[ReasonWords.Of(l.Standing.Confidence)], l.Standing.Why is { } why ? reader[why] : "");
        return table.As($"benchmark-{view.Id}-{view.View.Period}", Words.Benchmarks);
    }
}
