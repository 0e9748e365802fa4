using System.Text.RegularExpressions;
using Qmtl.Backends;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.OpenQasm;

namespace Qmtl.Cli.Hardware;

/// <summary>A program for a machine, open for the samples: a formula for each of its inputs, and what its bits say of the model.</summary>
internal sealed partial class HardwareProgram
{
    private readonly IReadOnlyList<string> formulas;

    private HardwareProgram(QuantumProgram program, IReadOnlyList<string> formulas, IReadOnlyList<MeasuredValue> values) =>
        (Program, this.formulas, Values) = (program, formulas, values);

    public QuantumProgram Program { get; }

    /// <summary>The expectations that its outcomes tell.</summary>
    public IReadOnlyList<MeasuredValue> Values { get; }

    public static HardwareProgram Of(MeasuredProgram program)
    {
        if (!program.IsTemplate) return new(QuantumProgram.Parse(program.Text), [.. program.Inputs.Select(i => i.Formula)], [.. program.Values]);
        var formulas = Formula().Matches(program.Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        var text = Formula().Replace(program.Text, m => Name(formulas.IndexOf(m.Groups[1].Value)));
        var declarations = string.Concat(formulas.Select((_, i) => $"input float[64] {Name(i)};\n"));
        return new(QuantumProgram.Parse(Header().Replace(text, "$0" + declarations, 1)), formulas, [.. program.Values]);
    }

    /// <summary>The circuit of a sample.</summary>
    /// <param name="values">The value vector of the sample, before anything is measured.</param>
    /// <param name="parameters">The flat parameter vector.</param>
    /// <exception cref="ArgumentException">An angle is not finite.</exception>
    public QuantumCircuit Bind(double[] values, double[] parameters) => new(Program, [.. formulas.Select(f => AngleBinding.Evaluate(f, values, parameters))]);

    private static string Name(int input) => FormattableString.Invariant($"t{input}");

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\A(?:(?:OPENQASM|include)\b[^\n]*\n)+")]
    private static partial Regex Header();
}
