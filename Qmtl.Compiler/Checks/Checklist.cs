using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Compiler.Checks;

/// <summary>Looks for something that a file may say, but hardly means.</summary>
internal sealed record Check(string Name, Func<CheckedFile, IEnumerable<Finding>> Run);

/// <summary>The checks of files that have no errors. What they find are warnings.</summary>
internal static class Checklist
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("unused names", UnusedNames.Find),
        new("weights without influence", DeadWeights.Find),
        new("heads without input", BlindHeads.Find),
        new("gates that cancel", CancellingGates.Find),
        new("shared stages that span all qubits", WideStages.Find),
    ];

    public static void Run(CheckedFile file, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        foreach (var check in All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var finding in check.Run(file)) diagnostics.Report(finding);
        }
    }
}
