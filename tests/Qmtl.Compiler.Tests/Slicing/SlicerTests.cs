using FsCheck.Xunit;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Slicing;

public sealed class SlicerTests
{
    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 400, Replay = "(19,23)")]
    public void Slices_give_the_expectations_of_every_head_on_all_qubits(ModelCase sample) => Check(sample, Slicer.Slice(sample.Model));

    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 200, Replay = "(29,31)")]
    public void Slices_that_begin_with_heads_give_the_expectations(ModelCase sample) =>
        Check(sample, Slicer.Slice(sample.Model, ModelGroups.Begin(sample.Model).FromHeads.Merged()));

    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 200, Replay = "(37,41)")]
    public void Slices_that_begin_with_single_expectations_give_them(ModelCase sample) =>
        Check(sample, Slicer.Slice(sample.Model, ModelGroups.Begin(sample.Model).FromSingles.Merged()));

    private static void Check(ModelCase sample, ModelSlices slices)
    {
        var (model, values, parameters) = sample;
        var expected = new Dictionary<int, double>();
        foreach (var head in model.Heads)
        {
            var state = ModelCase.Run(model, head, values, parameters);
            foreach (var measurement in head.Measurements) expected.Add(measurement.Value, state.Expectation(measurement.Observable));
        }

        var actual = new Dictionary<int, double>();
        foreach (var circuit in slices.Circuits)
        {
            var state = DenseState.Run(circuit.Qubits, circuit.Gates, values, parameters);
            foreach (var measurement in circuit.Measurements) actual.Add(measurement.Value, state.Expectation(measurement.Observable));
        }

        var plan = Planner.Plan(model, slices.Circuits);
        var planned = new Dictionary<int, double>();
        foreach (var circuit in plan.Circuits)
        {
            var interpreter = new PlanInterpreter(plan.Shapes[circuit.Shape], circuit, values, parameters);
            for (var i = 0; i < circuit.Values.Count; i++) planned.Add(circuit.Values[i], interpreter.Expectation(i));
        }

        actual.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        planned.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (value, expectation) in expected)
        {
            actual[value].ShouldBe(expectation, 1e-12);
            planned[value].ShouldBe(expectation, 1e-12);
        }
    }
}
