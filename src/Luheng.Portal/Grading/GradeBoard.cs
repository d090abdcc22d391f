using System.Collections.Concurrent;
using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Grading;

/// <summary>Everybody's facts and grades of the latest year, made once for a desk and shared by all readers; each sees of it what is theirs to see.</summary>
sealed class GradeBoard
{
    readonly ConcurrentDictionary<int, GradeLadder> ladders = [];

    GradeBoard(GradeColumns columns, GradeScheme scheme) => (Columns, Scheme, Grades) = (columns, scheme, columns.Grade(scheme));

    GradeBoard(GradeBoard of, IReadOnlyDictionary<SubjectId, ListedGrade> appeals) => (Columns, Scheme, Grades, ladders, Appeals) = (of.Columns, of.Scheme, of.Grades, of.ladders, appeals);

    public GradeColumns Columns { get; }
    public GradeScheme Scheme { get; }
    public sbyte[] Grades { get; }

    /// <summary>Null where no year can be graded: nothing was filed, or the desk was read for another purpose.</summary>
    public static GradeBoard? Of(Reader reader)
    {
        if (reader.Office is not { } office || reader.Desk.Whole is not { World.Purpose.Statistical: false } desk) return null;
        // Papers of supervision come by import, schemes by a list that comes into force: both make it anew.
        office.Supervision.Refresh();
        var lists = Books(reader)!.Lists();
        var list = GradeBook.InForce(lists, desk.AsOf);
        var key = $"grades/{list?.List.Id}/{office.Supervision.Changes}";
        // An appeal changes neither figures nor cut-offs: what was graded stays, and what it changed is laid over it.
        return desk.Remember(key, () => new Made(Make(desk, office, list?.List))).Board is { } computed
            ? desk.Remember($"{key}/{office.GradeLists.Changes}/{lists.Sum(l => l.Case.Steps.Count)}", () => new Made(new(computed, Appealed(reader, office).Standing(lists, computed.Columns, computed.Scheme)))).Board : null;
    }

    /// <summary>The same, where an address names no other period than the year that is graded; a month, or another year, is refused and not silently answered for this one.</summary>
    public static GradeBoard? Asked(Reader reader)
    {
        var board = Of(reader);
        if (board is null || reader.Query("in") is not { Length: > 0 } asked) return board;
        var period = Period.Parse(asked);
        return period == board.Columns.Period ? board
            : throw new QuestionException((period.Kind == PeriodKind.Year ? GradeWords.OtherYear : GradeWords.NoYear).Filled(period, board.Columns.Period));
    }

    /// <summary>The grades that an appeal changed and that still stand, by enterprise.</summary>
    public IReadOnlyDictionary<SubjectId, ListedGrade> Appeals { get; private init; } = new Dictionary<SubjectId, ListedGrade>();

    /// <summary>The grade of a firm as it holds for the year: computed, or as an appeal changed it.</summary>
    public sbyte Holding(int firm) => Appeals.Count > 0 && Appeals.TryGetValue(Columns.Firms[firm].Subject, out var changed) ? (sbyte)Scheme.IndexOf(changed.Level) : Grades[firm];

    internal static AppealedGrades Appealed(Reader reader, Office office) => new(office.Ledger, office.Cases, reader.Desk.World.Catalogue, Pipeline.Grading(reader.Desk.Whole.Station));

    /// <summary>A list made again of what was known then, by the rules of then; once for a desk.</summary>
    internal static GradeCheck? Check(Reader reader, GradeList list) => reader.Office is not { } office ? null : reader.Desk.Whole is var desk
        ? desk.Remember($"grade-check/{list.Id}/{list.Hash}", () => GradeCheck.Of(list, office.Ledger, Rules(office.Ledger, list, desk.World.Catalogue), Pipeline.Grading(desk.Station))) : null;

    /// <summary>The rules that were in force when a list was made.</summary>
    static Catalogue Rules(ILedger ledger, GradeList list, Catalogue now) => ledger.PacksAt(list.KnownBy) is { } kept && kept.Hash != now.Hash ? PackLoader.Load(PackFiles.FromZip(kept.Content)) : now;

    /// <summary>What was made, or that nothing could be.</summary>
    sealed record Made(GradeBoard? Board);

    static GradeBoard? Make(Desk desk, Office office, GradeList? list)
    {
        if (GradeSchemes.InForce(desk.World.Catalogue, list) is not { } scheme || GradesStage.YearOf(desk.World, scheme, desk.AsOf) is not { } year) return null;
        return new(GradeInputs.Of(desk.World, office.Ledger, Pipeline.Grading(desk.Station), scheme, Period.Calendar(year), desk.AsOf), scheme);
    }

    public static GradeBook? Books(Reader reader) => reader.Office is { } office ? new(office.Ledger, office.Cases, office.Clock, office.GradeLists) : null;

    /// <summary>The ladder of a firm, or null where it is not registered.</summary>
    public GradeLadder? Ladder(SubjectId firm)
    {
        if (Columns.IndexOf(firm.Enterprise) is not (>= 0 and var at)) return null;
        return ladders.GetOrAdd(at, i => GradeLadder.Of(Columns, Scheme, i));
    }
}
