using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Assessing;

/// <summary>申请复查: whoever was assessed asks to look again; the assessment is amended or stays.</summary>
public static class ReviewProcedure
{
    public const string RegionId = "assessment-review";
    public const string FirmId = "assessment-review-firm";

    /// <summary>Working days to take it up and to look, days to choose: a design, no document sets them.</summary>
    static readonly ObjectionDays Days = new(5, 15, 10, ByCalendar: true);

    public static Procedure Region { get; } = Objection.Make(RegionId, Act.WorkCase, Days);
    public static Procedure Firm { get; } = Objection.Make(FirmId, Act.Object, Days);

    public static string IdOf(string assessment, int number) => $"{assessment}-FC{number}";
}
