using System.Globalization;

namespace Qmtl.Compiler.Intermediate;

/// <summary>Prints gates, channels and classical computations with the names of their model.</summary>
internal sealed class ComputationPrinter(ModelIr model, ModelNames names)
{
    private readonly ScalarPrinter scalars = new(names);

    public string Print(OperationIr operation) => $"{Apply(operation)} {string.Join(", ", operation.Qubits.Select(names.Qubit))}";

    public string Print(ComputationIr computation) => computation switch
    {
        MapIr map => $"{Place(map.Output, map.Count)} = {scalars.Write(map.Body)}",
        AffineIr affine => $"{Place(affine.Output, affine.Count)} = {Tensor(affine.Weights)} * {Place(affine.Input, affine.InputCount)} + {Tensor(affine.Bias)}",
        _ => throw new ArgumentOutOfRangeException(nameof(computation)),
    };

    /// <summary><c>value[8..16]</c>, <c>logit[0]</c>, or the name of an input or let.</summary>
    public string Place(int index, int count)
    {
        var element = names.Value(index);
        var (name, first) = index >= model.LogitOffset ? ("logit", index - model.LogitOffset)
            : element.Indices.Count == 1 ? (element.Name, element.Indices[0])
            : (element.Name, -1);
        return first < 0 ? name
            : count == 1 ? FormattableString.Invariant($"{name}[{first}]")
            : FormattableString.Invariant($"{name}[{first}..{first + count}]");
    }

    private string Apply(OperationIr operation) => operation switch
    {
        GateIr gate => GateTable.Get(gate.Kind).Name + Arguments(gate.Angles.Select(scalars.Write)),
        ChannelIr channel => "channel " + ChannelTable.Get(channel.Kind).Name + Arguments(channel.Arguments.Select(a => a.ToString("R", CultureInfo.InvariantCulture))),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private static string Arguments(IEnumerable<string> arguments) => string.Join(", ", arguments) is { Length: > 0 } list ? $"({list})" : "";

    private string Tensor(int offset)
    {
        foreach (var parameter in model.Parameters)
        {
            if (parameter.Offset == offset) return new ModelNames(model).Tensor(parameter);
        }

        return names.Parameter(offset).ToString();
    }
}
