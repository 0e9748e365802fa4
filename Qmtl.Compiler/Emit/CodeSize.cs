using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit;

/// <summary>How much there is to write for a model, told before any of it is written.</summary>
internal static class CodeSize
{
    /// <summary>Gates in all circuits together: some megabytes of text, which is about what a C# class can hold.</summary>
    public const int MostGates = 100_000;

    // A drawing has a cell for every qubit in every column, and a head looks at every gate of the shared stage.
    private const long CellsOfGate = 50;
    private const long LooksOfGate = 300;

    /// <summary>The gates of all circuits that run on hardware, or as many as their drawing or slicing is worth.</summary>
    public static long Of(ModelIr model)
    {
        var looks = (long)model.Heads.Count * model.Encoding.Count;
        if (looks / LooksOfGate > MostGates) return looks / LooksOfGate;
        var written = MeasuredCircuit.Of(model).Sum(c => model.Encoding.Count + c.Heads.Sum(h => (long)model.Heads[h.Head].Gates.Count));
        return Math.Max(written, (long)model.Qubits * Columns(model) / CellsOfGate);
    }

    private static int Columns(ModelIr model)
    {
        var free = new int[model.Qubits];
        var columns = 0;
        foreach (var gate in model.Encoding.Concat(model.Heads.SelectMany(h => h.Gates)))
        {
            var (top, bottom) = (gate.Qubits.Min(), gate.Qubits.Max());
            var column = 0;
            for (var wire = top; wire <= bottom; wire++) column = Math.Max(column, free[wire]);
            for (var wire = top; wire <= bottom; wire++) free[wire] = column + 1;
            columns = Math.Max(columns, column + 1);
        }

        return columns;
    }
}
