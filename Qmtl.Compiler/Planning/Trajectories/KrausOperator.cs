using System.Numerics;

namespace Qmtl.Compiler.Planning;

/// <summary>An operator of one qubit that a trajectory may take: the matrix with these rows, in the basis |0⟩, |1⟩.</summary>
public readonly record struct KrausOperator(Complex A00, Complex A01, Complex A10, Complex A11);
