global using Csv = Luheng.Bulletins.Table; // what pages in the making still call it
global using Table = Luheng.Bulletins.Table;

using Luheng.Packs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Shell;

/// <summary>Tables that can be taken along: one description, one requirement, an address for each kind of file.</summary>
public static class Tables
{
    internal static readonly string[] Kinds = ["csv", "xlsx", "docx"];

    /// <summary>The tables of a page as a program reads them; lists of their own have their calls below /api.</summary>
    internal const string Json = "json";

    /// <summary>Maps PATTERN.csv, PATTERN.xlsx and PATTERN.docx to what makes the table.</summary>
    public static IEndpointConventionBuilder MapTable(this IEndpointRouteBuilder app, string pattern, Delegate table) =>
        new All([.. Kinds.Select(kind => app.MapGet($"{pattern}.{kind}", table))]);

    /// <param name="title">What stands above it on paper; the table's name where nothing is said.</param>
    public static IResult As(this Table table, string name, Said? title = null) => new TableExport(table, name, title ?? new(name, name));

    /// <summary>Whether an address gives its table as a workbook and a paper too: the interface for programs does not.</summary>
    public static bool HasKinds(string csv) => !csv.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>The address of the same table as another kind of file.</summary>
    public static string Address(string csv, string kind) => csv.Contains("format=csv", StringComparison.Ordinal)
        ? csv.Replace("format=csv", $"format={kind}", StringComparison.Ordinal)
        : csv.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? Path.ChangeExtension(csv[..query], kind) + csv[query..] : Path.ChangeExtension(csv, kind);

    /// <summary>Which kind of file a request asks for, by its address or its query.</summary>
    public static string Asked(HttpRequest request) => Kinds.FirstOrDefault(k => request.Path.Value!.EndsWith("." + k, StringComparison.OrdinalIgnoreCase))
        ?? Kinds.Append(Json).FirstOrDefault(k => k == request.Query["format"]) ?? Kinds[0];

    sealed class All(IReadOnlyList<IEndpointConventionBuilder> endpoints) : IEndpointConventionBuilder
    {
        public void Add(Action<EndpointBuilder> convention)
        {
            foreach (var endpoint in endpoints) endpoint.Add(convention);
        }
    }
}
