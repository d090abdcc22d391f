using System.Text.RegularExpressions;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Accounting;

/// <summary>Says in Chinese what the engine reasons in English; what it does not know stays as it is.</summary>
public static partial class ReasonWords
{
    static readonly (Regex English, string Chinese)[] Table =
    [
        (Filers(), "登记的 $2 户中 $1 户有数；应有 $4 个户月，实有 $3 个"),
        (EachMember(), "每户：$1"),
        (MissingMonths(), "缺少月份：$1"),
        (NotFiled(), "$2 没有填报 $1"),
        (NoGroupFigure(), "没有 $2 在 $3 的 $1 数字"),
        (NoMembers(), "$1 没有登记的成员"),
        (NoneOfMembers(), "$2 的 $1 户在 $4 都没有 $3"),
        (NothingFiled(), "$2 一项也没有填报"),
        (RangeOnly(), "系数 $1 只公布了范围 $2，需要填报实测值"),
        (NoValueOn(), "系数 $1 在 $2 没有有效值"),
        (NotRegistered(), "$1 没有登记"),
        (DividedByZero(), "除数为 0：$2 的 $1"),
        (NotDefined(), "$1不用于这类对象"),
        (Falling(), "$1 累计数（$2）小于 $3 累计数（$4），其中必有一个不对，当月数无法得出"),
        (MonthsSum(), "$1 个月之和"),
        (MonthsMean(), "$1 个月的平均"),
        (MonthsLast(), "$1 个月中的最后一个月"),
        (MembersSum(), "$1 户的 $2 之和"),
        (SitesSum(), "各厂区之和"),
        (MixedScope(), "口径混合：有的是全部工业的官方数，有的是已登记企业合计，仅供参考"),
        (Uneven(), "各部分的月数不同，不可比：$1"),
        (UnevenMembers(), "各部分的覆盖不同，不可比（企业月）：$1"),
        (OnlyMeters(), "$1 只有计量数据：$2 一年内报过，本月还没有报，合计不能计算"),
        (National(), "全国数只取国家统计，登记在此的企业不代表全国"),
        (Hidden(), "合计会透露单户：看不到的企业不足 3 户、一户占比过大，或可由其他公开的合计相减得出"),
        (NotOpen(), "这一类合计不对您开放"),
        (Statistical(), "有统计报表数，依法只用于统计，不用于其他目的"),
        (Embargoed(), "有一个数在 $1 发布之前不公开"),
        (OnlyPublic(), "这里只给出已公布的官方数字"),
        (Unnamed(), "另有 $1 户不对您单独开放"),
        (HeldFrom(), "$1 填报，另报之前一直有效"),
        (Annual(), "另有全年一次填报的数；以十二个月合计为准"),
    ];

    /// <summary>The numbers of a reason that says of how many members and months a sum is.</summary>
    internal static IReadOnlyList<Opening> Counted(string reason, Reader reader) =>
        Filers().Match(reason) is { Success: true } filers ? [.. filers.Groups.Values.Skip(1).Select(g => new Opening(g.Value, reader[Words.WorkedFilers]))] : [];

    public static string Say(string reason, bool english) => Dates.Within(WithoutNumbers(english ? reason : InChinese(reason)), english);

    /// <summary>The same with items and regions by their names.</summary>
    internal static string Say(string reason, Reader reader)
    {
        var world = reader.Desk.World;
        var whose = GroupId().Replace(Say(reason, reader.English), m => SubjectId.TryParse(m.Value, out var group, out _) ? world.Population.NameOf(group) : m.Value);
        var named = ItemId().Replace(whose, m => world.Catalogue.Items.TryGetValue(m.Value, out var item) ? reader[item.Name] : m.Value);
        named = Twice().Replace(named, "$1");
        return RegionCode().Replace(named, m => world.Population.Regions.Find(m.Value)?.Name ?? m.Value);
    }

    /// <summary>Whether a reason says that something was not filed which returns under computation have brought.</summary>
    internal static bool Overtaken(string reason, IReadOnlyList<ReturnKey> computing, Catalogue catalogue)
    {
        bool In(string period, Func<ReturnKey, bool> carries) => Period.TryParse(period, out var of) && computing.Any(k => of.Contains(k.Period.First) && carries(k));
        if (NotFiled().Match(reason) is { Success: true } one) return In(one.Groups[2].Value, k => k.Form.ItemIds(catalogue).Any(i => one.Groups[1].Value == i || one.Groups[1].Value.EndsWith($" ({i})", StringComparison.Ordinal)));
        return NothingFiled().Match(reason) is { Success: true } any && In(any.Groups[2].Value, k => k.Form.RowSet == any.Groups[1].Value);
    }

    /// <summary>A text without the machine's numbers of returns, which stand behind the names of their forms.</summary>
    internal static string WithoutNumbers(string text) => ReturnNumber().Replace(text, "");

    /// <summary>A source as its publisher is named: without the machine's word for its basis, the number of the batch or the row.</summary>
    internal static string Source(string source, bool english = false)
    {
        var told = Stored().Replace(Row().Replace(source, ""), "");
        return Enum.GetNames<Luheng.Observations.LegalBasis>().FirstOrDefault(b => told.StartsWith(b + ": ", StringComparison.Ordinal)) is { } basis ? told[(basis.Length + 2)..]
            : Enum.TryParse<Luheng.Observations.LegalBasis>(told, out var only) ? Of(only).In(english ? "en" : "zh") : told;
    }

    static string InChinese(string reason)
    {
        if (Basis().Match(reason) is { Success: true } source && Enum.TryParse<Luheng.Observations.LegalBasis>(source.Groups[1].Value, out var basis)) return $"{Of(basis).Zh}：{source.Groups[2].Value}";
        if (Skipped().Match(reason) is { Success: true } skipped) return $"未计入：{InChinese(skipped.Groups[1].Value)}";
        foreach (var (pattern, chinese) in Table)
            if (pattern.Match(reason) is { Success: true } match) return match.Result(chinese);
        return reason;
    }

    static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["days"] = "同类日的天数",
        ["near_contract_from"] = "接近合同需量的起点",
        ["rise_at_most"] = "异常抬升的限度",
        ["share_target"] = "标杆比例目标",
    };

    /// <summary>Where a number that a rule of the packs states comes from.</summary>
    public static string Parameter(Reader reader, Rule rule, string name, Said what) =>
        reader.Say(Words.WorkedParameter, rule.Id, !reader.English && Parameters.TryGetValue(name, out var called) ? called : name, rule.Source, reader[Of(rule.Confidence)], reader[what]);

    public static Said Of(Confidence confidence) => confidence switch
    {
        Confidence.Confirmed => new("已核实", "confirmed"),
        Confidence.Secondary => new("转引", "secondary"),
        Confidence.Recalled => new("凭记忆", "recalled"),
        Confidence.Derived => new("推导", "derived"),
        _ => new("设计", "design"),
    };

    public static Said Beside(string kind) => kind switch
    {
        "members" => new("企业合计", "Sum of enterprises"),
        "computed" => new("按公式计算", "By formula"),
        "annual" => new("全年一次填报", "Annual filing"),
        "filed" => new("企业填报", "Filed"),
        "official" => new("官方统计", "Official"),
        "monitored" => new("在线监测", "Monitored"),
        _ => new(kind, kind),
    };

    public static Said CoverageOf(string of) => of switch
    {
        "months" => new("月份", "months"),
        "members" => new("户", "members"),
        "member months" => new("户月", "member months"),
        "sites" => new("厂区", "sites"),
        _ => new(of, of),
    };

    public static Said Of(Luheng.Observations.LegalBasis basis) => basis switch
    {
        Luheng.Observations.LegalBasis.Statistical => new("统计", "statistical"),
        Luheng.Observations.LegalBasis.Administrative => new("行政", "administrative"),
        Luheng.Observations.LegalBasis.Monitoring => new("监测", "monitoring"),
        Luheng.Observations.LegalBasis.Voluntary => new("自愿", "voluntary"),
        Luheng.Observations.LegalBasis.Public => new("公开", "public"),
        Luheng.Observations.LegalBasis.Computed => new("计算", "computed"),
        Luheng.Observations.LegalBasis.Estimate => new("估计", "estimate"),
        _ => new("演示", "demo"),
    };

    public static Said Of(Luheng.Observations.SourceKind kind) => Beside(kind.ToString().ToLowerInvariant());

    [GeneratedRegex(@"(?<![\w.:/])[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+(?![\w.:/])")] private static partial Regex ItemId();
    /// <summary>A name that stands behind itself, for an id that stood behind its name.</summary>
    [GeneratedRegex(@"(\S+) \(\1\)")] private static partial Regex Twice();
    /// <summary>A group within a region, such as its sector.</summary>
    [GeneratedRegex(@"(?<![\w.,-])\d{6}/[a-z]+:[A-Za-z0-9-]+")] private static partial Regex GroupId();
    [GeneratedRegex(@"(?<![\w.,-])\d{6}(?![\w.,])")] private static partial Regex RegionCode();
    [GeneratedRegex(@"^([A-Z][a-z]+): (.+)$", RegexOptions.Singleline)] private static partial Regex Basis();
    /// <summary>The machine's number of a return behind the name of its form.</summary>
    [GeneratedRegex(@" return:[^\s)]+")] private static partial Regex ReturnNumber();
    [GeneratedRegex(@" \([^()]*(?:\([^()]*\)[^()]*)*:[0-9]+\)$", RegexOptions.CultureInvariant, 1000)] private static partial Regex Stored();
    /// <summary>The row behind a source, which means something only within the packs.</summary>
    [GeneratedRegex(" (?:[A-Z][0-9]+|stated)$", RegexOptions.CultureInvariant, 1000)] private static partial Regex Row();
    [GeneratedRegex(@"^(\d+) of (\d+) registered members have a figure; (\d+) of (\d+) member months$")] private static partial Regex Filers();
    [GeneratedRegex(@"^each member: (.+)$")] private static partial Regex EachMember();
    [GeneratedRegex(@"^missing months: (.+)$")] private static partial Regex MissingMonths();
    [GeneratedRegex(@"^(.+) was not filed for (.+)$")] private static partial Regex NotFiled();
    [GeneratedRegex(@"^no figure of (.+) is filed for (.+) in (.+)$")] private static partial Regex NoGroupFigure();
    [GeneratedRegex(@"^(.+) has no registered members$")] private static partial Regex NoMembers();
    [GeneratedRegex(@"^none of the (\d+) members of (.+) has a figure of (.+) in (.+)$")] private static partial Regex NoneOfMembers();
    [GeneratedRegex(@"^nothing is filed of any (.+) in (.+)$")] private static partial Regex NothingFiled();
    [GeneratedRegex(@"^factor (\S+) is published only as a range (.+?); a measured value is needed.*$")] private static partial Regex RangeOnly();
    [GeneratedRegex(@"^factor (\S+) has no value on (.+)$")] private static partial Regex NoValueOn();
    [GeneratedRegex(@"^skipped: (.+)$")] private static partial Regex Skipped();
    [GeneratedRegex(@"^(.+) is not registered$")] private static partial Regex NotRegistered();
    [GeneratedRegex(@"^division by zero: (.+) is 0 in (.+)$")] private static partial Regex DividedByZero();
    [GeneratedRegex(@"^(.+) \(\S+\) is not defined for .+$")] private static partial Regex NotDefined();
    [GeneratedRegex(@"^the cumulative figure of (.+) \((.+)\) is below that of (.+) \((.+)\): one of them is wrong, and what lies between cannot be told$")] private static partial Regex Falling();
    [GeneratedRegex(@"^the sum of (\d+) months$")] private static partial Regex MonthsSum();
    [GeneratedRegex(@"^the mean of (\d+) months$")] private static partial Regex MonthsMean();
    [GeneratedRegex(@"^the last month of (\d+) months$")] private static partial Regex MonthsLast();
    [GeneratedRegex(@"^the sum of (\d+) members' (.+)$")] private static partial Regex MembersSum();
    [GeneratedRegex(@"^the sum of its sites$")] private static partial Regex SitesSum();
    [GeneratedRegex(@"^mixed scope: .*$")] private static partial Regex MixedScope();
    [GeneratedRegex(@"^filed for (.+); it holds until another is filed$")] private static partial Regex HeldFrom();
    [GeneratedRegex(@"^the parts cover different numbers of months: (.*)$")] private static partial Regex Uneven();
    [GeneratedRegex(@"^the parts cover different members: (.*)$")] private static partial Regex UnevenMembers();
    [GeneratedRegex(@"^only meters speak of (\S+): (.+) \(.+\) was filed within the year before and is not filed yet$")] private static partial Regex OnlyMeters();
    [GeneratedRegex(@"^a national figure comes from national statistics.*$")] private static partial Regex National();
    [GeneratedRegex(@"^the sum would reveal a member: .*$")] private static partial Regex Hidden();
    [GeneratedRegex(@"^sums of this group are not open to you$")] private static partial Regex NotOpen();
    [GeneratedRegex(@"^a figure with a statistical legal basis is for statistics alone$")] private static partial Regex Statistical();
    [GeneratedRegex(@"^a figure is under embargo until (\S+)$")] private static partial Regex Embargoed();
    [GeneratedRegex(@"^(?:only published official figures are public|figures of single enterprises are not public)$")] private static partial Regex OnlyPublic();
    [GeneratedRegex(@"^(\d+) members are not open to you by themselves$")] private static partial Regex Unnamed();
    [GeneratedRegex(@"^the annual filing stands beside twelve months; the months win$")] private static partial Regex Annual();
}
