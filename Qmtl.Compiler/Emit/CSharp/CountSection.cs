using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The sizes of a model as constants, for arrays that go with it.</summary>
internal static class CountSection
{
    public static void Write(CodeWriter writer, ModelIr model)
    {
        Write(writer, "ParameterCount", model.ParameterCount, $"The number of trainable parameters{Parts(model)}.");
        Write(writer, "InputWidth", model.InputWidth, "The length of one row of inputs.");
        Write(writer, "LogitCount", model.LogitCount, "The number of logits of all heads together.");
        Write(writer, "QubitCount", model.Qubits, "The number of qubits.");
    }

    private static void Write(CodeWriter writer, string name, int count, string summary)
    {
        writer.Summary(summary);
        writer.Line($"public const int {name} = {count};");
        writer.Line();
    }

    private static string Parts(ModelIr model)
    {
        (string Name, StageKind Stage)[] parts =
            [("of the backbone", StageKind.Backbone), ("of the shared encoding stage", StageKind.Encoding), ("of the heads", StageKind.Head)];
        var counts = parts
            .Select(part => (part.Name, Count: model.Parameters.Where(p => p.Stage == part.Stage).Sum(p => p.Count)))
            .Where(part => part.Count > 0)
            .Select(part => FormattableString.Invariant($"{part.Count} {part.Name}"))
            .ToArray();
        return counts.Length == 0 ? "" : $": {string.Join(", ", counts)}";
    }
}
