using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Finds the loops in element-by-element computations: neighbors that differ only by moving one place on become one <see cref="MapIr"/>.</summary>
internal static class ScalarRoll
{
    public static IEnumerable<MapIr> ToMaps(IReadOnlyList<Scalar> elements, int output, TextSpan span)
    {
        for (var start = 0; start < elements.Count;)
        {
            var count = 1;
            var body = elements[start];
            if (start + 1 < elements.Count && Generalize(body, elements[start + 1]) is { } template)
            {
                while (start + count < elements.Count && IsAt(template, count, elements[start + count])) count++;
                if (count > 1) body = template;
            }

            yield return new MapIr(output + start, count, body, span);
            start += count;
        }
    }

    /// <summary>The first place of the value vector where the elements lie side by side; null where they do not.</summary>
    public static int? FindRegion(IReadOnlyList<Scalar> elements)
    {
        if (elements.Count == 0 || elements[0] is not ValueScalar first) return null;
        for (var i = 1; i < elements.Count; i++)
        {
            if (elements[i] is not ValueScalar value || value.Index != first.Index + i) return null;
        }

        return first.Index;
    }

    private static Scalar? Generalize(Scalar first, Scalar second)
    {
        switch (first, second)
        {
            case (ConstantScalar a, ConstantScalar b):
                return a == b ? a : null;
            case (ValueScalar a, ValueScalar b):
                return a.Index == b.Index ? a : b.Index == a.Index + 1 ? a with { Moves = true } : null;
            case (ParameterScalar a, ParameterScalar b):
                return a.Index == b.Index ? a : b.Index == a.Index + 1 ? a with { Moves = true } : null;
            case (FunctionScalar a, FunctionScalar b) when a.Function == b.Function:
                return Generalize(a.Operand, b.Operand) is { } operand ? a with { Operand = operand } : null;
            case (BinaryScalar a, BinaryScalar b) when a.Operator == b.Operator:
                return Generalize(a.Left, b.Left) is { } left && Generalize(a.Right, b.Right) is { } right ? a with { Left = left, Right = right } : null;
            default:
                return null;
        }
    }

    private static bool IsAt(Scalar template, int place, Scalar element) => (template, element) switch
    {
        (ConstantScalar a, ConstantScalar b) => a == b,
        (ValueScalar a, ValueScalar b) => b.Index == a.Index + (a.Moves ? place : 0),
        (ParameterScalar a, ParameterScalar b) => b.Index == a.Index + (a.Moves ? place : 0),
        (FunctionScalar a, FunctionScalar b) => a.Function == b.Function && IsAt(a.Operand, place, b.Operand),
        (BinaryScalar a, BinaryScalar b) => a.Operator == b.Operator && IsAt(a.Left, place, b.Left) && IsAt(a.Right, place, b.Right),
        _ => false,
    };
}
