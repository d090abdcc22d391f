namespace Luheng.Access;

/// <summary>What can be done or seen here. A page, its API and its export need the same act.</summary>
public enum Act : byte
{
    /// <summary>What is published: plans and their published standing, rules, lists, open data, the check of a copy.</summary>
    SeePublic,

    /// <summary>One's own account, keys and sessions: for whoever is signed in, with or without a post.</summary>
    OwnAccount,

    /// <summary>Whatever every signed-in person with a post may: the home page, the work list, saved views.</summary>
    UseSite,

    /// <summary>Sums and ratios of a region, park or sector that reveal no single firm.</summary>
    SeeAggregate,

    /// <summary>An enterprise's own figures, findings and data quality.</summary>
    SeeFirm,

    /// <summary>Commercial secrets (商业秘密): prices, contracts, bills; every look leaves a receipt for the owner.</summary>
    SeeConfidential,

    /// <summary>Identifiable returns with a statistical legal basis, for statistics alone.</summary>
    SeeStatistical,

    /// <summary>Aggregates before their release date.</summary>
    SeeEmbargoed,

    /// <summary>Meters, readings, load curves, monitors.</summary>
    SeeReadings,

    /// <summary>Who looked at an enterprise's commercial secrets.</summary>
    SeeReceipts,

    SeeReturn,
    FillReturn,
    SubmitReturn,

    /// <summary>The city's look at what an enterprise submitted (市级审核).</summary>
    ReviewReturn,

    /// <summary>The province's acceptance (省级验收), with which figures count.</summary>
    AcceptReturn,

    /// <summary>Filing for many enterprises in one workbook.</summary>
    UploadReturns,

    /// <summary>Asking to correct what was accepted.</summary>
    AskCorrection,

    /// <summary>The second person's consent to a correction.</summary>
    AgreeCorrection,

    SeeCase,
    OpenCase,
    WorkCase,

    /// <summary>Answering what one was asked (答复问询).</summary>
    AnswerCase,
    Comment,
    AttachEvidence,

    /// <summary>Objecting to what was decided about oneself (异议、申诉).</summary>
    Object,
    DecideObjection,

    SeeRegister,
    EditRegister,

    /// <summary>The second person's consent to a merger, split or move.</summary>
    AgreeRegister,

    /// <summary>Entering into and taking off lists, matching their names, and the city's look at an application.</summary>
    KeepLists,

    /// <summary>The province's word on who is selected, published and removed.</summary>
    DecideLists,

    /// <summary>Applying for a list for one's own enterprise (申报).</summary>
    ApplyForList,

    ImportData,
    UndoImport,
    RegisterMeters,
    VoidReadings,
    AskDevice,
    AnswerCall,

    MakeBulletin,
    ReleaseBulletin,

    /// <summary>Grading everybody: copying a scheme, trying cut-offs, proposing a list; using what follows from a grade.</summary>
    Grade,

    /// <summary>The second person's word: publishing a list of grades, putting it in force, revoking it.</summary>
    PublishGrades,
    /// <summary>Breaking the plan's targets down and taking the breakdown to the cities (目标分解).</summary>
    DraftTargets,

    /// <summary>The second person's decision that a breakdown is in force (下达).</summary>
    IssueTargets,

    /// <summary>A city's answer to the figure it is to be given.</summary>
    AnswerTargets,

    /// <summary>Reading a plan document, confirming what it promises, and putting the plan in force.</summary>
    ConfirmPlans,

    SeeAccounts,
    ManageAccounts,
    ManageKeys,
    EndSessions,
    SeeAudit,
    SeeSystem,
    ManageSystem,
}
