using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Noise;

/// <summary>What is known of single channels, against their Kraus operators.</summary>
public sealed class ChannelTests
{
    public static TheoryData<ChannelKind> Kinds => [.. Enum.GetValues<ChannelKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kraus_operators_of_random_arguments_are_complete(ChannelKind kind)
    {
        foreach (var channel in Samples(kind))
        {
            var kraus = TextbookChannels.Kraus(kind, channel.Qubits.Count, [.. channel.Arguments]);
            var size = 1 << channel.Qubits.Count;
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    var sum = kraus.Aggregate(Complex.Zero, (s, k) => s + Enumerable.Range(0, size).Aggregate(Complex.Zero, (t, i) => t + (Complex.Conjugate(k[i, row]) * k[i, column])));
                    (sum - (row == column ? 1 : 0)).Magnitude.ShouldBeLessThan(1e-12);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_affine_map_of_a_channel_is_that_of_its_Kraus_operators(ChannelKind kind)
    {
        OperationIr[] preparation = [Gate(GateKind.RY, Number(0.7), 0), Gate(GateKind.RZ, Number(1.9), 0)];
        foreach (var channel in Samples(kind).Where(c => c.Qubits.Count == 1))
        {
            var before = DenseMixture.Run(1, preparation, [], []);
            var after = DenseMixture.Run(1, [.. preparation, channel with { Qubits = EquatableArray.Of(0) }], [], []);
            var map = channel.Map;
            double[] bloch = [.. Enum.GetValues<Pauli>().Select(p => before.Expectation(Observable((p, 0))))];
            for (var row = 0; row < 3; row++)
            {
                var expected = map[row, 3] + bloch.Select((b, column) => map[row, column] * b).Sum();
                after.Expectation(Observable(((Pauli)row, 0))).ShouldBe(expected, 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Arguments_of_random_channels_are_in_range(ChannelKind kind) =>
        Samples(kind).ShouldAllBe(c => ChannelRange.FindProblem(kind, c.Qubits.Count, c.Arguments) == null);

    [Theory]
    [InlineData(ChannelKind.BitFlip, "p is from 0 to 1", 1.1)]
    [InlineData(ChannelKind.PhaseDamping, "gamma is from 0 to 1", -0.1)]
    [InlineData(ChannelKind.PhaseDamping, "gamma is from 0 to 1", double.NaN)]
    [InlineData(ChannelKind.Pauli, "px + py + pz is at most 1", 0.4, 0.4, 0.4)]
    [InlineData(ChannelKind.DepolarizingUniform, "lambda is from 0 to 4/3", 1.4)]
    [InlineData(ChannelKind.PhaseAmplitudeDamping, "amplitude + phase is at most 1", 0.6, 0.6)]
    [InlineData(ChannelKind.GeneralizedAmplitudeDamping, "excited is from 0 to 1", 0.1, 2)]
    [InlineData(ChannelKind.ThermalRelaxation, "t1 is above 0", 0, 1, 1)]
    [InlineData(ChannelKind.ThermalRelaxation, "time is at least 0", 1, 1, -1)]
    [InlineData(ChannelKind.ThermalRelaxation, "t2 is at most 2 * t1", 10, 21, 1)]
    public void Arguments_out_of_range_are_told(ChannelKind kind, string problem, params object[] arguments) =>
        ChannelRange.FindProblem(kind, 1, [.. arguments.Select(a => Convert.ToDouble(a, CultureInfo.InvariantCulture))]).ShouldBe(problem);

    [Fact]
    public void Both_conventions_of_depolarizing_meet_where_they_should()
    {
        // λ = 4p/3 on one qubit, and 16p/15 on two.
        Map(ChannelKind.DepolarizingPauli, 1, 0.06).X.ShouldBe(Map(ChannelKind.DepolarizingUniform, 1, 0.08).X, 1e-15);
        Map(ChannelKind.DepolarizingPauli, 2, 0.075).X.ShouldBe(Map(ChannelKind.DepolarizingUniform, 2, 0.08).X, 1e-15);
    }

    private static BlochMap Map(ChannelKind kind, int qubits, double argument) =>
        new ChannelIr(kind, Enumerable.Range(0, qubits).ToEquatableArray(), EquatableArray.Of(argument), default).Map;

    private static IEnumerable<ChannelIr> Samples(ChannelKind kind) =>
        RandomChannels.Channel(3).Sample(400, 20).Where(c => c.Kind == kind);
}
