using Microsoft.CodeAnalysis;

namespace Qmtl.Generators;

/// <summary>Turns every <c>.qmtl</c> file among the additional files into one class per model.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class QmtlGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var projectDirectory = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory) ? directory : "")
            .WithTrackingName(StepNames.ProjectDirectory);

        var files = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".qmtl", StringComparison.OrdinalIgnoreCase))
            .Combine(projectDirectory)
            .Select(static (pair, cancellationToken) => ModelFile.Read(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(StepNames.Files);

        // A unit is equal to what it was unless its file, or one that it imports, has changed.
        var units = files
            .Combine(files.Collect())
            .Select(static (pair, _) => ModelUnit.Gather(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Units);

        var compiled = units
            .Select(static (unit, cancellationToken) => FileCompilation.Run(unit, cancellationToken))
            .WithTrackingName(StepNames.Compiled);

        // Sources and diagnostics are reported apart, so that a moved diagnostic never emits code again.
        var sources = compiled
            .SelectMany(static (result, _) => result.Sources)
            .WithTrackingName(StepNames.Sources);
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, source.Text));

        var diagnostics = compiled
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(DiagnosticReport.Create(diagnostic)));
    }
}
