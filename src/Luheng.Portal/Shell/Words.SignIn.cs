using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said SignIn = new("登录", "Sign in");
    public static readonly Said SignOut = new("退出登录", "Sign out");
    public static readonly Said SignInName = new("账号", "Account");
    public static readonly Said Password = new("密码", "Password");
    public static readonly Said Passkey = new("通行密钥", "Passkey");
    public static readonly Said SignInWithPasskey = new("用通行密钥登录", "Sign in with a passkey");
    public static readonly Said OrElse = new("或", "or");
    public static readonly Said SignInWrong = new("账号或密码不对，或账号已停用、已锁定。连续 5 次不对会锁定 15 分钟；忘记密码请找安全管理员要一次性链接。", "The account or password is wrong, or the account is disabled or locked. Five wrong tries lock it for 15 minutes; for a forgotten password ask the security administrator for a one-time link.");
    public static readonly Said CodeWrong = new("验证码不对或已用过。每个码只能用一次，请等下一个。", "The code is wrong or was used before. Each code works once: wait for the next.");
    public static readonly Said PasskeyWrong = new("通行密钥没有通过验证。可以重试，或改用密码。", "The passkey was not accepted. Try again, or use the password.");
    public static readonly Said SessionEnded = new("登录已过期。重新登录后回到原来的页面，已填的内容会恢复。", "The session has expired. After signing in you return to the same page, and what you typed is restored.");
    public static readonly Said SignedOut = new("已退出登录。", "You are signed out.");
    public static readonly Said PasswordSet = new("密码已设置，请登录。", "The password is set; please sign in.");
    public static readonly Said NobodyYet = new("本站还没有账号。启动服务时，终端里打印了一次性链接，用它建立第一个安全管理员；链接 24 小时内有效，重启服务会得到新的。", "There are no accounts here yet. The terminal that started the site printed a one-time link that makes the first security administrator; it is good for 24 hours, and a restart prints a new one.");
    public static readonly Said SignInHint = new("账号由安全管理员开通。", "Accounts are opened by the security administrator.");
    public static readonly Said SecondStep = new("两步验证", "Second step");
    public static readonly Said SecondStepText = new("密码已通过。请再用手机上的验证器或通行密钥确认是您本人。", "The password was right. Now confirm with your authenticator app or passkey that it is you.");
    public static readonly Said OneTimeCode = new("6 位动态口令", "Six-digit code");
    public static readonly Said RecoveryCode = new("恢复码", "Recovery code");
    public static readonly Said PhoneLost = new("手机不在身边？用恢复码", "No phone at hand? Use a recovery code");
    public static readonly Said Confirm = new("确认", "Confirm");
    public static readonly Said ScriptsNeeded = new("通行密钥需要浏览器脚本，并且地址是域名而不是 IP。", "Passkeys need scripts, and a host name rather than an IP address.");
    public static readonly Said TooLargeTitle = new("送来的内容太大", "Too much at once");
    public static readonly Said TooLargeLimit = new("这里一次最多收 {0} MB。", "At most {0} MB are taken at once here.");
    public static readonly Said TooLargeText = new("一次送来的文件、字段或文字超过了限度，没有存下任何内容，本页填的也没有改动。请缩小或分开后再送。", "The file, the fields or the text sent at once are more than is taken. Nothing was stored and nothing changed; send less, or in parts.");
    public static readonly Said TooManyTitle = new("太频繁了，请稍等", "Too often: please wait");
    public static readonly Said TooManyText = new("短时间内的请求超过了限度，没有改动任何内容。请稍后再试。", "There were more requests than allowed in a short time. Nothing was changed; try again shortly.");
    public static readonly Said KeyReadsOnly = new("这个密钥只能读。", "This key may only read.");

    public static readonly Said Welcome = new("欢迎使用绿衡", "Welcome to Luheng");
    public static readonly Said WelcomeFirst = new("您将成为第一个安全管理员：负责开通账号、授予职责。安全、系统、审计三员分立，安全管理员不看业务数据，也不能给自己增加职责。", "You become the first security administrator, who opens accounts and gives posts. Security, system and audit administration are separate people: you see no figures and give yourself no posts.");
    public static readonly Said WelcomeAgain = new("{0}，请为账号 {1} 设置密码。", "{0}, choose the password of account {1}.");
    public static readonly Said LinkOver = new("链接已失效", "This link no longer works");
    public static readonly Said LinkOverText = new("一次性链接只能用一次，24 小时内有效。请向安全管理员再要一个；还没有账号的新站，重启服务会打印新的链接。", "A one-time link works once, within 24 hours. Ask the security administrator for another; a new site without accounts prints one when it is restarted.");
    public static readonly Said ChooseId = new("账号（登录时输入，以后不能改）", "Account (typed at sign-in; it cannot be changed later)");
    public static readonly Said PersonName = new("姓名", "Name");
    public static readonly Said NewPassword = new("新密码", "New password");
    public static readonly Said PasswordAgain = new("再输一次", "Once more");
    public static readonly Said PasswordRule = new("至少 10 个字符，不要求大小写混排，也不用定期更换；常见密码、键盘顺序、账号姓名会被拒绝。几个不相干的词连在一起最好记。", "At least 10 characters, of any kind, with no forced changes; common passwords, keyboard runs and your own name are refused. A few unrelated words are easiest to remember.");
    public static readonly Said PasswordShort = new("密码太短，至少 10 个字符。", "The password is too short: at least 10 characters.");
    public static readonly Said PasswordWeak = new("这个密码太容易猜到，请换一个：几个不相干的词连在一起就好。", "This password is easily guessed; a few unrelated words together will do.");
    public static readonly Said PasswordsDiffer = new("两次输入的密码不一样。", "The two passwords differ.");
    public static readonly Said OldPasswordWrong = new("当前密码不对，没有改动。", "The current password is wrong; nothing was changed.");
    public static readonly Said AccountIdRule = new("账号用 2–40 个字母、汉字、数字或 . - _，以字母、汉字或数字开头；姓名不能空。", "An account has 2–40 letters, digits or . - _, beginning with a letter or digit; the name may not be empty.");
    public static readonly Said SetPasswordAndEnter = new("设置密码并登录", "Set password and sign in");
}
