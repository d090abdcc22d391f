using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Access;

/// <summary>The fields of a form that was sent; what is absent is empty.</summary>
sealed class Posted
{
    readonly IFormCollection fields;

    Posted(IFormCollection fields) => this.fields = fields;

    public static async Task<Posted> Of(HttpContext context) =>
        new(context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty);

    public string this[string name] => fields[name].ToString();

    public IReadOnlyList<string> All(string name) => [.. fields[name].Select(v => v ?? "")];

    public bool Has(string name) => fields[name].ToString() is not "";

    /// <summary>A line of text without what surrounds it or cannot be seen, cut where it is longer.</summary>
    public string Line(string name, int longest)
    {
        var text = new string([.. fields[name].ToString().Where(c => !char.IsControl(c))]).Trim();
        return text.Length > longest ? text[..longest] : text;
    }

    public DateOnly? Day(string name, int at = 0) => fields[name] is var days && at < days.Count && DateOnly.TryParseExact(days[at], "yyyy-MM-dd", out var day) ? day : null;
}
