using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Runtime.Tests.Gradients.Derivatives;

namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>Gradients of compiled models: the whole way from text to generated code, against independent derivatives.</summary>
public sealed class GradientTests
{
    public static TheoryData<GateKind> Gates => [.. GateTable.All.Select(gate => gate.Kind)];

    [Theory]
    [MemberData(nameof(Gates))]
    public void Every_gate_agrees_with_parameter_shift(GateKind kind)
    {
        var random = new Random(100 + (int)kind);
        CheckParameterShift(RandomProgram.Around(random, kind), random);
    }

    [Property(MaxTest = 10, Replay = "23,29")]
    public Property Random_circuits_agree_with_parameter_shift() => ForRandomSeeds(mostQubits: 8, (random, qubits) =>
        CheckParameterShift(RandomProgram.Create(random, qubits, gates: 24), random));

    [Property(MaxTest = 10, Replay = "31,37")]
    public Property Shared_angles_and_expressions_agree_with_finite_differences() => ForRandomSeeds(mostQubits: 8, (random, qubits) =>
    {
        using var model = ModelUnderTest.Compile(RandomProgram.CreateShared(random, qubits, gates: 24).Text);
        var (parameters, inputs) = Draw(random, model);
        var (weightGradient, inputGradient) = model.Gradient<double>(parameters, inputs);
        FiniteDifferences(parameters, () => model.Forward<double>(parameters, inputs)).ShouldBe(weightGradient, 1e-6);
        FiniteDifferences(inputs, () => model.Forward<double>(parameters, inputs)).ShouldBe(inputGradient, 1e-6);
    });

    [Property(MaxTest = 10, Replay = "41,43")]
    public Property Expectations_agree_with_full_matrices() => ForRandomSeeds(mostQubits: 8, (random, qubits) =>
    {
        using var model = ModelUnderTest.Compile(RandomProgram.CreateShared(random, qubits, gates: 40).Text);
        var (parameters, inputs) = Draw(random, model);
        var head = model.Ir.Heads[0];
        double[] values = [.. inputs, .. new double[model.Ir.Values - inputs.Length]];
        var state = DenseState.Run(qubits, [.. model.Ir.Encoding, .. head.Gates], values, parameters);
        foreach (var measurement in head.Measurements) values[measurement.Value] = state.Expectation(measurement.Observable);
        var output = (MapIr)head.Output[0];
        model.Forward<double>(parameters, inputs).ShouldBe(ScalarEvaluation.Evaluate(output.Body, values, parameters), 1e-12);
    });

    [Property(MaxTest = 6, Replay = "47,53")]
    public Property Single_precision_agrees_with_double() => ForRandomSeeds(mostQubits: 8, (random, qubits) =>
    {
        using var model = ModelUnderTest.Compile(RandomProgram.CreateShared(random, qubits, gates: 40).Text);
        var (parameters, inputs) = Draw(random, model);
        model.Forward<float>(parameters, inputs).ShouldBe(model.Forward<double>(parameters, inputs), 1e-4);
        var (singles, doubles) = (model.Gradient<float>(parameters, inputs), model.Gradient<double>(parameters, inputs));
        singles.Weights.ShouldBe(doubles.Weights, 1e-4);
        singles.Inputs.ShouldBe(doubles.Inputs, 1e-4);
    });

    private static void CheckParameterShift(RandomProgram program, Random random)
    {
        using var model = ModelUnderTest.Compile(program.Text);
        var (parameters, inputs) = Draw(random, model);
        var (weightGradient, inputGradient) = model.Gradient<double>(parameters, inputs);
        Shifted(program.Weights, parameters, () => model.Forward<double>(parameters, inputs)).ShouldBe(weightGradient.Take(program.Weights.Count), 1e-10);
        Shifted(program.Inputs, inputs, () => model.Forward<double>(parameters, inputs)).ShouldBe(inputGradient.Take(program.Inputs.Count), 1e-10);
    }
}
