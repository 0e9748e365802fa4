namespace Qmtl.Compiler.Intermediate;

/// <summary>The Pauli operator of one qubit that an operation is a function of; operations with the same axis on every shared qubit commute.</summary>
public enum GateAxis
{
    /// <summary>It does not act on the qubit.</summary>
    None,
    X,
    Y,
    Z,

    /// <summary>It is a function of no single Pauli operator of the qubit.</summary>
    Mixed,
}

public static class GateAxes
{
    /// <summary>The axis of a gate on its operand at <paramref name="position"/>, counted from 0 with the controls first.</summary>
    public static GateAxis Get(GateKind kind, int position) => kind switch
    {
        GateKind.X or GateKind.SX or GateKind.RX or GateKind.RXX => GateAxis.X,
        GateKind.Y or GateKind.RY or GateKind.RYY => GateAxis.Y,
        GateKind.Z or GateKind.S or GateKind.Sdg or GateKind.T or GateKind.Tdg or GateKind.RZ or GateKind.P => GateAxis.Z,
        GateKind.CZ or GateKind.CRZ or GateKind.CP or GateKind.RZZ => GateAxis.Z,
        GateKind.CX or GateKind.CRX => position == 0 ? GateAxis.Z : GateAxis.X,
        GateKind.CY or GateKind.CRY => position == 0 ? GateAxis.Z : GateAxis.Y,
        GateKind.CCX => position < 2 ? GateAxis.Z : GateAxis.X,
        _ => GateAxis.Mixed,
    };

    public static GateAxis Get(Pauli pauli) => pauli switch
    {
        Pauli.X => GateAxis.X,
        Pauli.Y => GateAxis.Y,
        _ => GateAxis.Z,
    };

    /// <summary>The axis of two operations taken together.</summary>
    public static GateAxis Join(this GateAxis axis, GateAxis other) =>
        axis == GateAxis.None ? other : other == GateAxis.None || other == axis ? axis : GateAxis.Mixed;

    /// <summary>Whether the axes alone show that the two operations commute.</summary>
    public static bool Commutes(this GateAxis axis, GateAxis other) =>
        axis == GateAxis.None || other == GateAxis.None || (axis == other && axis != GateAxis.Mixed);
}
