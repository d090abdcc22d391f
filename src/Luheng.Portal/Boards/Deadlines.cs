using Luheng.Comparing;
using Luheng.Portal.Returns;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>Whose returns are not filed, and whose are past their day (逾期未报), by the cases of the returns and the forms' own deadlines: the same answer as the page of returns. Looked at again after a while, as steps and time change it.</summary>
sealed class Deadlines
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    readonly Lock looking = new();
    (DateTimeOffset At, Backlog Backlog)? seen;

    public static Backlog Of(Desk desk, Office office) => desk.Remember<Deadlines>("deadlines", () => new()).Look(desk, office);

    Backlog Look(Desk desk, Office office)
    {
        lock (looking)
        {
            var now = office.Clock.GetUtcNow();
            if (seen is { } known && now - known.At < Fresh && now >= known.At) return known.Backlog;
            return (seen = (now, Make(desk, office))).Value.Backlog;
        }
    }

    static Backlog Make(Desk desk, Office office)
    {
        var (table, catalogue, today) = (Outlook.TableOf(desk), desk.World.Catalogue, office.Clock.Today());
        var (count, noticed) = (table.Firms.Count, Backlog.Of(desk));
        var made = new Backlog { Expected = new bool[count], Unfiled = new bool[count], Overdue = new bool[count], Severe = noticed.Severe, Noticed = noticed.Noticed };
        var cases = office.Cases.All.Where(c => c.Procedure == ReturnProcedure.Id).ToDictionary(c => c.Id);
        var begun = cases.Values.Select(c => ReturnKey.Of(c.Id, catalogue)).OfType<ReturnKey>().Select(k => (k.Form.Id, k.Period)).ToHashSet();
        if (desk.Month is { } newest) Monthly(desk, table, MonthlyReturns.Of(desk).Of(newest, MonthlyReturns.Of(desk).Begun(office)), made);
        foreach (var form in catalogue.Forms.Values.Where(f => f.Due is not null))
            foreach (var period in ReturnBoard.PeriodsOf(form, today))
            {
                var (marks, due) = (ReturnBoard.MarksOf(desk, form, period), DueDays.Of(form, period, catalogue.Calendar.IsWorkday));
                var hasCases = begun.Contains((form.Id, period));
                for (var row = 0; row < marks.Length; row++)
                {
                    var subject = desk.World.Frame.Rows[row].Id;
                    if (subject.Kind != SubjectKind.Enterprise || (marks[row] == 0 && !hasCases)) continue;
                    var key = new ReturnKey(form, subject, period);
                    var standing = ReturnBoard.StandingOf(desk.World.Frame.Rows[row], key, due, marks[row], hasCases ? cases.GetValueOrDefault(key.Case) : null);
                    if (standing is null || table.IndexOf(subject) is not (>= 0 and var firm)) continue;
                    made.Overdue[firm] |= standing.Late(today);
                }
            }
        return made;
    }

    static void Monthly(Desk desk, FirmTable table, byte[] marks, Backlog made)
    {
        for (var row = 0; row < marks.Length; row++)
            if (marks[row] != 0 && table.IndexOf(desk.World.Frame.Rows[row].Id) is >= 0 and var firm)
                (made.Expected[firm], made.Unfiled[firm]) = (true, marks[row] == MonthlyReturns.Wanted);
    }
}
