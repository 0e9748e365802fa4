using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Planning;

/// <summary>Where a run of angles comes from.</summary>
public enum AngleSource
{
    /// <summary>Known at build time.</summary>
    Constant,

    /// <summary>scale · parameter + offset.</summary>
    Parameters,

    /// <summary>scale · value + offset.</summary>
    Values,

    /// <summary>Any other scalar of parameters alone.</summary>
    ParameterExpression,

    /// <summary>Any other scalar.</summary>
    ValueExpression,
}

/// <summary>Consecutive angles φ[First + i] = Scale · source[Index + i] + Offset, or one angle that is not of that form.</summary>
/// <param name="Expression">The first angle as a scalar.</param>
public sealed record AngleRun(AngleSource Source, int First, int Count, int Index, double Scale, double Offset, Scalar Expression)
{
    /// <summary>Whether the angles are the same for every sample.</summary>
    public bool IsUniform => Source is AngleSource.Constant or AngleSource.Parameters or AngleSource.ParameterExpression;

    /// <summary>Whether an angle is the same for every sample.</summary>
    public static bool IsUniformAngle(Scalar angle) => Derivative.Leaves(angle).All(leaf => leaf is ParameterScalar);

    /// <summary>Splits the angles of a circuit into the fewest runs, in order.</summary>
    public static IReadOnlyList<AngleRun> Split(EquatableArray<Scalar> angles)
    {
        var runs = new List<AngleRun>();
        for (var i = 0; i < angles.Count; i++)
        {
            var next = Classify(angles[i], i);
            if (runs.Count > 0 && runs[runs.Count - 1] is var last && last.IsContinuedBy(next)) runs[runs.Count - 1] = last with { Count = last.Count + 1 };
            else runs.Add(next);
        }

        return runs;
    }

    private bool IsContinuedBy(AngleRun next) =>
        Source is AngleSource.Parameters or AngleSource.Values
        && (next.Source, next.Index, next.Scale, next.Offset) == (Source, Index + Count, Scale, Offset);

    private static AngleRun Classify(Scalar angle, int position)
    {
        if (ToAffine(angle) is { } affine)
        {
            return affine.Leaf switch
            {
                null => new AngleRun(AngleSource.Constant, position, 1, 0, 0, affine.Offset, angle),
                ParameterScalar p => new AngleRun(AngleSource.Parameters, position, 1, p.Index, affine.Scale, affine.Offset, angle),
                ValueScalar v => new AngleRun(AngleSource.Values, position, 1, v.Index, affine.Scale, affine.Offset, angle),
                _ => throw new InvalidOperationException($"{affine.Leaf} is not a leaf."),
            };
        }

        var source = IsUniformAngle(angle) ? AngleSource.ParameterExpression : AngleSource.ValueExpression;
        return new AngleRun(source, position, 1, 0, 0, 0, angle);
    }

    /// <summary>A scalar as scale · leaf + offset, or null where it is not of that form.</summary>
    private static (Scalar? Leaf, double Scale, double Offset)? ToAffine(Scalar scalar)
    {
        switch (scalar)
        {
            case ConstantScalar c:
                return (null, 0, c.Value);
            case ValueScalar or ParameterScalar:
                return (scalar, 1, 0);
            case FunctionScalar { Function: ScalarFunction.Negate } f when ToAffine(f.Operand) is { } x:
                return (x.Leaf, -x.Scale, -x.Offset);
            case BinaryScalar b when ToAffine(b.Left) is { } l && ToAffine(b.Right) is { } r:
                return Combine(b.Operator, l, r);
            default:
                return null;
        }
    }

    private static (Scalar?, double, double)? Combine(
        ScalarOperator op, (Scalar? Leaf, double Scale, double Offset) l, (Scalar? Leaf, double Scale, double Offset) r)
    {
        switch (op)
        {
            case ScalarOperator.Add when l.Leaf is null || r.Leaf is null || l.Leaf == r.Leaf:
                return (l.Leaf ?? r.Leaf, l.Scale + r.Scale, l.Offset + r.Offset);
            case ScalarOperator.Subtract when l.Leaf is null || r.Leaf is null || l.Leaf == r.Leaf:
                return (l.Leaf ?? r.Leaf, l.Scale - r.Scale, l.Offset - r.Offset);
            case ScalarOperator.Multiply when l.Leaf is null:
                return (r.Leaf, l.Offset * r.Scale, l.Offset * r.Offset);
            case ScalarOperator.Multiply when r.Leaf is null:
                return (l.Leaf, l.Scale * r.Offset, l.Offset * r.Offset);
            case ScalarOperator.Divide when r.Leaf is null:
                return (l.Leaf, l.Scale / r.Offset, l.Offset / r.Offset);
            default:
                return null;
        }
    }
}
