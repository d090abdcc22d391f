using Luheng.Access;
using Luheng.Cases;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Cases;

/// <summary>Saying something beside a case, a subject or a figure, and changing it for a while.</summary>
static class CommentPosts
{
    /// <summary>What a comment stands beside: whom that is about, what one must be allowed to see, and where it is shown.</summary>
    public sealed record Place(SubjectId Subject, Act See, string Address, Case? Case = null);

    public static async Task<IResult> Add(Reader reader, HttpContext context)
    {
        if (reader.Office is not { } office) return Front.Refused(reader, context, reader[Words.NoOffice]);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var about = form["about"].ToString();
        if (PlaceOf(reader, about) is not { } place) return Front.NotFound(reader, context, about);
        if (!reader.May(place.See, place.Subject) || !reader.May(Act.Comment, place.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var text = Tidy(form["text"].ToString());
        if (Wrong(reader, text) is { } wrong) return Front.Page<CommentAgainPage>(new { Title = TitleOf(about), Wrong = wrong, Text = text, Action = "/comments", Back = place.Address, About = about }, 400);
        var now = office.Clock.GetUtcNow();
        var id = $"{about}/{now.UtcDateTime:yyyyMMddHHmmssfff}-{Guid.NewGuid().ToString("N")[..6]}";
        var comment = new Comment(id, about, place.Subject, reader.Actor.Account, reader.Actor.Name, now, text, Called(reader, place, text));
        office.Comments.Add(comment, new(TitleOf(about), reader.Actor.Account, [], []) { From = reader.From, About = [place.Subject] });
        office.Comments.See(reader.Actor.Account, about);
        return Results.Redirect(place.Address + "#comments");
    }

    public static async Task<IResult> Change(Reader reader, HttpContext context)
    {
        if (reader.Office is not { } office) return Front.Refused(reader, context, reader[Words.NoOffice]);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (office.Comments.Find(form["id"].ToString()) is not { } comment || PlaceOf(reader, comment.About) is not { } place) return Front.NotFound(reader, context);
        if (!reader.May(Act.Comment, place.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var text = Tidy(form["text"].ToString());
        IResult Again(string wrong) => Front.Page<CommentAgainPage>(new { Title = TitleOf(comment.About), Wrong = wrong, Text = text, Action = "/comments/change", Back = place.Address, comment.Id }, 400);
        if (Wrong(reader, text) is { } wrong) return Again(wrong);
        var trouble = office.Comments.Change(comment.Id, reader.Actor.Account, text, Called(reader, place, text), office.Clock.GetUtcNow(), office.CaseTimes.CommentChange,
            new("修改" + TitleOf(comment.About), reader.Actor.Account, [], []) { From = reader.From, About = [place.Subject] });
        return trouble switch
        {
            null => Results.Redirect(place.Address + "#comments"),
            CommentTrouble.TooLate => Again(reader[Words.CommentLate]),
            _ => Front.Refused(reader, context, reader[Words.CommentNotYours]),
        };
    }

    /// <summary>What a remark is called in the ledger: a matter by its number, a figure by its item.</summary>
    public static string TitleOf(string about) => about.Split(':', 2) switch
    {
        ["case", var id] => id.Contains(':', StringComparison.Ordinal) ? "填报意见" : $"意见：{id}",
        ["subject", _] => "企业意见",
        ["figure", var figure] => $"数据意见：{figure.Split('|')[0]}",
        _ => "意见",
    };

    public static Place? PlaceOf(Reader reader, string about)
    {
        if (about.StartsWith("case:", StringComparison.Ordinal)) return Sight.Find(reader, about["case:".Length..]) is { } matter ? new(matter.Subject, Act.SeeCase, CaseKinds.Address(matter), matter) : null;
        if (about.StartsWith("subject:", StringComparison.Ordinal)) return SubjectId.TryParse(about["subject:".Length..], out var id, out _) && reader.Desk.World.Population.Find(id) is not null ? new(id, Act.SeeFirm, Links.Enterprise(id)) : null;
        if (!about.StartsWith("figure:", StringComparison.Ordinal) || about["figure:".Length..].Split('|') is not [var item, var of, var period] || !reader.Desk.World.Catalogue.Items.ContainsKey(item)) return null;
        return SubjectId.TryParse(of, out var subject, out _) ? new(subject, subject.IsGroup ? Act.SeeAggregate : Act.SeeFirm, Links.Explain(item, of, period)) : null;
    }

    static string? Wrong(Reader reader, string text) => text is "" ? reader[Words.CommentEmpty] : text.Length > Comment.Longest ? reader.Say(Words.CommentLong, Comment.Longest) : null;

    /// <summary>Those among the called who may see it; the others are not told that it exists.</summary>
    static List<string> Called(Reader reader, Place place, string text)
    {
        var called = Comment.Called(text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return called.Count == 0 ? [] : [.. People.Who(reader, place.See, place.Subject).Where(p => place.Case is null || Sight.Of(reader.Desk.Policy, p, place.Case)).Where(p => called.Contains(p.Account) || called.Contains(p.Name.Replace(" ", "", StringComparison.Ordinal))).Select(p => p.Account)];
    }

    static string Tidy(string text) => new string([.. text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim();
}
