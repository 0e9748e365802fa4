namespace Qmtl.Compiler.Slicing;

/// <summary>Expectations measured in one circuit.</summary>
/// <param name="Expectations">Indices, in order.</param>
/// <param name="SeparateCost">The sum of the costs of the groups that it was made of.</param>
internal sealed record ExpectationGroup(IReadOnlyList<int> Expectations, LightCone Cone, double SeparateCost);
