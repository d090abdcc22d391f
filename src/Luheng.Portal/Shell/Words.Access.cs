using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said RefusedTitle = new("这里不对您开放", "This is not open to you");
    public static readonly Said NotYours = new("您现有的职责不包括这一项。需要时请向安全管理员申请。", "None of your posts covers this. Ask the security administrator where it should.");
    public static readonly Said SignInNeeded = new("请先登录，或用带范围的密钥。", "Sign in first, or use a key that covers this.");
    public static readonly Said FormNotOurs = new("表单已过期或不是从本站打开的，没有改动任何内容。请返回原页再提交，已填内容会保留。", "The form has expired or was not opened here; nothing was changed. Go back and send it again: what you typed is kept.");
}
