using System.Data.Common;
using System.Text.Json;
using Dapper;
using Luheng.Records;

namespace Luheng.Observations;

/// <summary>Items, scopes and sources by number, as one moment of the database knew them. Numbers are given once and stay.</summary>
sealed class Words
{
    public static readonly Words None = new([null], []);

    readonly string?[] texts;
    readonly Source?[] sources;
    readonly Dictionary<string, int> numbers;

    Words(string?[] texts, Dictionary<string, int> numbers) =>
        (this.texts, this.numbers, sources) = (texts, numbers, new Source?[texts.Length]);

    public int Last => texts.Length - 1;

    public int? NumberOf(string text) => numbers.TryGetValue(text, out var number) ? number : null;

    public string Text(int number) => (uint)number < (uint)texts.Length && texts[number] is { } text
        ? text : throw new InvalidDataException($"word {number} is not known");

    public Source Source(int number)
    {
        var text = Text(number);
        return sources[number] ??= JsonSerializer.Deserialize(text, StoredJson.Form.Source) ?? throw new InvalidDataException($"word {number} is no source");
    }

    /// <summary>These words and all that the database has learnt since.</summary>
    public Words Refreshed(DbConnection db)
    {
        var more = db.Query<(long Number, string Text)>("select id, text from word where id > @Last order by id", new { Last }).AsList();
        if (more.Count == 0) return this;
        var longer = new List<string?>(texts);
        var index = new Dictionary<string, int>(numbers, StringComparer.Ordinal);
        foreach (var (number, text) in more)
        {
            if (number != longer.Count) throw new InvalidDataException($"word {number} stands where word {longer.Count} belongs");
            longer.Add(text);
            index[text] = (int)number;
        }
        return new([.. longer], index);
    }
}

/// <summary>The words a batch uses: known ones keep their number, new ones are added in its transaction.</summary>
sealed class WordIntake(Words known)
{
    readonly Dictionary<string, int> added = new(StringComparer.Ordinal);
    readonly Dictionary<Source, int> sources = [];

    public int Of(string text)
    {
        if (known.NumberOf(text) is { } number) return number;
        if (!added.TryGetValue(text, out number)) added[text] = number = known.Last + added.Count + 1;
        return number;
    }

    public int Of(Source source)
    {
        if (!sources.TryGetValue(source, out var number))
            sources[source] = number = Of(JsonSerializer.Serialize(source, StoredJson.Form.Source));
        return number;
    }

    public void Save(DbConnection db, long batch, Digest digest)
    {
        using var insert = new Statement(db, "insert into word (id, batch, text, sum) values (@id, @batch, @text, @sum)", "@id", "@batch", "@text", "@sum");
        foreach (var (text, number) in added.OrderBy(word => word.Value))
        {
            insert.Run(number, batch, text, RowSum.Word(number, batch, text));
            digest.Word(number, text);
        }
    }
}
