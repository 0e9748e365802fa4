using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Imports;

/// <summary>Reads a file and all that it imports, each file once.</summary>
internal sealed class ImportLoader
{
    /// <summary>Files that are compiled together: far above what people write, far below what would stall an editor.</summary>
    public const int MaximumFiles = 500;

    private readonly IImportSource? imports;
    private readonly ConstantValues constants;
    private readonly CancellationToken cancellation;
    private readonly List<ParsedFile> files = [];
    private readonly Dictionary<string, ParsedFile?> byPath = new(StringComparer.Ordinal);

    private ImportLoader(IImportSource? imports, ConstantValues constants, CancellationToken cancellation)
    {
        this.imports = imports;
        this.constants = constants;
        this.cancellation = cancellation;
    }

    /// <returns>The file itself, then the imported ones. No file imports itself by way of others: such imports are told and left out.</returns>
    public static IReadOnlyList<ParsedFile> Load(
        SourceText source, IImportSource? imports, ConstantValues constants, CancellationToken cancellationToken)
    {
        var loader = new ImportLoader(imports, constants, cancellationToken);
        loader.Add(ImportPath.Normalize(source.Path), source);
        for (var i = 0; i < loader.files.Count; i++) loader.Follow(loader.files[i]);
        ImportCycles.Remove(loader.files);
        return loader.files;
    }

    private ParsedFile Add(string path, SourceText source)
    {
        var parsed = SyntaxParser.Parse(source, cancellation);
        var file = new ParsedFile(source, constants.Apply(parsed.File), parsed.Diagnostics);
        files.Add(file);
        byPath.Add(path, file);
        return file;
    }

    private void Follow(ParsedFile file)
    {
        foreach (var import in file.Syntax.Imports)
        {
            if (!ImportPath.IsWellFormed(import.Path)) file.Findings.Add(ImportDiagnostics.MalformedPath(import));
            else if (Find(ImportPath.Resolve(file.Source.Path, import.Path)) is not { } found) file.Findings.Add(Missing(import));
            else if (file.Imports.Exists(i => i.File == found)) file.Findings.Add(ImportDiagnostics.ImportedTwice(import));
            else file.Imports.Add((import, found));
        }
    }

    private ParsedFile? Find(string path)
    {
        if (byPath.TryGetValue(path, out var known)) return known;
        if (files.Count < MaximumFiles && imports?.Read(path) is { } text) return Add(path, new SourceText(path, text, files[files.Count - 1].Source.End + 1));
        byPath.Add(path, null);
        return null;
    }

    private Finding Missing(ImportSyntax import) =>
        files.Count < MaximumFiles ? ImportDiagnostics.NotFound(import) : ImportDiagnostics.TooManyFiles(import, MaximumFiles);
}
