using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Evaluates expressions in a frame. Null stands for an error that is reported already.</summary>
/// <param name="model">Null for the constants of a file, which use nothing of a model.</param>
internal sealed class ExpressionLowering(LoweringSession session, Frame frame, ModelBuilder? model)
{
    public ConditionLowering Conditions => new(session, this);

    public Quantity? Lower(ExpressionSyntax expression)
    {
        var value = Evaluate(expression);

        // Long vectors are work, too, when a loop repeats them.
        return model is null || value is null || model.Spend(Size(value) / LoweringLimits.ElementsOfStep, expression.Span) ? value : null;
    }

    private Quantity? Evaluate(ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => Number(number),
        ReferenceSyntax reference => Find(reference.Name),
        ElementSyntax element => new IndexLowering(session, this).Element(element),
        CallSyntax call => new FunctionLowering(session, this, model).Call(call),
        UnarySyntax { Operator: UnaryOperator.Not } negation => Conditions.Not(negation),
        UnarySyntax negation => Negate(negation),
        BinarySyntax binary => ConditionLowering.IsCondition(binary.Operator) ? Conditions.Lower(binary) : Combine(binary),
        _ => throw new InvalidOperationException($"No value is known for {expression.GetType().Name}."),
    };

    /// <summary>What a name stands for.</summary>
    public Quantity? Find(NameSyntax name)
    {
        var symbol = session.File.Find(name)!;
        if (symbol == BuiltIns.Pi) return new Quantity.Scalar(new ConstantScalar(Math.PI));
        if (!frame.TryGet(symbol, out var value)) value = session.ConstantOf(symbol);
        if (value is null) session.Fail();
        return value;
    }

    /// <param name="what">For messages, for example <c>an angle</c>.</param>
    public Quantity.Scalar? One(ExpressionSyntax expression, string what) => One(expression, Lower(expression), what);

    private Quantity.Scalar? One(ExpressionSyntax expression, Quantity? value, string what)
    {
        if (value is Quantity.Scalar scalar) return scalar;
        if (value is not null) session.Report(value is Quantity.Truth
            ? ShapeDiagnostics.NumberExpected(expression.Span, what)
            : ShapeDiagnostics.ScalarExpected(expression.Span, what, Describe(value)));
        return null;
    }

    /// <summary>A number or a condition that is known when the model is compiled.</summary>
    public Quantity? Known(ExpressionSyntax expression, string what)
    {
        var value = Lower(expression);
        return value is null or Quantity.Truth ? value : Constant(expression, value, what);
    }

    public Quantity.Scalar? Constant(ExpressionSyntax expression, string what) => Constant(expression, Lower(expression), what);

    private Quantity.Scalar? Constant(ExpressionSyntax expression, Quantity? lowered, string what)
    {
        if (One(expression, lowered, what) is not { } value) return null;
        if (value.Value is ConstantScalar) return value;
        session.Report(ShapeDiagnostics.NotConstant(expression.Span, what));
        return null;
    }

    public double? Real(ExpressionSyntax expression, string what) => Constant(expression, what) is { Value: ConstantScalar constant } ? constant.Value : null;

    public long? Integer(ExpressionSyntax expression, string what)
    {
        if (Constant(expression, what) is not { Value: ConstantScalar constant } value) return null;
        if (value.IsInteger && Math.Abs(constant.Value) < 1L << 53) return (long)constant.Value;
        session.Report(ShapeDiagnostics.NotAnInteger(expression.Span, what, constant.Value));
        return null;
    }

    /// <summary>An integer from 1 to a limit.</summary>
    public int? Size(ExpressionSyntax expression, string what, int limit)
    {
        if (Integer(expression, what) is not { } size) return null;
        if (size >= 1 && size <= limit) return (int)size;
        session.Report(size < 1 ? ShapeDiagnostics.SizeTooSmall(expression.Span, what, size) : ShapeDiagnostics.AboveLimit(expression.Span, what, size, limit));
        return null;
    }

    /// <summary>A range that runs in the direction of its step; it may be empty.</summary>
    public IntegerRange? Range(RangeSyntax range)
    {
        var from = Integer(range.From, "the start of a range");
        var to = Integer(range.To, "the end of a range");
        var step = range.Step is null ? 1 : Integer(range.Step, "the step of a range");
        if (from is not { } start || to is not { } end || step is not { } stride) return null;
        if (stride != 0 && (end - start) * Math.Sign(stride) >= 0) return new IntegerRange(start, end, stride);
        session.Report(stride == 0 ? ShapeDiagnostics.StepOfZero(range.Step!.Span) : ShapeDiagnostics.ReversedRange(range.Span, start, end, stride));
        return null;
    }

    public Quantity.Qubits? Qubits(OperandSyntax operand)
    {
        var qubits = new IndexLowering(session, this).Qubits(operand.Register, operand.Indices, operand.Span);
        return qubits is null || model!.Spend(qubits.Indices.Length / LoweringLimits.ElementsOfStep, operand.Span) ? qubits : null;
    }

    private Quantity.Scalar? Number(NumberSyntax number)
    {
        if (!double.IsInfinity(number.Value)) return new Quantity.Scalar(new ConstantScalar(number.Value), number.IsInteger);
        session.Report(ShapeDiagnostics.NotFinite(number.Span));
        return null;
    }

    private Quantity? Combine(BinarySyntax binary)
    {
        // Both sides are lowered before either is given up, so that both tell their errors.
        var left = Lower(binary.Left);
        var right = Lower(binary.Right);
        return left is null || right is null ? null : new Arithmetic(session, model).Combine(binary, left, right);
    }

    private Quantity? Negate(UnarySyntax negation)
    {
        switch (Lower(negation.Operand))
        {
            case Quantity.Scalar scalar:
                return scalar with { Value = ConstantFolding.Negate(scalar.Value) };
            case Quantity.Vector vector:
                return new Quantity.Vector([.. vector.Elements.Select(ConstantFolding.Negate)]);
            case Quantity.Observable observable:
                return new Quantity.Observable(observable.Sum.Map(ConstantFolding.Negate));
            case Quantity.Observables observables:
                return new Quantity.Observables([.. observables.Elements.Select(o => o.Map(ConstantFolding.Negate))]);
            case Quantity.Tensor tensor:
                session.Report(ShapeDiagnostics.VectorExpected(negation.Operand.Span, tensor.Shape));
                return null;
            case Quantity.Truth:
                session.Report(ShapeDiagnostics.NumberExpected(negation.Operand.Span, "what a sign stands before"));
                return null;
            default:
                return null;
        }
    }

    private static int Size(Quantity value) => value switch
    {
        Quantity.Vector vector => vector.Elements.Length,
        Quantity.Observable observable => observable.Sum.Terms.Count,
        Quantity.Observables observables => observables.Elements.Sum(o => o.Terms.Count),
        _ => 1,
    };

    private static string Describe(Quantity value) => value switch
    {
        Quantity.Vector vector => FormattableString.Invariant($"a vector of {vector.Elements.Length}"),
        Quantity.Tensor tensor => $"a tensor of shape {ShapeDiagnostics.Shape(tensor.Shape)}",
        _ => "an observable",
    };
}
