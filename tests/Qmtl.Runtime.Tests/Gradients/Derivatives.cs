using FsCheck;
using FsCheck.Fluent;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>Derivatives of models by other ways than their own, and random cases to take them of.</summary>
internal static class Derivatives
{
    public static Property ForRandomSeeds(int mostQubits, Action<Random, int> check)
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue - 1) from qubits in Gen.Choose(2, mostQubits) select (Seed: seed, Qubits: qubits);
        return Prop.ForAll(cases.ToArbitrary(), c => check(new Random(c.Seed), c.Qubits));
    }

    public static (double[] Parameters, double[] Inputs) Draw(Random random, ModelUnderTest model) =>
        (Numbers(random, model.Ir.ParameterCount), Numbers(random, model.Ir.InputWidth));

    /// <summary>Central differences.</summary>
    public static double[] FiniteDifferences(double[] variables, Func<double> function) =>
        [.. variables.Select((_, i) => FiniteDifference(variables, i, function))];

    /// <summary>The central difference of one variable.</summary>
    public static double FiniteDifference(double[] variables, int index, Func<double> function)
    {
        const double Step = 1e-5;
        return (Change(variables, index, Step, function) - Change(variables, index, -Step, function)) / (2 * Step);
    }

    /// <summary>By the parameter shift rule of the gate that each variable is an angle of.</summary>
    public static double[] Shifted(IReadOnlyList<GateKind> gates, double[] variables, Func<double> function) =>
        [.. gates.Select((kind, i) => ParameterShift.Derivative(kind, shift => Change(variables, i, shift, function)))];

    private static double Change(double[] variables, int index, double change, Func<double> function)
    {
        var kept = variables[index];
        variables[index] += change;
        var result = function();
        variables[index] = kept;
        return result;
    }

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (4 * random.NextDouble()) - 2)];
}
