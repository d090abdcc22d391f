using System.Globalization;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Shell;

/// <summary>What a parameter of an address may say. Anything else is refused, on a page, its files and the interface alike; empty means that it was not asked.</summary>
/// <param name="Wrong">What is wrong with what it says; null where nothing is.</param>
sealed record Takes(string Name, Func<Reader, string, Said?> Wrong)
{
    /// <summary>What of that which it names is not there (404), where it can be read.</summary>
    public Func<Reader, string, Said?> Absent { get; init; } = (_, _) => null;

    /// <summary>Whether nothing can be answered without it; it is then looked at where it is empty too.</summary>
    public bool Needed { get; init; }

    /// <summary>How many words are named before the rest is only counted.</summary>
    const int MostNamed = 30;

    public static readonly Takes Page = new("page", (_, text) => IsWhole(text, out var number) && number >= 1 ? null : Words.NotAPage.Filled("page", text)), Region = In("region"), Industry = Sector("industry");

    /// <summary>As which file the tables of a page are taken along, wherever an address says it.</summary>
    public static readonly Takes Format = OneOf("format", [.. Tables.Kinds, Tables.Json]);

    public static readonly Takes Park = new("park", (reader, text) => Boards.Choices.ParksOf(reader.Desk) is var parks && parks.Contains(text) ? null : NotOneOf("park", text, parks));

    public static Takes OneOf(string name, params string[] words) => OneOf(name, _ => words);

    public static Takes OneOf(string name, Func<Reader, IEnumerable<string>> words) => new(name, (reader, text) => words(reader).ToList() is var known && known.Contains(text) ? null : NotOneOf(name, text, known));

    /// <summary>One of the words, or what another parameter kind takes.</summary>
    public Takes Or(params string[] words) => this with { Wrong = (reader, text) => words.Contains(text) ? null : Wrong(reader, text) };

    /// <summary>The same, with what else may be wrong.</summary>
    public Takes And(Func<Reader, string, Said?> also) => this with { Wrong = (reader, text) => Wrong(reader, text) ?? also(reader, text) };

    /// <summary>The same, given once and not several times.</summary>
    public Takes Once() => this with { Wrong = (reader, text) => reader.Times(Name) is > 1 and var times ? Words.GivenTwice.Filled(Name, times) : Wrong(reader, text) };

    /// <summary>Words between commas.</summary>
    public static Takes SomeOf(string name, Func<Reader, IEnumerable<string>> words) => new(name, (reader, text) => words(reader).ToList() is var known
        && Listed(text).FirstOrDefault(w => !known.Contains(w)) is { } unknown ? NotOneOf(name, unknown, known) : null);

    public static Takes Whole(string name, int least, int most) => new(name, (_, text) => IsWhole(text, out var number) && number >= least && number <= most ? null
        : most == int.MaxValue ? Words.NotFrom.Filled(name, text, least) : Words.NotBetween.Filled(name, text, least, most));

    static bool IsWhole(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    public static Takes Day(string name) => new(name, (_, text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly _) ? null : Words.NotADay.Filled(name, text));

    public static Takes Month(string name) => new(name, (_, text) => Period.TryParse(text, out var period) && period.Kind == PeriodKind.Month ? null : Words.NotAMonth.Filled(name, text));

    /// <summary>An instant, or a day for its end.</summary>
    public static Takes Instant(string name) => new(name, (_, text) => China.TryInstant(text, out var _) ? null : Words.NotATime.Filled(name, text));

    /// <summary>Any period.</summary>
    public static Takes Time(string name) => new(name, (_, text) => Period.TryParse(text, out var _) ? null : About(name, Words.NotAPeriod.Filled(text)));

    /// <summary>A period of months.</summary>
    public static Takes Months(string name) => new(name, (_, text) => !Period.TryParse(text, out var period) ? About(name, Words.NotAPeriod.Filled(text)) : period.MonthCount > 0 ? null : About(name, Words.NotOfMonths.Filled(text)));

    /// <summary>Anybody registered, or a group of them.</summary>
    public static Takes Subject(string name) => new(name, (_, text) => SubjectId.TryParse(text, out var _, out var problem) ? null : About(name, SubjectSays.NotACode(text, problem, [])))
    {
        Absent = (reader, text) => SubjectId.TryParse(text, out var id, out _) && reader.Desk.World.Population.Unknown(id) is { } unknown ? About(name, SubjectSays.Unknown(id, unknown)) : null,
    };

    /// <summary>Indicators between commas.</summary>
    /// <param name="but">What else is wrong with one that is known.</param>
    public static Takes Items(string name, Func<Reader, Item, Said?>? but = null) => new(name, (reader, text) => Listed(text)
        .Select(i => reader.Desk.World.Catalogue.Items.TryGetValue(i, out var item) ? but?.Invoke(reader, item) is { } wrong ? Words.AboutAsked.Filled(name, i, wrong) : null : Words.NotAnIndicator.Filled(name, i)).OfType<Said>().ToList() is { Count: > 0 } all ? all.Together() : null);

    /// <summary>What stands between the commas of a parameter.</summary>
    public static string[] Listed(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A region of the table of regions.</summary>
    public static Takes In(string name) => new(name, (reader, text) => reader.Desk.World.Population.Regions.Find(text) is not null ? null : Words.NotARegion.Filled(name, text, reader.Whole.Text));

    /// <summary>A division of industry, a class of it, or the six.</summary>
    public static Takes Sector(string name) => new(name, (reader, text) => text == Industries.Six || (text.All(char.IsAsciiDigit)
        && reader.Desk.World.Population.Industries.Divisions.Any(d => d.Code.StartsWith(text, StringComparison.Ordinal) || text.StartsWith(d.Code, StringComparison.Ordinal))) ? null : Words.NotAnIndustry.Filled(name, text, Industries.Six));

    /// <summary>What is wrong with a parameter, under its name.</summary>
    public static Said About(string name, Said wrong) => Words.AboutName.Filled(name, wrong);

    public static Said NotOneOf(string name, string text, IReadOnlyList<string> known)
    {
        var all = known.Where(w => w is not "").ToList();
        var named = all.Take(MostNamed).ToList();
        return (text is "" ? Words.NotGiven : named.Count == all.Count ? Words.NotOneOf : Words.NotOneOfMany).Filled(name, text, new Said(string.Join('、', named), string.Join(", ", named)), all.Count);
    }
}

/// <summary>How endpoints say what their parameters may say.</summary>
static class TakesRules
{
    /// <summary>Refuses an address whose parameters say something else, with everything that is wrong at once.</summary>
    public static TBuilder Taking<TBuilder>(this TBuilder endpoint, params Takes[] parameters) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            foreach (var takes in parameters) builder.Metadata.Add(takes);
        });
        return endpoint;
    }

    /// <summary>Looks at every parameter before its page, file or call does.</summary>
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<Elsewhere>() is not null) return next(context);
        var reader = context.RequestServices.GetRequiredService<Reader>();
        var takes = endpoint.Metadata.GetOrderedMetadata<Takes>();
        if (HttpMethods.IsGet(context.Request.Method) && takes.All(t => t.Name != Takes.Format.Name)) takes = [.. takes, Takes.Format];
        var asked = takes.Where(t => t.Needed || reader.Query(t.Name) is not "").Select(t => (Takes: t, Text: reader.Query(t.Name))).ToList();
        var (told, unread) = (new List<Said>(), false);
        foreach (var (take, text) in asked)
            if (take.Wrong(reader, text) is { } wrong)
            {
                told.Add(wrong);
                unread = true;
            }
            else if (take.Absent(reader, text) is { } absent) told.Add(absent);
        return told.Count == 0 ? next(context) : (unread ? Front.BadRequest(reader, context, told.Together()) : Front.NotFound(reader, context, told.Together())).ExecuteAsync(context);
    }

    /// <summary>All that is wrong, one after another.</summary>
    public static Said Together(this IReadOnlyCollection<Said> wrong) => new(string.Join('；', wrong.Select(w => w.Zh)), string.Join("; ", wrong.Select(w => w.In("en"))));
}
