using Luheng.Readings;

namespace Luheng.App.Simulating;

/// <summary>A reading on its way from a simulated gateway, with the meter as gateways name it.</summary>
readonly record struct SentReading(string Meter, long Time, double Value, ReadingQuality Quality = ReadingQuality.Good);
