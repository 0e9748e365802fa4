using System.Globalization;
using Qmtl.Compiler.Intermediate;
using Qmtl.Runtime.Tests.Gradients;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>Random models with channels between their gates.</summary>
internal static class NoisyProgram
{
    /// <summary>The program with a channel behind about every second gate.</summary>
    /// <param name="strength">The largest probability; 1 also for channels that have no inverse.</param>
    public static RandomProgram AddChannels(RandomProgram program, Random random, int qubits, double strength) => program with
    {
        Text = Declaration(random) + string.Concat(program.Text.Split('\n').Select(line => IsGate(line) && random.Next(2) == 0
            ? line + "\n        " + Channel(random, qubits, strength) + "\n"
            : line + "\n")),
    };

    private static bool IsGate(string line) =>
        line.StartsWith("        ", StringComparison.Ordinal) && GateTable.TryGet(line.Trim().Split(' ', '(')[0], out _);

    /// <summary>Amplitude damping after a turn about X, by its Kraus operators, with complex elements.</summary>
    private static string Declaration(Random random)
    {
        var (a, b, gamma) = (Number(6 * random.NextDouble()), Number(6 * random.NextDouble()), Number(0.3 * random.NextDouble()));
        return $$"""
            channel twisted = kraus(
                [[cos({{a}}), complex(0, -sin({{a}})) * sqrt(1 - {{gamma}})], [complex(0, -sin({{a}})), cos({{a}}) * sqrt(1 - {{gamma}})]],
                [[0, complex(cos({{b}}), sin({{b}})) * sqrt({{gamma}})], [0, 0]]);

            """;
    }

    private static string Channel(Random random, int qubits, double strength)
    {
        if (random.Next(8) == 0) return $"channel twisted q[{random.Next(qubits)}];";
        var info = random.GetItems([.. ChannelTable.All], 1)[0];
        var arguments = info.Kind switch
        {
            ChannelKind.Pauli => [Share() / 3, Share() / 3, Share() / 3],
            ChannelKind.PhaseAmplitudeDamping => [Share() / 2, Share() / 2, random.NextDouble()],
            ChannelKind.GeneralizedAmplitudeDamping => [Share(), random.NextDouble()],
            ChannelKind.ThermalRelaxation => [50, 70, 40 * Share(), random.NextDouble()],
            _ => new[] { Share() },
        };
        int[] all = [.. Enumerable.Range(0, qubits)];
        random.Shuffle(all);
        var operands = all.Take(random.Next(1, Math.Min(info.MostQubits, qubits) + 1)).Select(q => $"q[{q}]");
        return $"channel {info.Name}({string.Join(", ", arguments.Select(Number))}) {string.Join(", ", operands)};";

        double Share() => strength == 1 && random.Next(4) == 0 ? 1 : strength * random.NextDouble();
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
