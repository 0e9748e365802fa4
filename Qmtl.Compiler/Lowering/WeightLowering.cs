using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Declares trainable tensors.</summary>
internal sealed class WeightLowering(LoweringSession session, ExpressionLowering expressions, ModelBuilder model)
{
    public Quantity? Lower(WeightSyntax weight)
    {
        var shape = new int?[weight.Shape.Count];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            var what = FormattableString.Invariant($"the size of dimension {axis} of '{weight.Name.Text}'");
            shape[axis] = expressions.Size(weight.Shape[axis], what, LoweringLimits.Width);
        }

        var initializer = weight.Initializer is { } syntax ? Initializer(syntax) : new InitializerIr.Uniform(-Math.PI, Math.PI);
        if (initializer is null || shape.Contains(null)) return null;
        int[] sizes = [.. shape.Select(size => size!.Value)];
        if (sizes.Length == 1 && !model.Spend(sizes[0] / LoweringLimits.ElementsOfStep, weight.Span)) return null;
        if (model.AddParameters(weight.Span, (weight.Name.Text, sizes, initializer)) is not { } offsets) return null;
        return sizes.Length switch
        {
            0 => new Quantity.Scalar(new ParameterScalar(offsets[0])),
            1 => new Quantity.Vector([.. Enumerable.Range(offsets[0], sizes[0]).Select(i => new ParameterScalar(i))]),
            _ => new Quantity.Tensor(Selection.All(offsets[0], sizes)),
        };
    }

    private InitializerIr? Initializer(InitializerSyntax syntax)
    {
        var arguments = new double?[syntax.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = expressions.Real(syntax.Arguments[i], $"an argument of '{syntax.Distribution.Text}'");
        if (arguments.Contains(null)) return null;

        switch (syntax.Distribution.Text)
        {
            case "constant":
                return new InitializerIr.Constant(arguments[0]!.Value);
            case "normal" when arguments[1] < 0:
                return OutOfRange(syntax, "'normal(mean, deviation)' needs a deviation of 0 or more, "
                    + $"but this is {ShapeDiagnostics.Number(arguments[1]!.Value)}: change it");
            case "normal":
                return new InitializerIr.Normal(arguments[0]!.Value, arguments[1]!.Value);
            case "uniform" when !(arguments[0] < arguments[1]):
                return OutOfRange(
                    syntax,
                    $"'uniform(low, high)' needs low < high, "
                        + $"but these are {ShapeDiagnostics.Number(arguments[0]!.Value)} and {ShapeDiagnostics.Number(arguments[1]!.Value)}: "
                        + "for one fixed value write 'constant(value)'");
            case "uniform" when double.IsInfinity(arguments[1]!.Value - arguments[0]!.Value):
                return OutOfRange(syntax, "'uniform(low, high)' needs a range that can be represented, but high - low is too large: use smaller numbers");
            default:
                return new InitializerIr.Uniform(arguments[0]!.Value, arguments[1]!.Value);
        }
    }

    private InitializerIr? OutOfRange(InitializerSyntax syntax, string message)
    {
        session.Report(ShapeDiagnostics.InitializerOutOfRange(syntax.Span, message));
        return null;
    }
}
