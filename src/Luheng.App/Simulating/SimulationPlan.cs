namespace Luheng.App.Simulating;

/// <summary>What is to be simulated: where it goes, between which times (milliseconds since 1970), how fast, with how many faults.</summary>
/// <param name="Faults">For each meter; null: about one in ten days.</param>
/// <param name="Speed">Simulated seconds for each second; null: as fast as the doors take it.</param>
sealed record SimulationPlan(Uri? Server, string? Key, (string Host, int Port)? Hj212, int Seed, string? Labels, string? Out, long From, long To, double? Speed, int? Faults);
