namespace Luheng.Monitoring.Hj212;

/// <summary>What a packet that came from a device is, by its CN (table 9).</summary>
public enum CommandKind
{
    /// <summary>Not in the standard: taken in without an answer.</summary>
    Unknown,
    /// <summary>Only a host asks this of a device.</summary>
    Request,
    /// <summary>Data or a statement of the device, answered 9014.</summary>
    Upload,
    /// <summary>A notice, answered 9013.</summary>
    Notice,
    /// <summary>An answer to what a host asked.</summary>
    Answer,
}

/// <summary>The command codes (命令编码) of the standard, and those of 2005 that 2017 dropped but devices still send.</summary>
public static class CommandCode
{
    public const int SetLimits = 1000;
    public const int Time = 1011;
    public const int SetTime = 1012;
    public const int AskCalibration = 1013;
    public const int SetPassword = 1072;
    public const int RealTime = 2011;
    public const int StopRealTime = 2012;
    public const int State = 2021;
    public const int StopState = 2022;
    public const int Day = 2031;
    public const int RunningTime = 2041;
    public const int Minute = 2051;
    public const int Hour = 2061;
    public const int Restart = 2081;
    public const int OverLimitSample = 3015;
    public const int SiteInfo = 3020;
    public const int RequestAnswer = 9011;
    public const int Result = 9012;
    public const int NoticeAnswer = 9013;
    public const int DataAnswer = 9014;

    /// <summary>What a packet of this command is when a device sends it. A device that states its time as 1012 is seen in the field and answered like 1011.</summary>
    public static CommandKind FromDevice(int cn) => cn switch
    {
        Time or SetTime or 1061 or 1063 => CommandKind.Upload,
        RealTime or State or Day or RunningTime or Minute or Hour or Restart => CommandKind.Upload,
        OverLimitSample or 3017 or 3018 or 3019 or SiteInfo => CommandKind.Upload,
        2071 => CommandKind.Upload,
        AskCalibration or StopRealTime or StopState or 2072 => CommandKind.Notice,
        SetLimits or 1062 or 1064 or SetPassword or 3011 or 3012 or 3013 or 3014 or 3016 or 3021 => CommandKind.Request,
        RequestAnswer or Result or NoticeAnswer or DataAnswer => CommandKind.Answer,
        _ => CommandKind.Unknown,
    };

    /// <summary>Whether a host may ask it of a device.</summary>
    public static bool IsRequest(int cn) => cn is SetLimits or Time or SetTime or 1061 or 1062 or 1063 or 1064 or SetPassword
        or RealTime or StopRealTime or State or StopState or Day or RunningTime or Minute or Hour
        or >= 3011 and <= 3021;

    /// <summary>Whether the host only notifies the device (通知命令), which answers 9013 and no more.</summary>
    public static bool IsNotice(int cn) => cn is StopRealTime or StopState;

    /// <summary>Whether DataTime names a stretch of time, of which it is one end.</summary>
    public static bool IsPeriod(int cn) => cn is Minute or Hour or Day or RunningTime;
}
