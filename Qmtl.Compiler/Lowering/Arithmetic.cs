using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Arithmetic of numbers, vectors and observables: element by element, with single numbers repeated.</summary>
internal sealed class Arithmetic(LoweringSession session, ModelBuilder? model)
{
    public Quantity? Combine(BinarySyntax binary, Quantity left, Quantity right)
    {
        if (IsNoOperand(binary.Left, left) | IsNoOperand(binary.Right, right)) return null;
        if (binary.Operator == BinaryOperator.Remainder) return Remainder(binary, left, right);
        var length = Length(left) ?? Length(right);
        if (Length(left) is { } a && Length(right) is { } b && a != b)
        {
            session.Report(ShapeDiagnostics.ShapeMismatch(binary.Span, Sign(binary.Operator), a, b));
            return null;
        }

        return IsObservable(left) || IsObservable(right) ? CombineObservables(binary, left, right, length) : CombineNumbers(binary, left, right, length);
    }

    private Quantity? CombineNumbers(BinarySyntax binary, Quantity left, Quantity right, int? length)
    {
        var elements = new Scalar[length ?? 1];
        for (var i = 0; i < elements.Length; i++)
        {
            var divisor = NumberAt(right, i);
            if (binary.Operator == BinaryOperator.Divide && IsZero(binary.Right, divisor)) return null;
            elements[i] = ConstantFolding.Combine(ScalarOperatorOf(binary.Operator), NumberAt(left, i), divisor);
            if (!IsFinite(binary, elements[i])) return null;
        }

        if (length is not null) return new Quantity.Vector(elements);
        var isInteger = left is Quantity.Scalar { IsInteger: true } && right is Quantity.Scalar { IsInteger: true }
            && elements[0] is ConstantScalar constant && Math.Floor(constant.Value) == constant.Value;
        return new Quantity.Scalar(elements[0], isInteger);
    }

    private Quantity? CombineObservables(BinarySyntax binary, Quantity left, Quantity right, int? length)
    {
        if (binary.Operator == BinaryOperator.Divide && IsObservable(right))
        {
            session.Report(ShapeDiagnostics.DivisionByObservable(binary.Right.Span));
            return null;
        }

        var elements = new ObservableSum[length ?? 1];
        for (var i = 0; i < elements.Length; i++)
        {
            if (!IsSmall(binary, left, right, i) || CombineAt(binary, left, right, i) is not { } element || !IsFinite(binary, element)) return null;
            elements[i] = element;
        }

        return length is null ? new Quantity.Observable(elements[0]) : new Quantity.Observables(elements);
    }

    /// <summary>Whether the combination has few enough terms: products of sums would grow without bound.</summary>
    private bool IsSmall(BinarySyntax binary, Quantity left, Quantity right, int i)
    {
        var (a, b) = (ObservableAt(left, i).Terms.Count, ObservableAt(right, i).Terms.Count);
        var count = binary.Operator == BinaryOperator.Multiply ? Math.Max((long)a * b, a + b) : a + b;
        if (count > LoweringLimits.Observables)
            session.Report(ShapeDiagnostics.AboveLimit(binary.Span, "the number of Pauli strings in an observable", count, LoweringLimits.Observables));
        var work = binary.Operator == BinaryOperator.Multiply ? count : count / LoweringLimits.ElementsOfStep;
        return count <= LoweringLimits.Observables && model!.Spend(work, binary.Span);
    }

    private ObservableSum? CombineAt(BinarySyntax binary, Quantity left, Quantity right, int i)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.Add:
                return ObservableAt(left, i).Add(ObservableAt(right, i));
            case BinaryOperator.Subtract:
                return ObservableAt(left, i).Add(ObservableAt(right, i).Map(ConstantFolding.Negate));
            case BinaryOperator.Divide:
                var divisor = NumberAt(right, i);
                return IsZero(binary.Right, divisor) ? null : ObservableAt(left, i).Map(c => ConstantFolding.Combine(ScalarOperator.Divide, c, divisor));
            case BinaryOperator.Multiply when !IsObservable(left):
                return ObservableAt(right, i).Map(c => ConstantFolding.Multiply(NumberAt(left, i), c));
            case BinaryOperator.Multiply when !IsObservable(right):
                return ObservableAt(left, i).Map(c => ConstantFolding.Multiply(c, NumberAt(right, i)));
            default:
                var product = ObservableAt(left, i).Multiply(ObservableAt(right, i));
                if (product is null)
                    session.Report(ShapeDiagnostics.NonHermitianProduct(binary.Span, ObservableAt(left, i).ToString(), ObservableAt(right, i).ToString()));
                return product;
        }
    }

    /// <summary>The remainder of compile-time numbers, with the sign of the divisor: <c>(i - 1) % n</c> is an index.</summary>
    private Quantity.Scalar? Remainder(BinarySyntax binary, Quantity left, Quantity right)
    {
        var dividend = Known(binary.Left, left);
        var divisor = Known(binary.Right, right);
        if (dividend is not { Value: ConstantScalar a } || divisor is not { Value: ConstantScalar b } || IsZero(binary.Right, b)) return null;
        var remainder = new ConstantScalar(a.Value - (b.Value * Math.Floor(a.Value / b.Value)));
        return IsFinite(binary, remainder) ? new Quantity.Scalar(remainder, dividend.IsInteger && divisor.IsInteger) : null;
    }

    private Quantity.Scalar? Known(ExpressionSyntax syntax, Quantity value)
    {
        if (value is Quantity.Scalar { Value: ConstantScalar } number) return number;
        session.Report(ShapeDiagnostics.NotConstant(syntax.Span, "an operand of '%'"));
        return null;
    }

    private bool IsNoOperand(ExpressionSyntax syntax, Quantity value)
    {
        if (value is Quantity.Tensor tensor) session.Report(ShapeDiagnostics.VectorExpected(syntax.Span, tensor.Shape));
        if (value is Quantity.Truth) session.Report(ShapeDiagnostics.NumberExpected(syntax.Span, "an operand of an operator"));
        return value is Quantity.Tensor or Quantity.Truth;
    }

    private bool IsZero(ExpressionSyntax syntax, Scalar divisor)
    {
        if (divisor is not ConstantScalar { Value: 0 }) return false;
        session.Report(ShapeDiagnostics.DivisionByZero(syntax.Span));
        return true;
    }

    private bool IsFinite(BinarySyntax syntax, ObservableSum result) =>
        IsFinite(syntax, result.Constant) && result.Terms.All(term => IsFinite(syntax, term.Coefficient));

    private bool IsFinite(BinarySyntax syntax, Scalar result)
    {
        if (result is not ConstantScalar constant || !(double.IsInfinity(constant.Value) || double.IsNaN(constant.Value))) return true;
        session.Report(ShapeDiagnostics.NotFinite(syntax.Span));
        return false;
    }

    private static bool IsObservable(Quantity value) => value is Quantity.Observable or Quantity.Observables;

    private static int? Length(Quantity value) => value switch
    {
        Quantity.Vector vector => vector.Elements.Length,
        Quantity.Observables observables => observables.Elements.Length,
        _ => null,
    };

    private static Scalar NumberAt(Quantity value, int i) => value is Quantity.Vector vector ? vector.Elements[i] : ((Quantity.Scalar)value).Value;

    private static ObservableSum ObservableAt(Quantity value, int i) => value switch
    {
        Quantity.Observable observable => observable.Sum,
        Quantity.Observables observables => observables.Elements[i],
        _ => ObservableSum.Of(NumberAt(value, i)),
    };

    private static ScalarOperator ScalarOperatorOf(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => ScalarOperator.Add,
        BinaryOperator.Subtract => ScalarOperator.Subtract,
        BinaryOperator.Multiply => ScalarOperator.Multiply,
        _ => ScalarOperator.Divide,
    };

    private static string Sign(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        _ => "/",
    };
}
