using System.Data.Common;
using Dapper;
using Luheng.Observations;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Findings;

/// <summary>Findings as rows, in the order each stage gave them.</summary>
static class FindingRows
{
    public static void Replace(DbConnection db, string stage, IReadOnlyCollection<string>? subjects, IEnumerable<Finding> findings)
    {
        var among = subjects?.ToHashSet();
        var tally = Tally.Of(db, $"finding {stage}");
        if (among is not null) Delete(db, stage, among, tally);
        else
        {
            db.Execute("delete from finding where stage = @stage", new { stage });
            tally.GoAll();
        }

        using var insert = new Statement(db, """
            insert into finding (subject, stage, place, year, period, kind, level, text, evidence, sum)
            values (@subject, @stage, @place, @year, @period, @kind, @level, @text, @evidence, @sum)
            """, "@subject", "@stage", "@place", "@year", "@period", "@kind", "@level", "@text", "@evidence", "@sum");
        var place = 0;
        foreach (var f in findings)
        {
            if (among?.Contains(f.Subject.Text) == false)
                throw new ArgumentException($"Stage {stage} found something about {f.Subject}, which is not among the subjects whose findings it replaces.", nameof(findings));
            if (!ReadBack.Holds(f.Subject)) throw new ArgumentException($"Stage {stage} found something about '{f.Subject}', which is not the id of a subject.", nameof(findings));
            var (year, period, level) = (f.Period.Year, PeriodCode.Of(f.Period), (int)f.Level);
            var sum = RowSum.Finding(f.Subject.Text, stage, place, year, period, f.Kind, level, f.Text, f.Evidence);
            insert.Run(f.Subject.Text, stage, place++, year, period, f.Kind, level, f.Text, f.Evidence, sum);
            tally.Come(sum);
        }
        tally.Save(db);
    }

    public static IReadOnlyList<Finding> Read(DbConnection db, string? subject)
    {
        var about = subject is null ? "" : "where subject = @subject ";
        return db.Query<(string Subject, int Year, int Period, string Kind, byte Level, string Text, string Evidence)>(
                $"select subject, year, period, kind, level, text, evidence from finding {about}order by subject, stage, place", new { subject })
            .Select(f => new Finding(SubjectId.Parse(f.Subject), PeriodCode.Read(f.Year, f.Period), f.Kind, (FindingLevel)f.Level, f.Text, f.Evidence))
            .ToList();
    }

    static void Delete(DbConnection db, string stage, HashSet<string> subjects, Tally tally)
    {
        using var find = new Statement(db, "select sum from finding where subject = @subject and stage = @stage", "@subject", "@stage");
        using var delete = new Statement(db, "delete from finding where subject = @subject and stage = @stage", "@subject", "@stage");
        foreach (var subject in subjects)
        {
            foreach (var before in find.Sums(subject, stage)) tally.Go(before);
            delete.Run(subject, stage);
        }
    }
}
