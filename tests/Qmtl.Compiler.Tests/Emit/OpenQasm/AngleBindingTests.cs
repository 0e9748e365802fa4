using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.OpenQasm;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

public sealed class AngleBindingTests
{
    public static TheoryData<string> Functions => [.. ScalarFunctions.Names];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_function_of_the_language_is_known(string name)
    {
        ScalarFunctions.TryGet(name, out var function);
        foreach (var x in (double[])[-1.25, 0.5])
        {
            var gate = CircuitModels.Gate(GateKind.RX, [0], new FunctionScalar(function, CircuitModels.V(0)));
            var open = OpenQasm2Emitter.Emit(CircuitModels.Model("One", [gate], [CircuitModels.Head("h", [], ["Z0"], 1)], 1))[0].Text;

            var rotation = StrictQasm2Reader.Read(AngleBinding.Bind(open, [x], [])).Operations[0];

            rotation.Angles[0].ShouldBe(ScalarFunctions.Evaluate(function, x), 1e-15);
        }
    }

    [Theory]
    [InlineData("{v1 - (v0 - p0)*2.0/-p1}", "7.0")]
    [InlineData("{-(1.5e+01 - v0)}", "-14.0")]
    [InlineData("{-(v0 - v0)}", "0.0")]
    [InlineData("rx({v0}) a; rx({p1}) b;", "rx(1.0) a; rx(4.0) b;")]
    public void Formulas_follow_the_usual_order(string open, string bound) => AngleBinding.Bind(open, [1, 8], [3, 4]).ShouldBe(bound);

    [Fact]
    public void An_angle_that_is_not_finite_is_refused() =>
        Should.Throw<ArgumentException>(() => AngleBinding.Bind("rx({1.0/v0}) q[0];", [0], [])).Message.ShouldBe("The angle 1.0/v0 of the circuit is not a finite number for this sample.");

    [Theory]
    [InlineData("{v0")]
    [InlineData("{}")]
    [InlineData("{v1}")]
    [InlineData("{q0}")]
    [InlineData("{v0 v0}")]
    [InlineData("{sqrt(v0)}")]
    [InlineData("{(v0}")]
    public void Another_text_in_braces_is_refused(string open) => Should.Throw<FormatException>(() => AngleBinding.Bind(open, [1], []));
}
