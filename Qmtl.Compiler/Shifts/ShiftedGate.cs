namespace Qmtl.Compiler.Shifts;

/// <summary>An angle of a gate in the text of a model.</summary>
/// <param name="Head">The index of the head whose block the gate is in; null in the shared stage.</param>
/// <param name="Gate">The position of the gate there.</param>
/// <param name="Angle">Which of its angles.</param>
public readonly record struct GateAngle(int? Head, int Gate, int Angle);

/// <summary>An angle that is shifted, and what the expectations then count for in the derivative with respect to it.</summary>
public readonly record struct ShiftedGate(GateAngle Place, ShiftTerm Term);

/// <summary>One circuit that a machine runs.</summary>
/// <param name="Circuit">Which of the measured circuits of the model it is.</param>
/// <param name="Shifts">None for the circuit itself; one in the shared stage; or one for each of several heads.</param>
public sealed record ShiftedRun(int Circuit, EquatableArray<ShiftedGate> Shifts);
