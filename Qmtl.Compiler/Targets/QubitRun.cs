using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>Gates of one qubit in a row, as few as they can be: rotations about Z whose angles may vary, and constant unitaries between them.</summary>
internal sealed class QubitRun
{
    private readonly List<Link> links = [];

    public QubitRun(ZAngle start) => Add(start);

    /// <summary>A rotation about Z, or, where <paramref name="Matrix"/> is not null, a constant unitary that is not diagonal.</summary>
    private readonly record struct Link(ZAngle Angle, Unitary? Matrix);

    /// <summary>Adds a gate of one qubit.</summary>
    public void Add(GateIr gate)
    {
        var angle = gate.Angles.Count > 0 ? gate.Angles[0] : ScalarAlgebra.Zero;
        switch (gate.Kind)
        {
            case GateKind.X: Add(Unitary.RotationX(Math.PI)); break;
            case GateKind.Y: Add(Unitary.RotationY(Math.PI)); break;
            case GateKind.H: Add(Unitary.Hadamard); break;
            case GateKind.SX: Add(Unitary.RotationX(Math.PI / 2)); break;
            case GateKind.Z: Add(ZAngle.Of(Math.PI)); break;
            case GateKind.S: Add(ZAngle.Of(Math.PI / 2)); break;
            case GateKind.Sdg: Add(ZAngle.Of(-Math.PI / 2)); break;
            case GateKind.T: Add(ZAngle.Of(Math.PI / 4)); break;
            case GateKind.Tdg: Add(ZAngle.Of(-Math.PI / 4)); break;
            case GateKind.RZ or GateKind.P: Add(ZAngle.Of(angle)); break;
            case GateKind.RX: AddRotation(angle, Unitary.RotationX, Unitary.Hadamard, Unitary.Hadamard); break;
            case GateKind.RY: AddRotationY(angle); break;
            case GateKind.U:
                Add(ZAngle.Of(gate.Angles[2]));
                AddRotationY(angle);
                Add(ZAngle.Of(gate.Angles[1]));
                break;
            default: throw new ArgumentOutOfRangeException(nameof(gate), gate.Kind, "This is no gate of one qubit.");
        }
    }

    /// <summary>Takes the rotation about Z at the end away.</summary>
    public ZAngle TakeLast()
    {
        if (links.Count == 0 || links[links.Count - 1] is { Matrix: not null }) return ZAngle.Zero;
        var last = links[links.Count - 1].Angle;
        links.RemoveAt(links.Count - 1);
        return last;
    }

    /// <summary>Rotations about Z, and about X by constants between 0 and π: one of each in turn, beginning and ending with Z.</summary>
    public IReadOnlyList<(ZAngle Z, double X)> Split()
    {
        var turns = new List<(ZAngle Z, double X)>();
        var pending = ZAngle.Zero;
        foreach (var link in links)
        {
            if (link.Matrix is not { } matrix)
            {
                pending = pending.Add(link.Angle);
                continue;
            }

            var (first, turn, last) = matrix.EulerAngles;
            turns.Add((pending.Add(ZAngle.Of(first)), turn));
            pending = ZAngle.Of(last);
        }

        turns.Add((pending, 0));
        return turns;
    }

    private void AddRotationY(Scalar angle) => AddRotation(angle, Unitary.RotationY, Unitary.RotationX(Math.PI / 2), Unitary.RotationX(-Math.PI / 2));

    /// <summary>A rotation as it is, where its angle is a constant, or as one about Z between two unitaries.</summary>
    private void AddRotation(Scalar angle, Func<double, Unitary> rotation, Unitary before, Unitary after)
    {
        if (angle is ConstantScalar { Value: var constant })
        {
            Add(rotation(constant));
            return;
        }

        Add(before);
        Add(ZAngle.Of(angle));
        Add(after);
    }

    private void Add(ZAngle angle)
    {
        var last = links.Count - 1;
        if (last >= 0 && links[last].Matrix is null)
        {
            angle = links[last].Angle.Add(angle);
            links.RemoveAt(last--);
        }

        if (angle.IsZero) return;
        if (last >= 0 && angle.IsConstant && links[last].Matrix is { } matrix) links[last] = new(default, matrix.Then(Unitary.RotationZ(angle.Constant)));
        else links.Add(new(angle, null));
    }

    private void Add(Unitary matrix)
    {
        var last = links.Count - 1;
        if (last >= 0 && links[last] is { Matrix: null, Angle: { IsConstant: true, Constant: var constant } })
        {
            matrix = Unitary.RotationZ(constant).Then(matrix);
            links.RemoveAt(last--);
        }

        if (last >= 0 && links[last].Matrix is { } before)
        {
            matrix = before.Then(matrix);
            links.RemoveAt(last--);
        }

        if (matrix.IsDiagonal)
        {
            Add(ZAngle.Of(matrix.DiagonalAngle));
            return;
        }

        // X before a rotation about Z is X after the rotation by the opposite angle: so it meets the unitary before.
        if (matrix.IsAntidiagonal && last >= 1)
        {
            var angle = links[last].Angle;
            links.RemoveAt(last);
            Add(matrix);
            Add(angle.Negate());
            return;
        }

        links.Add(new(default, matrix));
    }
}
