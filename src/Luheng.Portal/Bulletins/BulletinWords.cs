using Luheng.Bulletins;
using Luheng.Packs;

namespace Luheng.Portal.Bulletins;

/// <summary>What states, steps and verdicts are called.</summary>
static class BulletinWords
{
    public static Said Of(BulletinState state) => state switch
    {
        BulletinState.Drafted => new("起草中", "Drafted"),
        BulletinState.Checked => new("已校核，待发布", "Checked, waits for release"),
        BulletinState.Released => new("已发布", "Released"),
        BulletinState.Revoked => new("已撤回", "Revoked"),
        _ => new("空白", "Blank"),
    };

    public static Said OfMove(string move) => move switch
    {
        "draft" => new("起草", "Draft"),
        "edit" => new("修改文字", "Edit the text"),
        "renew" => new("更新数据快照", "Renew the snapshot"),
        "check" => new("校核完毕，提请发布", "Checked, ask for release"),
        "return" => new("退回修改", "Return for changes"),
        "release" => new("发布", "Release"),
        "revoke" => new("撤回", "Revoke"),
        _ => new(move, move),
    };

    public static Said SaysOf(string move) => move switch
    {
        "renew" => new("按现在所知重新取数；原快照仍保留。", "Takes the figures as known now; the earlier snapshot stays kept."),
        "check" => new("之后由另一人发布。", "Another person releases it then."),
        "release" => new("生成文件，登记哈希，不能再改。", "Makes the files and registers their hashes; nothing can be changed after."),
        "revoke" => new("已发出的副本验真时将显示“已撤回”。", "Copies handed out will verify as revoked."),
        _ => Said.Nothing,
    };

    /// <param name="compared">Whether a file was held against it, or only an address followed.</param>
    public static Said Of(CopyVerdict verdict, bool compared = true) => verdict switch
    {
        CopyVerdict.Genuine when !compared => new("登记过这样一份文件。手中的是不是它，请在下面选择文件来比对。", "Such a file was registered. Choose the file at hand below to see whether it is the same."),
        CopyVerdict.Revoked when !compared => new("登记过这样一份文件，但已被撤回，不再有效。", "Such a file was registered, and has been revoked since; it no longer holds."),
        CopyVerdict.Genuine => new("这份文件与发布时登记的完全一致。", "This file is byte for byte what was released."),
        CopyVerdict.Altered => new("这份文件与登记的不一致：内容被改动过，或重新保存过。", "This file is not what was registered: it was altered, or saved again."),
        CopyVerdict.Revoked => new("这份文件确系发布，但已被撤回，不再有效。", "This file was released, and has been revoked since; it no longer holds."),
        _ => new("没有登记过与它完全相同的文件。被改动过或另存过的副本也是这样显示；请向出件单位索要原件再比对。", "Nothing registered here has these bytes. A copy that was altered or saved again looks the same; ask for the original and compare that."),
    };

    public static Said Short(CopyVerdict verdict, bool compared = true) => verdict switch
    {
        CopyVerdict.Genuine when !compared => new("已登记，未比对", "Registered, not compared"),
        CopyVerdict.Genuine => new("真实", "Genuine"),
        CopyVerdict.Altered => new("已被改动", "Altered"),
        CopyVerdict.Revoked => new("已撤回", "Revoked"),
        _ => new("未登记", "Unknown"),
    };

    public static Said? KindOf(string kind) => kind switch
    {
        Bulletin.Kind => new("月度通报", "Monthly bulletin"),
        "receipt" => new("回执", "Receipt"),
        "list" => new("名单", "List"),
        "certificate" => new("证书", "Certificate"),
        _ => null,
    };
}
