namespace Qmtl.Compiler.Intermediate;

/// <summary>What the functions and operators of scalars are called in the language, and what they compute.</summary>
public static class ScalarFunctions
{
    private static readonly Dictionary<string, ScalarFunction> Named = new(StringComparer.Ordinal)
    {
        ["sin"] = ScalarFunction.Sin,
        ["cos"] = ScalarFunction.Cos,
        ["arctan"] = ScalarFunction.Arctan,
        ["exp"] = ScalarFunction.Exp,
        ["sigmoid"] = ScalarFunction.Sigmoid,
        ["tanh"] = ScalarFunction.Tanh,
        ["relu"] = ScalarFunction.Relu,
    };

    private static readonly Dictionary<ScalarFunction, string> NameOf = Named.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The names of the element-wise functions of the language.</summary>
    public static IEnumerable<string> Names => Named.Keys;

    public static bool TryGet(string name, out ScalarFunction function) => Named.TryGetValue(name, out function);

    /// <summary>The name of a function; <c>step</c> is the derivative of <c>relu</c>.</summary>
    public static string GetName(ScalarFunction function) => NameOf.TryGetValue(function, out var name) ? name : "step";

    public static double Evaluate(ScalarFunction function, double x) => function switch
    {
        ScalarFunction.Negate => -x,
        ScalarFunction.Sin => Math.Sin(x),
        ScalarFunction.Cos => Math.Cos(x),
        ScalarFunction.Arctan => Math.Atan(x),
        ScalarFunction.Exp => Math.Exp(x),
        ScalarFunction.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ScalarFunction.Tanh => Math.Tanh(x),
        ScalarFunction.Relu => Math.Max(0, x),
        ScalarFunction.Step => x > 0 ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    public static double Evaluate(ScalarOperator operation, double left, double right) => operation switch
    {
        ScalarOperator.Add => left + right,
        ScalarOperator.Subtract => left - right,
        ScalarOperator.Multiply => left * right,
        ScalarOperator.Divide => left / right,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
