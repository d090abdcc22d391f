namespace Luheng.Packs;

/// <summary>What a paper of supervision is, as far as grading is concerned.</summary>
public enum SupervisionIs : byte { Result, Order, Advice, Measure, Designation }

/// <summary>A kind of paper that supervision (节能监察) leaves behind: 监察结果, 限期整改, 限期治理, 责令改正 …; the last three are different orders.</summary>
public sealed record SupervisionKind(string Id, Said Name, IReadOnlyList<string> Aliases, SupervisionIs Is, Citation Source, Confidence Confidence)
{
    internal static (SupervisionKind Kind, Place Place) Read(PackPage page)
    {
        var kind = new SupervisionKind(page.Text("id"), page.Said("name"), page.Texts("aliases"), page.Choice("is", SupervisionIs.Result), page.Source(), page.Choice("confidence", Confidence.Design));
        page.Done();
        return (kind, page.Place);
    }
}
