using System.Globalization;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes the angles of a program for a machine: numbers, and inputs that stand for a whole angle each, or formulas in braces.</summary>
/// <remarks>
/// No angle is an expression of inputs, which not every service takes. Inputs are numbered in the order of their use, with as many digits each, so that their order by name is
/// that of their declarations, whichever of the two a service goes by.
/// </remarks>
internal sealed class MachineAngles
{
    private readonly Dictionary<Scalar, string> inputs = [];
    private readonly OpenQasm2Angles formulas = new();
    private readonly bool isTemplate;

    /// <param name="angles">All angles of the program, in order.</param>
    public MachineAngles(ModelNames names, bool isTemplate, IEnumerable<Scalar> angles)
    {
        this.isTemplate = isTemplate;
        if (isTemplate) return;
        var varying = angles.Where(a => a is not ConstantScalar).Distinct().ToList();
        var digits = Math.Max(1, varying.Count - 1).ToString(CultureInfo.InvariantCulture).Length;
        var meaning = new OpenQasm3Angles.FormulaNotation(names);
        foreach (var angle in varying) inputs.Add(angle, "t" + inputs.Count.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        Inputs = [.. varying.Select(a => new ProgramInput(inputs[a], a, formulas.Formula(a), meaning.Write(a)))];
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<ProgramInput> Inputs { get; } = [];

    public string Write(Scalar angle) => angle is ConstantScalar { Value: var value } ? OpenQasmNumber.Format(value)
        : isTemplate ? "{" + formulas.Formula(angle) + "}"
        : inputs[angle];
}
