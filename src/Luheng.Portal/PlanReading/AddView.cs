using System.Globalization;
using Luheng.Packs;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Shell;

namespace Luheng.Portal.PlanReading;

/// <summary>Words of the text that are to become a find: where they stand, under which clause.</summary>
public sealed record AddView(PlanReview Review, string Words, Find? Found, int Times)
{
    const int Around = 40, LongestWords = 300;

    public IReadOnlyList<string> Wrong { get; init; } = [];
    public Promise? Typed { get; init; }

    /// <summary>The text before and after the words, for looking.</summary>
    public (string Before, string After) Beside => Found is not { } found ? ("", "")
        : (Review.Text.Text[Math.Max(0, found.Start - Around)..found.Start].Replace('\n', ' '), Review.Text.Text[(found.Start + found.Words.Length)..Math.Min(Review.Text.Text.Length, found.Start + found.Words.Length + Around)].Replace('\n', ' '));

    internal static AddView Of(Reader reader, PlanReview review, string words, int at)
    {
        words = words.Length > LongestWords ? words[..LongestWords] : words;
        if (words is "") return new(review, "", null, 0);
        var text = review.Text.Text;
        var times = Count(text, words);
        if (times == 0) return new(review, words, null, 0) { Wrong = [reader.Say(ReadingWords.AddNotFound, words)] };
        var start = at >= 0 && at + words.Length <= text.Length && string.CompareOrdinal(text, at, words, 0, words.Length) == 0 ? at : Nearest(text, words, at);
        var clause = review.Text.Outline.Where(h => h.Start <= start && start < h.End).OrderBy(h => h.Level).LastOrDefault()?.Clause ?? "";
        var number = review.Decisions.Count(d => d.Kind == DecisionKind.Add) + 1;
        var indicators = IndicatorSearch.Find(reader.Desk.World.Catalogue, words, 1);
        return new(review, words, new(string.Create(CultureInfo.InvariantCulture, $"add-{start}-{number}"), FindKind.Target, start, words, clause)
        {
            Phrase = words.Length > 20 ? words[..20] : words,
            Indicator = indicators.Count > 0 && words.Contains(indicators[0].Name.Zh, StringComparison.Ordinal) ? indicators[0].Id : null,
            Measure = TargetKind.Level,
            BaseYear = review.Upload.Frame.BaseYear,
            Year = review.Upload.Frame.To,
            Confidence = 1,
        }, times);
    }

    static int Count(string text, string words)
    {
        var count = 0;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal)) count++;
        return count;
    }

    static int Nearest(string text, string words, int at)
    {
        var best = text.IndexOf(words, StringComparison.Ordinal);
        for (var next = best; next >= 0; next = text.IndexOf(words, next + 1, StringComparison.Ordinal))
            if (at >= 0 && Math.Abs(next - at) < Math.Abs(best - at)) best = next;
        return best;
    }
}
