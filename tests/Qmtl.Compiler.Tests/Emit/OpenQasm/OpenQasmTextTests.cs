using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

public sealed class OpenQasmTextTests
{
    [Fact]
    public void Heads_on_disjoint_qubits_share_a_program_and_an_overlapping_head_has_its_own()
    {
        var programs = OpenQasm3Emitter.Emit(CircuitModels.Digits());

        programs.Select(p => p.Heads).ShouldBe([EquatableArray.Of(0, 1), EquatableArray.Of(2)]);
        programs[0].Text.ShouldBe(
            """
            OPENQASM 3.0;
            include "stdgates.inc";

            // Model Qmtl.Models.Digits, circuit 1 of 2
            // Heads: odd, large

            // shared[2]
            input float[64] shared_0;
            input float[64] shared_1;
            input float[64] encoding_w; // encoding.w
            // odd.theta[1,1,2]
            input float[64] odd_theta_0_0_0;
            input float[64] odd_theta_0_0_1;
            // large.theta[1]
            input float[64] large_theta_0;

            qubit[4] q;
            bit[2] c;

            // Shared encoding stage
            ry(pi * shared_0) q[0];
            ry(pi * shared_1) q[1];
            cz q[0], q[1];
            cz q[2], q[3];
            cz q[1], q[2];
            rx(encoding_w) q[3];

            // Head odd
            ry(odd_theta_0_0_0) q[0];
            rz(odd_theta_0_0_1) q[0];
            cx q[0], q[1];

            // Head large
            ry(large_theta_0) q[2];
            cx q[2], q[3];

            // Measurements, each in the basis of its observables. An expectation is the mean of the product of (-1)^bit.
            // odd: <Z(q[0])> from c[0]
            // large: <Z(q[2])> from c[1]
            c[0] = measure q[0];
            c[1] = measure q[2];

            """);
        programs[1].Text.ShouldEndWith(
            """
            // ink: <Z(q[0]) * Z(q[1])> from c[0], c[1]
            c[0] = measure q[0];
            c[1] = measure q[1];

            """);
        programs[1].Text.ShouldNotContain("theta");
    }

    [Fact]
    public void Bound_parameters_are_literals_with_a_point()
    {
        var text = OpenQasm3Emitter.Emit(CircuitModels.Digits(), [0.1, -Math.PI / 2, 2, 1e-9])[0].Text;

        text.ShouldContain("rx(0.1) q[3];");
        text.ShouldContain("ry(-pi / 2.0) q[0];\nrz(2.0) q[0];");
        text.ShouldContain("ry(1.0e-09) q[2];");
        text.ShouldNotContain("theta");
        text.ShouldContain("input float[64] shared_0;");
    }

    [Fact]
    public void Wrong_or_infinite_parameters_are_refused()
    {
        Should.Throw<ArgumentException>(() => OpenQasm3Emitter.Emit(CircuitModels.Digits(), [1.0])).Message.ShouldContain("has 4 parameters, not 1");
        Should.Throw<ArgumentException>(() => OpenQasm3Emitter.Emit(CircuitModels.Digits(), [0, 0, 0, double.NaN])).Message.ShouldContain("finite");
    }

    [Fact]
    public void What_OpenQASM_cannot_express_is_an_input_that_states_its_formula()
    {
        var tanh = new FunctionScalar(ScalarFunction.Tanh, CircuitModels.Times(CircuitModels.P(0), CircuitModels.V(0)));
        var model = WithGates(
            CircuitModels.Gate(GateKind.RY, [0], CircuitModels.Times(CircuitModels.C(Math.PI), tanh)),
            CircuitModels.Gate(GateKind.RX, [0], tanh));

        OpenQasm3Emitter.Emit(model)[0].Text.ShouldContain(
            """


            input float[64] angle_0; // tanh(encoding.w[0] * x[0])

            qubit[1] q;
            bit[1] c;

            // Shared encoding stage
            ry(pi * angle_0) q[0];
            rx(angle_0) q[0];

            """);
        OpenQasm3Emitter.Emit(model, [0.5, 0])[0].Text.ShouldContain("input float[64] angle_0; // tanh(0.5 * x[0])\n");
    }

    [Fact]
    public void Parentheses_keep_the_order_of_evaluation()
    {
        var difference = new BinaryScalar(ScalarOperator.Subtract, CircuitModels.V(0), CircuitModels.C(-0.5));
        var scalar = new BinaryScalar(
            ScalarOperator.Divide,
            new FunctionScalar(ScalarFunction.Negate, difference),
            CircuitModels.Times(CircuitModels.V(1), CircuitModels.C(Math.PI * 3 / 4)));

        OpenQasm3Emitter.Emit(WithGates(CircuitModels.Gate(GateKind.RZ, [0], scalar)))[0].Text
            .ShouldContain("rz(-(x_0 - (-0.5)) / (x_1 * (3.0 * pi / 4.0))) q[0];");
    }

    [Fact]
    public void Names_that_OpenQASM_reserves_or_cannot_spell_are_changed()
    {
        int[] qubits = [0, 1, 2, 2];
        var gates = qubits.Select((qubit, value) => CircuitModels.Gate(GateKind.RX, [qubit], CircuitModels.V(value)));
        var model = CircuitModels.Model("Names", [.. gates], [CircuitModels.Head("h", [], ["Z0"], 4)]) with
        {
            Inputs = EquatableArray.Of(new InputIr("pi", 0, 1), new InputIr("größe", 1, 1), new InputIr("c", 2, 1), new InputIr("h_0", 3, 1)),
            Registers = EquatableArray.Of(new RegisterIr("h", 0, 1), new RegisterIr("c", 1, 1), new RegisterIr("measure", 2, 1)),
        };

        var text = OpenQasm3Emitter.Emit(model)[0].Text;

        text.ShouldContain("qubit[1] h_;\nqubit[1] c;\nqubit[1] measure_;\nbit[1] c_;\n");
        text.ShouldContain("rx(pi_) h_[0];\nrx(gru00f6u00dfe) c[0];\nrx(c__) measure_[0];\nrx(h_0) measure_[0];\n");
        text.ShouldContain("c_[0] = measure h_[0];\n");
    }

    [Fact]
    public void A_head_that_measures_a_qubit_in_two_bases_is_in_two_programs()
    {
        var model = CircuitModels.Model(
            "Bases", [], [CircuitModels.Head("a", [], ["X0", "Z0", "X0 Y1"], 0), CircuitModels.Head("b", [], ["Z0 Z1"], 3), CircuitModels.Head("c", [], [], 4)], 2);

        var programs = OpenQasm3Emitter.Emit(model);

        programs.Select(p => p.Heads).ShouldBe([EquatableArray.Of(0), EquatableArray.Of(0, 1)]);
        programs[0].Text.ShouldEndWith(
            """
            // a: <X(q[0])> from c[0]
            // a: <X(q[0]) * Y(q[1])> from c[0], c[1]
            h q[0];
            sdg q[1];
            h q[1];
            c[0] = measure q[0];
            c[1] = measure q[1];

            """);
        programs[1].Text.ShouldEndWith(
            """
            // a: <Z(q[0])> from c[0]
            // b: <Z(q[0]) * Z(q[1])> from c[0], c[1]
            c[0] = measure q[0];
            c[1] = measure q[1];

            """);
    }

    [Fact]
    public void A_model_without_qubits_gives_no_program() => OpenQasm3Emitter.Emit(CircuitModels.Classical()).ShouldBeEmpty();

    private static ModelIr WithGates(params GateIr[] gates) =>
        CircuitModels.Model("Angles", gates, [CircuitModels.Head("h", [], ["Z0"], 2)], 1) with
        {
            Inputs = EquatableArray.Of(new InputIr("x", 0, 2)),
            Parameters = EquatableArray.Of(CircuitModels.Weight(StageKind.Encoding, null, "w", 0, 2)),
        };
}
