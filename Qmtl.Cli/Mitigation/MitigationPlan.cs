using Qmtl.Mitigation;

namespace Qmtl.Cli.Mitigation;

/// <summary>What of the errors of a backend is to be taken out of answers.</summary>
/// <param name="InvertsReadout">Whether readout errors are.</param>
/// <param name="Extrapolation">The curve of an extrapolation to zero noise; null for none.</param>
/// <param name="Folds">The folds at which expectations are taken for it, odd numbers.</param>
internal sealed record MitigationPlan(bool InvertsReadout, ExtrapolationMethod? Extrapolation, IReadOnlyList<int> Folds);
