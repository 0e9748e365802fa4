using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>How much there is to do for a scalar.</summary>
internal static class ScalarSize
{
    private const int Largest = 1 << 14;

    /// <summary>In gates: a derivative is written for every leaf, and each is about as long as the scalar.</summary>
    public static long Work(Scalar scalar)
    {
        var size = 0L;
        Visit(scalar);
        return size * size / 64;

        void Visit(Scalar part)
        {
            if (++size > Largest) return;
            if (part is FunctionScalar function) Visit(function.Operand);
            if (part is not BinaryScalar binary) return;
            Visit(binary.Left);
            Visit(binary.Right);
        }
    }
}
