using System.Globalization;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Shell;

/// <summary>What a parameter of an address may say. Anything else is refused, on a page, its files and the interface alike; empty means that it was not asked.</summary>
/// <param name="Wrong">What is wrong with what it says; null where nothing is.</param>
sealed record Takes(string Name, Func<Reader, string, Said?> Wrong)
{
    /// <summary>How many words are named before the rest is only counted.</summary>
    const int MostNamed = 30;

    public static readonly Takes Page = Whole("page", 1, int.MaxValue), Region = In("region"), Industry = Sector("industry");

    public static readonly Takes Park = new("park", (reader, text) => Boards.Choices.ParksOf(reader.Desk) is var parks && parks.Contains(text) ? null : NotOneOf("park", text, parks));

    public static Takes OneOf(string name, params string[] words) => OneOf(name, _ => words);

    public static Takes OneOf(string name, Func<Reader, IEnumerable<string>> words) => new(name, (reader, text) => words(reader).ToList() is var known && known.Contains(text) ? null : NotOneOf(name, text, known));

    /// <summary>One of the words, or what another parameter kind takes.</summary>
    public Takes Or(params string[] words) => this with { Wrong = (reader, text) => words.Contains(text) ? null : Wrong(reader, text) };

    /// <summary>Words between commas.</summary>
    public static Takes SomeOf(string name, Func<Reader, IEnumerable<string>> words) => new(name, (reader, text) => words(reader).ToList() is var known
        && text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(w => !known.Contains(w)) is { } unknown ? NotOneOf(name, unknown, known) : null);

    public static Takes Whole(string name, int least, int most) => new(name, (_, text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? null
        : most == int.MaxValue ? Words.NotFrom.Filled(name, text, least) : Words.NotBetween.Filled(name, text, least, most));

    public static Takes Day(string name) => new(name, (_, text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly _) ? null : Words.NotADay.Filled(name, text));

    public static Takes Month(string name) => new(name, (_, text) => Period.TryParse(text, out var period) && period.Kind == PeriodKind.Month ? null : Words.NotAMonth.Filled(name, text));

    /// <summary>A region of the table of regions.</summary>
    public static Takes In(string name) => new(name, (reader, text) => reader.Desk.World.Population.Regions.Find(text) is not null ? null : Words.NotARegion.Filled(name, text, reader.Whole.Text));

    /// <summary>A division of industry, a class of it, or the six.</summary>
    public static Takes Sector(string name) => new(name, (reader, text) => text == Industries.Six || (text.All(char.IsAsciiDigit)
        && reader.Desk.World.Population.Industries.Divisions.Any(d => d.Code.StartsWith(text, StringComparison.Ordinal) || text.StartsWith(d.Code, StringComparison.Ordinal))) ? null : Words.NotAnIndustry.Filled(name, text, Industries.Six));

    public static Said NotOneOf(string name, string text, IReadOnlyList<string> known)
    {
        var all = known.Where(w => w is not "").ToList();
        var named = all.Take(MostNamed).ToList();
        return (named.Count == all.Count ? Words.NotOneOf : Words.NotOneOfMany).Filled(name, text, new Said(string.Join('、', named), string.Join(", ", named)), all.Count);
    }
}

/// <summary>How endpoints say what their parameters may say.</summary>
static class TakesRules
{
    /// <summary>Refuses an address whose parameters say something else, with everything that is wrong at once.</summary>
    public static TBuilder Taking<TBuilder>(this TBuilder endpoint, params Takes[] parameters) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter((context, next) =>
        {
            Check(context.HttpContext.RequestServices.GetRequiredService<Reader>(), parameters);
            return next(context);
        });

    /// <exception cref="QuestionException">Something is wrong.</exception>
    static void Check(Reader reader, Takes[] parameters)
    {
        var wrong = parameters.Select(p => reader.Query(p.Name) is { Length: > 0 } text ? p.Wrong(reader, text) : null).OfType<Said>().ToList();
        if (wrong.Count > 0) throw new QuestionException(wrong.Together());
    }

    /// <summary>All that is wrong, one after another.</summary>
    public static Said Together(this IReadOnlyCollection<Said> wrong) => new(string.Join('；', wrong.Select(w => w.Zh)), string.Join("; ", wrong.Select(w => w.In("en"))));
}
