using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>What an expression is for, which decides what it may be made of.</summary>
internal enum ExpressionUse
{
    /// <summary>An angle, a size, an index, a constant or an argument.</summary>
    Number,

    /// <summary>The value of a <c>let</c>, where layers may stand.</summary>
    Let,

    /// <summary>What is measured, where observables may stand.</summary>
    Observable,

    /// <summary>What a head answers, where observables may stand, and layers on them.</summary>
    Logits,
}

/// <summary>Resolves the names of expressions and checks the number of arguments.</summary>
internal sealed class ExpressionBinder(BindingContext context, NameResolver names)
{
    public void Bind(ExpressionSyntax expression, Scope scope, ExpressionUse use)
    {
        switch (expression)
        {
            case ReferenceSyntax reference:
                BindName(reference.Name, scope, use);
                break;
            case ElementSyntax element:
                BindName(element.Name, scope, use);
                BindIndices(element.Indices, scope);
                break;
            case CallSyntax call:
                BindCall(call, scope, use);
                break;
            case UnarySyntax unary:
                Bind(unary.Operand, scope, use);
                break;
            case BinarySyntax binary:
                Bind(binary.Left, scope, use);
                Bind(binary.Right, scope, use);
                break;
        }
    }

    public void BindAll(IEnumerable<ExpressionSyntax> expressions, Scope scope)
    {
        foreach (var expression in expressions) Bind(expression, scope, ExpressionUse.Number);
    }

    public void BindIndices(IEnumerable<IndexSyntax> indices, Scope scope)
    {
        foreach (var index in indices) BindIndex(index, scope);
    }

    public void BindIndex(IndexSyntax index, Scope scope)
    {
        if (index is SingleIndexSyntax single) Bind(single.Value, scope, ExpressionUse.Number);
        if (index is not RangeSyntax range) return;
        Bind(range.From, scope, ExpressionUse.Number);
        Bind(range.To, scope, ExpressionUse.Number);
        if (range.Step is { } step) Bind(step, scope, ExpressionUse.Number);
    }

    private void BindName(NameSyntax name, Scope scope, ExpressionUse use)
    {
        if (names.Number(name, scope) is { Kind: SymbolKind.Observable } && !IsMeasured(use))
            context.Report(ShapeDiagnostics.ObservableOutsideLogits(name.Span, name.Text));
    }

    private void BindCall(CallSyntax call, Scope scope, ExpressionUse use)
    {
        var name = call.Name.Text;
        if (names.Function(call.Name, scope) is not { } function)
        {
            foreach (var argument in call.Arguments) Bind(argument, scope, use);
            return;
        }

        // What is wrong with the call as a whole leaves open what its arguments should be.
        if (FindMistake(call, function, use) is { } mistake)
        {
            context.Report(mistake);
            return;
        }

        // A function of an expectation is no observable.
        var inner = use == ExpressionUse.Observable && name != "linear" ? ExpressionUse.Number : use;

        foreach (var argument in call.Arguments)
        {
            if (name == "size" || IsObservable(name)) BindNamed(argument, name, scope);
            else Bind(argument, scope, inner);
        }
    }

    private static Finding? FindMistake(CallSyntax call, BuiltIn function, ExpressionUse use) => call.Name.Text switch
    {
        "dense" when use != ExpressionUse.Let => NameDiagnostics.MisplacedDense(call.Span),
        "linear" when use != ExpressionUse.Logits => NameDiagnostics.MisplacedLinear(call.Span),
        var name when IsObservable(name) && !IsMeasured(use) => ShapeDiagnostics.ObservableOutsideLogits(call.Span, $"{name}(…)"),
        _ when call.Arguments.Count != function.Arguments =>
            NameDiagnostics.WrongFunctionArguments(call.Span, function.Signature, function.Arguments, call.Arguments.Count),
        _ => null,
    };

    /// <summary>An argument that is a register or a vector itself, not its value.</summary>
    private void BindNamed(ExpressionSyntax argument, string function, Scope scope)
    {
        var name = argument switch
        {
            ReferenceSyntax reference => reference.Name,
            ElementSyntax element => element.Name,
            _ => null,
        };

        if (name is null)
        {
            var expected = function == "size" ? "a register or a vector by its name, such as 'size(q)'" : $"qubits, such as '{function}(q[0])' or '{function}(q)'";
            context.Report(NameDiagnostics.NameExpected(argument.Span, function, expected));
            return;
        }

        if (function == "size") names.Sized(name, scope);
        else names.Register(name, scope);
        if (argument is ElementSyntax { Indices: var indices }) BindIndices(indices, scope);
    }

    private static bool IsMeasured(ExpressionUse use) => use is ExpressionUse.Observable or ExpressionUse.Logits;

    private static bool IsObservable(string function) => function is "x" or "y" or "z";
}
