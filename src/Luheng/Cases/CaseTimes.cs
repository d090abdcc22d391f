using Luheng.Packs;

namespace Luheng.Cases;

/// <summary>Times of cases that the packs set: from how many working days on a case is nearly due, and how long a comment may be changed.</summary>
public sealed record CaseTimes(int NearlyDue, TimeSpan CommentChange)
{
    public static CaseTimes Of(Catalogue catalogue)
    {
        var numbers = catalogue.Rules.GetValueOrDefault("cases")?.Numbers;
        double Number(string name, double otherwise) => numbers is not null && numbers.TryGetValue(name, out var said) ? said : otherwise;
        return new((int)Number("nearly_due_days", 2), TimeSpan.FromMinutes(Number("comment_edit_minutes", 10)));
    }
}
