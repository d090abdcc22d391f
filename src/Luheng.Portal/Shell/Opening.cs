namespace Luheng.Portal.Shell;

/// <summary>A number in a sentence that, pressed, shows how it came about; see <see cref="Worked"/>.</summary>
public sealed record Opening(string Shown, string By, string Href = "", string Unit = "");
