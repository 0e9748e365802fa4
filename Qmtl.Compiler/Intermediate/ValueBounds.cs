namespace Qmtl.Compiler.Intermediate;

/// <summary>Checks that computations read and write within the value vector and the parameter vector.</summary>
internal sealed class ValueBounds(int values, int parameters, string model)
{
    public void Check(ComputationIr computation, string place)
    {
        Require(
            computation.Count > 0 && computation.Output >= 0 && computation.Output + computation.Count <= values,
            $"{place} writes outside the value vector");
        if (computation is MapIr map) Check(map.Body, map.Count, true, place);
        if (computation is not AffineIr affine) return;
        Require(affine.InputCount > 0 && affine.Input >= 0 && affine.Input + affine.InputCount <= values, $"a layer of {place} reads outside the value vector");
        Require(
            affine.Weights >= 0 && affine.Weights + ((long)affine.Count * affine.InputCount) <= parameters,
            $"the weights of a layer of {place} lie outside the parameter vector");
        Require(affine.Bias >= 0 && affine.Bias + affine.Count <= parameters, $"the bias of a layer of {place} lies outside the parameter vector");
    }

    /// <param name="count">How many places a moving leaf takes.</param>
    public void Check(Scalar scalar, int count, bool mayMove, string place)
    {
        switch (scalar)
        {
            case ConstantScalar constant:
                Require(!double.IsNaN(constant.Value) && !double.IsInfinity(constant.Value), $"{place} uses a number that is not finite");
                break;
            case ValueScalar value:
                Require(mayMove || !value.Moves, $"{place} uses a moving value, which only maps may");
                Require(value.Index >= 0 && value.Index + (value.Moves ? count : 1) <= values, $"{place} reads outside the value vector");
                break;
            case ParameterScalar parameter:
                Require(mayMove || !parameter.Moves, $"{place} uses a moving parameter, which only maps may");
                Require(parameter.Index >= 0 && parameter.Index + (parameter.Moves ? count : 1) <= parameters, $"{place} reads outside the parameter vector");
                break;
            case FunctionScalar function:
                Check(function.Operand, count, mayMove, place);
                break;
            case BinaryScalar binary:
                Check(binary.Left, count, mayMove, place);
                Check(binary.Right, count, mayMove, place);
                break;
        }
    }

    private void Require(bool condition, string problem)
    {
        if (!condition) throw new InvalidOperationException($"The model '{model}' is malformed: {problem}.");
    }
}
