using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Checks;

/// <summary>What a number is computed from.</summary>
[Flags]
internal enum Origin : byte
{
    None = 0,
    Inputs = 1,
    Weights = 2,
    Both = Inputs | Weights,
}

/// <summary>What the logits of each head are computed from, found by going forward from the inputs.</summary>
internal sealed class Origins
{
    private readonly Origin[] values;

    private Origins(ModelIr model)
    {
        values = new Origin[model.Values];
        for (var i = 0; i < model.InputWidth; i++) values[i] = Origin.Inputs;
    }

    /// <returns>One for each head.</returns>
    public static IReadOnlyList<Origin> OfHeads(CheckedModel model)
    {
        var origins = new Origins(model.Canonical);
        origins.Follow(model.Canonical.Backbone);
        Origin[] encoding = [.. model.Canonical.Encoding.Select(origins.Of)];
        return [.. model.Cones.Select(cone => origins.Of(cone, encoding))];
    }

    private Origin Of(HeadCone cone, Origin[] encoding)
    {
        var measured = Join(cone.Block.Select(Of).Concat(cone.Encoding.Members().Select(position => encoding[position])));
        foreach (var measurement in cone.Head.Measurements) values[measurement.Value] = measured;
        Follow(cone.Head.Computations);
        return Join(new ArraySegment<Origin>(values, cone.Head.Logits, cone.Head.LogitCount));
    }

    private void Follow(EquatableArray<ComputationIr> computations)
    {
        foreach (var computation in computations)
        {
            for (var element = 0; element < computation.Count; element++)
                values[computation.Output + element] = Of(computation, element);
        }
    }

    private Origin Of(ComputationIr computation, int element) => computation switch
    {
        MapIr map => Of(map.Body, element),
        AffineIr layer when element > 0 => values[layer.Output],
        AffineIr layer => Origin.Weights | Join(new ArraySegment<Origin>(values, layer.Input, layer.InputCount)),
        _ => throw new ArgumentOutOfRangeException(nameof(computation)),
    };

    private Origin Of(OperationIr operation) => operation is GateIr gate ? Join(gate.Angles.Select(angle => Of(angle, 0))) : Origin.None;

    private Origin Of(Scalar scalar, int element) => scalar switch
    {
        ValueScalar value => values[value.Index + (value.Moves ? element : 0)],
        ParameterScalar => Origin.Weights,
        FunctionScalar function => Of(function.Operand, element),
        BinaryScalar binary => Of(binary.Left, element) | Of(binary.Right, element),
        _ => Origin.None,
    };

    private static Origin Join(IEnumerable<Origin> origins)
    {
        var joined = Origin.None;
        foreach (var origin in origins)
        {
            joined |= origin;
            if (joined == Origin.Both) break;
        }

        return joined;
    }
}
