using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Resolves the names in Kraus operators and checks that they are matrices of one qubit.</summary>
internal sealed class KrausBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>What makes a complex number of its real and imaginary part, in the elements of matrices alone.</summary>
    public const string Complex = "complex";

    /// <summary>The root of a number, complex or not.</summary>
    public const string Root = "sqrt";

    public void Bind(ChannelDeclarationSyntax channel, Scope file)
    {
        if (channel.Form.Text != "kraus") context.Report(KrausDiagnostics.UnknownForm(channel.Form));
        foreach (var matrix in channel.Operators)
        {
            if (matrix.Rows.Count != 2 || matrix.Rows.Any(row => row.Count != 2)) context.Report(KrausDiagnostics.WrongShape(matrix));
            foreach (var element in matrix.Rows.SelectMany(row => row)) Bind(element, file);
        }
    }

    /// <summary>Whether an element is made of what only elements of matrices are made of.</summary>
    public static bool IsComplex(ExpressionSyntax element) => element switch
    {
        CallSyntax { Name.Text: Complex or Root } => true,
        UnarySyntax unary => IsComplex(unary.Operand),
        BinarySyntax binary => IsComplex(binary.Left) || IsComplex(binary.Right),
        _ => false,
    };

    private void Bind(ExpressionSyntax element, Scope file)
    {
        switch (element)
        {
            case CallSyntax { Name.Text: Complex } call:
                if (call.Arguments.Count != 2) context.Report(KrausDiagnostics.WrongComplex(call.Span));
                expressions.BindAll(call.Arguments, file);
                break;
            case CallSyntax { Name.Text: Root } call:
                if (call.Arguments.Count != 1) context.Report(KrausDiagnostics.WrongRoot(call.Span));
                foreach (var argument in call.Arguments) Bind(argument, file);
                break;
            case UnarySyntax { Operator: UnaryOperator.Negate } unary:
                Bind(unary.Operand, file);
                break;
            case BinarySyntax { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide } binary:
                Bind(binary.Left, file);
                Bind(binary.Right, file);
                break;
            default:
                expressions.Bind(element, file, ExpressionUse.Number);
                break;
        }
    }
}
