using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>
/// Fills the angles of a workspace, their sines and their cosines from runs of angles φ = scale · source + offset, and carries their derivatives back to the source.
/// </summary>
public static class Angles
{
    /// <summary>Sets one angle.</summary>
    public static void Set<T>(Workspace<T> workspace, int angle, Vector512<T> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        workspace.Angles[angle] = value;
        (workspace.Sines[angle], workspace.Cosines[angle]) = Lanes.SinCos(value);
    }

    /// <summary>Sets <paramref name="count"/> angles from as many trainable parameters, the same in every lane.</summary>
    public static void FromParameters<T>(
        Workspace<T> workspace, int angle, ReadOnlySpan<T> parameters, int parameter, int count, double scale, double offset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (factor, constant) = (T.CreateTruncating(scale), T.CreateTruncating(offset));
        for (var i = 0; i < count; i++) Set(workspace, angle + i, Vector512.Create((factor * parameters[parameter + i]) + constant));
    }

    /// <summary>Sets <paramref name="count"/> angles from as many values, each lane its own.</summary>
    public static void FromValues<T>(Workspace<T> workspace, int angle, int value, int count, double scale, double offset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (factor, constant) = (Lanes.Constant<T>(scale), Lanes.Constant<T>(offset));
        for (var i = 0; i < count; i++) Set(workspace, angle + i, Lanes.MultiplyAdd(factor, workspace.Values[value + i], constant));
    }

    /// <summary>Adds the derivatives of the angles of <see cref="FromParameters{T}"/>, summed over the lanes, to the gradient.</summary>
    public static void ToParameters<T>(Workspace<T> workspace, int angle, Span<T> gradient, int parameter, int count, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        LaneSums.Add(workspace.AngleGradients.Slice(angle, count), T.CreateTruncating(scale), gradient.Slice(parameter, count));

    /// <summary>Adds the derivatives of the angles of <see cref="FromValues{T}"/> to those of the values.</summary>
    public static void ToValues<T>(Workspace<T> workspace, int angle, int value, int count, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factor = Lanes.Constant<T>(scale);
        var gradients = workspace.ValueGradients;
        for (var i = 0; i < count; i++) gradients[value + i] = Lanes.MultiplyAdd(factor, workspace.AngleGradients[angle + i], gradients[value + i]);
    }
}
