namespace Luheng.Demo;

/// <summary>How large a demo province is made: 600 enterprises to try things out, or 18,044 as a real province has.</summary>
public enum DemoSize { Small, Province }
