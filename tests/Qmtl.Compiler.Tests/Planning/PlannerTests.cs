using FsCheck.Xunit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Planning;

/// <summary>Plans compared with full matrices.</summary>
public sealed class PlannerTests
{
    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 300, Replay = "(7,11)")]
    public void A_plan_that_measures_everything_prepares_the_state_of_the_gates(ModelCase sample)
    {
        var (model, values, parameters) = sample;
        var circuit = Whole(model, model.Heads[0], [.. Tomography(model.Qubits)]);
        var plan = Planner.Plan(model, [circuit]);
        var state = new PlanInterpreter(plan.Shapes[0], plan.Circuits[0], values, parameters).LogicalAmplitudes();
        var expected = ModelCase.Run(model, model.Heads[0], values, parameters).Amplitudes;
        for (var i = 0; i < expected.Length; i++) (state[i] - expected[i]).Magnitude.ShouldBeLessThan(1e-12);
    }

    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 300, Replay = "(3,5)")]
    public void A_plan_gives_every_expectation(ModelCase sample)
    {
        var (model, values, parameters) = sample;
        foreach (var head in model.Heads)
        {
            var plan = Planner.Plan(model, [Whole(model, head, [.. head.Measurements])]);
            var interpreter = new PlanInterpreter(plan.Shapes[0], plan.Circuits[0], values, parameters);
            var state = ModelCase.Run(model, head, values, parameters);
            for (var i = 0; i < head.Measurements.Count; i++)
                interpreter.Expectation(i).ShouldBe(state.Expectation(head.Measurements[i].Observable), 1e-12);
        }
    }

    private static CircuitIr Whole(ModelIr model, HeadIr head, MeasurementIr[] measurements) => new(
        Enumerable.Range(0, model.Qubits).ToEquatableArray(),
        EquatableArray.Of(0),
        model.Encoding.Concat(head.Gates).ToEquatableArray(),
        measurements.ToEquatableArray());

    /// <summary>X and Z of every qubit: no operator commutes with all of them but multiples of the identity.</summary>
    private static IEnumerable<MeasurementIr> Tomography(int qubits) =>
        from qubit in Enumerable.Range(0, qubits)
        from pauli in new[] { Pauli.X, Pauli.Z }
        select new MeasurementIr(new PauliString(EquatableArray.Of(new PauliFactor(qubit, pauli))), 0);
}
