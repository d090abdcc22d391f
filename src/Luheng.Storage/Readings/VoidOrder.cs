namespace Luheng.Readings;

/// <summary>An order to take readings back.</summary>
sealed record VoidOrder(int Meter, long From, long To, string Reason, string By);
