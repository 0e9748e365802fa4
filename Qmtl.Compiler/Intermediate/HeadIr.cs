using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>What a head answers.</summary>
public enum HeadKind
{
    /// <summary>Yes or no; one logit.</summary>
    Binary,

    /// <summary>One of several classes; a logit each.</summary>
    Categorical,

    /// <summary>A real number; one logit, which is the prediction.</summary>
    Regression,
}

/// <summary>A head: the gates and channels of its own block after the shared stage, what it measures, and its logits.</summary>
/// <param name="Name">The declared name, for example <c>task</c>.</param>
/// <param name="FamilyIndex">Its index where it is one of a family <c>head task[t in 0..T]</c>; null otherwise.</param>
/// <param name="Labels">The class names of <c>{a, b, c}</c>; empty for the other kinds.</param>
/// <param name="Gates">The head's own block, on qubits of the whole model.</param>
/// <param name="Measurements">The expectations it takes after its block. What heads without a block measure of one state is one value for all of them.</param>
/// <param name="Output">Computations from expectations and other values to the logits.</param>
/// <param name="Logits">Where its logits start in the value vector.</param>
public sealed record HeadIr(
    string Name,
    int? FamilyIndex,
    HeadKind Kind,
    EquatableArray<string> Labels,
    string Documentation,
    EquatableArray<OperationIr> Gates,
    EquatableArray<MeasurementIr> Measurements,
    EquatableArray<ComputationIr> Output,
    int Logits,
    int LogitCount,
    TextSpan Span)
{
    /// <summary>The <c>///</c> lines of each label; empty where there are no labels.</summary>
    public EquatableArray<string> LabelDocumentation { get; init; }

    /// <summary>
    /// Computations from what is measured to the expectations that are read, where these differ: what a device makes of them. They use no parameters, and
    /// come before <see cref="Output"/>.
    /// </summary>
    public EquatableArray<ComputationIr> Readings { get; init; }

    /// <summary>What is measured in shots, after which <see cref="Readings"/> and <see cref="Output"/> read the means; empty where expectations are exact.</summary>
    public EquatableArray<SampledGroupIr> Samples { get; init; }

    /// <summary>All computations behind the measurements.</summary>
    public EquatableArray<ComputationIr> Computations => Readings.Concat(Output).ToEquatableArray();

    /// <summary><c>odd</c>, or <c>task[3]</c> for one of a family.</summary>
    public string DisplayName => FamilyIndex is { } index ? FormattableString.Invariant($"{Name}[{index}]") : Name;
}

/// <summary>The expectation of a Pauli product, stored at <paramref name="Value"/> of the value vector.</summary>
public sealed record MeasurementIr(PauliString Observable, int Value);

public enum Pauli
{
    X,
    Y,
    Z,
}

/// <summary>One factor of a Pauli product.</summary>
public readonly record struct PauliFactor(int Qubit, Pauli Pauli);

/// <summary>A product of Pauli operators on different qubits, in qubit order, not empty.</summary>
public sealed record PauliString(EquatableArray<PauliFactor> Factors)
{
    public override string ToString() => string.Join(" ", Factors.Select(f => FormattableString.Invariant($"{f.Pauli}{f.Qubit}")));
}
