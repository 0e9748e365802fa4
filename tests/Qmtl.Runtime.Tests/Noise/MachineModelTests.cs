using Qmtl.Runtime.Tests.Gradients;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>Models simulated in the gates and on the qubits of a machine, from text to generated code.</summary>
public sealed class MachineModelTests
{
    private const string Model = """
        model Pair {
            input x[3];
            qubit[4] q;
            encode {
                weight w[4];
                for i in 0..3 { ry(w[i] * x[i] + 0.2) q[i]; }
                entangle all cz q;
                u(w[3], x[0], 0.3) q[3];
                ccx q[0], q[2], q[3];
                swap q[0], q[3];
            }
            head a : binary { weight v[3]; crx(v[0]) q[0], q[3]; rzz(v[1]) q[1], q[2]; cp(v[2]) q[3], q[1]; logits 2 * x(q[0]) * z(q[2]) + y(q[1]); }
            head b : regression { logits x(q[1]) + z(q[0]); }
        }
        """;

    [Theory]
    [InlineData("qubits 4; coupling linear;")]
    [InlineData("basis rz, sx, x, cx;")]
    [InlineData("qubits 6; basis rz, sx, x, ecr; coupling [0, 1], [2, 1], [2, 3], [4, 3], [4, 5];")]
    [InlineData("qubits 5; basis rz, sx, x, cz, rzz; coupling ring;")]
    [InlineData("qubits 5; basis gpi, gpi2, ms; coupling [0, 1], [0, 2], [0, 3], [0, 4];")]
    public void A_machine_without_noise_answers_as_the_model_does(string settings)
    {
        using var model = ModelUnderTest.Compile(Model);
        using var onMachine = ModelUnderTest.Compile(Model.Replace("model Pair", "model Plain") + $"backend b = simulator {{ {settings} }} model Pair = Plain on b;", "Pair");
        var random = new Random(11);
        double[] parameters = [.. Enumerable.Range(0, 7).Select(_ => (4 * random.NextDouble()) - 2)];
        double[] inputs = [.. Enumerable.Range(0, 3).Select(_ => (4 * random.NextDouble()) - 2)];
        onMachine.Logits<double>(parameters, inputs).ShouldBe(model.Logits<double>(parameters, inputs), 1e-10);
        var (expected, actual) = (model.Gradient<double>(parameters, inputs, [1, -0.5]), onMachine.Gradient<double>(parameters, inputs, [1, -0.5]));
        actual.Weights.ShouldBe(expected.Weights, 1e-10);
        actual.Inputs.ShouldBe(expected.Inputs, 1e-10);
    }
}
