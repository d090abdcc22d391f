namespace Luheng.Access;

/// <summary>How far a grant reaches from a post's scope.</summary>
public enum Reach : byte
{
    /// <summary>Nowhere: refused.</summary>
    None,

    /// <summary>What lies within the scope.</summary>
    Within,

    /// <summary>What lies within the scope, and the groups that the scope lies in.</summary>
    Around,

    /// <summary>Everything here.</summary>
    Any,
}

/// <summary>Which role may do what, how far. What is not listed is refused.</summary>
static class Grants
{
    static readonly Act[] Reading = [Act.SeeFirm, Act.SeeReadings, Act.SeeReturn, Act.SeeCase, Act.SeeRegister];
    static readonly Act[] Filing = [Act.SeeFirm, Act.SeeConfidential, Act.SeeReceipts, Act.SeeReadings, Act.SeeReturn, Act.SeeCase, Act.SeeRegister, Act.SubmitReturn, Act.AskCorrection, Act.AnswerCase, Act.Comment, Act.AttachEvidence, Act.Object, Act.AnswerCall, Act.ApplyForList];
    static readonly Act[] Officer = [.. Reading, Act.SeeConfidential, Act.ReviewReturn, Act.UploadReturns, Act.OpenCase, Act.WorkCase, Act.Comment, Act.AttachEvidence, Act.EditRegister, Act.MakeBulletin, Act.KeepLists, Act.ConfirmPlans];
    static readonly Act[] Province = [.. Officer, Act.AcceptReturn, Act.AgreeCorrection, Act.AgreeRegister, Act.DecideObjection, Act.ReleaseBulletin, Act.DraftTargets, Act.IssueTargets, Act.SeeEmbargoed, Act.ImportData, Act.UndoImport, Act.RegisterMeters, Act.VoidReadings, Act.AskDevice, Act.DecideLists, Act.Grade, Act.PublishGrades];

    static readonly Dictionary<Role, (Reach Reach, Act[] Acts)[]> Table = new()
    {
        [Role.Public] = [(Reach.Any, [Act.SeePublic])],
        [Role.EnergyManager] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [.. Filing, Act.FillReturn])],
        [Role.EnterpriseHead] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [.. Filing, Act.FillReturn, Act.AgreeCorrection])],
        [Role.ParkManager] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [.. Reading, Act.Comment, Act.AttachEvidence, Act.ConfirmPlans])],
        [Role.CountyOfficer] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [.. Reading, Act.UploadReturns, Act.Comment, Act.AttachEvidence])],
        [Role.CityOfficer] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [.. Officer, Act.AgreeCorrection, Act.AnswerTargets])],
        [Role.ProvinceOfficer] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, Province)],
        [Role.StatisticsLiaison] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [Act.SeeFirm, Act.SeeStatistical, Act.SeeEmbargoed, Act.SeeReturn, Act.SeeRegister, Act.ImportData])],
        [Role.PricingLiaison] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [Act.SeeFirm, Act.SeeConfidential, Act.SeeCase, Act.WorkCase, Act.Comment])],
        [Role.EcologyLiaison] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [Act.SeeFirm, Act.SeeReadings, Act.SeeCase, Act.WorkCase, Act.Comment, Act.AskDevice])],
        [Role.GridLiaison] = [(Reach.Any, [Act.UseSite]), (Reach.Around, [Act.SeeAggregate]), (Reach.Within, [Act.SeeReadings, Act.SeeCase, Act.WorkCase, Act.Comment])],
        [Role.Evaluator] = [(Reach.Any, [Act.UseSite]), (Reach.Within, [.. Reading, Act.WorkCase, Act.Comment, Act.AttachEvidence])],
        [Role.Inspector] = [(Reach.Any, [Act.UseSite]), (Reach.Within, [.. Reading, Act.SeeConfidential, Act.OpenCase, Act.WorkCase, Act.Comment, Act.AttachEvidence])],
        [Role.SystemAdministrator] = [(Reach.Any, [Act.UseSite, Act.SeeSystem, Act.ManageSystem])],
        [Role.SecurityAdministrator] = [(Reach.Any, [Act.UseSite, Act.SeeAccounts, Act.ManageAccounts, Act.ManageKeys, Act.EndSessions])],
        [Role.AuditAdministrator] = [(Reach.Any, [Act.UseSite, Act.SeeAudit, Act.SeeReceipts, Act.SeeAccounts])],
    };

    static readonly Dictionary<(Role, Act), Reach> Reaches = Table.SelectMany(r => r.Value.SelectMany(g => g.Acts.Select(act => (r.Key, act, g.Reach))))
        .GroupBy(g => (g.Key, g.act)).ToDictionary(g => g.Key, g => g.Max(one => one.Reach));

    public static Reach Of(Role role, Act act) => act == Act.SeePublic ? Reach.Any : Reaches.GetValueOrDefault((role, act), Reach.None);
}
