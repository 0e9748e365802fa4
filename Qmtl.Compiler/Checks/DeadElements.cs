using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;

namespace Qmtl.Compiler.Checks;

/// <summary>A tensor, and what the heads of its model depend on.</summary>
internal sealed record TensorUse(ParameterIr Parameter, Influence Influence);

/// <summary>The elements of a declaration that no logit depends on, in any tensor that has them.</summary>
internal sealed class DeadElements
{
    /// <summary>Above this many boxes, elements are counted rather than listed.</summary>
    private const int MostBoxes = 4;

    private readonly int[] shape;
    private readonly IndexSet dead;
    private readonly IndexSet alive;

    private DeadElements(int[] shape)
    {
        this.shape = shape;
        var size = shape.Aggregate(1, (product, axis) => product * axis);
        dead = new IndexSet(size);
        alive = new IndexSet(size);
    }

    public int Count => dead.Count;

    /// <summary>Whether that is all there is.</summary>
    public bool IsWhole => alive.Count == 0;

    /// <returns>Null where the shapes are too many and too large to be looked at together.</returns>
    public static DeadElements? Of(IReadOnlyList<TensorUse> tensors)
    {
        // The smallest shape that holds all of them.
        int[] shape = [.. Enumerable.Range(0, tensors[0].Parameter.Shape.Count).Select(axis => tensors.Max(t => t.Parameter.Shape[axis]))];
        if (shape.Aggregate(1.0, (product, axis) => product * axis) > LoweringLimits.Parameters) return null;
        var elements = new DeadElements(shape);
        foreach (var tensor in tensors) elements.Add(tensor);
        elements.dead.Remove(elements.alive);
        return elements;
    }

    /// <summary><c>theta[1, 0, 1] and theta[1, 1, 0..2]</c>; a number of elements where they are scattered.</summary>
    public string Describe(string name)
    {
        if (IsWhole) return $"'{name}'";
        if (ElementBoxes.Cover(shape, dead.Contains, MostBoxes) is not { } boxes)
            return FormattableString.Invariant($"{Count} of {Count + alive.Count} elements of '{name}'");
        string[] texts = [.. boxes.Select(box => name + box)];
        return texts.Length == 1 ? texts[0] : $"{string.Join(", ", texts.Take(texts.Length - 1))} and {texts[texts.Length - 1]}";
    }

    private void Add(TensorUse tensor)
    {
        var parameter = tensor.Parameter;
        for (var i = 0; i < parameter.Count; i++)
            (tensor.Influence.Includes(parameter.Offset + i) ? alive : dead).Add(ToPlace(parameter.Shape, i));
    }

    /// <summary>Where an element of one tensor lies in the shape of all.</summary>
    private int ToPlace(EquatableArray<int> own, int element)
    {
        var (place, stride) = (0, 1);
        for (var axis = own.Count - 1; axis >= 0; axis--)
        {
            place += element % own[axis] * stride;
            element /= own[axis];
            stride *= shape[axis];
        }

        return place;
    }
}
