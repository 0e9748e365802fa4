namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>The lines of one program, in its order.</summary>
/// <param name="Stage">The shared encoding stage: the same in every program of a model.</param>
/// <param name="Ending">The heads and their measurements.</param>
internal sealed record OpenQasmSections(
    IReadOnlyList<string> Opening, IReadOnlyList<string> Inputs, IReadOnlyList<string> Registers, IReadOnlyList<string> Stage, IReadOnlyList<string> Ending)
{
    /// <summary>How many inputs, with their comments, all programs declare first.</summary>
    public static int CommonInputs(IReadOnlyList<OpenQasmSections> programs)
    {
        var first = programs[0].Inputs;
        var count = 0;
        while (count < first.Count && programs.All(p => count < p.Inputs.Count && p.Inputs[count] == first[count])) count++;
        return count;
    }

    /// <param name="commonInputs">How many of the first lines of the inputs all programs have.</param>
    public IEnumerable<OpenQasmPart> Parts(int commonInputs)
    {
        IEnumerable<string> between = [.. Inputs.Skip(commonInputs), .. Inputs.Count > 0 ? [""] : Array.Empty<string>(), .. Registers];
        OpenQasmPart[] parts = commonInputs == 0
            ? [new(Text([.. Opening, .. between]))]
            : [new(Text(Opening)), new(Text(Inputs.Take(commonInputs)), CommonPart.Inputs), new(Text(between))];
        if (Stage.Count == 0) return [.. parts, new(Text(Ending))];
        return [.. parts, new(Text(Stage), CommonPart.Stage), new(Text(Ending))];
    }

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
