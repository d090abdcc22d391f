using Luheng.Access;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Lists;

/// <summary>What officers write into lists: entries, exits, decisions about whom an entry means.</summary>
static class ListPosts
{
    const int Longest = 500;

    static ListChanges Changes(Reader reader) => new(reader.Office!.Lists, reader.Office.Clock);

    public static async Task<IResult> Enter(Reader reader, HttpContext context, string id)
    {
        var form = await Posted.Of(context);
        return ListsEndpoints.WithOffice(reader, context, () => ListsEndpoints.With(reader, context, id, list =>
        {
            var (people, wrong) = (reader.Desk.World.Population, new List<Said>());
            SubjectId? subject = null;
            if (list.Member == ListMember.Park && form.Has("member")) subject = SubjectId.Park(form.Line("member", Longest)) is var park && people.Unknown(park) is null ? park : null;
            if (form.Has("code"))
            {
                if (SubjectId.TryParse(form["code"], out var firm, out var problem) && people.Find(firm) is not null) subject = firm;
                else wrong.Add(new($"信用代码“{form["code"]}”不在册。", problem is "" ? $"{form["code"]} is not registered." : problem));
            }
            var member = form.Line("member", Longest) is { Length: > 0 } typed ? typed : subject is { } s ? people.NameOf(s) : "";
            var region = subject is { IsGroup: false } id2 ? people.Find(id2)!.Latest.Region : form.Line("region", 6) is { Length: 6 } code ? code : null;
            string? Line(string name) => form.Line(name, Longest) is { Length: > 0 } text ? text : null;
            var entry = new ListEntry(list.Id, ListEntry.IdOf(member, Line("product"), Line("model"), RegionNames.Province(region)), member)
            {
                Subject = subject,
                Product = Line("product"),
                Model = Line("model"),
                Class = Line("class"),
                Region = region,
                Batch = Line("batch"),
                From = form.Day("day"),
                Document = Line("document"),
                Reason = Line("why"),
                Origin = "逐条列入",
                Demo = reader.Desk.IsDemo,
            };
            if (!ListSight.Keeps(reader, entry)) return Front.Refused(reader, context, reader[Words.NotYours]);
            if (wrong.Count == 0) wrong.AddRange(Changes(reader).Enter(entry, ListSight.Hand(reader)));
            return wrong.Count > 0 ? Front.Page<EnterPage>(new { List = list, Wrong = (IReadOnlyList<Said>)wrong, Form = entry, Code = form["code"] }, 422) : Results.Redirect($"/lists/{list.Id}?done=1");
        }));
    }

    public static async Task<IResult> Leave(Reader reader, HttpContext context, string id, string member)
    {
        var form = await Posted.Of(context);
        return ListsEndpoints.WithEntry(reader, context, id, member, (list, entry) =>
        {
            if (!ListSight.Keeps(reader, entry)) return Front.Refused(reader, context, reader[Words.NotYours]);
            var wrong = Changes(reader).Leave(entry, form.Day("day"), form["ground"], form.Line("document", Longest), form.Line("why", Longest), ListSight.Hand(reader));
            return wrong.Count > 0 ? Front.Page<MemberPage>(new { List = list, Entry = entry, Wrong = wrong }, 422) : Results.Redirect($"/lists/{list.Id}/{entry.Id}?done=1");
        });
    }

    /// <summary>One press decides what was chosen on the page; nothing that was left at 暂不定.</summary>
    public static async Task<IResult> Decide(Reader reader, HttpContext context)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office) return Front.NotFound(reader, context);
        var (decided, rejected) = (new List<(ListEntry Entry, SubjectId? Subject)>(), new Dictionary<string, IReadOnlyList<string>>());
        var why = form.Line("why", Longest) is { Length: > 0 } said ? said : null;
        var count = 0;
        var matches = MatchQueue.Matches(reader);
        foreach (var key in form.All("entry").Distinct())
        {
            var choice = form[$"m:{key}"];
            if (key.Split('/') is not [var list, var id] || office.Lists.Find(list, id) is not { } entry || choice is "" or "later") continue;
            if (choice is "none" or "reject" && !ListSight.Keeps(reader, entry)) return Front.Refused(reader, context, reader[Words.NotYours]);
            var candidates = matches.For(entry);
            if (choice == "reject")
            {
                if (Changes(reader).Reject(entry, [.. candidates.Select(c => c.Subject.Id.Text)], ListSight.Hand(reader), why) is { Count: > 0 } not) return Front.Page<MatchingPage>(new { Queue = MatchQueue.Of(reader), Wrong = not }, 409);
                count++;
                continue;
            }
            SubjectId? subject = null;
            if (choice != "none")
            {
                if (!SubjectId.TryParse(choice, out var chosen, out _) || reader.Desk.World.Population.Find(chosen) is null) continue;
                if (!reader.May(Act.KeepLists, chosen)) return Front.Refused(reader, context, reader[Words.NotYours]);
                subject = chosen;
            }
            rejected[entry.Key] = [.. candidates.Select(c => c.Subject.Id.Text).Where(c => c != subject?.Text)];
            decided.Add((entry, subject));
        }
        var wrong = decided.Count == 0 ? count > 0 ? [] : [ListWords.NothingChosen] : Changes(reader).Decide(decided, rejected, ListSight.Hand(reader), why);
        return wrong.Count > 0 ? Front.Page<MatchingPage>(new { Queue = MatchQueue.Of(reader), Wrong = wrong }, 409) : Results.Redirect(Links.To("/lists/matching", ("done", $"{decided.Count + count}"), ("list", form["list"])));
    }
}
