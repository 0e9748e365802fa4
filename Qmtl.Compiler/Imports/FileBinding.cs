using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Imports;

/// <summary>Binds a file after the files that it imports.</summary>
internal static class FileBinding
{
    /// <summary>Reads a file with what it imports, and resolves its names.</summary>
    /// <returns>The names of the file, and what is wrong with it so far.</returns>
    public static (BoundFile Names, DiagnosticBag Diagnostics) Bind(
        SourceText source, IImportSource? imports, ConstantValues constants, CancellationToken cancellationToken)
    {
        var files = ImportLoader.Load(source, imports, constants, cancellationToken);
        var sources = new SourceMap([.. files.Select(file => file.Source)]);
        var bound = new Dictionary<ParsedFile, (BoundFile Names, DiagnosticBag Diagnostics)>();
        foreach (var file in InOrder(files))
        {
            var diagnostics = new DiagnosticBag(sources);
            diagnostics.AddRange(file.Diagnostics);
            bound.Add(file, (Bind(file, bound, diagnostics, cancellationToken), diagnostics));
        }

        return bound[files[0]];
    }

    private static BoundFile Bind(
        ParsedFile file, Dictionary<ParsedFile, (BoundFile Names, DiagnosticBag Diagnostics)> bound, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>(file.Findings);
        var imports = new List<ImportedNames>();
        foreach (var (import, imported) in file.Imports)
        {
            var (names, errors) = bound[imported];
            if (errors.ToEquatableArray().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } first)
                findings.Add(ImportDiagnostics.HasErrors(import, first));
            imports.Add(new ImportedNames(import, names));
        }

        foreach (var finding in findings) diagnostics.Report(finding);

        // What cannot be imported may declare any name.
        var missing = findings.Select(finding => new MistakeSyntax([], HidesName: true, finding.Span));
        var syntax = file.Syntax with { Mistakes = file.Syntax.Mistakes.Concat(missing).OrderBy(mistake => mistake.Span.Start).ToEquatableArray() };
        return Binder.Bind(syntax, imports, diagnostics, cancellationToken);
    }

    /// <summary>Every file after those that it imports.</summary>
    private static List<ParsedFile> InOrder(IReadOnlyList<ParsedFile> files)
    {
        var ordered = new List<ParsedFile>();
        var open = files.ToDictionary(file => file, file => file.Imports.Count);
        var importers = files.SelectMany(file => file.Imports.Select(i => (i.File, Importer: file))).ToLookup(i => i.File, i => i.Importer);
        var ready = new Queue<ParsedFile>(files.Where(file => file.Imports.Count == 0));
        while (ready.Count > 0)
        {
            var file = ready.Dequeue();
            ordered.Add(file);
            foreach (var importer in importers[file].Where(importer => --open[importer] == 0)) ready.Enqueue(importer);
        }

        return ordered;
    }
}
