using System.Numerics;
using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Evaluates the Kraus operators of a channel.</summary>
internal sealed class KrausLowering(LoweringSession session)
{
    private readonly ExpressionLowering expressions = new(session, new Frame(), null);

    /// <returns>The real and the imaginary part of the elements of each operator, row by row; null where there were errors.</returns>
    public EquatableArray<double>? Lower(ChannelDeclarationSyntax syntax)
    {
        var elements = syntax.Operators.SelectMany(m => m.Rows).SelectMany(row => row).Select(Evaluate).ToList();
        if (elements.Contains(null)) return null;
        var numbers = elements.SelectMany(e => new[] { e!.Value.Real, e.Value.Imaginary }).ToEquatableArray();
        if (KrausOperators.FindDefect(numbers) is not { } defect) return numbers;
        session.Report(KrausDiagnostics.NotComplete(syntax, defect.Row, defect.Column, defect.Sum));
        return null;
    }

    private Complex? Evaluate(ExpressionSyntax element)
    {
        if (!KrausBinder.IsComplex(element)) return expressions.Real(element, "an element of a Kraus operator") is { } real ? new Complex(real, 0) : null;
        return element switch
        {
            CallSyntax { Name.Text: KrausBinder.Root } root => Evaluate(root.Arguments[0]) is { } square ? Complex.Sqrt(square) : null,
            CallSyntax call when expressions.Real(call.Arguments[0], "a real part") is { } real && expressions.Real(call.Arguments[1], "an imaginary part") is { } imaginary =>
                new Complex(real, imaginary),
            UnarySyntax unary => Evaluate(unary.Operand) is { } operand ? -operand : null,
            BinarySyntax binary when Evaluate(binary.Left) is { } left && Evaluate(binary.Right) is { } right => Combine(binary.Operator, left, right),
            _ => null,
        };
    }

    private static Complex Combine(BinaryOperator operation, Complex left, Complex right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        _ => left / right,
    };
}
