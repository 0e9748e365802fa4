using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Emit;

namespace Qmtl.Compiler.Tests.Intermediate;

public sealed class ModelNamesTests
{
    private readonly ModelNames names = new(
        CircuitModels.Model("Names", [], [CircuitModels.Head("task", [], ["Z0"], 12, index: 3)]) with
        {
            Inputs = EquatableArray.Of(new InputIr("x", 0, 4), new InputIr("bias", 4, 1)),
            Lets = EquatableArray.Of(new LetIr("renamed", 0, 2), new LetIr("shared", 7, 3)),
            Registers = EquatableArray.Of(new RegisterIr("a", 0, 2), new RegisterIr("b", 2, 1)),
            Parameters = EquatableArray.Of(
                CircuitModels.Weight(StageKind.Backbone, null, "shared.weight", 0, 3, 2),
                CircuitModels.Weight(StageKind.Encoding, null, "scale", 6),
                CircuitModels.Weight(StageKind.Head, 0, "theta", 7, 2, 1, 2)),
        });

    [Theory]
    [InlineData(0, "x[0]")]
    [InlineData(3, "x[3]")]
    [InlineData(4, "bias")]
    [InlineData(9, "shared[2]")]
    [InlineData(5, "value[5]")]
    [InlineData(11, "value[11]")]
    public void Values_have_the_name_of_the_input_or_let_that_holds_them(int index, string name) => names.Value(index).ToString().ShouldBe(name);

    [Theory]
    [InlineData(0, "backbone.shared.weight[0,0]")]
    [InlineData(3, "backbone.shared.weight[1,1]")]
    [InlineData(6, "encoding.scale")]
    [InlineData(9, "task[3].theta[1,0,0]")]
    public void Parameters_have_the_name_of_their_stage_and_tensor(int index, string name) => names.Parameter(index).ToString().ShouldBe(name);

    [Fact]
    public void Within_a_stage_the_owner_is_left_out() => names.Parameter(10).Local.ShouldBe("theta[1,0,1]");

    [Fact]
    public void Qubits_count_from_zero_in_each_register() => Enumerable.Range(0, 3).Select(names.Qubit).ShouldBe(["a[0]", "a[1]", "b[0]"]);

    [Fact]
    public void A_parameter_outside_the_model_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => names.Parameter(11));
}
