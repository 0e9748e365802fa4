using Qmtl.Compiler.Emit.Diagram;
using Qmtl.Compiler.Intermediate;
using Qmtl.Drawing;

namespace Qmtl.Compiler.Tests.Emit.Diagram;

public sealed class CircuitDescriptionTests
{
    [Fact]
    public void A_model_is_described_line_by_line() =>
        CircuitDescription.Of(CircuitModels.Digits()).ShouldBe(
            """
            Digits
            qubits q 4
            encode
            ry 0 data(π·shared[0])
            ry 1 data(π·shared[1])
            cz 0,1
            cz 2,3
            cz 1,2
            rx 3 weights(w)
            circuit
            head odd
            ry 0 weights(theta[0,0,0])
            rz 0 weights(theta[0,0,1])
            cx 0,1
            measure Z 0
            head large
            ry 2 weights(theta[0])
            cx 2,3
            measure Z 2
            circuit
            head ink
            measure ZZ 0,1

            """);

    [Fact]
    public void A_gate_says_what_its_angles_depend_on()
    {
        GateIr[] gates =
        [
            CircuitModels.Gate(GateKind.RX, [0], CircuitModels.C(Math.PI / 2)),
            CircuitModels.Gate(GateKind.RX, [0], CircuitModels.Times(CircuitModels.P(0), CircuitModels.V(0))),
            CircuitModels.Gate(GateKind.U, [0], CircuitModels.P(0), CircuitModels.C(1), CircuitModels.V(1)),
        ];
        var model = CircuitModels.Model("Sources", gates, [CircuitModels.Head("plain", [], [], 0)], 1) with
        {
            Inputs = EquatableArray.Of(new InputIr("x", 0, 2)),
            Parameters = EquatableArray.Of(CircuitModels.Weight(StageKind.Encoding, null, "w", 0)),
        };

        CircuitDescription.Of(model).ShouldBe("Sources\nqubits q 1\nencode\nrx 0 (π/2)\nrx 0 both(w·x[0])\nu 0 both(w, 1, x[1])\nclassical plain\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("M\nqubits q x\n")]
    [InlineData("M\nqubits q 2\nx 2\n")]
    [InlineData("M\nqubits q 2\nrx 0 π/2\n")]
    [InlineData("M\nqubits q 2\nrx 0 guess(π/2)\n")]
    [InlineData("M\nqubits q 2\nmeasure Z 0\n")]
    [InlineData("M\nqubits q 2\nhead h\n")]
    public void Another_text_is_refused(string text) => Should.Throw<FormatException>(() => CircuitDrawing.Parse(text));
}
