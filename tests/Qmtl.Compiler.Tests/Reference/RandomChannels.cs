using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>Random channels of every kind, from none to the strongest.</summary>
public static class RandomChannels
{
    public static Gen<ChannelIr> Channel(int qubits) => Gen.Frequency((6, Named(qubits)), (1, Declared(qubits)));

    private static Gen<ChannelIr> Named(int qubits) =>
        from info in Gen.Elements(ChannelTable.All.ToArray())
        from order in Gen.Shuffle(Enumerable.Range(0, qubits).ToArray())
        from count in Gen.Choose(1, Math.Min(info.MostQubits, qubits))
        from arguments in Arguments(info, count)
        from start in Gen.Choose(0, 1000)
        select new ChannelIr(info.Kind, order.Take(count).ToEquatableArray(), arguments.ToEquatableArray(), new TextSpan(start, 1));

    /// <summary>Generalized amplitude damping between two random unitaries: no Pauli operator is special to it.</summary>
    private static Gen<ChannelIr> Declared(int qubits) =>
        from qubit in Gen.Choose(0, qubits - 1)
        from gamma in Share
        from excited in Share
        from angles in Gen.ArrayOf(Gen.Choose(-3000, 3000).Select(n => n / 1000.0), 6)
        from start in Gen.Choose(0, 1000)
        let damping = TextbookChannels.Kraus(ChannelKind.GeneralizedAmplitudeDamping, 1, [gamma, excited])
        let numbers = damping.SelectMany(k => Numbers(Multiply(Unitary(angles[..3]), Multiply(k, Unitary(angles[3..])))))
        select new ChannelIr(ChannelKind.Kraus, EquatableArray.Of(qubit), numbers.ToEquatableArray(), new TextSpan(start, 1));

    private static Complex[,] Unitary(double[] a)
    {
        var (c, s) = (Math.Cos(a[0]), Math.Sin(a[0]));
        return new[,] { { c, -s * Complex.FromPolarCoordinates(1, a[1]) }, { s * Complex.FromPolarCoordinates(1, a[2]), c * Complex.FromPolarCoordinates(1, a[1] + a[2]) } };
    }

    private static Complex[,] Multiply(Complex[,] a, Complex[,] b) => new[,]
    {
        { (a[0, 0] * b[0, 0]) + (a[0, 1] * b[1, 0]), (a[0, 0] * b[0, 1]) + (a[0, 1] * b[1, 1]) },
        { (a[1, 0] * b[0, 0]) + (a[1, 1] * b[1, 0]), (a[1, 0] * b[0, 1]) + (a[1, 1] * b[1, 1]) },
    };

    private static IEnumerable<double> Numbers(Complex[,] k) => k.Cast<Complex>().SelectMany(a => new[] { a.Real, a.Imaginary });

    public static Gen<double[]> Arguments(ChannelInfo info, int qubits) => info.Kind switch
    {
        ChannelKind.Pauli => from x in Share from y in Share from z in Share let sum = Math.Max(1, x + y + z) select new[] { x / sum, y / sum, z / sum },
        ChannelKind.PhaseAmplitudeDamping => from a in Share from b in Share from e in Share select new[] { a, (1 - a) * b, e },
        ChannelKind.ThermalRelaxation =>
            from t1 in Gen.Choose(1, 100)
            from ratio in Gen.Choose(1, 200)
            from time in Gen.Choose(0, 100)
            from excited in Share
            select new[] { t1, t1 * ratio / 100.0, time / 2.0, excited },
        ChannelKind.DepolarizingUniform => Share.Select(p => new[] { p * Math.Pow(4, qubits) / (Math.Pow(4, qubits) - 1) }),
        _ => Gen.ArrayOf(Share, info.Parameters.Count),
    };

    /// <summary>Mostly small, sometimes 0 or 1.</summary>
    private static Gen<double> Share => Gen.Frequency(
        (6, Gen.Choose(0, 200).Select(n => n / 1000.0)),
        (2, Gen.Choose(0, 1000).Select(n => n / 1000.0)),
        (1, Gen.Elements(0.0, 1.0)));
}

/// <summary>Models of random gates and channels.</summary>
public static class RandomNoisyModels
{
    public static Arbitrary<ModelCase> Arbitrary() => Arb.From(RandomModels.Case(most: 4, RandomCircuits.NoisyGates));
}
