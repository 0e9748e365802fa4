using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes a model's circuits, with their measurements, as OpenQASM 2 programs: the same circuits as <see cref="OpenQasm3Emitter"/>.</summary>
/// <remarks>
/// OpenQASM 2 has no parameters. Where an angle is not a constant, a program holds a formula in braces, of the value vector <c>v</c> and the
/// flat parameter vector <c>p</c>, such as <c>ry({pi*v72}) q[0];</c>. <c>Qmtl.OpenQasm.AngleBinding</c> of the runtime puts the numbers of one sample there.
/// </remarks>
public static class OpenQasm2Emitter
{
    /// <summary>The programs of a model: none where no head measures a qubit.</summary>
    /// <exception cref="ArgumentException">A constant angle is not finite.</exception>
    public static IReadOnlyList<OpenQasmProgram> Emit(ModelIr model) =>
        OpenQasmWriter.WriteAll(model, new OpenQasm2Version(), (_, _) => new OpenQasm2Angles());
}
