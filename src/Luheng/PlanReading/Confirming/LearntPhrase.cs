using Luheng.Cases;
using Luheng.Records;

namespace Luheng.PlanReading.Confirming;

/// <summary>What a plan calls an indicator, as officers confirmed it: the next reading knows it too.</summary>
public sealed record LearntPhrase(string Phrase, string Indicator, string By, DateTimeOffset At)
{
    public const string Kind = "plan-phrase";

    const int Longest = 60;

    public Document Write() => new(Kind, Phrase, CaseJson.Write(this));

    /// <summary>Every phrase with its indicator, for the reader's dictionary.</summary>
    public static IReadOnlyDictionary<string, string> All(ILedger ledger) =>
        ledger.Documents(Kind).Where(d => d.Body is not "").Select(d => CaseJson.Read<LearntPhrase>(d.Body)).ToDictionary(p => p.Phrase, p => p.Indicator, StringComparer.Ordinal);

    /// <summary>What is new in what somebody confirmed; a phrase that is confirmed as two indicators at once teaches nothing.</summary>
    public static IReadOnlyList<LearntPhrase> From(IEnumerable<Reviewed> confirmed, IReadOnlyDictionary<string, string> known, string who, DateTimeOffset at) =>
        [.. from find in confirmed
            where find.IsConfirmed && find.Promise is { Kind: FindKind.Target or FindKind.Outcome, Indicator: not null }
            let phrase = find.Found.Phrase.Trim()
            where phrase.Length is > 1 and <= Longest
            group find.Promise.Indicator! by phrase into said
            where said.Distinct().Count() == 1 && known.GetValueOrDefault(said.Key) != said.First()
            select new LearntPhrase(said.Key, said.First(), who, at)];
}
