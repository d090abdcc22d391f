using Luheng.Access;
using Luheng.Cases;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Returns;

/// <summary>Where one return of many stands: its case's state, or that its figures came in without one.</summary>
/// <param name="Imported">The figures are in the ledger although no return was filed here.</param>
public sealed record Standing(ReturnKey Key, ReturnState State, bool Imported, DateOnly? Due, Case? Case)
{
    public bool Missing => !Imported && Waits(State);

    public bool Late(DateOnly today) => Missing && Due < today;

    /// <summary>Whether it is the enterprise's turn to file it.</summary>
    public static bool Waits(ReturnState state) => state is ReturnState.Open or ReturnState.Awaited or ReturnState.Draft or ReturnState.Checked or ReturnState.Returned;

    /// <summary>By when it must be filed, for whoever asks: the form's day; what was returned, by the day given for mending it where that is later.</summary>
    public static DateOnly? DueOf(DateOnly? form, Case? matter) => MendBy(matter) is { } mend && !(form > mend) ? mend : form;

    /// <summary>The day given for mending what was returned, until it is filed again.</summary>
    public static DateOnly? MendBy(Case? matter) =>
        matter?.Steps.LastOrDefault(s => s.Move is ReturnProcedure.Submit or ReturnProcedure.Upload or ReturnProcedure.Return or ReturnProcedure.SendBack) is { Move: ReturnProcedure.Return or ReturnProcedure.SendBack } back ? back.Due : null;
}

/// <summary>The returns that a reader may see, by form and period.</summary>
public sealed class ReturnBoard(Reader reader, Office office)
{
    const int Months = 3, EnterpriseMonths = 12;

    readonly Desk desk = reader.Desk;
    readonly Catalogue catalogue = reader.Desk.World.Catalogue;
    readonly Dictionary<string, Case> cases = office.Cases.All.Where(c => c.Procedure == ReturnProcedure.Id).ToDictionary(c => c.Id);

    public DateOnly Today { get; } = office.Clock.Today();

    /// <summary>The enterprise whose returns the reader files or follows; null for an officer.</summary>
    public SubjectId? Own { get; } = reader.Actor.Posts.Select(p => p.Scope).FirstOrDefault(s => s is { Kind: SubjectKind.Enterprise });

    /// <summary>Periods of a form that are over, the newest first.</summary>
    public IReadOnlyList<Period> Periods(Form form, int? months = null) => PeriodsOf(form, Today, months);

    internal static IReadOnlyList<Period> PeriodsOf(Form form, DateOnly today, int? months = null)
    {
        if (ReturnKey.Shape(form) == PeriodKind.Year) return [Period.Calendar(today.Year - 1)];
        var first = new DateOnly(today.Year, today.Month, 1);
        return [.. Enumerable.Range(1, months ?? Months).Select(i => first.AddMonths(-i)).Select(d => Period.Month(d.Year, d.Month))];
    }

    /// <summary>Every return expected of those the reader may see.</summary>
    public IReadOnlyList<Standing> Of(Form form, Period period)
    {
        var month = MarksOf(desk, form, period);
        var due = DueDays.Of(form, period, catalogue.Calendar.IsWorkday);
        var list = new List<Standing>();
        foreach (var row in Rows())
            if (At(form, period, due, row, month[row]) is { } standing) list.Add(standing);
        return list;
    }

    /// <summary>The calendar of one enterprise.</summary>
    public IReadOnlyList<Standing> Of(SubjectId enterprise)
    {
        if (desk.World.Frame.RowOf(enterprise) is not (>= 0 and var row)) return [];
        return [.. catalogue.Forms.Values.Where(f => f.Due is not null).SelectMany(f => Periods(f, EnterpriseMonths).Select(p => At(f, p, DueDays.Of(f, p, catalogue.Calendar.IsWorkday), row, MarksOf(desk, f, p)[row]))).OfType<Standing>()
            .OrderByDescending(s => s.Key.Period).ThenBy(s => s.Due).ThenBy(s => s.Key.Form.Id, StringComparer.Ordinal)];
    }

    /// <summary>Those in a state, whose figures the reader may see, the longest waiting first.</summary>
    public IReadOnlyList<Standing> In(ReturnState state) => [.. cases.Values.Where(c => c.State == state.ToString() && reader.May(Act.SeeReturn, c.Subject) && !Ended(desk.World, c)).OrderBy(c => c.Last.At)
        .Select(c => (Case: c, Key: ReturnKey.Of(c.Id, catalogue))).Where(c => c.Key is not null).Select(c => new Standing(c.Key!.Value, state, false, Standing.Waits(state) ? Standing.DueOf(DueDays.Of(c.Key!.Value.Form, c.Key!.Value.Period, catalogue.Calendar.IsWorkday), c.Case) : c.Case.Due, c.Case))];

    Standing? At(Form form, Period period, DateOnly? due, int row, byte known)
    {
        var key = new ReturnKey(form, desk.World.Frame.Rows[row].Id, period);
        return StandingOf(desk.World.Frame.Rows[row], key, due, known, cases.GetValueOrDefault(key.Case));
    }

    /// <summary>Where a return stands, or null where none is expected: of an enterprise that is closed or gone, what was begun is expected no longer.</summary>
    /// <param name="due">The form's day.</param>
    internal static Standing? StandingOf(Subject of, ReturnKey key, DateOnly? due, byte known, Case? matter) =>
        matter is null ? known == 0 ? null : new(key, ReturnState.Open, known == MonthlyReturns.Filed, due, null)
            : Ended(of, key.Period, matter) ? null : new(key, matter.In<ReturnState>(), false, Standing.DueOf(due, matter), matter);

    static bool Ended(Subject? of, Period period, Case matter) => of is not null && Standing.Waits(matter.In<ReturnState>()) && !ReturnSpan.Covers(of, period);

    /// <summary>Whether a return was begun and is expected no longer.</summary>
    internal static bool Ended(World world, Case matter) => matter.Procedure == ReturnProcedure.Id && ReturnKey.Of(matter.Id, world.Catalogue) is { } key && Ended(world.Population.Find(key.Subject), key.Period, matter);

    /// <summary>Rows of enterprises that the reader may see, found once for each set of posts.</summary>
    int[] Rows()
    {
        var posts = string.Join(';', reader.Actor.Posts.Select(p => $"{p.Role}@{p.Scope}{p.From}{p.Until}").Order(StringComparer.Ordinal));
        return desk.Remember($"return-rows:{posts}", () => Enumerable.Range(0, desk.World.Frame.Rows.Count).Where(r => desk.World.Frame.Rows[r].Id is { Kind: SubjectKind.Enterprise } id && reader.May(Act.SeeReturn, id)).ToArray());
    }

    /// <summary>For each row: 0 nothing expected, 1 expected, 2 figures are there.</summary>
    internal static byte[] MarksOf(Desk desk, Form form, Period period) => desk.Remember($"return-month:{form.Id}:{period}", () => MonthlyReturns.Of(desk).Marks(form, period));
}
