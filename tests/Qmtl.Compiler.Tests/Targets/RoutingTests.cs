using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Targets;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Targets;

/// <summary>How many swaps circuits need, and how few gates they become.</summary>
public sealed class RoutingTests
{
    [Theory]
    [InlineData("line", 8, false)]
    [InlineData("ring", 8, true)]
    [InlineData("ring", 8, false)]
    [InlineData("heavy hexagon", 6, false)]
    public void A_line_or_ring_that_fits_needs_no_swap(string shape, int qubits, bool isClosed)
    {
        // The qubits of the line are numbered at random, so the identity does not do.
        int[] order = [.. Enumerable.Range(0, qubits)];
        new Random(3).Shuffle(order);
        var gates = Enumerable.Range(0, isClosed ? qubits : qubits - 1).Select(i => Gate(GateKind.CZ, order[i], order[(i + 1) % qubits]));
        Swaps(qubits, gates, Exactly(shape, qubits)).ShouldBe(0);
    }

    [Fact]
    public void A_circuit_that_fits_stays_where_it_is_written()
    {
        var placed = new PlacedModel(Model(4, Enumerable.Range(0, 3).Select(i => Gate(GateKind.CX, i, i + 1))), Exactly("line", 6));
        placed.Initial.ShouldBe(EquatableArray.Of(0, 1, 2, 3));
        placed.AfterStage.ShouldBe(placed.Initial);
    }

    [Fact]
    public void A_star_on_a_line_needs_swaps_but_not_one_for_every_gate()
    {
        var gates = Enumerable.Range(1, 6).Select(i => Gate(GateKind.CX, 0, i));
        Swaps(7, gates, Exactly("line", 7)).ShouldBeInRange(3, 5);
    }

    [Fact]
    public void The_same_circuit_is_routed_in_the_same_way()
    {
        var model = Model(7, Enumerable.Range(0, 40).Select(i => Gate(GateKind.CX, i * 3 % 7, ((i * 3) + 1 + (i % 5)) % 7)));
        new PlacedModel(model, Exactly("line", 9)).Stage.ShouldBe(new PlacedModel(model, Exactly("line", 9)).Stage);
    }

    [Fact]
    public void A_swap_of_the_circuit_is_no_gate()
    {
        var placed = new PlacedModel(Model(2, [Gate(GateKind.H, 0), Gate(GateKind.Swap, 0, 1), Gate(GateKind.X, 0)]), Exactly("line", 2));
        placed.Stage.ShouldBe([Gate(GateKind.H, 0), Gate(GateKind.X, 1)]);
        placed.AfterStage.ShouldBe(EquatableArray.Of(1, 0));
    }

    [Fact]
    public void A_large_circuit_is_routed_in_seconds()
    {
        const int Qubits = 100;
        var random = new Random(5);
        var gates = Enumerable.Range(0, 5000).Select(_ => random.Next(Qubits)).Select(q => Gate(GateKind.CZ, q, (q + 1 + random.Next(Qubits - 1)) % Qubits));
        var routing = new SabreRouting(CouplingMap.Of(Exactly("line", Qubits)));
        var layout = Layout.Identity(Qubits, Qubits);
        routing.Route([.. gates], layout).OfType<GateIr>().Count(g => g.Kind == GateKind.CZ).ShouldBe(5000);
    }

    [Theory]
    [InlineData("rz, sx, x, cx", "u(w0, w1, x0) 0", "rz sx rz sx rz")]
    [InlineData("rz, sx, x, cx", "h 0", "rz sx rz")]
    [InlineData("rz, sx, x, cx", "h 0; h 0", "")]
    [InlineData("rz, sx, x, cx", "x 0; rz(w0) 0; x 0", "rz")]
    [InlineData("rz, sx, x, cx", "rx(0.3) 0; ry(0.2) 0; rz(1) 0", "rz sx rz sx rz")]
    [InlineData("rz, sx, x, cx", "cx 0 1; cx 0 1", "")]
    [InlineData("rz, sx, x, cx", "rz(w0) 0; cx 0 1; rz(x0) 0", "cx rz")]
    [InlineData("rz, sx, x, cx", "rzz(w0) 0 1", "cx rz cx")]
    [InlineData("rz, sx, x, cz, rzz", "rzz(w0) 0 1", "rz sx cz rz sx rz sx cz rz sx rz")]
    [InlineData("rz, sx, x, cz, rzz", "rzz(0.4) 0 1", "rzz")]
    [InlineData("rz, sx, x, cz, rzz", "rzz(3.3) 0 1", "rzz rz rz")]
    [InlineData("rz, sx, x, cz", "cz 0 1", "cz")]
    [InlineData("gpi, gpi2, ms", "rz(w0) 0; h 0", "gpi2")]
    [InlineData("gpi, gpi2, ms", "rxx(0.5) 0 1", "ms")]
    public void Gates_become_few(string basis, string circuit, string gates)
    {
        var device = new DeviceIr(2, basis.Split(", ").Select(n => BasisGates.TryGet(n, out var gate) ? gate : default).ToEquatableArray(), default);
        var frames = new SortedDictionary<int, ZAngle>();
        var translation = new BasisTranslation(device.Basis, null);
        var operations = translation.Translate(Read(circuit), frames);
        if (!translation.HasVirtualZ) operations.AddRange(frames.SelectMany(f => translation.Realize(Gate(GateKind.RZ, f.Key), f.Key, f.Value)));
        string.Join(" ", operations.Cast<GateIr>().Select(g => GateTable.Get(g.Kind).Name)).ShouldBe(gates);
    }

    private static ModelIr Model(int qubits, IEnumerable<OperationIr> gates) => RandomModels.OneCircuit(qubits, gates, [Z(0)]);

    private static int Swaps(int qubits, IEnumerable<OperationIr> gates, DeviceIr device) =>
        new PlacedModel(Model(qubits, gates), device).Stage.Count(o => o is GateIr { Kind: GateKind.Swap });

    private static DeviceIr Exactly(string shape, int qubits)
    {
        var random = new Random(1);
        while (true)
        {
            var device = Devices.Of(shape, qubits, [], random);
            if (device.Qubits == qubits || shape == "heavy hexagon") return device;
        }
    }

    private static IEnumerable<OperationIr> Read(string circuit) => circuit.Split("; ").Select(statement =>
    {
        var (name, angles) = statement.Split('(') is [var head, var rest] ? (head, rest.Split(')')[0].Split(", ")) : (statement.Split(' ')[0], []);
        var qubits = statement.Split(' ')[^(GateTable.TryGet(name, out var info) ? info!.Qubits : 1)..].Select(int.Parse);
        return (OperationIr)new GateIr(info!.Kind, qubits.ToEquatableArray(), angles.Select(Angle).ToEquatableArray(), default);
    });

    private static Scalar Angle(string text) => text[0] switch
    {
        'w' => Weight(text[1] - '0'),
        'x' => Input(text[1] - '0'),
        _ => Number(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
