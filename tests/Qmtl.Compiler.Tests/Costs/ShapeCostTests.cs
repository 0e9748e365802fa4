using Qmtl.Compiler.Costs;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Tests.Costs;

/// <summary>Costs of small circuits beside what one counts by hand in the kernels.</summary>
public sealed class ShapeCostTests
{
    // A rotation of two numbers is two multiplications and two multiply-adds.
    private const int Turn = 2 + (2 * 2);

    private static readonly FramedPauli X0 = new(0b01, 0, 0);
    private static readonly FramedPauli Z0 = new(0, 0b01, 0);
    private static readonly FramedPauli X1 = new(0b10, 0, 0);
    private static readonly FramedPauli Z1 = new(0, 0b10, 0);

    [Fact]
    public void A_product_multiplies_the_states_of_its_halves_and_contracts_with_both_on_the_way_back()
    {
        // Qubit 0 has a rotation, qubit 1 has none. 4 amplitudes.
        var product = Cost(2, [new RotationStep(1, 1, 0)], [], new PlanPass(PassKind.Product, 1)).Passes[0];

        // The qubit alone: two pairs of numbers turn. Then each amplitude is a product of complex numbers.
        product.Forward.Operations.ShouldBe((2 * Turn) + (4 * Turn));

        // Both qubits are copied; 4 numbers are read, and 8 written.
        product.Forward.Numbers.ShouldBe((2 * 8) + 4 + 8);

        // Both qubits are copied. Each amplitude of λ is multiplied and added to two sums, four multiply-adds each; with each pair, an amplitude of a qubit
        // is read and one of a sum, and the sum written. Undoing turns two pairs of ψ and of λ, with two multiply-adds for the derivative of each pair.
        product.Backward.Operations.ShouldBe((4 * 2 * 8) + (2 * (Turn + Turn + 4)));
        product.Backward.Numbers.ShouldBe((2 * 8) + 8 + (2 * (2 + 2 + 2)));
    }

    [Fact]
    public void A_layer_goes_over_the_state_once_for_two_rotations()
    {
        // 8 amplitudes, 16 numbers.
        var layer = Cost(3, [new RotationStep(1, 1, 0), new RotationStep(2, 2, 1), new RotationStep(4, 4, 2)], [], new PlanPass(PassKind.Product, 0), new PlanPass(PassKind.Rotations, 3)).Passes[1];

        layer.Sweeps.ShouldBe(2);
        layer.Forward.ShouldBe(new Work(3 * 8 * Turn, 2 * (16 + 16)));

        // A four has two overlaps of a multiplication and three multiply-adds, and two multiply-adds into sums; a pair alone two multiply-adds.
        layer.Backward.ShouldBe(new Work((3 * 8 * 2 * Turn) + (4 * 2 * (7 + 2)) + (8 * 4), 2 * 2 * (16 + 16)));
    }

    [Fact]
    public void A_diagonal_of_all_samples_is_one_multiplication_whatever_it_holds()
    {
        // Parities 001, and of the phase 000, 001, 010 and 011: four in all. 8 amplitudes.
        var diagonal = Cost(
            3,
            [new RotationStep(0, 1, 0), new PhaseStep(EquatableArray.Of(new ParityCondition(1, true), new ParityCondition(2, false)), 1), new NegateStep(EquatableArray.Of(new ParityCondition(4, true)))],
            [],
            new PlanPass(PassKind.Product, 0),
            new PlanPass(PassKind.UniformDiagonal, 3)).Passes[1];

        diagonal.Forward.ShouldBe(new Work(8 * Turn, 32, 16));

        // For each four of the eight amplitudes, 8 additions and a multiply-add for each parity.
        diagonal.Backward.ShouldBe(new Work((8 * ((2 * Turn) + 3)) + (2 * (8 + (4 * 2))), 64, 16));

        // 16 numbers of the table serve 16 samples in single precision, 8 in double.
        diagonal.Forward.Bytes(new Chunk(sizeof(float), 16)).ShouldBe((32 * 4) + 4);
        diagonal.Forward.Bytes(new Chunk(sizeof(double), 8)).ShouldBe((32 * 8) + (2 * 8));
    }

    [Fact]
    public void Diagonals_of_each_sample_are_sweeps_of_their_own_over_what_they_change()
    {
        var conditions = EquatableArray.Of(new ParityCondition(1, true), new ParityCondition(2, true));

        // 8 amplitudes, two of which meet both conditions.
        var diagonal = Cost(3, [new RotationStep(0, 3, 0), new PhaseStep(conditions, 1)], [], new PlanPass(PassKind.Product, 0), new PlanPass(PassKind.VaryingDiagonal, 2)).Passes[1];

        diagonal.Sweeps.ShouldBe(2);
        diagonal.Forward.ShouldBe(new Work((8 + 2) * Turn, (8 + 2) * 4));
        diagonal.Backward.ShouldBe(new Work((8 + 2) * ((2 * Turn) + 4), (8 + 2) * 8));
    }

    [Fact]
    public void Products_of_Z_are_measured_together_and_others_one_by_one()
    {
        var measurements = Cost(2, [], [Z0, Z1, new FramedPauli(3, 2, 1)], new PlanPass(PassKind.Product, 0)).Passes[1];

        measurements.Steps.ShouldBe(3);
        measurements.Sweeps.ShouldBe(2);

        // |ψ|², the sums of four for two parities, and two multiply-adds for each amplitude.
        measurements.Forward.ShouldBe(new Work((4 * 3) + (8 + (2 * 2)) + (4 * 4), 8 + 16));

        // The first sweep reads ψ, and writes λ; the second also reads λ.
        measurements.Backward.ShouldBe(new Work(8 + (2 * 2) + (4 * 4) + (4 * 4), 16 + 24));
    }

    [Fact]
    public void Sixty_five_products_of_Z_take_two_sweeps() =>
        Cost(7, [], [.. Enumerable.Range(1, 65).Select(mask => new FramedPauli(0, mask, 0))], new PlanPass(PassKind.Product, 0)).Passes[1].Sweeps.ShouldBe(2);

    [Fact]
    public void Every_step_with_noise_is_a_sweep_over_the_expectations_of_all_products()
    {
        // 16 products.
        var map = new BlochMap(0.9, 0.9, 0.8, 0);
        var cost = Cost(
            2,
            [
                new RotationStep(1, 1, 0),
                new ChannelStep(X0, Z0, map with { Shift = 0.2 }),
                new DepolarizeStep(EquatableArray.Of(X0, Z0, X1, Z1), 0.9),
                new ChannelStep(X1, Z1, map) { Copy = 0 },
                new ChannelStep(X0, Z0, map),
            ],
            [Z0]);

        cost.Passes.ShouldBe(
        [
            new(WorkKind.DensityStart, 0, 1, new Work(0, 16 + 4), default),

            // 8 products do not commute, 4 pairs.
            new(WorkKind.DensityRotations, 1, 1, new Work(4 * Turn, 4 * 4), new Work(4 * ((2 * Turn) + 4), 4 * 8)),

            // 12 products act on the qubit, and to 4 of them another is added; of λ, that other is also written.
            new(WorkKind.Channels, 1, 1, new Work(12 + (4 * 2), 24 + 4), new Work(2 * (12 + (4 * 2)), 24 + 4 + 24 + 8)),

            // All but the identity.
            new(WorkKind.Depolarizations, 1, 1, new Work(15, 30), new Work(30, 60)),

            // The first is written and read as a copy, and only λ is multiplied back.
            new(WorkKind.Channels, 2, 2, new Work(12 + 12, 24 + 32 + 24), new Work(12 + (2 * 12), 24 + 32 + (2 * 24))),
            new(WorkKind.Measurements, 1, 1, new Work(0, 1), new Work(1, 16 + 2)),
        ]);
    }

    [Fact]
    public void A_circuit_costs_what_its_passes_cost()
    {
        var cost = Cost(2, [new RotationStep(1, 1, 0), new RotationStep(2, 2, 0)], [Z0], new PlanPass(PassKind.Product, 1), new PlanPass(PassKind.Rotations, 1));

        cost.Sweeps.ShouldBe(3);
        cost.Forward.Operations.ShouldBe(cost.Passes.Sum(p => p.Forward.Operations));
        cost.Gradient.Numbers.ShouldBe(cost.Passes.Sum(p => p.Forward.Numbers + p.Backward.Numbers));
    }

    [Fact]
    public void A_head_on_a_reduced_density_matrix_reads_the_state_once_each_way()
    {
        // 16 amplitudes in 4 sets of 4. Of 16 products of two qubits 4 pairs would turn, of which 3 matter.
        var register = new ReducedRegister(EquatableArray.Of(1, 2), EquatableArray.Of(1, 2), 1, 3, 1);
        var shape = new CircuitShape(
            4, 1, EquatableArray.Of<PlanStep>(new RotationStep(1, 1, 0)), EquatableArray.Of(Z0), EquatableArray.Of(new PlanPass(PassKind.Product, 0)), EquatableArray.Of(register));
        var head = ShapeCost.Of(shape).Passes.Single(p => p.Kind == WorkKind.Reductions);

        // Each set adds two products to 16 real numbers. Back, the rotation turns the pairs of ρ and of λ and adds two products of each pair, and each set of
        // λ takes 4 products of real and 12 of complex numbers.
        head.Forward.ShouldBe(new Work((4 * 16 * 4) + (3 * Turn), (2 * 16) + 12));
        head.Backward.ShouldBe(new Work((4 * ((4 * 4) + (12 * 8))) + (3 * ((2 * Turn) + 4)), (4 * 16) + 24));

        // Behind a measurement of the state, what that has written to λ is read as well.
        var second = ShapeCost.Of(shape with { Measurements = EquatableArray.Of(Z1, Z0) }).Passes.Single(p => p.Kind == WorkKind.Reductions);
        second.Backward.ShouldBe(head.Backward with { Numbers = (6 * 16) + 24 });
    }

    private static ShapeCost Cost(int qubits, PlanStep[] steps, FramedPauli[] measurements, params PlanPass[] passes) =>
        ShapeCost.Of(new CircuitShape(qubits, 4, steps.ToEquatableArray(), measurements.ToEquatableArray(), passes.ToEquatableArray(), default));
}
