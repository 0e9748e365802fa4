using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;

namespace Qmtl.Compiler.Targets;

/// <summary>Circuits in the gates that a machine has, up to a global phase and rotations about Z at the end.</summary>
/// <remarks>
/// Gates of two qubits become CX and RZZ, these the gates of the machine (<see cref="Entangling"/>), and the gates of one qubit between them are joined
/// (<see cref="QubitRun"/>) and written anew. Angles stay formulas of weights and inputs.
/// </remarks>
internal sealed class BasisTranslation(EquatableArray<GateKind> basis, CouplingMap? map)
{
    private readonly Entangling entangling = new(basis, map);
    private readonly OneQubitGates gates = new(basis);

    /// <summary>Whether rotations about Z cost nothing, and are carried to the end of every list of gates.</summary>
    public bool HasVirtualZ => gates.HasVirtualZ;

    /// <param name="operations">On places of the machine, whose gates of two qubits act on coupled ones.</param>
    /// <param name="frames">The rotations about Z that are still to be done before; then those that are to be done after.</param>
    public List<OperationIr> Translate(IEnumerable<OperationIr> operations, SortedDictionary<int, ZAngle> frames)
    {
        var plain = CancelInverses.Cancel(Plain(operations.SelectMany(GateForms.InTwoQubits).SelectMany(GateForms.InCxAndRzz)));
        var stream = new Stream(gates, frames);
        foreach (var operation in plain)
        {
            switch (operation)
            {
                case GateIr { Kind: GateKind.CX } cx:
                    stream.AddAll(entangling.Flip(cx));
                    break;
                case GateIr { Kind: GateKind.RZZ } rzz:
                    stream.AddAll(entangling.Rotate(rzz));
                    break;
                default:
                    stream.Add(operation);
                    break;
            }
        }

        return stream.Finish();
    }

    /// <summary>Rotations about Z as gates.</summary>
    public IEnumerable<OperationIr> Realize(GateIr origin, int qubit, ZAngle angle) => gates.Z(origin, qubit, angle);

    /// <summary>Swaps as three CX, and RZZ as two, unless that is a gate of the machine.</summary>
    private List<OperationIr> Plain(IEnumerable<OperationIr> operations)
    {
        var plain = new List<OperationIr>();
        var last = new Dictionary<int, OperationIr>();
        foreach (var operation in operations)
        {
            var before = plain.Count;
            switch (operation)
            {
                case GateIr { Kind: GateKind.Swap } swap:
                    // Where a CX of the two is just before, it cancels with the first of the three.
                    var isAfterFlip = last.TryGetValue(swap.Qubits[0], out var a) && last.TryGetValue(swap.Qubits[1], out var b)
                        && ReferenceEquals(a, b) && a is GateIr { Kind: GateKind.CX };
                    plain.AddRange(GateForms.Swap(swap, isAfterFlip ? a!.Qubits[0] : swap.Qubits[0]));
                    break;
                case GateIr { Kind: GateKind.RZZ } rzz when !entangling.HasRotation(rzz):
                    plain.AddRange(GateForms.RzzOfCx(rzz));
                    break;
                default:
                    plain.Add(operation);
                    break;
            }

            foreach (var added in plain.Skip(before))
            {
                foreach (var qubit in added.Qubits) last[qubit] = added;
            }
        }

        return plain;
    }

    /// <summary>Gates in a row: those of one qubit wait until another operation acts on it.</summary>
    private sealed class Stream(OneQubitGates gates, SortedDictionary<int, ZAngle> frames)
    {
        private readonly List<OperationIr> written = [];
        private readonly SortedDictionary<int, (QubitRun Run, GateIr Origin)> runs = [];

        public void AddAll(IEnumerable<GateIr> operations)
        {
            foreach (var operation in operations) Add(operation);
        }

        public void Add(OperationIr operation)
        {
            if (operation is GateIr { Qubits.Count: 1 } one)
            {
                var run = runs.TryGetValue(one.Qubits[0], out var open) ? open.Run : new QubitRun(Take(one.Qubits[0]));
                run.Add(one);
                runs[one.Qubits[0]] = (run, one);
                return;
            }

            for (var i = 0; i < operation.Qubits.Count; i++) Settle(operation, i);
            written.Add(operation is GateIr { Kind: GateKind.MS } turned && gates.HasVirtualZ ? InFrames(turned) : operation);
        }

        public List<OperationIr> Finish()
        {
            foreach (var qubit in runs.Keys.ToList()) Write(qubit);
            return written;
        }

        /// <summary>Writes what waits on a qubit of an operation. A rotation about Z that commutes with it goes on to wait.</summary>
        private void Settle(OperationIr operation, int position)
        {
            var qubit = operation.Qubits[position];
            Write(qubit);
            var commutes = operation switch
            {
                GateIr { Kind: GateKind.MS } => gates.HasVirtualZ,
                GateIr gate => GateAxes.Get(gate.Kind, position) == GateAxis.Z,
                ChannelIr channel => channel.Map is { IsGeneral: false } map && map.X == map.Y,
                _ => false,
            };
            if (commutes || !frames.TryGetValue(qubit, out var frame)) return;
            frames.Remove(qubit);
            written.AddRange(gates.Z(new GateIr(GateKind.RZ, EquatableArray.Of(qubit), default, operation.Span), qubit, frame));
        }

        private void Write(int qubit)
        {
            if (!runs.TryGetValue(qubit, out var open)) return;
            runs.Remove(qubit);
            var frame = ZAngle.Zero;
            foreach (var (z, x) in open.Run.Split())
            {
                frame = frame.Add(z);
                if (x > 0) written.AddRange(gates.Turn(open.Origin, qubit, frame, x, out frame));
            }

            if (!frame.IsZero) frames[qubit] = frame;
        }

        private ZAngle Take(int qubit)
        {
            if (!frames.TryGetValue(qubit, out var frame)) return ZAngle.Zero;
            frames.Remove(qubit);
            return frame;
        }

        private GateIr InFrames(GateIr gate) => gate with
        {
            Angles = EquatableArray.Of(Back(gate.Qubits[0]), Back(gate.Qubits[1]), gate.Angles[2]),
        };

        private Scalar Back(int qubit) => frames.TryGetValue(qubit, out var frame) ? frame.Negate().ToScalar() : ScalarAlgebra.Zero;
    }
}
