using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes the angles of one program.</summary>
internal abstract class OpenQasmAngles : ScalarNotation
{
    /// <summary>The declarations of everything the written angles use.</summary>
    public virtual IEnumerable<string> Declarations() => [];

    /// <summary>The same declarations with what they stand for, in the same order.</summary>
    public virtual IReadOnlyList<ProgramInput> Inputs() => [];

    public abstract string Angle(Scalar scalar);

    protected override Written Constant(double value) => WriteNumber(value);

    /// <summary>A float literal, or a simple multiple of pi.</summary>
    protected static Written WriteNumber(double value)
    {
        if (PiFraction.Of(value) is not { } fraction) return new(OpenQasmNumber.Format(value), value < 0 ? Binding.Sign : Binding.Atom);
        var multiple = Math.Abs(fraction.Numerator) == 1 ? "pi" : OpenQasmNumber.Format(Math.Abs(fraction.Numerator)) + " * pi";
        if (fraction.Numerator < 0) multiple = "-" + multiple;
        if (fraction.Denominator != 1) return new(multiple + " / " + OpenQasmNumber.Format(fraction.Denominator), Binding.Product);
        return new(multiple, Math.Abs(fraction.Numerator) != 1 ? Binding.Product : fraction.Numerator < 0 ? Binding.Sign : Binding.Atom);
    }
}
