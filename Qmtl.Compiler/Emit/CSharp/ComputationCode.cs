using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The code of classical computations on the value vector, and of their derivatives.</summary>
internal sealed class ComputationCode(CodeWriter writer, ModelPlaces places, SourceComments comments)
{
    private readonly ScalarCode scalars = new(places);

    /// <summary>Computations in their order.</summary>
    public void Write(IEnumerable<ComputationIr> computations)
    {
        foreach (var computation in computations) Write(computation);
    }

    /// <summary>The way back through computations that are given in the order in which they run.</summary>
    public void WriteAdjoints(IEnumerable<ComputationIr> computations)
    {
        foreach (var computation in computations.Reverse()) WriteAdjoint(computation);
    }

    private void Write(ComputationIr computation)
    {
        comments.Write(writer, computation.Span);
        switch (computation)
        {
            case AffineIr affine:
                writer.Line($"{Layer(affine)}.Forward(parameters, workspace);");
                break;
            case MapIr map:
                writer.Line($"{Loop(map)} values[{places.Value(map.Output, Moves(map))}] = {scalars.Write(map.Body)};".TrimStart());
                break;
        }
    }

    private void WriteAdjoint(ComputationIr computation)
    {
        comments.Write(writer, computation.Span);
        switch (computation)
        {
            case AffineIr affine:
                writer.Line($"{Layer(affine)}.Backward(parameters, workspace, gradient);");
                break;
            case MapIr map:
                var result = new ValueScalar(map.Output, Moves(map));
                writer.Adjoint(Loop(map), $"valueGradients[{places.Value(map.Output, Moves(map))}]", scalars.Adjoint(map.Body, result));
                break;
        }
    }

    private static string Loop(MapIr map) => Moves(map) ? $"for (var i = 0; i < {map.Count}; i++)" : "";

    private static bool Moves(MapIr map) =>
        map.Count > 1 || Derivative.Leaves(map.Body).Any(leaf => leaf is ValueScalar { Moves: true } or ParameterScalar { Moves: true });

    private string Layer(AffineIr a) =>
        $"new global::Qmtl.Simulation.Affine({places.Value(a.Input)}, {a.InputCount}, {places.Value(a.Output)}, {a.Count}, "
        + $"{places.Parameters.At(a.Weights)}, {places.Parameters.At(a.Bias)})";
}
