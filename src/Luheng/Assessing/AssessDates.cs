using Luheng.Packs;

namespace Luheng.Assessing;

/// <summary>The days of a year's assessment as the pack sets them; all lie in the year after the one assessed.</summary>
/// <param name="Appeal">Days for 申请复查.</param>
/// <param name="Rectify">Days for 整改 after 未完成.</param>
/// <param name="Written">Days for the written plan of it.</param>
public sealed record AssessDates(DateOnly Self, DateOnly County, DateOnly City, int Appeal, int Rectify, int Written)
{
    public const string Calendar = "assessment-calendar";
    public const string Remedies = "assessment-remedies";

    public static AssessDates Of(Catalogue catalogue, int year)
    {
        var (days, remedies) = (catalogue.Rules[Calendar].Numbers, catalogue.Rules[Remedies].Numbers);
        DateOnly Day(string of) => new(year + 1, (int)days[of + "_month"], (int)days[of + "_day"]);
        return new(Day("self"), Day("county"), Day("city"), (int)remedies["appeal_days"], (int)remedies["rectification_days"], (int)remedies["written_days"]);
    }
}
