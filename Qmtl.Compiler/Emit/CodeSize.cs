using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Compiler.Emit;

/// <summary>How much there is to write for a model, told before any of it is written.</summary>
internal static class CodeSize
{
    /// <summary>Gates in all circuits together: some megabytes of text, which is about what a C# class can hold.</summary>
    public const int MostGates = 100_000;

    // A head looks at every gate of the shared stage for its light cone.
    private const long LooksOfGate = 300;

    /// <summary>The gates of all circuits that are simulated.</summary>
    public static long Of(ModelSlices slices) => slices.Circuits.Sum(c => (long)c.Gates.Count);

    /// <summary>The gates of all circuits that run on hardware, or as many as their slicing is worth.</summary>
    public static long Of(ModelIr model)
    {
        var looks = (long)model.Heads.Count * model.Encoding.Count;
        if (looks / LooksOfGate > MostGates) return looks / LooksOfGate;
        return Math.Max(
            looks / LooksOfGate,
            MeasuredCircuit.Of(model).Sum(c => model.Encoding.Count + c.Heads.Sum(h => (long)model.Heads[h.Head].Gates.Count)));
    }
}
