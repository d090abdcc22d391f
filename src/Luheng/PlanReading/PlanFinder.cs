using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Finds everything a plan's text says in figures and tasks, paragraph by paragraph and table by table.</summary>
sealed class PlanFinder(Lexicon words)
{
    /// <summary>No plan writes a paragraph longer than this; what is longer is read in pieces, so that a text without stops takes no longer than one with them.</summary>
    const int LongestParagraph = 3_000;

    /// <summary>More than any plan says; a text with more is a table of figures, not a plan.</summary>
    const int MostFinds = 50_000;

    readonly FigureScanner scanner = new(words);

    public IReadOnlyList<Find> Find(PlanText plan, CancellationToken cancel = default)
    {
        var text = MatchText.Of(plan.Text, words.Simplified);
        var period = PlanPeriod.Of(MatchText.Of(plan.Title, words.Simplified).Text, text.Text);
        var sections = new PlanSections([.. plan.Outline.Select(h => h with { Title = MatchText.Of(h.Title, words.Simplified).Text })], words);
        var (sentences, judge, milestones, tasks, tables) = (new SentenceReader(words, scanner), new Judge(words), new MilestoneFinder(words), new TaskFinder(words), new TableFinder(words, scanner));
        var found = new List<Find>();
        var carried = new Carried();
        var table = 0;
        for (var start = 0; start < text.Length;)
        {
            cancel.ThrowIfCancellationRequested();
            var end = text.Text.IndexOf('\n', start) is >= 0 and var feed ? feed : text.Length;
            var at = text.Original(start);
            while (table < plan.Tables.Count && plan.Tables[table].End <= at) table++;
            if (table < plan.Tables.Count && plan.Tables[table].Start <= at)
            {
                var whole = plan.Tables[table++];
                found.AddRange(tables.Find(whole, plan, text, sections, period));
                found.AddRange(TaskTable.Find(whole, plan, tables.Plain, sections.At(whole.Start), period));
                foreach (var cell in whole.Rows.SelectMany(r => r).Where(tables.IsProse)) Paragraph(text.From(cell.Start), text.From(cell.Start + cell.Length));
                start = Math.Max(text.From(whole.End), end + 1);
                continue;
            }
            foreach (var (from, to) in Pieces(text.Text, start, end))
            {
                cancel.ThrowIfCancellationRequested();
                Paragraph(from, to);
                if (found.Count > MostFinds) throw DocumentFiles.Unreadable(plan.Name, new($"前 {text.Original(to):N0} 字里的指标和任务超过 {MostFinds:N0} 项", $"more than {MostFinds:N0} figures and tasks in the first {text.Original(to):N0} characters"), new("上传规划文件，或者其中一册", "a plan, or one volume of it"));
            }
            start = end + 1;
        }
        return Linked([.. found.DistinctBy(f => f.Id).OrderBy(f => f.Start).ThenBy(f => f.Id, StringComparer.Ordinal)]);

        void Paragraph(int from, int to)
        {
            var section = sections.At(text.Original(from));
            carried.Enter(section);
            carried.Box(Place(from, to).Words, period);
            carried.BaseYear = Times.Of(text.Text, from, to, period).FirstOrDefault(t => t.Once)?.To ?? carried.BaseYear;
            var around = new Surroundings(section, period, carried.AimYear, carried.Stretch, carried.BaseYear, null);
            found.AddRange(tasks.Read(text.Text, from, to, around, Place));
            var subject = "";
            var due = tasks.Due(text.Text, from, to, period);
            foreach (var (begin, end) in Sentences(text.Text, from, to))
            {
                around = new(section, period, due ?? carried.AimYear, carried.Stretch, carried.BaseYear, null);
                var drafts = sentences.Read(text.Text, begin, end, subject, period);
                foreach (var draft in drafts)
                {
                    if (judge.Of(text.Text, begin, end, draft, around, Place) is { } find) found.Add(find);
                    subject = draft.Phrase;
                }
                found.AddRange(milestones.Read(text.Text, begin, end, around, Place));
                carried.Learn(Times.Of(text.Text, begin, end, period), period, begin, text.Text);
            }
        }

        (int Start, string Words) Place(int from, int to)
        {
            var (start, end) = (text.Original(from), text.OriginalEnd(to));
            return (start, plan.Text[start..Math.Max(start, end)]);
        }
    }

    /// <summary>What one paragraph leaves for the next under the same heading.</summary>
    sealed class Carried
    {
        readonly Stack<(int? Year, string Clause)> terms = [];
        string clause = "";
        int heading = -2;

        /// <summary>The term said last; among tasks one that was said for one of them ends with its clause.</summary>
        public int? AimYear => terms.TryPeek(out var term) ? term.Year : null;
        public (int From, int To)? Stretch { get; private set; }
        public int? BaseYear { get; set; }

        public void Enter(PlanSections.Section section)
        {
            clause = section.Clause;
            while (section.Kind is "tasks" or "schedule" or "safeguards" && terms.TryPeek(out var term) && !clause.StartsWith(term.Clause, StringComparison.Ordinal)) terms.Pop();
            if (section.Heading == heading) return;
            terms.Clear();
            (heading, Stretch, BaseYear) = (section.Heading, null, null);
        }

        void Aim(int? year)
        {
            if (terms.TryPeek(out var term) && term.Clause == clause) terms.Pop();
            terms.Push((year, clause));
        }

        /// <summary>The title of a box (专栏) ends the term of the text above; a year of the plan in it is the box's own.</summary>
        /// <param name="paragraph">With its spaces: in 专栏1 2025年目标 the number of the box is no part of the year.</param>
        public void Box(string paragraph, PlanPeriod? period)
        {
            if (paragraph.TrimStart().StartsWith("专栏", StringComparison.Ordinal)) Aim(Times.Of(paragraph, 0, paragraph.Length, period).LastOrDefault(t => period is null || t.To > period.Base && t.To <= period.To)?.To);
        }

        /// <summary>2023年底前 and 2022年6月底前 are the day of one thing to be done, not the term of what follows.</summary>
        static bool IsDeadline(string text, TimeSaid time)
        {
            const int Near = 3;
            return text.AsSpan(time.End, Math.Min(Near, text.Length - time.End)) is var behind && (behind.StartsWith("前") || behind.StartsWith("底前") || behind.StartsWith("末前") || behind.StartsWith("以前"));
        }

        /// <summary>A term at the head of a sentence holds for what follows; another only where it lies in the plan's years.</summary>
        public void Learn(List<TimeSaid> times, PlanPeriod? period, int sentence, string text)
        {
            const int Head = 6;
            if (times.LastOrDefault(t => t.Sense == TimeSense.By && !IsDeadline(text, t) && (period is null || (t.To > period.Base && (t.To <= period.To || t.Start - sentence < Head)))) is { } by) Aim(by.To);
            if (times.LastOrDefault(t => t.Sense == TimeSense.Period && (period is null || t.To <= period.Base)) is { } past) Stretch = (past.From, past.To);
        }
    }

    /// <summary>A paragraph, or pieces of one that is too long, each up to its last full stop.</summary>
    static IEnumerable<(int Start, int End)> Pieces(string text, int from, int to)
    {
        while (to - from > LongestParagraph)
        {
            var stop = text.LastIndexOf('。', from + LongestParagraph - 1, LongestParagraph);
            var end = stop > from ? stop + 1 : from + LongestParagraph;
            yield return (from, end);
            from = end;
        }
        if (to > from) yield return (from, to);
    }

    static IEnumerable<(int Start, int End)> Sentences(string text, int from, int to)
    {
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (text[i] is not ('。' or '!' or '?') && !(text[i] == ';' && i - start > 60)) continue;
            if (i > start) yield return (start, i);
            start = i + 1;
        }
        if (to > start) yield return (start, to);
    }

    /// <summary>Targets without a base take the one that the plan states elsewhere of the same thing.</summary>
    static IReadOnlyList<Find> Linked(List<Find> finds)
    {
        var stated = finds.Where(f => f.Kind is FindKind.Outcome or FindKind.Fact && f is { Level: not null, Year: not null, Phrase.Length: > 2 }).ToLookup(f => (f.Phrase, f.Unit));
        for (var i = 0; i < finds.Count; i++)
        {
            var find = finds[i];
            if (find is not { Kind: FindKind.Target, Base: null, Measure: TargetKind.Level or TargetKind.NewCount or TargetKind.AtLeast or TargetKind.AtMost or TargetKind.Count or TargetKind.CapacityShare, Phrase.Length: > 2 }) continue;
            var unit = find.Level is null ? find.ChangeUnit : find.Unit;
            var bases = stated[(find.Phrase, unit)].Concat(stated.Where(g => g.Key.Unit == unit && g.Key.Phrase.EndsWith(find.Phrase, StringComparison.Ordinal) && g.Key.Phrase != find.Phrase && find.Phrase.Length > 3).SelectMany(g => g)).Where(f => f.Year < find.Year).ToList();
            if (bases.Count == 0 || bases.Select(b => b.Level).Distinct().Count() > 1) continue;
            finds[i] = find with { Base = bases[0].Level, BaseYear = bases[0].Year, Because = [.. find.Because, $"起点 {bases[0].Level} 写在{(bases[0].Clause is "" ? "别处" : bases[0].Clause)}"] };
        }
        return finds;
    }
}
