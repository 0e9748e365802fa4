namespace Qmtl.Compiler.Intermediate;

/// <summary>What the elements of a model's value vector and parameter vector, and its qubits, are called in text.</summary>
public sealed class ModelNames
{
    private readonly ModelIr model;
    private readonly NamedRegion<string>[] values;
    private readonly NamedRegion<ParameterIr>[] parameters;
    private readonly string[] qubits;

    public ModelNames(ModelIr model)
    {
        this.model = model;

        values = Disjoint(model.Inputs.Select(i => new NamedRegion<string>(i.Name, i.Offset, i.Width))
            .Concat(model.Lets.Select(l => new NamedRegion<string>(l.Name, l.Offset, l.Width))));
        parameters = Disjoint(model.Parameters.Select(p => new NamedRegion<ParameterIr>(p, p.Offset, p.Count)));
        qubits = new string[model.Qubits];
        foreach (var register in model.Registers)
        {
            for (var i = 0; i < register.Size; i++) qubits[register.FirstQubit + i] = new ElementName(null, register.Name, EquatableArray.Of(i)).ToString();
        }
    }

    /// <summary><c>shared[3]</c>; <c>value[17]</c> for an intermediate step, which has no name of its own.</summary>
    public ElementName Value(int index) => Find(values, index) is { } region
        ? new ElementName(null, region.Owner, Indices(index - region.Offset, region.Count == 1 ? default : EquatableArray.Of(region.Count)))
        : new ElementName(null, "value", EquatableArray.Of(index));

    /// <summary><c>odd.theta[0,1,0]</c>.</summary>
    public ElementName Parameter(int index) => Find(parameters, index) is { } region
        ? new ElementName(Owner(region.Owner), region.Owner.Name, Indices(index - region.Offset, region.Owner.Shape))
        : throw new ArgumentOutOfRangeException(nameof(index), index, "The model has no parameter at this index.");

    /// <summary><c>shared[8]</c>: the vector that a value is an element of, and its length; null for a number of its own.</summary>
    public string? TensorOfValue(int index) =>
        Find(values, index) is { Count: > 1 } region ? new ElementName(null, region.Owner, EquatableArray.Of(region.Count)).ToString() : null;

    /// <summary><c>odd.theta[2,2,2]</c>: the tensor that a parameter is an element of, and its shape; null for a number of its own.</summary>
    public string? TensorOfParameter(int index) => Find(parameters, index) is { Owner: { Shape.Count: > 0 } tensor }
        ? new ElementName(Owner(tensor), tensor.Name, tensor.Shape).ToString()
        : null;

    /// <summary>The name of a tensor over the whole model: <c>backbone.scale</c>, <c>encoding.theta</c>, <c>task[3].theta</c>.</summary>
    public string Tensor(ParameterIr parameter) => Owner(parameter) + "." + parameter.Name;

    /// <summary><c>q[0]</c>.</summary>
    public string Qubit(int qubit) => qubits[qubit];

    /// <summary><c>X(q[0]) * Z(q[1])</c>.</summary>
    public string Observable(PauliString observable) => string.Join(" * ", observable.Factors.Select(f => $"{f.Pauli}({Qubit(f.Qubit)})"));

    private string Owner(ParameterIr parameter) => parameter.Stage switch
    {
        StageKind.Backbone => "backbone",
        StageKind.Encoding => "encoding",
        _ => model.Heads[parameter.Head!.Value].DisplayName,
    };

    private static EquatableArray<int> Indices(int element, EquatableArray<int> shape)
    {
        var indices = new int[shape.Count];
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            indices[axis] = element % shape[axis];
            element /= shape[axis];
        }

        return new EquatableArray<int>(indices);
    }

    /// <summary>The regions in order of their offsets. A let that only renames what has a name already, or a part of it, is left out.</summary>
    private static NamedRegion<T>[] Disjoint<T>(IEnumerable<NamedRegion<T>> regions)
    {
        var kept = new List<NamedRegion<T>>();
        foreach (var region in regions.OrderBy(r => r.Offset))
        {
            if (kept.Count == 0 || region.Offset >= kept[kept.Count - 1].End) kept.Add(region);
        }

        return [.. kept];
    }

    private static NamedRegion<T>? Find<T>(NamedRegion<T>[] regions, int index)
    {
        var low = 0;
        var high = regions.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (regions[middle].End <= index) low = middle + 1;
            else high = middle;
        }

        return low < regions.Length && regions[low].Offset <= index ? regions[low] : null;
    }

    private sealed record NamedRegion<T>(T Owner, int Offset, int Count)
    {
        public int End => Offset + Count;
    }
}

/// <summary>One number of a named tensor.</summary>
/// <param name="Owner">The stage or head it belongs to, where it belongs to one.</param>
/// <param name="Indices">Empty where the tensor is one number.</param>
public sealed record ElementName(string? Owner, string Name, EquatableArray<int> Indices)
{
    /// <summary>Without the owner: <c>theta[0,1,0]</c>.</summary>
    public string Local => Indices.Count == 0 ? Name : FormattableString.Invariant($"{Name}[{string.Join(",", Indices)}]");

    public override string ToString() => Owner is null ? Local : Owner + "." + Local;
}
