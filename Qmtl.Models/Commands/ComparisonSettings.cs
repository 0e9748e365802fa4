using Qmtl.Models.Studies;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Commands;

/// <summary>What was asked of a study that compares families on published data.</summary>
/// <param name="Data">The folder of data.</param>
/// <param name="Features">Where features of one's own are; null where there are none.</param>
/// <param name="Repetitions">How often everything is trained.</param>
/// <param name="Budget">How everything is trained.</param>
/// <param name="IsQuick">Whether to do less of everything.</param>
/// <param name="Output">The folder of results.</param>
internal sealed record ComparisonSettings(string Data, string? Features, int Repetitions, TrainingBudget Budget, bool IsQuick, string Output)
{
    /// <summary>How many settings contenders choose from in a quick study.</summary>
    public const int QuickCandidates = 2;

    /// <summary>The contenders, with fewer settings to choose from in a quick study.</summary>
    public IReadOnlyList<Contender> Narrow(IReadOnlyList<Contender> contenders) =>
        IsQuick ? SearchSpace.Narrow(contenders, QuickCandidates) : contenders;
}
