using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Checks;

/// <summary>The parameters that logits are computed from, found by going backward from the logits of all heads.</summary>
/// <remarks>
/// From logits to expectations, from there to the angles of the gates in the head's light cone, and through the lets. What is not met
/// cannot change a logit; what is met may still have a derivative of zero that only numbers show.
/// </remarks>
internal sealed class Influence
{
    private readonly IndexSet values;
    private readonly IndexSet parameters;

    private Influence(ModelIr model)
    {
        values = new IndexSet(model.Values);
        parameters = new IndexSet(model.ParameterCount);
    }

    public static Influence Of(CheckedModel model)
    {
        var canonical = model.Canonical;
        var influence = new Influence(canonical);
        var encoding = new IndexSet(canonical.Encoding.Count);

        // Heads may read what heads before them measured.
        foreach (var cone in model.Cones.Reverse())
        {
            influence.values.AddRange(cone.Head.Logits, cone.Head.LogitCount);
            influence.Trace(cone.Head.Computations);
            if (!cone.Head.Measurements.Any(m => influence.values.Contains(m.Value))) continue;
            foreach (var gate in cone.Block) influence.Trace(gate);
            encoding = encoding.Union(cone.Encoding);
        }

        foreach (var position in encoding.Members()) influence.Trace(canonical.Encoding[position]);
        influence.Trace(canonical.Backbone);
        return influence;
    }

    public bool Includes(int parameter) => parameters.Contains(parameter);

    private void Trace(EquatableArray<ComputationIr> computations)
    {
        for (var i = computations.Count - 1; i >= 0; i--)
        {
            var computation = computations[i];
            for (var element = 0; element < computation.Count; element++)
            {
                if (values.Contains(computation.Output + element)) Trace(computation, element);
            }
        }
    }

    private void Trace(ComputationIr computation, int element)
    {
        switch (computation)
        {
            case MapIr map:
                Trace(map.Body, element);
                break;
            case AffineIr layer:
                values.AddRange(layer.Input, layer.InputCount);
                parameters.AddRange(layer.Weights + (element * layer.InputCount), layer.InputCount);
                parameters.Add(layer.Bias + element);
                break;
        }
    }

    private void Trace(OperationIr operation)
    {
        if (operation is not GateIr gate) return;
        foreach (var angle in gate.Angles) Trace(angle, 0);
    }

    private void Trace(Scalar scalar, int element)
    {
        switch (scalar)
        {
            case ValueScalar value:
                values.Add(value.Index + (value.Moves ? element : 0));
                break;
            case ParameterScalar parameter:
                parameters.Add(parameter.Index + (parameter.Moves ? element : 0));
                break;
            case FunctionScalar function:
                Trace(function.Operand, element);
                break;
            case BinaryScalar binary:
                Trace(binary.Left, element);
                Trace(binary.Right, element);
                break;
        }
    }
}
