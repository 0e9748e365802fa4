using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Targets;

/// <summary>Machines of many shapes.</summary>
internal static class Devices
{
    /// <summary>Every set of gates that machines are known for, and others that can be written.</summary>
    public static readonly GateKind[][] Bases =
    [
        [GateKind.RZ, GateKind.SX, GateKind.X, GateKind.CX],
        [GateKind.RZ, GateKind.SX, GateKind.X, GateKind.ECR],
        [GateKind.RZ, GateKind.SX, GateKind.X, GateKind.CZ, GateKind.RZZ],
        [GateKind.GPI, GateKind.GPI2, GateKind.MS],
        [GateKind.GPI, GateKind.GPI2, GateKind.RZZ],
        [GateKind.RZ, GateKind.SX, GateKind.CZ],
        [GateKind.RZ, GateKind.RX, GateKind.RXX],
        [GateKind.RZ, GateKind.RY, GateKind.CX],
        [GateKind.U, GateKind.CX],
    ];

    public static readonly string[] Shapes = ["all", "line", "ring", "star", "heavy hexagon", "random", "one-way line"];

    /// <param name="shape">One of <see cref="Shapes"/>.</param>
    /// <param name="qubits">How many there are to place, at least.</param>
    public static DeviceIr Of(string shape, int qubits, IEnumerable<GateKind> basis, Random random)
    {
        var (size, pairs) = Pairs(shape, qubits, random);
        IEnumerable<QubitPair> coupling = shape == "one-way line" ? pairs : pairs.SelectMany(p => random.Next(3) == 0 ? [p] : new[] { p, p.Reversed });
        return new DeviceIr(size, basis.ToEquatableArray(), coupling.ToEquatableArray());
    }

    private static (int Size, QubitPair[] Pairs) Pairs(string shape, int qubits, Random random)
    {
        var size = Math.Max(2, qubits + random.Next(2));
        return shape switch
        {
            "all" => (qubits, []),
            "star" => (size, [.. Enumerable.Range(1, size - 1).Select(q => new QubitPair(0, q))]),
            "ring" when size > 2 => (size, [.. Enumerable.Range(0, size).Select(q => new QubitPair(q, (q + 1) % size))]),

            // Two corners of a heavy hexagon, with a qubit on every edge.
            "heavy hexagon" when qubits <= 8 => (8, [new(0, 1), new(1, 2), new(2, 3), new(2, 4), new(4, 5), new(5, 6), new(5, 7)]),
            "random" => (size, [.. RandomTree(size, random).Concat(Enumerable.Range(0, size / 2).Select(_ => new QubitPair(random.Next(size), random.Next(size)))).Where(p => p.First != p.Second).Distinct()]),
            _ => (size, [.. Enumerable.Range(0, size - 1).Select(q => random.Next(2) == 0 ? new QubitPair(q, q + 1) : new QubitPair(q + 1, q))]),
        };
    }

    private static IEnumerable<QubitPair> RandomTree(int size, Random random) => Enumerable.Range(1, size - 1).Select(q => new QubitPair(random.Next(q), q));
}
