using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes a model's circuits, with their measurements, as OpenQASM 3 programs.</summary>
/// <remarks>
/// Heads on disjoint qubits share a program. A program takes what its angles depend on as <c>input float[64]</c>: the elements of inputs and
/// of <c>let</c>, and the trainable parameters unless they are bound to numbers.
/// </remarks>
public static class OpenQasm3Emitter
{
    /// <summary>The programs of a model: none where no head measures a qubit.</summary>
    /// <param name="parameters">The flat parameter vector to write into the programs; null to leave the parameters open.</param>
    /// <exception cref="ArgumentException">The vector has the wrong length, or an angle is not finite.</exception>
    public static IReadOnlyList<OpenQasmProgram> Emit(ModelIr model, IReadOnlyList<double>? parameters = null)
    {
        if (parameters is not null && parameters.Count != model.ParameterCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The model {model.Name} has {model.ParameterCount} parameters, not {parameters.Count}."),
                nameof(parameters));
        }

        return OpenQasmWriter.WriteAll(
            model, new OpenQasm3Version(), (identifiers, names) => new OpenQasm3Angles(identifiers, names, parameters));
    }
}
