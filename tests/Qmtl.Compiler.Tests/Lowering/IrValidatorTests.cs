using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class IrValidatorTests
{
    private static readonly ModelIr Sound = Analyzed.Circuit("input x[2]; let y = tanh(x); weight w; qubit[2] q;", "ry(y[0]) q[0]; cx q[0], q[1];");

    [Fact]
    public void A_sound_model_passes() => Should.NotThrow(() => IrValidator.Validate(Sound));

    [Fact]
    public void A_gate_on_a_qubit_that_is_not_there_is_found() =>
        Problem(Sound with { Encoding = EquatableArray.Of(Sound.Encoding[1] with { Qubits = EquatableArray.Of(0, 2) }) })
            .ShouldBe("The model 'Test' is malformed: encoding has a 'cx' on qubit 2, which is not there.");

    [Fact]
    public void A_gate_on_one_qubit_twice_is_found() =>
        Problem(Sound with { Encoding = EquatableArray.Of(Sound.Encoding[1] with { Qubits = EquatableArray.Of(1, 1) }) })
            .ShouldBe("The model 'Test' is malformed: encoding has a 'cx' with one qubit twice.");

    [Fact]
    public void A_missing_angle_is_found() =>
        Problem(Sound with { Encoding = EquatableArray.Of<OperationIr>((GateIr)Sound.Encoding[0] with { Angles = default }) })
            .ShouldBe("The model 'Test' is malformed: encoding has a 'ry' with 0 angles.");

    [Fact]
    public void A_read_outside_the_value_vector_is_found() =>
        Problem(Sound with { Encoding = EquatableArray.Of<OperationIr>((GateIr)Sound.Encoding[0] with { Angles = EquatableArray.Of<Scalar>(new ValueScalar(6)) }) })
            .ShouldBe("The model 'Test' is malformed: an angle of encoding reads outside the value vector.");

    [Fact]
    public void A_moving_angle_is_found() =>
        Problem(Sound with { Encoding = EquatableArray.Of<OperationIr>((GateIr)Sound.Encoding[0] with { Angles = EquatableArray.Of<Scalar>(new ParameterScalar(0, Moves: true)) }) })
            .ShouldBe("The model 'Test' is malformed: an angle of encoding uses a moving parameter, which only maps may.");

    [Fact]
    public void Logits_out_of_place_are_found() =>
        Problem(Sound with { Heads = EquatableArray.Of(Sound.Heads[0] with { Logits = 0 }) })
            .ShouldBe("The model 'Test' is malformed: the logits of head 'answer' do not start where those before them end.");

    [Fact]
    public void An_observable_with_qubits_out_of_order_is_found()
    {
        var pauli = new PauliString(EquatableArray.Of(new PauliFactor(1, Pauli.Z), new PauliFactor(0, Pauli.X)));
        Problem(Sound with { Heads = EquatableArray.Of(Sound.Heads[0] with { Measurements = EquatableArray.Of(new MeasurementIr(pauli, 4)) }) })
            .ShouldBe("The model 'Test' is malformed: head 'answer' measures Z1 X0, whose qubits are not in order.");
    }

    [Fact]
    public void An_expectation_stored_over_that_of_another_state_is_found()
    {
        var model = Analyzed.Model("model M { qubit[1] q; head a : regression { logits z(q[0]); } head b : regression { h q[0]; logits z(q[0]); } }");
        Problem(model with { Heads = EquatableArray.Of(model.Heads[0], model.Heads[1] with { Measurements = model.Heads[0].Measurements }) })
            .ShouldBe("The model 'M' is malformed: head 'b' stores Z0 where head 'a' stores what it measures of another state.");
    }

    private static string Problem(ModelIr model) => Should.Throw<InvalidOperationException>(() => IrValidator.Validate(model)).Message;
}
