using static Qmtl.Runtime.Tests.Gradients.Derivatives;

namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>Models whose heads all read the expectations of one shared circuit, against the closed form of these, on more qubits than a state can have.</summary>
public sealed class SharedCircuitTests
{
    private const int Inputs = 3;
    private const double Flip = 0.1;
    private const double OneAtZero = 0.02;
    private const double ZeroAtOne = 0.05;

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 3, false)]
    [InlineData(10, 4, false)]
    [InlineData(35, 4, false)]
    [InlineData(2, 2, true)]
    [InlineData(35, 4, true)]
    public void Logits_and_gradients_are_those_of_the_closed_form(int tasks, int k, bool isNoisy)
    {
        using var model = ModelUnderTest.Compile(Text(tasks, k, isNoisy));
        var (parameters, inputs) = Draw(new Random(tasks + k), model);
        for (var i = 0; i < parameters.Length; i++) parameters[i] /= 4;
        var cotangents = Enumerable.Range(1, tasks).Select(t => Math.Sin(t)).ToArray();
        double Combined() => ClosedForm(tasks, k, isNoisy, parameters, inputs).Zip(cotangents, (logit, weight) => logit * weight).Sum();

        model.Logits<double>(parameters, inputs).ShouldBe(ClosedForm(tasks, k, isNoisy, parameters, inputs), 1e-12);
        model.Logits<float>(parameters, inputs).ShouldBe(ClosedForm(tasks, k, isNoisy, parameters, inputs), 1e-4);
        var (weights, features) = model.Gradient<double>(parameters, inputs, cotangents);
        FiniteDifferences(inputs, Combined).ShouldBe(features, 1e-6);
        foreach (var i in Sampled(parameters.Length)) weights[i].ShouldBe(FiniteDifference(parameters, i, Combined), 1e-6);
    }

    [Fact]
    public void The_closed_form_is_met_by_one_circuit_and_by_many()
    {
        Circuits(2, 2).ShouldBe(1);
        Circuits(35, 4).ShouldBe(138);

        static int Circuits(int tasks, int k)
        {
            using var model = ModelUnderTest.Compile(Text(tasks, k, isNoisy: false));
            return model.Plan.Circuits.Count;
        }
    }

    private static IEnumerable<int> Sampled(int count) => Enumerable.Range(0, count).Where(i => count < 500 || i % 7 == 0);

    private static string Text(int tasks, int k, bool isNoisy) =>
        $$"""
        backend noisy = simulator { noise { readout({{OneAtZero}}, {{ZeroAtOne}}); } }
        model Hybrid(T, k) {
            input x[{{Inputs}}];
            let shared = tanh(dense(x, k * T));
            qubit[k * T] q;
            encode {
                weight theta[size(q), 2];
                for i in 0..size(q) { ry(pi * shared[i]) q[i]; }
                entangle brick cz q;
                for i in 0..size(q) { rz(theta[i, 0]) q[i]; ry(theta[i, 1]) q[i]; }
                {{(isNoisy ? $"channel bit_flip({Flip}) q;" : "")}}
            }
            head task[_t in 0..T] : binary { logits linear(z(q)); }
        }
        model Large = Hybrid({{tasks}}, {{k}}){{(isNoisy ? " on noisy" : "")}};
        """;

    /// <summary>
    /// ⟨Z⟩ behind RZ(φ) and RY(θ) is cos θ ⟨Z⟩ − sin θ cos φ ⟨X⟩ before them, and CZ turns X into X times Z of the neighbors; Y has no expectation, as the
    /// amplitudes are real. Before CZ the qubits are apart: ⟨Z⟩ = cos α and ⟨X⟩ = sin α.
    /// </summary>
    private static double[] ClosedForm(int tasks, int k, bool isNoisy, double[] parameters, double[] inputs)
    {
        var qubits = tasks * k;
        var (bias, theta, head) = (qubits * Inputs, qubits * (Inputs + 1), qubits * (Inputs + 3));
        var alpha = new double[qubits];
        for (var q = 0; q < qubits; q++)
        {
            var sum = parameters[bias + q];
            for (var i = 0; i < Inputs; i++) sum += parameters[(q * Inputs) + i] * inputs[i];
            alpha[q] = Math.PI * Math.Tanh(sum);
        }

        var expectations = new double[qubits];
        for (var q = 0; q < qubits; q++)
        {
            var neighbors = (q > 0 ? Math.Cos(alpha[q - 1]) : 1) * (q + 1 < qubits ? Math.Cos(alpha[q + 1]) : 1);
            var (phi, turn) = (parameters[theta + (2 * q)], parameters[theta + (2 * q) + 1]);
            expectations[q] = (Math.Cos(turn) * Math.Cos(alpha[q])) - (Math.Sin(turn) * Math.Cos(phi) * Math.Sin(alpha[q]) * neighbors);
            if (isNoisy) expectations[q] = ((1 - OneAtZero - ZeroAtOne) * (1 - (2 * Flip)) * expectations[q]) + ZeroAtOne - OneAtZero;
        }

        return [.. Enumerable.Range(0, tasks).Select(t =>
        {
            var first = head + (t * (qubits + 1));
            return parameters[first + qubits] + expectations.Select((z, q) => parameters[first + q] * z).Sum();
        })];
    }
}
