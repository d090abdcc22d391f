using Luheng.Accounts;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Returns;
using Luheng.Records;
using Luheng.Returns;

namespace Luheng.Portal;

/// <summary>Where the site writes: the ledger, the cases as they stand, the folder for files, the time here. One for as long as the host runs, beside the desk that is read.</summary>
public sealed class Office
{
    public Office(ILedger ledger, Catalogue catalogue, TimeProvider clock, string folder)
    {
        (Ledger, Clock, Folder, Files, rules) = (ledger, clock, folder, new(folder), catalogue);
        Cases = new(ledger, new(Procedures.All, catalogue.Calendar.IsWorkday), clock);
        (Comments, Evidence, Deputies) = (new(ledger), new(ledger), new(ledger, Deputy.Kind, CaseJson.Read<Deputy>));
        Accounts = new(ledger, Account.Kind, Account.Read);
        Sheets = new(ledger, ScoreSheet.Kind, ScoreSheet.Read);
        Lists = new(ledger, catalogue);
        Readings = new(ledger, clock);
        Supervision = new(ledger, SupervisionBook.Kind, SupervisionBook.Read);
        GradeLists = new(ledger, GradeList.Kind, GradeList.Read);
        EvidenceLimits = EvidenceLimits.Of(catalogue);
        CaseTimes = CaseTimes.Of(catalogue);
    }

    readonly Catalogue rules;

    public ILedger Ledger { get; }

    /// <summary>The time here: in a demonstration that of its story.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The data folder; files lie below it.</summary>
    public string Folder { get; }
    public FileFolder Files { get; }
    public CaseBook Cases { get; }
    public CommentBook Comments { get; }

    /// <summary>Which files were put to which case.</summary>
    public EvidenceBook Evidence { get; }
    public DocumentShelf<Deputy> Deputies { get; }

    /// <summary>Who has an account, for passing on and calling; signing in reads its own book.</summary>
    public DocumentShelf<Account> Accounts { get; }

    /// <summary>What was handed in to assessments.</summary>
    public DocumentShelf<ScoreSheet> Sheets { get; }

    /// <summary>Every list (名单) with its members over time.</summary>
    public ListBook Lists { get; }

    /// <summary>Plan documents that were read, and what was decided about what they promise.</summary>
    public ReadingBook Readings { get; }

    /// <summary>Results and orders of supervision; grades are made anew when they change.</summary>
    public DocumentShelf<SupervisionRecord> Supervision { get; }

    /// <summary>Lists of grades, proposed and published.</summary>
    public DocumentShelf<GradeList> GradeLists { get; }
    public EvidenceLimits EvidenceLimits { get; }
    public CaseTimes CaseTimes { get; }

    /// <summary>Whether roles may be switched without signing in; only where the host was told that everything here is invented.</summary>
    public bool Demo { get; init; }

    /// <summary>By when the next step of a case is expected; of a return that its enterprise has to file, the day that its pages say.</summary>
    internal DateOnly? DueOf(Case matter) => matter.Procedure == ReturnProcedure.Id && Standing.Waits(matter.In<ReturnState>()) && ReturnKey.Of(matter.Id, rules) is { } key
        ? Standing.DueOf(DueDays.Of(key.Form, key.Period, rules.Calendar.IsWorkday), matter) : matter.Due;

    /// <summary>Reads what other programs wrote since.</summary>
    public void Refresh()
    {
        Cases.Refresh();
        Comments.Refresh();
        Evidence.Refresh();
        Deputies.Refresh();
        Accounts.Refresh();
        Sheets.Refresh();
        Lists.Refresh();
        Supervision.Refresh();
        GradeLists.Refresh();
        Readings.Refresh();
    }
}
