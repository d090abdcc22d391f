using Luheng.Demo;
using Luheng.Engine;
using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>Invented members of every list of the demonstration (演示数据). They are fewer than the numbers that the demonstration publishes: both stand side by side.</summary>
static class DemoLists
{
    public static void Fill(DataRoom room)
    {
        var book = new ListBook(room.Ledger, room.Catalogue);
        var firms = room.Ledger.Subjects().Where(s => s.Id.Kind == SubjectKind.Enterprise && s.Placements is [{ From: null, To: null }]).OrderBy(s => s.Id.Text, StringComparer.Ordinal).ToList();
        if (firms.Count < 60) return;
        var parks = firms.Select(f => f.Latest.Park).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var entries = new List<ListEntry>();
        foreach (var list in room.Catalogue.Lists.Values.Where(l => !ByGrades(l.Id))) entries.AddRange(Members(list, firms, parks));
        book.Commit(entries, new("名单（演示数据）", DemoProvince.By, [], []) { From = "演示数据" });
    }

    /// <summary>The list of key users holds whom the demonstration's own figures make so.</summary>
    public static void FillKeyUsers(DataRoom room, World world)
    {
        if (!room.Catalogue.Lists.TryGetValue(KeyUsers, out var users) || GradeSchemes.InForce(room.Catalogue, null) is not { } scheme || GradesStage.YearOf(world, scheme, DemoProvince.AsOf) is not { } year) return;
        var columns = GradeInputs.Of(world, room.Ledger, Pipeline.Grading(room.Station), scheme, Period.Calendar(year), DemoProvince.AsOf);
        var grades = columns.Grade(scheme);
        var named = new DateOnly(year + 1, 3, 10);
        var entries = Enumerable.Range(0, grades.Length).Where(i => grades[i] != GradeColumns.NotKey && world.Population.Find(columns.Firms[i].Subject) is not null)
            .Select(i => Of(users, world.Population.Find(columns.Firms[i].Subject)!, [], i, named)).ToList();
        new ListBook(room.Ledger, room.Catalogue).Commit(entries, new("重点用能单位名单（演示数据）", DemoProvince.By, [], []) { From = "演示数据" });
    }

    const string KeyUsers = "key-user";

    static bool ByGrades(string list) => list is KeyUsers || list.StartsWith("grade-", StringComparison.Ordinal);

    static IEnumerable<ListEntry> Members(ListDefinition list, List<Subject> firms, List<string> parks)
    {
        var (count, step) = list.Id switch { "green-factory" => (18, 7), "green-product" => (9, 17), "green-low-carbon-factory" or "green-low-carbon-park" => (0, 1), _ => (5, 19) };
        for (var i = 0; i < count; i++)
        {
            var firm = firms[i * step % firms.Count];
            if (list.Member == ListMember.Park && i >= parks.Count) yield break;
            var day = new DateOnly(2021 + i % 5, 3 + i % 7, 10);
            // One green factory came after the last published number, and moves the plan by one.
            if (list.Id == "green-factory" && i == count - 1) day = new(2025, 11, 12);
            yield return Of(list, firm, parks, i, day) with { To = i == 1 && list.Leaving.Count > 0 ? new DateOnly(2025, 6, 30) : null, Ground = i == 1 && list.Leaving is [var ground, ..] ? ground.Id : null, LeftBy = i == 1 ? "演示数据：动态调整通知〔2025〕" : null, LeftWhy = i == 1 ? "动态管理退出（演示数据）" : null };
        }
    }

    static ListEntry Of(ListDefinition list, Subject firm, List<string> parks, int i, DateOnly day)
    {
        var park = list.Member == ListMember.Park;
        var member = park ? parks[i] : firm.Name;
        var product = list.Member switch { ListMember.Product => "演示产品", ListMember.Project => "演示改扩建项目", ListMember.Equipment => "演示设备", _ => null };
        return new(list.Id, ListEntry.IdOf(member, product, null, "990000"), member)
        {
            Subject = park ? SubjectId.Park(member) : firm.Id,
            Product = product,
            Class = list.Member == ListMember.Project ? new[] { "存量", "在建", "拟建" }[i % 3] : null,
            Region = park ? "990000" : firm.Latest.Region,
            From = day,
            Document = $"演示数据：名单通知〔{day:yyyy}〕",
            Reason = "演示数据",
            Origin = "演示数据",
            Match = new(MatchKind.Confirmed, DemoProvince.By, "演示", new(day, TimeOnly.MinValue, China.Offset), null),
            Demo = true,
        };
    }
}
