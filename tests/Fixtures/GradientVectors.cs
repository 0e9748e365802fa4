using System.Text.Json;

namespace Qmtl.Tests;

/// <summary>Values and gradients of the benchmark circuit of four qubits, which other simulators computed.</summary>
/// <param name="Parameters">The weights of the shared stage, then those of each head, in the order of their gates.</param>
internal sealed record GradientVectors(double[] Parameters, IReadOnlyList<GradientVector> Samples)
{
    /// <summary>Reads the file; skips the test where it is absent.</summary>
    public static GradientVectors Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find("vectors/gradients.json")));
        var vectors = file.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("n").GetInt32() == 4);
        return new GradientVectors(
            Numbers(vectors, "params"),
            [
                .. vectors.GetProperty("samples").EnumerateArray().Select(sample => new GradientVector(
                    Numbers(sample, "x"),
                    Numbers(sample, "cotangent"),
                    Numbers(sample, "expectations"),
                    Numbers(sample, "grad_params"),
                    Numbers(sample, "grad_x"))),
            ]);
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(n => n.GetDouble())];
}

/// <summary>One sample.</summary>
/// <param name="Expectations">Of Z of each qubit.</param>
/// <param name="Weights">The derivatives of the cotangents' combination of the expectations with respect to the parameters.</param>
/// <param name="Features">The same with respect to the inputs.</param>
internal sealed record GradientVector(double[] Inputs, double[] Cotangents, double[] Expectations, double[] Weights, double[] Features);
