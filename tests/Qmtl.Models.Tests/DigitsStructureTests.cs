using Qmtl.Modeling;

namespace Qmtl.Models.Tests;

public sealed class DigitsStructureTests
{
    private const int Pixels = 64;
    private const int Shared = 8;
    private const int Tasks = 4;
    private const int QubitsPerTask = 2;
    private const int HeadDepth = 2;

    [Fact]
    public void The_backbone_is_one_affine_layer_in_all_three_models()
    {
        foreach (var schema in AllSchemas) schema.CountParameters(ModelStage.Backbone).ShouldBe((Pixels * Shared) + Shared);
    }

    [Fact]
    public void The_shared_circuit_has_two_angles_per_qubit_and_layer()
    {
        Digits.Schema.CountParameters(ModelStage.Encoding).ShouldBe(1 * Shared * 2);
        HybridDigits.Schema.CountParameters(ModelStage.Encoding).ShouldBe(1 * Shared * 2);
        ClassicalDigits.Schema.CountParameters(ModelStage.Encoding).ShouldBe(0);
    }

    [Fact]
    public void Quantum_heads_have_as_many_parameters_per_task_whatever_the_number_of_tasks()
    {
        Digits.Schema.CountParameters(ModelStage.Head).ShouldBe(Tasks * HeadDepth * QubitsPerTask * 2);
    }

    [Fact]
    public void Classical_heads_have_a_weight_per_shared_number_and_a_bias()
    {
        ClassicalDigits.Schema.CountParameters(ModelStage.Head).ShouldBe(Tasks * (Shared + 1));
        HybridDigits.Schema.CountParameters(ModelStage.Head).ShouldBe(Tasks * (Shared + 1));
    }

    [Fact]
    public void The_stages_make_up_all_parameters()
    {
        foreach (var schema in AllSchemas) Enum.GetValues<ModelStage>().Sum(schema.CountParameters).ShouldBe(schema.ParameterCount);
    }

    [Fact]
    public void Tensors_are_named_after_their_stage()
    {
        Digits.Schema.Parameters.Select(p => $"{p.Name} [{string.Join(", ", p.Shape)}]").ShouldBe(
        [
            "backbone.shared.weight [8, 64]",
            "backbone.shared.bias [8]",
            "encoding.theta [1, 8, 2]",
            "odd.theta [2, 2, 2]",
            "large.theta [2, 2, 2]",
            "prime.theta [2, 2, 2]",
            "hole.theta [2, 2, 2]",
        ]);
    }

    [Fact]
    public void The_models_answer_the_same_questions()
    {
        foreach (var schema in AllSchemas)
        {
            schema.Heads.Select(h => h.Name).ShouldBe(["odd", "large", "prime", "hole"]);
            schema.Heads.ShouldAllBe(h => h.Kind == HeadKind.Binary && h.LogitCount == 1);
        }
    }

    [Fact]
    public void Heads_on_disjoint_qubits_run_in_one_circuit_on_hardware()
    {
        Digits.CircuitCount.ShouldBe(1);
        HybridDigits.CircuitCount.ShouldBe(1);
        ClassicalDigits.CircuitCount.ShouldBe(0);
    }

    private static ModelSchema[] AllSchemas => [Digits.Schema, ClassicalDigits.Schema, HybridDigits.Schema];
}
