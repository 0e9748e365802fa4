namespace Qmtl.Benchmarks.Gradients;

/// <summary>Parameters, and samples with their cotangents, to take gradients of: random, but always the same.</summary>
/// <param name="Inputs">Shape [rows, qubits].</param>
/// <param name="Cotangents">Shape [rows, qubits].</param>
internal sealed record GradientBatch(int Qubits, int Rows, double[] Parameters, double[] Inputs, double[] Cotangents)
{
    /// <summary>As many samples as are usual for the size: fewer where each takes long.</summary>
    public static int UsualRows(int qubits) => qubits switch
    {
        >= 20 => 4,
        >= 16 => 32,
        _ => 256,
    };

    public static GradientBatch Draw(int qubits, int rows)
    {
        var random = new Random(7);
        return new GradientBatch(qubits, rows, Angles(6 * qubits), Angles(rows * qubits), Angles(rows * qubits));

        double[] Angles(int count) => [.. Enumerable.Range(0, count).Select(_ => ((2 * random.NextDouble()) - 1) * Math.PI)];
    }
}

/// <summary>Values and gradients of a batch.</summary>
/// <param name="Expectations">Shape [rows, qubits].</param>
/// <param name="Weights">Shape [parameters], summed over the rows.</param>
/// <param name="Features">Shape [rows, qubits].</param>
internal sealed record BatchGradients(double[] Expectations, double[] Weights, double[] Features)
{
    /// <summary>The largest difference of a number, in units of the largest of its kind, or of 1 where all are smaller. NaN where one is.</summary>
    public double DistanceTo(BatchGradients reference) =>
        Math.Max(Distance(Expectations, reference.Expectations), Math.Max(Distance(Weights, reference.Weights), Distance(Features, reference.Features)));

    private static double Distance(double[] numbers, double[] reference) =>
        numbers.Zip(reference, (a, b) => Math.Abs(a - b)).Aggregate(Math.Max) / Math.Max(1, reference.Max(Math.Abs));
}
