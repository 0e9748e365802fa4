using Qmtl.Compiler.Imports;

namespace Qmtl.Cli.Hosting;

/// <summary>Imports from the file system.</summary>
internal sealed class ImportedFiles : IImportSource
{
    public static ImportedFiles Instance { get; } = new();

    public string? Read(string path) => File.Exists(path) ? ModelText.Read(path) : null;
}
