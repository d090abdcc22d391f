using System.Text.Json.Serialization;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Bulletins;

/// <summary>Where a bulletin stands.</summary>
public enum BulletinState { Blank, Drafted, Checked, Released, Revoked }

/// <summary>What an officer writes in a bulletin; figures are not among it.</summary>
/// <param name="Number">发文字号.</param>
/// <param name="Attention">Added to 四、需要关注.</param>
/// <param name="Next">五、下一步工作.</param>
/// <param name="Public">Whether everybody may read it once it is released.</param>
public sealed record BulletinText(string Organ, string Number, bool RedHead, DateOnly Date, string Attention, string Next, bool Public)
{
    public const int Longest = 4000;
}

/// <summary>A file that a bulletin was released as.</summary>
public sealed record BulletinFile(string Format, string Sha256, int Bytes);

/// <summary>月度通报 of a region: its text, the snapshot its figures come from, and the files it was released as.</summary>
/// <param name="Month">Such as 2025-10.</param>
/// <param name="Snapshot">The hash of the snapshot.</param>
public sealed record Bulletin(string Id, string Region, string Month, string Title, BulletinText Text, string Snapshot, bool Demo)
{
    /// <summary>The kind of document, and the id of the procedure.</summary>
    public const string Kind = "bulletin";

    public IReadOnlyList<BulletinFile> Files { get; init; } = [];

    [JsonIgnore]
    public SubjectId Subject => SubjectId.Region(Region);

    public static string IdOf(string region, Period month) => $"bulletin-{region}-{month}";

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static Bulletin Read(string body) => CaseJson.Read<Bulletin>(body);

    /// <summary>Drafted, checked, released by another person, revoked with a reason.</summary>
    public static Procedure Steps { get; } = Procedure.Of(Kind, BulletinState.Blank,
        new Dictionary<BulletinState, Act> { [BulletinState.Drafted] = Act.MakeBulletin, [BulletinState.Checked] = Act.ReleaseBulletin },
        Procedure.Move("draft", [BulletinState.Blank], BulletinState.Drafted, Act.MakeBulletin) with { Needs = ["snapshot"] },
        Procedure.Move("edit", [BulletinState.Drafted], BulletinState.Drafted, Act.MakeBulletin),
        Procedure.Move("renew", [BulletinState.Drafted], BulletinState.Drafted, Act.MakeBulletin) with { Needs = ["snapshot"] },
        Procedure.Move("check", [BulletinState.Drafted], BulletinState.Checked, Act.MakeBulletin) with { Days = 3 },
        Procedure.Move("return", [BulletinState.Checked], BulletinState.Drafted, Act.MakeBulletin) with { NeedsReason = true },
        Procedure.Move("release", [BulletinState.Checked], BulletinState.Released, Act.ReleaseBulletin) with { NotBy = "draft", Needs = ["snapshot"], Guard = NotByItsWriter, Hinders = HindranceKind.SecondPerson },
        Procedure.Move("revoke", [BulletinState.Released], BulletinState.Revoked, Act.ReleaseBulletin) with { NeedsReason = true });

    static string? NotByItsWriter(Case matter, StepDraft draft) =>
        matter.MakerOf("edit") == draft.By || matter.MakerOf("renew") == draft.By ? "whoever wrote in it cannot release it: a second person is needed" : null;
}
