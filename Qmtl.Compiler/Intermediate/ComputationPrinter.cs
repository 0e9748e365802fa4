namespace Qmtl.Compiler.Intermediate;

/// <summary>Prints gates and classical computations with the names of their model.</summary>
internal sealed class ComputationPrinter(ModelIr model, ModelNames names)
{
    private readonly ScalarPrinter scalars = new(names);

    public string Print(GateIr gate)
    {
        var angles = gate.Angles.Count == 0 ? "" : $"({string.Join(", ", gate.Angles.Select(scalars.Write))})";
        return $"{GateTable.Get(gate.Kind).Name}{angles} {string.Join(", ", gate.Qubits.Select(names.Qubit))}";
    }

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

    private string Tensor(int offset)
    {
        foreach (var parameter in model.Parameters)
        {
            if (parameter.Offset == offset) return new ModelNames(model).Tensor(parameter);
        }

        return names.Parameter(offset).ToString();
    }
}
