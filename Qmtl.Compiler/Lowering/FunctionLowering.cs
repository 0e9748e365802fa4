using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Evaluates calls: elementary functions, layers and observables.</summary>
internal sealed class FunctionLowering(LoweringSession session, ExpressionLowering expressions, ModelBuilder? model)
{
    public Quantity? Call(CallSyntax call) => call.Name.Text switch
    {
        "floor" or "min" or "max" => Known(call),
        "size" => new IndexLowering(session, expressions).SizeOf(call.Arguments[0]) is { } size ? Quantity.Integer(size) : null,
        "dense" => Dense(call),
        "linear" => Linear(call),
        "x" => Observable(Pauli.X, call),
        "y" => Observable(Pauli.Y, call),
        "z" => Observable(Pauli.Z, call),
        var name when ScalarFunctions.TryGet(name, out var function) => Apply(function, call),
        _ => throw new InvalidOperationException($"No meaning is known for the function '{call.Name.Text}'."),
    };

    /// <summary>The numbers of a vector, a single number as one; observables give their expectations.</summary>
    public Scalar[]? Numbers(Quantity? value, TextSpan span)
    {
        switch (value)
        {
            case Quantity.Scalar scalar:
                return [scalar.Value];
            case Quantity.Vector vector:
                return vector.Elements;
            case Quantity.Observable observable:
                return [model!.Head!.Expectation(observable.Sum)];
            case Quantity.Observables observables:
                return [.. observables.Elements.Select(o => model!.Head!.Expectation(o))];
            case Quantity.Tensor tensor:
                session.Report(ShapeDiagnostics.VectorExpected(span, tensor.Shape));
                return null;
            case Quantity.Truth:
                session.Report(ShapeDiagnostics.NumberExpected(span, "this value"));
                return null;
            default:
                return null;
        }
    }

    /// <summary>Functions of compile-time numbers, with an integer for integers.</summary>
    private Quantity.Scalar? Known(CallSyntax call)
    {
        var name = call.Name.Text;
        var arguments = call.Arguments.Select(argument => expressions.Constant(argument, $"an argument of '{name}'")).ToList();
        if (arguments.Contains(null)) return null;
        var numbers = arguments.Select(argument => ((ConstantScalar)argument!.Value).Value);
        return name == "floor"
            ? Quantity.Integer(Math.Floor(numbers.Single()))
            : new Quantity.Scalar(new ConstantScalar(name == "min" ? numbers.Min() : numbers.Max()), arguments.All(argument => argument!.IsInteger));
    }

    private Quantity? Apply(ScalarFunction function, CallSyntax call)
    {
        var value = expressions.Lower(call.Arguments[0]);
        if (Numbers(value, call.Arguments[0].Span) is not { } numbers) return null;
        var results = numbers.Select(number => ConstantFolding.Apply(function, number)).ToArray();
        if (results.Any(result => result is ConstantScalar { Value: var number } && (double.IsNaN(number) || double.IsInfinity(number))))
        {
            session.Report(ShapeDiagnostics.NotFinite(call.Span));
            return null;
        }

        return value is Quantity.Scalar or Quantity.Observable ? new Quantity.Scalar(results[0]) : new Quantity.Vector(results);
    }

    private Quantity.Vector? Dense(CallSyntax call)
    {
        var input = Numbers(expressions.Lower(call.Arguments[0]), call.Arguments[0].Span);
        var width = expressions.Size(call.Arguments[1], "the width of a dense layer", LoweringLimits.Width);
        return input is null || width is not { } count ? null : Affine(input, count, model!.LetName + ".", call);
    }

    private Quantity.Vector? Linear(CallSyntax call)
    {
        var input = Numbers(expressions.Lower(call.Arguments[0]), call.Arguments[0].Span);
        return input is null ? null : Affine(input, model!.Head!.LogitCount, "", call);
    }

    /// <summary>A layer of weights drawn as Glorot and Bengio (2010) propose, equation 16, and biases of zero.</summary>
    private Quantity.Vector? Affine(Scalar[] input, int count, string prefix, CallSyntax call)
    {
        var limit = Math.Sqrt(6.0 / (input.Length + count));
        var parameters = model!.AddParameters(
            call.Span,
            (prefix + "weight", [count, input.Length], new InitializerIr.Uniform(-limit, limit)),
            (prefix + "bias", [count], new InitializerIr.Constant(0)));
        if (parameters is null || model.Store(input, call.Arguments[0].Span) is not { } source || model.AddValues(count, call.Span) is not { } output)
            return null;
        model.Document(call.Span, model.LetDocumentation);
        model.Compute(new AffineIr(source, input.Length, output, count, parameters[0], parameters[1], call.Span));
        return new Quantity.Vector([.. Enumerable.Range(output, count).Select(i => new ValueScalar(i))]);
    }

    private Quantity? Observable(Pauli pauli, CallSyntax call)
    {
        if (new IndexLowering(session, expressions).Qubits(call.Arguments[0]) is not { } qubits) return null;
        return qubits.IsSingle
            ? new Quantity.Observable(ObservableSum.Of(pauli, qubits.Indices[0]))
            : new Quantity.Observables([.. qubits.Indices.Select(qubit => ObservableSum.Of(pauli, qubit))]);
    }
}
