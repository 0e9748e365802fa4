using System.Runtime.Intrinsics;
using Qmtl.Modeling;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>Circuits that are nothing but a product of qubits, against closed forms, for odd and even numbers of qubits and those that are left in |0⟩.</summary>
public sealed class ProductStateTests
{
    private const double WeightOfZ = 0.7;
    private const double WeightOfX = -1.3;

    public static TheoryData<int, int> Circuits()
    {
        var data = new TheoryData<int, int>();
        for (var qubits = 2; qubits <= 7; qubits++)
        {
            foreach (var busy in new[] { (1 << qubits) - 1, 1, 1 << (qubits - 1), 0b0110110 & ((1 << qubits) - 1) }.Distinct()) data.Add(qubits, busy);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Circuits))]
    public void Expectations_and_gradients_are_products_of_those_of_qubits(int qubits, int busy)
    {
        // Qubit q is turned about Y by 2θ and about Z by 2φ: ⟨Z⟩ = cos 2θ and ⟨X⟩ = sin 2θ cos 2φ. λ of two products is no product.
        int[] turned = [.. Enumerable.Range(0, qubits).Where(q => (busy >> q & 1) == 1)];
        var builder = new CircuitBuilder(qubits);
        for (var t = 0; t < turned.Length; t++)
        {
            builder.Rotate(1 << turned[t], 1 << turned[t], 2 * t);
            builder.Rotate(0, 1 << turned[t], (2 * t) + 1);
        }

        builder.Measure(0, (1 << qubits) - 1, 0);
        builder.Measure(busy, 0, 0);
        var circuit = new Circuit(builder.Build(), 0, 0, 0, 0, 1);
        var layout = new WorkspaceLayout(2, 0, 0, 2 * turned.Length, (1 << qubits) + (2 * qubits), 1 << qubits, 0);
        var workspace = new Workspace<double>(layout);
        var angles = Enumerable.Range(0, 2 * turned.Length)
            .Select(a => Enumerable.Range(0, Vector512<double>.Count).Select(lane => 0.3 + (0.21 * a) - (0.17 * lane)).ToArray()).ToArray();
        for (var a = 0; a < angles.Length; a++) Angles.Set(workspace, a, Vector512.Create<double>(angles[a]));
        workspace.ValueGradients[0] = Vector512.Create(WeightOfZ);
        workspace.ValueGradients[1] = Vector512.Create(WeightOfX);

        circuit.Forward(workspace);
        circuit.Backward(workspace);

        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            workspace.Values[0][lane].ShouldBe(ProductOfZ(lane, -1), 1e-14);
            workspace.Values[1][lane].ShouldBe(ProductOfX(lane, -1), 1e-14);
            for (var t = 0; t < turned.Length; t++)
            {
                var (theta, phi) = (2 * angles[2 * t][lane], 2 * angles[(2 * t) + 1][lane]);
                var expectedTheta = (-2 * WeightOfZ * Math.Sin(theta) * ProductOfZ(lane, t))
                    + (2 * WeightOfX * Math.Cos(theta) * Math.Cos(phi) * ProductOfX(lane, t));
                workspace.AngleGradients[2 * t][lane].ShouldBe(expectedTheta, 1e-13);
                workspace.AngleGradients[(2 * t) + 1][lane].ShouldBe(-2 * WeightOfX * Math.Sin(theta) * Math.Sin(phi) * ProductOfX(lane, t), 1e-13);
            }
        }

        double ProductOfZ(int lane, int without) => Others(without).Aggregate(1.0, (product, t) => product * Math.Cos(2 * angles[2 * t][lane]));

        double ProductOfX(int lane, int without) =>
            Others(without).Aggregate(1.0, (product, t) => product * Math.Sin(2 * angles[2 * t][lane]) * Math.Cos(2 * angles[(2 * t) + 1][lane]));

        IEnumerable<int> Others(int without) => Enumerable.Range(0, turned.Length).Where(t => t != without);
    }
}
