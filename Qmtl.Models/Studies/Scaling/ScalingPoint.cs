using Qmtl.Modeling;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>What the families gave for one number of tasks.</summary>
/// <param name="Tasks">The number of tasks.</param>
/// <param name="Summaries">One for each family; QMTL first, then hard sharing.</param>
public sealed record ScalingPoint(int Tasks, IReadOnlyList<ContenderSummary> Summaries)
{
    /// <summary>How many parameters the heads of a family have.</summary>
    public int HeadParameters(int family) => Schema(family).CountParameters(ModelStage.Head);

    /// <summary>
    /// The bytes of a training on one thread: the workspace of a chunk, and four numbers for each parameter (itself, its derivative, and the two means of Adam).
    /// </summary>
    public long Bytes(int family) => Schema(family).Layout.Bytes<float>() + (4L * sizeof(float) * Schema(family).ParameterCount);

    /// <summary>How many parameters a family has in all.</summary>
    public int Parameters(int family) => Schema(family).ParameterCount;

    /// <summary>The model of a family.</summary>
    public ModelSchema Schema(int family) => Summaries[family].Contender.Candidates[0].Schema;
}
