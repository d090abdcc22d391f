namespace Luheng.Portal.Access;

/// <summary>A browser's lengthy name for itself, in two words.</summary>
static class Agents
{
    static readonly (string Sign, string Name)[] Browsers = [("MicroMessenger", "微信"), ("Edg", "Edge"), ("QQBrowser", "QQ 浏览器"), ("360", "360 浏览器"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "curl")];
    static readonly (string Sign, string Name)[] Systems = [("HarmonyOS", "鸿蒙"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Say(string agent)
    {
        var parts = new[] { First(Browsers, agent), First(Systems, agent) }.OfType<string>().ToList();
        return parts.Count > 0 ? string.Join(" · ", parts) : agent is "" ? "—" : agent[..Math.Min(agent.Length, 30)];
    }

    static string? First((string Sign, string Name)[] known, string agent) => known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
