using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said RefusedTitle = new("这里不对您开放", "This is not open to you");
    public static readonly Said NotYours = new("您现有的职责不包括这一项。需要时请向安全管理员申请。", "None of your posts covers this. Ask the security administrator where it should.");
    public static readonly Said SignInNeeded = new("请先登录，或用带范围的密钥。", "Sign in first, or use a key that covers this.");
    public static readonly Said FormExpired = new("表单已过期", "The form has expired");
    public static readonly Said FormExpiredAgain = new("页面打开太久，表单已过期，没有改动任何内容。您填的都在这里：再提交一次即可。", "The page was open for too long and its form has expired; nothing was changed. What you typed is here: send it again.");
    public static readonly Said FormExpiredFiles = new("页面打开太久，表单已过期，没有改动任何内容。您填的文字在下面，可以复制；文件请回到原页重新选择。", "The page was open for too long and its form has expired; nothing was changed. What you typed is below; go back and choose the files again.");
    public static readonly Said WhatYouTyped = new("您填的内容", "What you typed");
    public static readonly Said SendAgain = new("再次提交", "Send again");
    public static readonly Said BackToForm = new("回到原页", "Back to the page");
    public static readonly Said FormNotOurs = new("表单已过期或不是从本站打开的，没有改动任何内容。请返回原页再提交，已填内容会保留。", "The form has expired or was not opened here; nothing was changed. Go back and send it again: what you typed is kept.");
}
