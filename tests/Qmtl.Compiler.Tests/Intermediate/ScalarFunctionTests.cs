using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Intermediate;

public sealed class ScalarFunctionTests
{
    public static TheoryData<ScalarFunction> Functions => [.. Enum.GetValues<ScalarFunction>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_symbolic_derivative_is_the_limit_of_difference_quotients(ScalarFunction function)
    {
        var scalar = new FunctionScalar(function, new ValueScalar(0));
        var derivative = Derivative.Of(scalar, new ValueScalar(0));
        foreach (var x in new[] { -2.3, -0.4, 0.7, 1.9 })
        {
            var quotient = (At(scalar, x + 1e-6) - At(scalar, x - 1e-6)) / 2e-6;
            At(derivative, x).ShouldBe(quotient, 1e-8);
        }
    }

    [Theory]
    [InlineData("sin(pi / 2)", 1)]
    [InlineData("cos(pi)", -1)]
    [InlineData("arctan(1) * 4", Math.PI)]
    [InlineData("exp(0)", 1)]
    [InlineData("sigmoid(0)", 0.5)]
    [InlineData("tanh(0)", 0)]
    [InlineData("relu(-3) + relu(2)", 2)]
    public void A_function_of_a_constant_is_a_constant(string expression, double expected)
    {
        var model = Analyzed.Model($"const c = {expression}; model M {{ qubit q; encode {{ ry(c) q; }} head h : binary {{ logits z(q); }} }}");
        model.Encoding[0].ShouldBeOfType<GateIr>().Angles[0].ShouldBeOfType<ConstantScalar>().Value.ShouldBe(expected, 1e-15);
    }

    [Fact]
    public void A_function_that_overflows_is_an_error()
    {
        var result = Analyzed.Text("model M { input x; qubit q; encode { ry(exp(2000) * x) q; } head h : binary { logits z(q); } }");
        result.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL2026");
    }

    private static double At(Scalar scalar, double x) => ScalarEvaluation.Evaluate(scalar, [x], []);
}
