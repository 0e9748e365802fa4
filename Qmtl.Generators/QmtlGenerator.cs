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

        var compiled = files
            .Select(static (file, cancellationToken) => FileCompilation.Run(file, cancellationToken))
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
