namespace Qmtl.Compiler.Intermediate;

/// <summary>Which arguments of a channel make it one: completely positive, and keeping the trace.</summary>
public static class ChannelRange
{
    /// <summary>What the arguments have to meet and do not; null where they are in range.</summary>
    /// <param name="qubits">How many qubits the channel acts on as one.</param>
    public static string? FindProblem(ChannelKind kind, int qubits, IReadOnlyList<double> arguments)
    {
        if (kind == ChannelKind.Kraus)
            return KrausOperators.FindDefect(arguments.ToEquatableArray()) is null ? null : "the operators are complete";
        var names = ChannelTable.Get(kind).Parameters;
        for (var i = 0; i < arguments.Count; i++)
        {
            var isTime = kind == ChannelKind.ThermalRelaxation && i < 3;
            if (isTime && i < 2 && !(arguments[i] > 0)) return $"{names[i]} is above 0";
            if (isTime && !(arguments[i] >= 0)) return $"{names[i]} is at least 0";
            var highest = kind == ChannelKind.DepolarizingUniform ? BlochMaps.LargestUniform(qubits) : 1;
            if (!isTime && !(arguments[i] >= 0 && arguments[i] <= highest + AngleConstants.Tolerance))
                return kind == ChannelKind.DepolarizingUniform ? FormattableString.Invariant($"lambda is from 0 to {Math.Pow(4, qubits)}/{Math.Pow(4, qubits) - 1}") : $"{names[i]} is from 0 to 1";
        }

        return kind switch
        {
            ChannelKind.Pauli when arguments[0] + arguments[1] + arguments[2] > 1 + AngleConstants.Tolerance => "px + py + pz is at most 1",
            ChannelKind.PhaseAmplitudeDamping when arguments[0] + arguments[1] > 1 + AngleConstants.Tolerance => "amplitude + phase is at most 1",
            ChannelKind.ThermalRelaxation when arguments[1] > 2 * arguments[0] => "t2 is at most 2 * t1",
            _ => null,
        };
    }
}
