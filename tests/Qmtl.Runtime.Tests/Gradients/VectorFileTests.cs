namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>One circuit whose values and gradients other simulators computed.</summary>
public sealed class VectorFileTests
{
    private const string Circuit = """
        ansatz Layer(angles) on q {
            for i in 0..size(q) { ry(angles[2 * i]) q[i]; rz(angles[2 * i + 1]) q[i]; }
        }

        model Vectors {
            input x[4];
            qubit[4] q;
            encode {
                weight shared[8];
                for i in 0..4 { ry(x[i]) q[i]; rz(x[i]) q[i]; }
                entangle ring cx q;
                Layer(shared) on q;
                entangle ring cx q;
            }
            head task[t in 0..2] : classes(2) {
                weight w[8];
                for layer in 0..2 {
                    Layer(w[4 * layer .. 4 * layer + 4]) on q[2 * t .. 2 * t + 2];
                    cx q[2 * t], q[2 * t + 1];
                }
                logits z(q[2 * t .. 2 * t + 2]);
            }
        }

        """;

    [SkippableFact]
    public void Expectations_and_gradients_of_the_vector_file_are_reproduced()
    {
        var vectors = GradientVectors.Read();
        using var model = ModelUnderTest.Compile(Circuit);
        foreach (var sample in vectors.Samples)
        {
            model.Logits<double>(vectors.Parameters, sample.Inputs).ShouldBe(sample.Expectations, 1e-9);
            var (weights, features) = model.Gradient<double>(vectors.Parameters, sample.Inputs, sample.Cotangents);
            weights.ShouldBe(sample.Weights, 1e-9);
            features.ShouldBe(sample.Features, 1e-9);
        }
    }
}
