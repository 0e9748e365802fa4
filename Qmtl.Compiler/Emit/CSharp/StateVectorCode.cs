using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>A circuit without noise: 2ⁿ amplitudes.</summary>
internal sealed class StateVectorCode : StateCode
{
    public override string State => "psi";

    public override string SetZero => $"{Simulation}.StateVector.SetZero(psi);";

    public override IEnumerable<string> Forward(PlanStep step) => step switch
    {
        RotationStep r => [$"{Simulation}.PauliRotation.Apply(psi, {Masks(r)}, {Angle(r.Angle)});"],
        PhaseStep p => [$"{Simulation}.Phase.Apply(psi, {Subset(p.Conditions)}, {Angle(p.Angle)});"],
        NegateStep n => [$"{Simulation}.Phase.Negate(psi, {Subset(n.Conditions)});"],
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    public override IEnumerable<string> Backward(PlanStep step) => step switch
    {
        RotationStep r => [$"{Simulation}.PauliRotation.Undo(psi, lambda, {Masks(r)}, {Angle(r.Angle)}, ref gradients[{r.Angle}]);"],
        PhaseStep p => [$"{Simulation}.Phase.Undo(psi, lambda, {Subset(p.Conditions)}, {Angle(p.Angle)}, ref gradients[{p.Angle}]);"],
        NegateStep n => [$"{Simulation}.Phase.Negate(psi, {Subset(n.Conditions)});", $"{Simulation}.Phase.Negate(lambda, {Subset(n.Conditions)});"],
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    public override string Expectation(FramedPauli pauli) => $"{Simulation}.StateVector.Expectation<T>(psi, {Masks(pauli)}, {pauli.Turns})";

    public override string AddObservable(FramedPauli pauli, string weight) =>
        $"{Simulation}.StateVector.AddObservable<T>(psi, lambda, {Masks(pauli)}, {pauli.Turns}, {weight});";

    private static string Subset(EquatableArray<ParityCondition> conditions)
    {
        var masks = Enumerable.Range(0, 3).Select(i => i < conditions.Count ? CSharpText.Mask(conditions[i].Mask) : "0");
        var values = conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum();
        return $"new {Simulation}.BasisSubset({string.Join(", ", masks)}, {values})";
    }
}
